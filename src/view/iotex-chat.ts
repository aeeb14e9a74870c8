/** The element: holds what an embedder set, wires the controllers together, and shows the conversation. */
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import type { AddInput, Conversation, SendInput } from '../conversation/conversation.js';
import type { ConversationEvent } from '../conversation/conversation-event.js';
import type { Message } from '../conversation/message.js';
import type { Thread } from '../conversation/message-tree.js';
import { systemClock } from '../protocol/clock.js';
import type { ChatError } from '../protocol/errors.js';
import type { Usage } from '../protocol/deltas.js';
import { Announcer } from './announcer.js';
import { atNextFrame } from './at-next-frame.js';
import { composerTemplate } from './composer.js';
import { ControlElement } from './control-element.js';
import { ComposerController } from './controllers/composer.js';
import { ConversationController } from './controllers/conversation.js';
import { CountdownController } from './controllers/countdown.js';
import { HistoryController } from './controllers/history.js';
import { LinkController } from './controllers/link.js';
import { ScrollController } from './controllers/scroll.js';
import type { AutoScroll } from './controllers/scroll.js';
import { IotexChangeEvent } from './events.js';
import { Flood } from './flood.js';
import { headerTemplate } from './header.js';
import { keepKeys } from './keep-keys.js';
import { NextFrame } from './next-frame.js';
import { linkWarning } from './parts/link-warning.js';
import { setStates } from './states.js';
import { sheets } from './styles/sheets.js';
import { writesOnScreen } from './touch.js';
import { transcriptTemplate } from './transcript.js';
import { welcomeTemplate } from './welcome.js';

/** `offline`: the visitor's device has no network, and nothing is under way. */
export type ChatStatus = 'idle' | 'submitting' | 'streaming' | 'error' | 'offline';

/**
 * A chat with an AI model.
 *
 * @tag iotex-chat
 *
 * @slot - Shown before the element is upgraded and where there is no JavaScript.
 * @slot logo - Before the heading.
 * @slot heading - In place of `heading`.
 * @slot header-actions - At the end of the header.
 * @slot empty - In place of greeting and suggestions.
 * @slot greeting - In place of `greeting`.
 * @slot suggestion - Buttons that send their `data-prompt`, or else their text, while there is no message.
 * @slot composer-start - Before the text field.
 * @slot composer-end - After the text field.
 * @slot disclaimer - In place of `disclaimer`.
 *
 * @csspart base - The whole chat.
 * @csspart header - The row above the messages.
 * @csspart heading - Its text.
 * @csspart messages - The scrolling log.
 * @csspart message - A message.
 * @csspart message-user - A message of the visitor.
 * @csspart message-assistant - An answer.
 * @csspart bubble - The box of a visitor's message.
 * @csspart content - A text of a message.
 * @csspart reasoning - What a model thought before it answered.
 * @csspart image - A picture in an answer.
 * @csspart image-placeholder - In the place of a picture on another host: the button that fetches it, or why it is not shown.
 * @csspart link-host - The real host behind the text of a link that could be taken for another.
 * @csspart link-warning - The dialog that shows where a link leads.
 * @csspart attachment - A file of the visitor.
 * @csspart notice - How a turn ended, where it did not simply end.
 * @csspart error - A notice of an error.
 * @csspart retry-button - Asks again.
 * @csspart scroll-button - Goes to the newest message.
 * @csspart suggestion - A starter prompt.
 * @csspart composer - The box in which the visitor writes.
 * @csspart input - Its text field.
 * @csspart send-button - Sends; while an answer is under way it is `stop-button`.
 * @csspart stop-button - Stops the answer.
 * @csspart action-button - A button of the header.
 * @csspart footer - The row below the composer.
 *
 * @cssstate streaming - An answer is coming.
 * @cssstate submitting - A message was sent, nothing has come yet.
 * @cssstate empty - There is no message.
 * @cssstate offline - The device has no network.
 * @cssstate error - The last turn failed.
 * @cssstate has-draft - Something is written and not sent.
 * @cssstate at-bottom - The newest message is in sight.
 *
 * @fires {IotexBeforeSendEvent} iotex-before-send - Before a request is made; cancelable.
 * @fires {IotexSendEvent} iotex-send - The message is in the transcript.
 * @fires {IotexResponseStartEvent} iotex-response-start - The first piece of the answer came.
 * @fires {IotexResponseEndEvent} iotex-response-end - The answer ended, however it ended.
 * @fires {IotexErrorEvent} iotex-error - A request failed, an answer broke off, or a message was refused.
 * @fires {IotexBudgetEvent} iotex-budget - The site owner's own limit is reached.
 * @fires {IotexRetryEvent} iotex-retry - A failed request is tried again by itself.
 * @fires {IotexStopEvent} iotex-stop - The answer was stopped.
 * @fires {IotexClearEvent} iotex-clear - The conversation was emptied.
 * @fires {IotexChangeEvent} iotex-change - A message was added or finished, or all were removed.
 * @fires {IotexImageBlockEvent} iotex-image-block - A picture on another host was not fetched.
 * @fires {IotexLinkClickEvent} iotex-link-click - A link of an answer was followed, before anything opens; cancelable.
 */
export class IotexChat extends ControlElement {
  static override styles = sheets;

  readonly #nextFrame = new NextFrame(systemClock);
  readonly #announcer = new Announcer(this);
  readonly #countdown = new CountdownController(this, systemClock);
  readonly #session = new ConversationController(
    this,
    () => this.connection,
    (event) => this.#hear(event),
  );
  readonly #composer = new ComposerController(this);
  readonly #scroll = new ScrollController(this);
  readonly #links = new LinkController(this);
  readonly #history = new HistoryController(this, {
    clock: systemClock,
    schedule: atNextFrame(systemClock),
    updateNow: () => this.performUpdate(),
  });
  readonly #internals = this.attachInternals();
  readonly #flood = new Flood();
  #isFlooded = false;
  /** Whether the next update is not to wait for a frame: a first delta, an end, anything that is not the middle of an answer. */
  #paintsAtOnce = true;

  /** The state behind the view; the same object for the whole life of the element. */
  get conversation(): Conversation {
    return this.#session.conversation;
  }

  /** The active path of messages, first message first. */
  get messages(): readonly Message[] {
    return this.conversation.messages;
  }

  /** All messages, also those that are not on the active path. */
  get thread(): Thread {
    return this.conversation.thread;
  }

  /** What is written and not sent. */
  get value(): string {
    return this.#composer.draft;
  }

  set value(value: string) {
    this.#composer.draft = value;
  }

  get status(): ChatStatus {
    const { status } = this.conversation;
    const isIdle = status === 'idle' || status === 'error';
    return isIdle && !navigator.onLine ? 'offline' : status;
  }

  /** What the last answer cost. */
  get usage(): Usage | undefined {
    return this.conversation.usage;
  }

  /** What went wrong with the last turn. */
  get error(): ChatError | undefined {
    return this.conversation.error;
  }

  /** `autoScroll`, if it makes sense. Without messages there is nothing to follow, and the greeting is read from its top. */
  get scrollMode(): AutoScroll {
    if (this.messages.length === 0) return 'off';
    return this.settings.choice('auto-scroll', this.autoScroll, ['smart', 'always', 'off']);
  }

  /**
   * Asks. Resolves to the answer when it ended: read its `status`. A newer `send` stops the answer under way.
   * Rejects if it was refused: with a `ChatError`, or with an `AbortError` if `iotex-before-send` was cancelled.
   */
  send(input: SendInput): Promise<Message> {
    return this.conversation.send(input);
  }

  /** Stops the answer under way and closes its connection. What came stays. */
  stop(): void {
    this.conversation.stop();
  }

  /** Asks again for an answer, by default the last one. Resolves and rejects as `send`. */
  regenerate(id?: string): Promise<Message> {
    return this.conversation.retry(id);
  }

  /** Puts a message at the end without asking anybody. */
  addMessage(input: AddInput): Message {
    const message = this.conversation.addMessage(input);
    this.dispatchEvent(new IotexChangeEvent());
    return message;
  }

  /** Stops, and empties the conversation. */
  clear(): void {
    this.conversation.clear();
  }

  /** Moves the focus into the text field. */
  override focus(options?: FocusOptions): void {
    this.shadowRoot?.querySelector('textarea')?.focus(options);
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (!this.#paintsAtOnce) await this.#nextFrame.wait(this.#isFlooded);
    this.#paintsAtOnce = this.conversation.status !== 'streaming';
    await super.scheduleUpdate();
  }

  protected override firstUpdated(): void {
    if (this.autofocus) this.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('colorScheme')) this.settings.choice('color-scheme', this.colorScheme, ['auto', 'light', 'dark']);
  }

  protected override updated(): void {
    const { status } = this;
    this.#isFlooded = this.#flood.sees(this.messages.at(-1));
    setStates(this.#internals, {
      streaming: status === 'streaming',
      submitting: status === 'submitting',
      error: status === 'error',
      offline: status === 'offline',
      empty: this.messages.length === 0,
      'has-draft': this.value !== '',
      'at-bottom': this.#scroll.isAtEnd,
    });
  }

  protected override render(): TemplateResult {
    const strings = this.words;
    const { status, error } = this;
    const isBusy = this.#composer.isBusy;
    const isRefusal = error !== undefined && this.messages.at(-1)?.error !== error;
    return html`<section
      part="base"
      class="base"
      aria-label=${this.label || this.heading || strings.label}
      @keydown=${keepKeys}
      @click=${this.#links.onClick}
      @auxclick=${this.#links.onClick}
    >
      ${
        this.withoutHeader
          ? nothing
          : headerTemplate({
              strings,
              heading: this.heading || this.label || strings.label,
              canStartAnew: this.messages.length > 0 && !this.disabled,
              onNewChat: this.#onNewChat,
            })
      }
      ${transcriptTemplate({
        strings,
        content: this.content,
        groups: this.#history.groups,
        last: this.messages.at(-1),
        welcome: welcomeTemplate({
          strings,
          greeting: this.greeting || strings.greeting,
          suggestions: this.suggestions,
          onSuggestion: (prompt) => this.#composer.submit(prompt),
        }),
        refusal: isRefusal ? error : undefined,
        isBusy,
        isTryingAgain: this.conversation.retrying !== undefined,
        secondsToRetry: this.#countdown.seconds,
        isBehind: !this.#scroll.isAtEnd && this.messages.length > 0,
        onRetry: this.#onRetry,
        onJump: this.#onJump,
      })}
      <div class="dock">
        ${status === 'offline' ? html`<p part="notice" class="notice quiet" role="status">${strings.offline}</p>` : nothing}
        ${composerTemplate({
          strings,
          draft: this.value,
          placeholder: this.placeholder || strings.placeholder,
          maxLength: this.settings.number('maxlength', this.maxLength, { min: 1, whole: true }),
          isDisabled: this.disabled,
          isBusy,
          canSend: this.#composer.canSend,
          onInput: this.#composer.onInput,
          onKeydown: this.#composer.onKeydown,
          onCompositionStart: this.#composer.onCompositionStart,
          onCompositionEnd: this.#composer.onCompositionEnd,
          onSubmit: this.#composer.onSubmit,
          onButton: this.#composer.onButton,
        })}
        <div part="footer" class="footer"><slot name="disclaimer">${this.disclaimer}</slot></div>
      </div>
      ${
        this.#links.url
          ? linkWarning({
              strings,
              url: this.#links.url,
              onLeave: this.#links.onLeave,
              onBackdrop: this.#links.onBackdrop,
              onClosed: this.#links.onClosed,
            })
          : nothing
      }
      ${this.#announcer.template}
    </section>`;
  }

  #hear(event: ConversationEvent): void {
    this.#announcer.hear(event);
    if (event.type === 'send') this.#scroll.follow();
    if (event.type === 'send' || event.type === 'error') {
      this.#countdown.start(event.type === 'error' ? (event.error.retryAfter ?? 0) : 0);
    }
    if (event.type === 'change') return;
    this.#paintsAtOnce = true;
    this.#nextFrame.now();
  }

  /** Takes the focus over from a button that is about to go. On a touch screen not into the text field: its keyboard would open. */
  #keepFocus(): void {
    const place = writesOnScreen() ? '.messages' : 'textarea';
    this.shadowRoot?.querySelector<HTMLElement>(place)?.focus({ preventScroll: true });
  }

  readonly #onRetry = (): void => {
    // Its refusal is an event, and shown; see ComposerController.submit.
    this.conversation.retry().catch(() => undefined);
    this.#keepFocus();
  };

  readonly #onNewChat = (): void => {
    this.clear();
    this.#keepFocus();
  };

  readonly #onJump = (): void => {
    this.#scroll.jump();
    this.#keepFocus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'iotex-chat': IotexChat;
  }
}
