/** The one subscription: what the conversation tells becomes an update of the view, a DOM event for the page, and a line for the developer. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Conversation } from '../../conversation/conversation.js';
import type { ConversationOptions } from '../../conversation/conversation.js';
import type { ConversationEvent } from '../../conversation/conversation-event.js';
import { engine } from '../../conversation/load-engine.js';
import {
  IotexBeforeSendEvent,
  IotexBranchChangeEvent,
  IotexBudgetEvent,
  IotexChangeEvent,
  IotexClearEvent,
  IotexEditEvent,
  IotexErrorEvent,
  IotexFeedbackEvent,
  IotexResponseEndEvent,
  IotexResponseStartEvent,
  IotexRetryEvent,
  IotexSendEvent,
  IotexStopEvent,
  IotexToolCallEvent,
} from '../events.js';
import { reportError } from '../report-error.js';

export interface ConversationHost extends ReactiveControllerHost, EventTarget {
  readonly isConnected: boolean;
}

/** What a visitor turns to the chat with. A question follows, most likely. */
const TURNS = ['focusin', 'pointerdown'] as const;

export class ConversationController implements ReactiveController {
  readonly conversation: Conversation;
  readonly #host: ConversationHost;
  readonly #leave: () => void;

  /**
   * `options` is asked anew for each request, so that a change of any attribute counts from the next one on. `hear` is told of every event first, and
   * `leave` that the page goes for good, before that stops what is under way.
   */
  constructor(
    host: ConversationHost,
    options: () => ConversationOptions,
    hear: (event: ConversationEvent) => void,
    leave: () => void,
  ) {
    this.#host = host;
    this.#leave = leave;
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
    for (const type of TURNS) this.#host.addEventListener(type, this.#onTurn);
  }

  hostDisconnected(): void {
    window.removeEventListener('pagehide', this.#onPageHide);
    window.removeEventListener('online', this.#onNetworkChange);
    window.removeEventListener('offline', this.#onNetworkChange);
    for (const type of TURNS) this.#host.removeEventListener(type, this.#onTurn);
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
        reportError(event.error);
        if (event.error.kind === 'budget') host.dispatchEvent(new IotexBudgetEvent(event.error));
        host.dispatchEvent(new IotexErrorEvent(event.error, event.messageId));
        break;
      case 'end':
        host.dispatchEvent(new IotexResponseEndEvent(event.message, event.aborted));
        host.dispatchEvent(new IotexChangeEvent());
        break;
      case 'tool-call':
        host.dispatchEvent(new IotexToolCallEvent(event.messageId, event.call));
        break;
      case 'edit':
        host.dispatchEvent(new IotexEditEvent(event.message, event.previous));
        break;
      case 'branch':
        host.dispatchEvent(new IotexBranchChangeEvent(event.messageId, event.index, event.count));
        host.dispatchEvent(new IotexChangeEvent());
        break;
      case 'feedback':
        host.dispatchEvent(new IotexFeedbackEvent(event.message, event.prompt));
        host.dispatchEvent(new IotexChangeEvent());
        break;
      case 'clear':
        host.dispatchEvent(new IotexClearEvent());
        host.dispatchEvent(new IotexChangeEvent());
        break;
      case 'delete':
      case 'load':
      case 'undo':
        host.dispatchEvent(new IotexChangeEvent());
        break;
    }
  }

  readonly #onPageHide = (event: PageTransitionEvent): void => {
    // A page that is kept for the way back (bfcache) may go on; one that is not is gone for good.
    if (event.persisted) return;
    this.#leave();
    this.conversation.stop();
  };

  readonly #onTurn = (): void => {
    // Whoever needs it tries again, and tells what is wrong.
    if (!engine.loaded) engine.load().catch(() => undefined);
  };

  readonly #onNetworkChange = (): void => {
    this.#host.requestUpdate();
  };
}
