/** The one subscription: what the conversation tells becomes an update of the view, a DOM event for the page, and a line for the developer. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Conversation } from '../../conversation/conversation.js';
import type { ConversationOptions } from '../../conversation/conversation.js';
import type { ConversationEvent } from '../../conversation/conversation-event.js';
import type { ChatError } from '../../protocol/errors.js';
import {
  IotexBeforeSendEvent,
  IotexBudgetEvent,
  IotexChangeEvent,
  IotexClearEvent,
  IotexErrorEvent,
  IotexResponseEndEvent,
  IotexResponseStartEvent,
  IotexRetryEvent,
  IotexSendEvent,
  IotexStopEvent,
} from '../events.js';

export interface ConversationHost extends ReactiveControllerHost, EventTarget {
  readonly isConnected: boolean;
}

export class ConversationController implements ReactiveController {
  readonly conversation: Conversation;
  readonly #host: ConversationHost;

  /** `options` is asked anew for each request, so that a change of any attribute counts from the next one on. `hear` is told of every event first. */
  constructor(host: ConversationHost, options: () => ConversationOptions, hear: (event: ConversationEvent) => void) {
    this.#host = host;
    this.conversation = new Conversation(() => ({
      ...options(),
      beforeSend: (message, request) => host.dispatchEvent(new IotexBeforeSendEvent(message, request)),
    }));
    this.conversation.subscribe((event) => {
      hear(event);
      this.#tellPage(event);
    });
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('pagehide', this.#onPageHide);
    window.addEventListener('online', this.#onNetworkChange);
    window.addEventListener('offline', this.#onNetworkChange);
  }

  hostDisconnected(): void {
    window.removeEventListener('pagehide', this.#onPageHide);
    window.removeEventListener('online', this.#onNetworkChange);
    window.removeEventListener('offline', this.#onNetworkChange);
    // An element that is moved is disconnected and connected again within one task. Only one that stays away has been removed.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.conversation.stop();
    });
  }

  #tellPage(event: ConversationEvent): void {
    const host = this.#host;
    switch (event.type) {
      case 'change':
        host.requestUpdate();
        break;
      case 'send':
        host.dispatchEvent(new IotexSendEvent(event.message));
        host.dispatchEvent(new IotexChangeEvent());
        break;
      case 'retry':
        host.dispatchEvent(new IotexRetryEvent(event.attempt, event.delay));
        break;
      case 'start':
        host.dispatchEvent(new IotexResponseStartEvent(event.messageId, event.model, event.timeToFirstToken));
        break;
      case 'stop':
        host.dispatchEvent(new IotexStopEvent());
        break;
      case 'error':
        reportToDeveloper(event.error);
        if (event.error.kind === 'budget') host.dispatchEvent(new IotexBudgetEvent(event.error));
        host.dispatchEvent(new IotexErrorEvent(event.error, event.messageId));
        break;
      case 'end':
        host.dispatchEvent(new IotexResponseEndEvent(event.message, event.aborted));
        host.dispatchEvent(new IotexChangeEvent());
        break;
      case 'clear':
        host.dispatchEvent(new IotexClearEvent());
        host.dispatchEvent(new IotexChangeEvent());
        break;
    }
  }

  readonly #onPageHide = (event: PageTransitionEvent): void => {
    // A page that is kept for the way back (bfcache) may go on; one that is not is gone for good.
    if (!event.persisted) this.conversation.stop();
  };

  readonly #onNetworkChange = (): void => {
    this.#host.requestUpdate();
  };
}

function reportToDeveloper(error: ChatError): void {
  // The sentence alone, and its cause if there is one: an error object would print what its stack knows of the page.
  const request = error.requestId ? ` (request ${error.requestId})` : '';
  const sentence = `<iotex-chat>: ${error.message}${request}`;
  if (error.cause === undefined) console.error(sentence);
  else console.error(sentence, error.cause);
}
