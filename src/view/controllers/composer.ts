/** The draft and how it is sent: keys, input methods, the button that sends and stops. Holds the draft, so that nothing a page does to the element loses it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Conversation } from '../../conversation/conversation.js';
import type { FilePart } from '../../conversation/message.js';
import type { Clock } from '../../protocol/clock.js';
import type { TransportOptions } from '../../protocol/transport-options.js';
import { chunks } from '../chunks.js';
import { Feature } from '../feature.js';
import type { AttachmentsFeature } from '../features/attachments.js';
import type { DictationFeature } from '../features/dictation.js';
import type { ModelPickerFeature } from '../features/model-picker.js';
import type { TranscriptFeature } from '../features/transcript.js';
import { isInputMethods, isSubmit } from '../submit-key.js';
import type { SubmitKey } from '../submit-key.js';
import { writesOnScreen } from '../touch.js';
import type { AttachmentsHost } from './attachments.js';
import type { DictationHost } from './dictation.js';
import type { ModelsHost } from './models.js';

export type ComposerHost = ReactiveControllerHost &
  AttachmentsHost &
  DictationHost &
  ModelsHost & {
    readonly renderRoot: HTMLElement | DocumentFragment;
    readonly conversation: Conversation;
    readonly withModelPicker: boolean;
    readonly submitKey: SubmitKey;
    /** Characters a message may have; undefined for any number. */
    readonly longestMessage: number | undefined;
    focus(): void;
  };

/** What the composer needs of the world around it. */
export interface ComposerContext {
  readonly clock: Clock;
  /** How the server is reached; asked anew for each request. */
  readonly options: () => TransportOptions;
  /** Takes words that are heard and not seen. */
  readonly say: (words: string) => void;
  /** What knows earlier questions, and how much room a draft has left; undefined until it is loaded. */
  readonly transcript: () => Pick<TranscriptFeature, 'recall' | 'room'> | undefined;
}

export class ComposerController implements ReactiveController {
  readonly #host: ComposerHost;
  readonly #context: ComposerContext;
  readonly #attachments;
  readonly #dictation;
  readonly #models;
  #draft = '';
  /** Where the caret goes once the draft is in the field. */
  #caret: number | undefined;
  #isComposing = false;

  constructor(host: ComposerHost, context: ComposerContext) {
    this.#host = host;
    this.#context = context;
    const { clock, options, say } = context;
    this.#attachments = new Feature(host, {
      name: 'what reads files',
      chunk: chunks.attachments,
      isWanted: () => host.withAttachments,
      create: ({ AttachmentsFeature }) => new AttachmentsFeature(host, say),
    });
    this.#models = new Feature(host, {
      name: 'the list of models',
      chunk: chunks.modelPicker,
      isWanted: () => host.withModelPicker,
      create: ({ ModelPickerFeature }) => new ModelPickerFeature(host, options, say),
    });
    const insert = (make: (before: string, after: string) => string) => this.#insert(make);
    this.#dictation = new Feature(host, {
      name: 'dictation',
      chunk: chunks.dictation,
      isWanted: () => host.withDictation,
      create: ({ DictationFeature }) => new DictationFeature(host, { clock, options, insert, say }),
    });
    host.addController(this);
  }

  /** Undefined while nothing can be attached, and until what can be is loaded. The same holds for the other two. */
  get attachments(): AttachmentsFeature | undefined {
    return this.#attachments.current;
  }

  get dictation(): DictationFeature | undefined {
    return this.#dictation.current;
  }

  get models(): ModelPickerFeature | undefined {
    return this.#models.current;
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#onEscape);
  }

  hostUpdated(): void {
    const field = this.#field;
    // The template sets what differs from the draft before; what the visitor has typed since is in the field alone.
    if (field && field.value !== this.#draft) field.value = this.#draft;
    if (this.#caret === undefined) return;
    field?.setSelectionRange(this.#caret, this.#caret);
    this.#caret = undefined;
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#onEscape);
    // An input method that was open is gone with the focus, and its end is not always told.
    this.#isComposing = false;
  }

  get draft(): string {
    return this.#draft;
  }

  set draft(draft: string) {
    this.#draft = draft;
    this.#context.transcript()?.room.look(draft);
    this.#host.requestUpdate();
  }

  get isBusy(): boolean {
    const { status } = this.#host.conversation;
    return status === 'submitting' || status === 'streaming';
  }

  /** How many characters the draft has more than it may. Counted as the browser counts for `maxlength`: UTF-16 units, a line end as one. */
  get charactersOver(): number {
    return Math.max(0, this.#draft.length - (this.#host.longestMessage ?? Infinity));
  }

  get canSend(): boolean {
    const hasContent = this.#draft.trim() !== '' || this.#files.length > 0;
    return hasContent && this.charactersOver === 0 && !this.#isReading && this.#mayAsk;
  }

  /** Sends the draft with its files, or a prompt with them. What is refused stays in the composer; the conversation holds the reason. */
  submit(prompt?: string): void {
    if (prompt === undefined ? !this.canSend : prompt.trim() === '' || !this.#mayAsk || this.#isReading) {
      this.#sayWhyNot();
      return;
    }
    const { conversation } = this.#host;
    const files = this.#files;
    const text = prompt ?? (this.#draft.trim() === '' ? '' : this.#draft);
    // The conversation reports a refusal as an event, and the view shows it; the promise has nothing to add.
    conversation.send(files.length > 0 ? { text, files } : text).catch(() => undefined);
    if (conversation.status !== 'submitting') return;
    if (text === this.#draft || prompt === undefined) this.draft = '';
    this.attachments?.clear();
    this.#recall?.end();
  }

  readonly onInput = (event: Event): void => {
    this.#recall?.end();
    this.draft = (event.target as HTMLTextAreaElement).value;
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    if (this.#isComposing || isInputMethods(event) || event.defaultPrevented) return;
    if (isSubmit(event, this.#host.submitKey)) {
      event.preventDefault();
      this.submit();
    } else if (!event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const recalled = this.#recall?.press(event.key, this.#draft, event.target as HTMLTextAreaElement);
      if (recalled === undefined) return;
      event.preventDefault();
      // Escape has done its work here, and is not to stop an answer or to close what is around the chat as well.
      event.stopPropagation();
      this.draft = recalled;
      this.#caret = recalled.length;
    }
  };

  readonly onPaste = (event: ClipboardEvent): void => {
    this.attachments?.onPaste(event);
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

  /**
   * Escape stops an answer from anywhere in the chat. Not while an input method composes, and not where it has something else to close: a dialog, a
   * menu, a list, another text field.
   */
  readonly #onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.repeat || !this.isBusy) return;
    if (this.#isComposing || isInputMethods(event) || this.#isForAnother(event)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#host.conversation.stop();
  };

  #isForAnother(event: KeyboardEvent): boolean {
    if (
      this.#host.renderRoot.querySelector('dialog[open], :is(:popover-open):not(.panel), [role="menu"]:not([hidden])')
    )
      return true;
    const [target] = event.composedPath();
    return (
      target !== this.#field &&
      target instanceof Element &&
      target.matches('input, textarea, select, [contenteditable]')
    );
  }

  get #recall(): TranscriptFeature['recall'] | undefined {
    return this.#context.transcript()?.recall;
  }

  get #files(): readonly FilePart[] {
    return this.attachments?.parts ?? [];
  }

  get #isReading(): boolean {
    return this.attachments?.isReading === true;
  }

  get #mayAsk(): boolean {
    return !this.#host.disabled && !this.isBusy;
  }

  get #field(): HTMLTextAreaElement | null {
    return this.#host.renderRoot.querySelector<HTMLTextAreaElement>('.composer textarea');
  }

  /** Whoever presses Enter does not see that the button is off. */
  #sayWhyNot(): void {
    const { words } = this.#host;
    const { say, transcript } = this.#context;
    // Until that is loaded the words for it are not there either.
    if (!transcript()) return;
    if (this.charactersOver > 0) say(words.tooLong(this.charactersOver));
    else if (this.#isReading) say(words.filesNotReady);
  }

  #insert(make: (before: string, after: string) => string): void {
    const field = this.#field;
    const start = Math.min(field?.selectionStart ?? Infinity, this.#draft.length);
    const end = Math.min(field?.selectionEnd ?? Infinity, this.#draft.length);
    const before = this.#draft.slice(0, start);
    const after = this.#draft.slice(end);
    const inserted = make(before, after);
    this.#recall?.end();
    this.draft = before + inserted + after;
    this.#caret = start + inserted.length;
    if (!writesOnScreen()) this.#host.focus();
  }
}
