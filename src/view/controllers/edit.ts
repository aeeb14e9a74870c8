/** Rewrites questions in their own bubbles: holds what is written until it is asked or given up. */
import type { ReactiveControllerHost } from 'lit';
import type { Conversation } from '../../conversation/conversation.js';
import type { Message } from '../../conversation/message.js';
import { Draft } from '../message-state.js';
import type { MessageStates } from '../message-state.js';
import { isInputMethods, isSubmit } from '../submit-key.js';
import type { SubmitKey } from '../submit-key.js';

export interface EditHost extends ReactiveControllerHost {
  readonly conversation: Conversation;
  readonly submitKey: SubmitKey;
  readonly disabled: boolean;
  /** Characters a question may have. */
  readonly longestMessage: number | undefined;
}

export interface EditMeans {
  readonly states: MessageStates;
  /** Puts the focus on what `selector` finds in the message `id`, once that is shown. */
  readonly focusIn: (id: string, selector: string) => void;
  /** Puts the focus where it goes when what had it is gone. */
  readonly keepFocus: () => void;
}

export class EditController {
  readonly #host: EditHost;
  readonly #means: EditMeans;

  constructor(host: EditHost, means: EditMeans) {
    this.#host = host;
    this.#means = means;
  }

  /** Turns the question into a text field, and goes there. */
  start(message: Message): void {
    const { states, focusIn } = this.#means;
    const rewriting = states.get(message.id).rewriting ?? new Draft(message.text);
    states.change(message.id, { rewriting, ...this.#faults(rewriting) });
    focusIn(message.id, 'textarea');
  }

  /** Asks what is written now. If that is refused, the field stays as it is; the conversation holds the reason. */
  save({ id }: Message): void {
    const { states, keepFocus } = this.#means;
    const { rewriting } = states.get(id);
    if (!rewriting || this.#host.disabled) return;
    const { isDraftEmpty, charactersOver } = this.#faults(rewriting);
    if (isDraftEmpty || charactersOver > 0) return;
    const { conversation } = this.#host;
    // A refusal is an event, and shown; the promise has nothing to add.
    conversation.edit(id, rewriting.text).catch(() => undefined);
    if (conversation.messages.some((message) => message.id === id)) return;
    states.change(id, { rewriting: undefined });
    keepFocus();
  }

  /** Gives up what was written. */
  cancel({ id }: Message): void {
    const { states, focusIn } = this.#means;
    states.change(id, { rewriting: undefined });
    focusIn(id, '[data-action="edit"]');
  }

  /** What is typed is in the field already: it is noted, and shown anew only where something is wrong with it. */
  note(message: Message, text: string): void {
    const { states } = this.#means;
    const state = states.get(message.id);
    if (!state.rewriting) return;
    state.rewriting.text = text;
    const faults = this.#faults(state.rewriting);
    const isSame = faults.isDraftEmpty === state.isDraftEmpty && faults.charactersOver === state.charactersOver;
    if (!isSame) states.change(message.id, faults);
  }

  /** A key in the field: the Enter that sends saves, and Escape gives up. */
  press(message: Message, event: KeyboardEvent): void {
    if (isSubmit(event, this.#host.submitKey)) {
      event.preventDefault();
      this.save(message);
    } else if (event.key === 'Escape' && !isInputMethods(event)) {
      // It ends this, and nothing around it.
      event.stopPropagation();
      this.cancel(message);
    }
  }

  /** Why it cannot be asked. What is too long stays as it is: no word is taken away. */
  #faults({ text }: Draft): { readonly isDraftEmpty: boolean; readonly charactersOver: number } {
    const charactersOver = Math.max(0, text.length - (this.#host.longestMessage ?? Infinity));
    return { isDraftEmpty: text.trim() === '', charactersOver };
  }
}
