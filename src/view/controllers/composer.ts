/** The draft and how it is sent: keys, input methods, the button that sends and stops. Holds the draft, so that nothing a page does to the element loses it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Conversation } from '../../conversation/conversation.js';
import { writesOnScreen } from '../touch.js';

/** `enter`: Enter sends and Shift+Enter makes a line. `mod-enter`: Ctrl or ⌘ with Enter sends. */
export type SubmitKey = 'enter' | 'mod-enter';

export interface ComposerHost extends ReactiveControllerHost {
  readonly conversation: Conversation;
  readonly submitKey: SubmitKey;
  readonly disabled: boolean;
}

/** The key code that browsers give to keys which an input method has taken for itself, also where `isComposing` is false by then (Safari). */
const KEY_TAKEN_BY_INPUT_METHOD = 229;

export class ComposerController implements ReactiveController {
  readonly #host: ComposerHost;
  #draft = '';
  #isComposing = false;

  constructor(host: ComposerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    // An input method that was open is gone with the focus, and its end is not always told.
    this.#isComposing = false;
  }

  get draft(): string {
    return this.#draft;
  }

  set draft(draft: string) {
    this.#draft = draft;
    this.#host.requestUpdate();
  }

  get isBusy(): boolean {
    const { status } = this.#host.conversation;
    return status === 'submitting' || status === 'streaming';
  }

  get canSend(): boolean {
    return this.#draft.trim() !== '' && !this.#host.disabled && !this.isBusy;
  }

  /** Sends the draft. What is refused stays in the composer; the conversation holds the reason. */
  submit(text: string = this.#draft): void {
    if (text.trim() === '' || this.#host.disabled || this.isBusy) return;
    const isDraft = text === this.#draft;
    // The conversation reports a refusal as an event, and the view shows it; the promise has nothing to add.
    this.#host.conversation.send(text).catch(() => undefined);
    if (isDraft && this.#host.conversation.status === 'submitting') this.draft = '';
  }

  readonly onInput = (event: Event): void => {
    this.draft = (event.target as HTMLTextAreaElement).value;
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing newer tells it in Safari
    const isInputMethods = this.#isComposing || event.isComposing || event.keyCode === KEY_TAKEN_BY_INPUT_METHOD;
    if (event.key !== 'Enter' || isInputMethods || !this.#sends(event)) return;
    event.preventDefault();
    this.submit();
  };

  readonly onCompositionStart = (): void => {
    this.#isComposing = true;
  };

  readonly onCompositionEnd = (): void => {
    this.#isComposing = false;
  };

  readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    this.submit();
  };

  readonly onButton = (event: MouseEvent): void => {
    // The second click of a double click on Send meets Stop in the same place, and is not meant for it.
    if (this.isBusy && event.detail > 1) return;
    if (this.isBusy) this.#host.conversation.stop();
    else this.submit();
  };

  #sends(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey) return true;
    if (this.#host.submitKey === 'mod-enter' || event.shiftKey || event.altKey) return false;
    return !writesOnScreen();
  }
}
