/** What the buttons on messages do: one listener on the transcript for all of them, and what is under way on each message. */
import type { Branches } from '../../conversation/message-tree.js';
import type { ConversationEvent } from '../../conversation/conversation-event.js';
import type { Message } from '../../conversation/message.js';
import type { Clock } from '../../protocol/clock.js';
import type { Strings } from '../../locales/strings.js';
import { messageControls } from '../message-controls.js';
import type { ControlSwitches, MessageControls } from '../message-controls.js';
import { MessageStates } from '../message-state.js';
import type { MessageState } from '../message-state.js';
import { copyMessage } from './copy.js';
import { EditController } from './edit.js';
import type { EditHost } from './edit.js';
import { EnlargeController } from './enlarge.js';
import { FeedbackController } from './feedback.js';
import type { HistoryController } from './history.js';
import { NearController } from './near.js';
import type { ScrollController } from './scroll.js';

/** What a button on a message is for, as its `data-action` says. */
export type MessageAction =
  | 'copy'
  | 'regenerate'
  | 'continue'
  | 'good'
  | 'bad'
  | 'comment'
  | 'skip'
  | 'speak'
  | 'usage'
  | 'edit'
  | 'save'
  | 'cancel'
  | 'delete'
  | 'previous'
  | 'next';

export interface ActionsHost extends EditHost, EventTarget, ControlSwitches {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly words: Strings;
}

export interface ActionsMeans {
  readonly clock: Clock;
  /** Puts the focus where it goes when what had it is gone. */
  readonly keepFocus: () => void;
  readonly history: Pick<HistoryController, 'groups' | 'want'>;
  readonly scroll: Pick<ScrollController, 'hold'>;
  /** What reads messages aloud; undefined while nothing can. */
  readonly voice: () => Voice | undefined;
}

/** Reads messages aloud. */
export interface Voice {
  readonly speakingId: string | undefined;
  toggle(message: Message): void;
}

/** What was taken away and can be brought back. */
export type Undoable = 'deleted' | 'cleared';

/** What puts an end to what was offered to be brought back. */
const GONE: ReadonlySet<ConversationEvent['type']> = new Set(['clear', 'load', 'delete', 'undo']);

export class ActionsController {
  readonly #host: ActionsHost;
  readonly #means: ActionsMeans;
  readonly #states = new MessageStates(() => this.#change());
  readonly #edit: EditController;
  readonly #feedback: FeedbackController;
  readonly #near: NearController;
  #controls: MessageControls | undefined;
  #revision = 0;
  #undoable: Undoable | undefined;

  readonly #actions: Readonly<Record<MessageAction, (message: Message, button: HTMLElement) => void>> = {
    copy: (message, button) => void copyMessage(message, button, this.#host, this.#states, this.#means.clock),
    regenerate: ({ id }) => this.#ask(this.#host.conversation.retry(id)),
    continue: ({ id }) => this.#ask(this.#host.conversation.continue(id)),
    good: (message) => this.#feedback.rate(message, 'good'),
    bad: (message) => this.#feedback.rate(message, 'bad'),
    comment: (message) => this.#feedback.send(message),
    skip: (message) => this.#feedback.close(message),
    speak: (message) => this.#means.voice()?.toggle(message),
    usage: ({ id }) => this.#states.change(id, { isUsageShown: !this.#states.get(id).isUsageShown }),
    edit: (message) => this.#edit.start(message),
    save: (message) => this.#edit.save(message),
    cancel: (message) => this.#edit.cancel(message),
    delete: (message) => this.#delete(message),
    previous: (message, button) => this.#turn(message, -1, button),
    next: (message, button) => this.#turn(message, 1, button),
  };

  constructor(host: ActionsHost, means: ActionsMeans) {
    this.#host = host;
    this.#means = means;
    const states = this.#states;
    const focusIn = (id: string, selector: string) => this.#focus(`[data-message="${CSS.escape(id)}"] ${selector}`);
    this.#edit = new EditController(host, { states, focusIn, keepFocus: means.keepFocus });
    this.#feedback = new FeedbackController(() => host.conversation, { clock: means.clock, states, focusIn });
    this.#near = new NearController(host, () => means.history.groups);
    new EnlargeController(host);
  }

  /** Which controls there are: the same object until that changes. */
  get controls(): MessageControls {
    this.#controls = messageControls(this.#host, this.#means.voice() !== undefined, this.#controls);
    return this.#controls;
  }

  /** Higher whenever past messages are to be looked at, though none of them has changed: what is under way on one, or how many siblings it has. */
  get revision(): number {
    return this.#revision + this.#host.conversation.shape;
  }

  /** What can be brought back, as long as it is offered. */
  get undoable(): Undoable | undefined {
    return this.#host.conversation.canUndo ? this.#undoable : undefined;
  }

  /** What is under way on the message `id`: the same object until it changes. */
  state(id: string): MessageState {
    return this.#states.get(id);
  }

  /** Whether the rows of buttons are built in the group of messages at `place`. */
  isNear(place: number): boolean {
    return this.#near.has(place);
  }

  /** Which of its siblings the message `id` is, from 0, and how many they are. */
  branches(id: string): Branches {
    return this.#host.conversation.branches(id);
  }

  /** The message that is being read aloud. */
  get speakingId(): string | undefined {
    return this.#means.voice()?.speakingId;
  }

  hear({ type }: ConversationEvent): void {
    if (!GONE.has(type)) return;
    this.#undoable = undefined;
    this.#change();
  }

  /** Empties the conversation for the visitor, who may undo it. A page that does so by itself may have its reasons, and nothing is offered then. */
  readonly onNewChat = (): void => {
    this.#host.conversation.clear();
    this.#undoable = 'cleared';
    this.#means.keepFocus();
  };

  /** For `click` on the transcript. */
  readonly onClick = (event: MouseEvent): void => {
    const button = (event.target as Element).closest<HTMLElement>('button[data-action]');
    // What a page put into the transcript may have the same attribute.
    if (!button || button.getRootNode() !== this.#host.renderRoot || button.closest('.rendered, .code-rendered'))
      return;
    if (button.getAttribute('aria-disabled') === 'true') return;
    const message = this.#messageOf(button);
    if (message) this.#actions[button.dataset['action'] as MessageAction](message, button);
  };

  /** For `input` in a field on a message. */
  readonly onInput = (event: Event): void => {
    const field = event.target as HTMLTextAreaElement;
    // As tall as its text; see the styles.
    if (field.parentElement) field.parentElement.dataset['draft'] = `${field.value}\u200b`;
    const message = this.#messageOf(field);
    if (message) this.#fieldOf(message).note(message, field.value);
  };

  /** For `keydown` in such a field. */
  readonly onKeydown = (event: KeyboardEvent): void => {
    const message = this.#messageOf(event.target as Element);
    if (message) this.#fieldOf(message).press(message, event);
  };

  readonly onUndo = (): void => {
    this.#host.conversation.undo();
    this.#means.keepFocus();
  };

  readonly onDismiss = (): void => {
    this.#undoable = undefined;
    this.#change();
    this.#means.keepFocus();
  };

  /** Questions are rewritten, answers commented on. */
  #fieldOf({ role }: Message): EditController | FeedbackController {
    return role === 'user' ? this.#edit : this.#feedback;
  }

  #ask(answer: Promise<Message>): void {
    // A refusal is an event, and shown; the promise has nothing to add.
    answer.catch(() => undefined);
    this.#means.keepFocus();
  }

  #delete({ id }: Message): void {
    this.#host.conversation.delete(id);
    this.#undoable = 'deleted';
    this.#change();
    this.#focus('.undo .button');
  }

  #turn({ id }: Message, by: 1 | -1, button: HTMLElement): void {
    const { conversation } = this.#host;
    this.#means.scroll.hold(button);
    this.#means.history.want(conversation.messages.findIndex((message) => message.id === id));
    conversation.selectBranch(id, conversation.branches(id).index + by);
  }

  #messageOf(element: Element): Message | undefined {
    const id = element.closest<HTMLElement>('[data-message]')?.dataset['message'];
    return this.#host.conversation.messages.find((message) => message.id === id);
  }

  #focus(selector: string): void {
    void this.#host.updateComplete.then(() => {
      this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    });
  }

  #change(): void {
    this.#revision += 1;
    this.#host.requestUpdate();
  }
}
