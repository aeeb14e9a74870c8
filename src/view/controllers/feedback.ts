/** Ratings of answers: thumbs that can be taken back, and a comment for those who want to write one. */
import type { Conversation } from '../../conversation/conversation.js';
import type { Message } from '../../conversation/message.js';
import type { Clock } from '../../protocol/clock.js';
import { Draft } from '../message-state.js';
import type { MessageStates } from '../message-state.js';
import { isInputMethods } from '../submit-key.js';
import { writesOnScreen } from '../touch.js';

export interface FeedbackMeans {
  readonly clock: Clock;
  readonly states: MessageStates;
  /** Puts the focus on what `selector` finds in the message `id`, once that is shown. */
  readonly focusIn: (id: string, selector: string) => void;
}

/** How long a rating is thanked for, in ms. */
const THANKED_FOR = 5000;

export class FeedbackController {
  readonly #conversation: () => Conversation;
  readonly #means: FeedbackMeans;

  constructor(conversation: () => Conversation, means: FeedbackMeans) {
    this.#conversation = conversation;
    this.#means = means;
  }

  /** Rates, and opens a field for a comment; the same rating again takes it back. */
  rate({ id, feedback }: Message, value: 'good' | 'bad'): void {
    const { states, focusIn } = this.#means;
    const isTakenBack = feedback?.value === value;
    this.#conversation().rate(id, isTakenBack ? undefined : value);
    states.change(id, { comment: isTakenBack ? undefined : new Draft(''), isDraftEmpty: true, isThanked: false });
    // On a touch screen the keyboard would cover what the comment is about.
    if (!isTakenBack && !writesOnScreen()) focusIn(id, '.comment textarea');
  }

  /** Sends the comment. An empty one is none. */
  send(message: Message): void {
    const text = this.#means.states.get(message.id).comment?.text.trim();
    const value = message.feedback?.value;
    if (text && value) this.#conversation().rate(message.id, value, text);
    this.close(message);
  }

  /** Closes the field, sent or not: the rating stays. */
  close({ id, feedback }: Message): void {
    const { states, focusIn, clock } = this.#means;
    states.change(id, { comment: undefined, isThanked: true });
    focusIn(id, `[data-action="${feedback?.value ?? 'good'}"]`);
    clock.after(THANKED_FOR, () => states.change(id, { isThanked: false }));
  }

  note({ id }: Message, text: string): void {
    const { states } = this.#means;
    const { comment, isDraftEmpty } = states.get(id);
    if (!comment) return;
    comment.text = text;
    const isEmpty = text.trim() === '';
    if (isEmpty !== isDraftEmpty) states.change(id, { isDraftEmpty: isEmpty });
  }

  /** A key in the field: Enter with Ctrl or ⌘ sends, Escape closes. */
  press(message: Message, event: KeyboardEvent): void {
    if (isInputMethods(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.send(message);
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.close(message);
  }
}
