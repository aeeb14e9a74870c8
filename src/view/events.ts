/** The DOM events of `<iotex-chat>`, typed. All of them bubble and cross shadow roots. */
import type { Message, Timing } from '../conversation/message.js';
import type { FinishReason, Usage } from '../protocol/deltas.js';
import type { ChatError } from '../protocol/errors.js';
import type { WireRequest } from '../protocol/wire.js';

/** Before a request is made. Cancelling it keeps the message in the composer and sends nothing. */
export class IotexBeforeSendEvent extends Event {
  readonly message: Message;
  /** The body that will be sent. */
  readonly request: WireRequest;

  constructor(message: Message, request: WireRequest) {
    super('iotex-before-send', { bubbles: true, composed: true, cancelable: true });
    this.message = message;
    this.request = request;
  }
}

/** The visitor's message is in the transcript, and the request is on its way. */
export class IotexSendEvent extends Event {
  readonly message: Message;

  constructor(message: Message) {
    super('iotex-send', { bubbles: true, composed: true });
    this.message = message;
  }
}

/** The first piece of an answer came. */
export class IotexResponseStartEvent extends Event {
  readonly messageId: string;
  /** By the server's own word; undefined where it did not say. */
  readonly model: string | undefined;
  /** Milliseconds since the request. */
  readonly timeToFirstToken: number;

  constructor(messageId: string, model: string | undefined, timeToFirstToken: number) {
    super('iotex-response-start', { bubbles: true, composed: true });
    this.messageId = messageId;
    this.model = model;
    this.timeToFirstToken = timeToFirstToken;
  }
}

/** An answer ended, however it ended; after `iotex-stop` or `iotex-error` where it came to that. */
export class IotexResponseEndEvent extends Event {
  readonly message: Message;
  readonly finishReason: FinishReason | undefined;
  readonly usage: Usage | undefined;
  readonly timing: Timing | undefined;
  /** Whether it was stopped. */
  readonly aborted: boolean;

  constructor(message: Message, aborted: boolean) {
    super('iotex-response-end', { bubbles: true, composed: true });
    this.message = message;
    this.finishReason = message.finishReason;
    this.usage = message.usage;
    this.timing = message.timing;
    this.aborted = aborted;
  }
}

/** A request failed, an answer broke off, or a message was refused (then without `messageId`). */
export class IotexErrorEvent extends Event {
  readonly error: ChatError;
  readonly messageId: string | undefined;

  constructor(error: ChatError, messageId: string | undefined) {
    super('iotex-error', { bubbles: true, composed: true });
    this.error = error;
    this.messageId = messageId;
  }
}

/** The site owner's own limit is reached; `iotex-error` follows. */
export class IotexBudgetEvent extends Event {
  readonly error: ChatError;

  constructor(error: ChatError) {
    super('iotex-budget', { bubbles: true, composed: true });
    this.error = error;
  }
}

/** The request failed before anything came and is tried again by itself. */
export class IotexRetryEvent extends Event {
  /** Counts from 1. */
  readonly attempt: number;
  /** Milliseconds until the try. */
  readonly delay: number;

  constructor(attempt: number, delay: number) {
    super('iotex-retry', { bubbles: true, composed: true });
    this.attempt = attempt;
    this.delay = delay;
  }
}

/** The answer under way was stopped. */
export class IotexStopEvent extends Event {
  constructor() {
    super('iotex-stop', { bubbles: true, composed: true });
  }
}

/** The conversation was emptied. */
export class IotexClearEvent extends Event {
  constructor() {
    super('iotex-clear', { bubbles: true, composed: true });
  }
}

/** A message was added or finished, or the conversation was emptied: the moment to save `messages`. Not fired per token. */
export class IotexChangeEvent extends Event {
  constructor() {
    super('iotex-change', { bubbles: true, composed: true });
  }
}

/** A picture on another host was not fetched: it waits for a click, or is not shown at all. */
export class IotexImageBlockEvent extends Event {
  readonly url: string;

  constructor(url: string) {
    super('iotex-image-block', { bubbles: true, composed: true });
    this.url = url;
  }
}

/** A link of an answer was followed, by click, middle click or Enter; before anything opens or warns. Cancelling it keeps the link from opening. */
export class IotexLinkClickEvent extends Event {
  readonly url: string;
  /** The text of the link, as the model wrote it. */
  readonly text: string;

  constructor(url: string, text: string) {
    super('iotex-link-click', { bubbles: true, composed: true, cancelable: true });
    this.url = url;
    this.text = text;
  }
}

declare global {
  interface HTMLElementEventMap {
    'iotex-before-send': IotexBeforeSendEvent;
    'iotex-send': IotexSendEvent;
    'iotex-response-start': IotexResponseStartEvent;
    'iotex-response-end': IotexResponseEndEvent;
    'iotex-error': IotexErrorEvent;
    'iotex-budget': IotexBudgetEvent;
    'iotex-retry': IotexRetryEvent;
    'iotex-stop': IotexStopEvent;
    'iotex-clear': IotexClearEvent;
    'iotex-change': IotexChangeEvent;
    'iotex-image-block': IotexImageBlockEvent;
    'iotex-link-click': IotexLinkClickEvent;
  }
}
