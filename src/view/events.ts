/** The DOM events of `<iotex-chat>`, typed. All of them bubble and cross shadow roots. */
import type { FilePart, Message, Timing, ToolCallPart } from '../conversation/message.js';
import type { FinishReason, Usage } from '../protocol/deltas.js';
import type { ChatError } from '../protocol/errors.js';
import type { WireRequest } from '../protocol/wire.js';

/** The events of `<iotex-chat>` by their names. */
export type ChatEvents = Pick<HTMLElementEventMap, Extract<keyof HTMLElementEventMap, `iotex-${string}`>>;

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

/** The visitor rated an answer, wrote a comment on a rating, or took it back. A rating with a comment comes twice: without it, then with it. */
export class IotexFeedbackEvent extends Event {
  readonly messageId: string;
  /** Undefined when a rating is taken back. */
  readonly value: 'good' | 'bad' | undefined;
  readonly comment: string | undefined;
  /** The answer. */
  readonly message: Message;
  /** The question to it; undefined for an answer that nobody asked for. */
  readonly prompt: Message | undefined;

  constructor(message: Message, prompt: Message | undefined) {
    super('iotex-feedback', { bubbles: true, composed: true });
    this.messageId = message.id;
    this.value = message.feedback?.value;
    this.comment = message.feedback?.comment;
    this.message = message;
    this.prompt = prompt;
  }
}

/** A message was copied by its button. */
export class IotexCopyEvent extends Event {
  readonly messageId: string;
  /** What is in the clipboard now, as Markdown. */
  readonly text: string;

  constructor(messageId: string, text: string) {
    super('iotex-copy', { bubbles: true, composed: true });
    this.messageId = messageId;
    this.text = text;
  }
}

/** A question was rewritten and is asked anew; `iotex-send` follows. */
export class IotexEditEvent extends Event {
  /** The question as it is now. */
  readonly message: Message;
  /** The question as it was, which stays beside the new one. */
  readonly previous: Message;

  constructor(message: Message, previous: Message) {
    super('iotex-edit', { bubbles: true, composed: true });
    this.message = message;
    this.previous = previous;
  }
}

/** Another one of several answers, or questions, is shown. */
export class IotexBranchChangeEvent extends Event {
  /** The message that is shown now. */
  readonly messageId: string;
  /** Which of `count` siblings it is, from 0. */
  readonly index: number;
  readonly count: number;

  constructor(messageId: string, index: number, count: number) {
    super('iotex-branch-change', { bubbles: true, composed: true });
    this.messageId = messageId;
    this.index = index;
    this.count = count;
  }
}

/** A function of `tools` begins to run, and a second time: it has its result or its error. */
export class IotexToolCallEvent extends Event {
  /** The answer that asked for it. */
  readonly messageId: string;
  readonly call: ToolCallPart;

  constructor(messageId: string, call: ToolCallPart) {
    super('iotex-tool-call', { bubbles: true, composed: true });
    this.messageId = messageId;
    this.call = call;
  }
}

/** Another conversation is shown: one was chosen, restored or begun, or the one that is shown was stored for the first time. With `persist` alone. */
export class IotexThreadChangeEvent extends Event {
  /** Names the conversation for as long as it is stored; undefined for a new one, of which nothing is. */
  readonly threadId: string | undefined;

  constructor(threadId: string | undefined) {
    super('iotex-thread-change', { bubbles: true, composed: true });
    this.threadId = threadId;
  }
}

/** Files were picked, dropped or pasted, and read: they are in the composer. Not fired where all of them were refused. */
export class IotexAttachEvent extends Event {
  /** As they will be sent: pictures scaled down, texts as text. */
  readonly files: readonly FilePart[];

  constructor(files: readonly FilePart[]) {
    super('iotex-attach', { bubbles: true, composed: true });
    this.files = files;
  }
}

/** The visitor chose another model; the element's `model` is that already. */
export class IotexModelChangeEvent extends Event {
  readonly model: string;

  constructor(model: string) {
    super('iotex-model-change', { bubbles: true, composed: true });
    this.model = model;
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

/** The floating panel is about to open, by the visitor or by `show()`. Cancelling it keeps it closed. */
export class IotexShowEvent extends Event {
  constructor() {
    super('iotex-show', { bubbles: true, composed: true, cancelable: true });
  }
}

/** The floating panel is open and has arrived. */
export class IotexAfterShowEvent extends Event {
  constructor() {
    super('iotex-after-show', { bubbles: true, composed: true });
  }
}

/** The floating panel is about to close, by the visitor or by `hide()`. Cancelling it keeps it open, but for the way back on a phone, which has been gone. */
export class IotexHideEvent extends Event {
  constructor() {
    super('iotex-hide', { bubbles: true, composed: true, cancelable: true });
  }
}

/** The floating panel is closed and out of sight. What is under way in it goes on. */
export class IotexAfterHideEvent extends Event {
  constructor() {
    super('iotex-after-hide', { bubbles: true, composed: true });
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
    'iotex-feedback': IotexFeedbackEvent;
    'iotex-copy': IotexCopyEvent;
    'iotex-edit': IotexEditEvent;
    'iotex-branch-change': IotexBranchChangeEvent;
    'iotex-tool-call': IotexToolCallEvent;
    'iotex-thread-change': IotexThreadChangeEvent;
    'iotex-attach': IotexAttachEvent;
    'iotex-model-change': IotexModelChangeEvent;
    'iotex-image-block': IotexImageBlockEvent;
    'iotex-link-click': IotexLinkClickEvent;
    'iotex-show': IotexShowEvent;
    'iotex-after-show': IotexAfterShowEvent;
    'iotex-hide': IotexHideEvent;
    'iotex-after-hide': IotexAfterHideEvent;
  }
}
