/** The element: holds what an embedder set, wires the controllers together, and shows the conversation. */
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ConversationEvent } from '../conversation/conversation-event.js';
import type { FirstStrings } from '../locales/first-words.js';
import { systemClock } from '../protocol/clock.js';
import type { ChatStatus } from './chat-status.js';
import { chunks } from './chunks.js';
import { clearRendered } from './clear-rendered.js';
import { composerTemplate } from './composer.js';
import { ComposerController } from './controllers/composer.js';
import type { AutoScroll } from './controllers/scroll.js';
import type { ExportFormat } from './export/export-thread.js';
import { Feature } from './feature.js';
import { headerTemplate } from './header.js';
import { keepKeys } from './keep-keys.js';
import { NextFrame } from './next-frame.js';
import { notLoaded } from './not-loaded.js';
import { PanelElement } from './panel-element.js';
import { closeButton, panelTemplate } from './panel.js';
import { setStates } from './states.js';
import { sheets } from './styles/sheets.js';
import { takeOver } from './take-over.js';
import { writesOnScreen } from './touch.js';
import { transcriptTemplate } from './transcript.js';
import { version } from './version.js';
import { welcomeTemplate } from './welcome.js';

/** Where the visitor writes. */
const INPUT = 'textarea[part~="input"]';

/**
 * A chat with an AI model.
 *
 * @tag iotex-chat
 *
 * @slot - Shown before the element is upgraded and where there is no JavaScript.
 * @slot launcher - In place of the button that opens a floating chat.
 * @slot launcher-icon - In place of the picture on that button.
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
 * @csspart panel - The box around it, where the chat floats or fills the window.
 * @csspart launcher - The button that opens a floating chat.
 * @csspart badge - How many answers have come while it was closed.
 * @csspart header - The row above the messages.
 * @csspart heading - Its text.
 * @csspart messages - The scrolling log.
 * @csspart message - A message.
 * @csspart day - The line between two messages of different days.
 * @csspart message-user - A message of the visitor.
 * @csspart message-assistant - An answer.
 * @csspart bubble - The box of a visitor's message.
 * @csspart content - A text of a message.
 * @csspart code-block - A block of code.
 * @csspart code-header - The row above it: its language and its buttons.
 * @csspart copy-button - Copies the code, or a table.
 * @csspart table - A table.
 * @csspart reasoning - What a model thought before it answered.
 * @csspart image - A picture in an answer.
 * @csspart image-placeholder - In the place of a picture on another host: the button that fetches it, or why it is not shown.
 * @csspart link-host - The real host behind the text of a link that could be taken for another.
 * @csspart link-warning - The dialog that shows where a link leads.
 * @csspart attachment - A file of the visitor, in the composer or in a message.
 * @csspart notice - How a turn ended, where it did not simply end.
 * @csspart error - A notice of an error.
 * @csspart retry-button - Asks again.
 * @csspart continue-button - Goes on with an answer that was cut off.
 * @csspart message-actions - The row of buttons below a message.
 * @csspart meta - What is told of an answer beside it: its usage.
 * @csspart branch-picker - Which of several answers or questions is shown, and the way to the others.
 * @csspart feedback - The field for a comment on a rating.
 * @csspart usage - How fast an answer came and what it cost.
 * @csspart tool-call - A tool that the model used.
 * @csspart sources - What an answer refers to.
 * @csspart undo - The bar that brings back what was deleted.
 * @csspart image-dialog - A picture, enlarged.
 * @csspart close-button - Closes it, or the list of conversations, or the panel of a floating chat.
 * @csspart scroll-button - Goes to the newest message.
 * @csspart suggestion - A starter prompt.
 * @csspart composer - The box in which the visitor writes.
 * @csspart input - Its text field.
 * @csspart send-button - Sends; while an answer is under way it is `stop-button`.
 * @csspart stop-button - Stops the answer.
 * @csspart action-button - A button of the header or of a message.
 * @csspart export-button - The one that opens the menu of ways to take the conversation away.
 * @csspart menu - A menu, while it is open.
 * @csspart menu-item - An entry of it.
 * @csspart thread-list - The list of remembered conversations.
 * @csspart thread - One of them.
 * @csspart thread-search - The field that searches it.
 * @csspart thread-name - The field in which one gets another name.
 * @csspart counter - How much of `maxlength` is used, near its end.
 * @csspart attach-button - Picks files.
 * @csspart drop-zone - Over the chat while files are dragged across it.
 * @csspart model-picker - The list of models.
 * @csspart mic-button - Begins and ends a dictation.
 * @csspart footer - The row below the composer.
 *
 * @cssstate streaming - An answer is coming.
 * @cssstate submitting - A message was sent, nothing has come yet.
 * @cssstate empty - There is no message.
 * @cssstate open - The panel of a floating chat is open.
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
 * @fires {IotexFeedbackEvent} iotex-feedback - An answer was rated, commented on, or a rating taken back.
 * @fires {IotexCopyEvent} iotex-copy - A message was copied by its button.
 * @fires {IotexEditEvent} iotex-edit - A question was rewritten and is asked anew; before `iotex-send`.
 * @fires {IotexBranchChangeEvent} iotex-branch-change - Another of several answers or questions is shown.
 * @fires {IotexToolCallEvent} iotex-tool-call - A function of `tools` begins to run, and once more when it has ended.
 * @fires {IotexThreadChangeEvent} iotex-thread-change - Another conversation is shown, or this one was stored for the first time; with `persist`.
 * @fires {IotexAttachEvent} iotex-attach - Files were read and are in the composer.
 * @fires {IotexModelChangeEvent} iotex-model-change - The visitor chose another model.
 * @fires {IotexImageBlockEvent} iotex-image-block - A picture on another host was not fetched.
 * @fires {IotexShowEvent} iotex-show - The floating panel is about to open; cancelable.
 * @fires {IotexAfterShowEvent} iotex-after-show - It is open and has arrived.
 * @fires {IotexHideEvent} iotex-hide - The floating panel is about to close; cancelable.
 * @fires {IotexAfterHideEvent} iotex-after-hide - It is closed and out of sight.
 * @fires {IotexLinkClickEvent} iotex-link-click - A link of an answer was followed, before anything opens; cancelable.
 */
export class IotexChat extends PanelElement {
  static override styles = sheets;
  /** Which version this is, as in package.json. */
  static readonly version = version;

  readonly #nextFrame = new NextFrame(systemClock);
  readonly #transcript = new Feature(this, {
    name: 'what shows messages',
    chunk: chunks.transcript,
    // What is there already is used at once.
    isWanted: () => chunks.transcript.loaded !== undefined || this.messages.length > 0 || this.value !== '',
    isForVisitor: true,
    create: ({ TranscriptFeature }) =>
      new TranscriptFeature(this, {
        clock: systemClock,
        settings: this.settings,
        language: this.language,
        updateNow: () => this.performUpdate(),
        keepFocus: () => this.#keepFocus(),
        voice: () => (this.withSpeech ? this.#speech.current?.voice : undefined),
      }),
  });
  readonly #composer = new ComposerController(this, {
    clock: systemClock,
    options: () => this.connection,
    say: (words) => this.#say(words),
    transcript: () => this.#transcript.current,
  });
  readonly #speech = new Feature(this, {
    name: 'what reads aloud',
    chunk: chunks.speech,
    isWanted: () => this.withSpeech && this.messages.length > 0,
    create: ({ SpeechController }) =>
      new SpeechController(this, () => this.closest<HTMLElement>('[lang]')?.lang || document.documentElement.lang),
  });
  readonly #export = new Feature(this, {
    name: 'what takes conversations away',
    chunk: chunks.export,
    isWanted: () => this.withExport && this.messages.length > 0,
    create: ({ ExportController }) => new ExportController(this, this.language),
  });
  readonly #threads = new Feature(this, {
    name: 'the list of conversations',
    chunk: chunks.memory,
    isWanted: () => this.withThreads && this.memory.current !== undefined,
    create: ({ ThreadsController }) =>
      new ThreadsController(this, () => this.memory.current, {
        language: this.language,
        say: (words) => this.#say(words),
        goOn: () => this.#keepFocus(),
        onNewChat: () => this.#transcript.current?.actions.onNewChat(),
      }),
  });
  readonly #internals = this.attachInternals();
  #isFlooded = false;
  /** Whether the next update is not to wait for a frame: a first delta, an end, anything that is not the middle of an answer. */
  #paintsAtOnce = true;
  /** Whether the visitor was in the text field before there was an element. */
  #hadFocus = false;

  constructor() {
    super();
    // Lit takes over what a page set before the element was defined, but of its own properties only.
    const draft = Object.getOwnPropertyDescriptor(this, 'value')?.value as unknown;
    if (Reflect.deleteProperty(this, 'value') && typeof draft === 'string') this.value = draft;
  }

  /** What is written and not sent. */
  get value(): string {
    return this.#composer.draft;
  }

  set value(value: string) {
    this.#composer.draft = value;
  }

  /** What is going on. */
  get status(): ChatStatus {
    const { status } = this.conversation;
    const isIdle = status === 'idle' || status === 'error';
    const { navigator } = globalThis as { readonly navigator?: Navigator };
    return isIdle && navigator?.onLine === false ? 'offline' : status;
  }

  /** @internal `autoScroll`, if it makes sense. Without messages there is nothing to follow, and the greeting is read from its top. */
  get scrollMode(): AutoScroll {
    if (this.messages.length === 0) return 'off';
    return this.settings.choice('auto-scroll', this.autoScroll, ['smart', 'always', 'off']);
  }

  /**
   * The conversation as the text of a file, without anything that a model thought: `markdown` to read, `html` as a page that stands alone, `json` to be
   * read by `importThread`. Rejects with a `ChatError` of kind `bad_request` for any other format.
   */
  exportThread(format: ExportFormat): Promise<string> {
    return this.#export.load().then((feature) => feature.text(format));
  }

  /**
   * Puts a conversation in the place of this one: what `exportThread('json')` gave, as text or parsed, or a list of OpenAI messages. Rejects with a
   * `ChatError` of kind `bad_request` that says what is wrong with it; then nothing is changed.
   */
  importThread(json: unknown): Promise<void> {
    return this.#export.load().then((feature) => feature.bringBack(json));
  }

  /** Moves the focus into the text field, or to the launcher of a chat that is closed. */
  override focus(options?: FocusOptions): void {
    const place = this.panel.isFloating && !this.open ? '.launcher' : INPUT;
    this.shadowRoot?.querySelector<HTMLElement>(place)?.focus(options);
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (!this.#paintsAtOnce) await this.#nextFrame.wait(this.#isFlooded);
    this.#paintsAtOnce = this.conversation.status !== 'streaming';
    await super.scheduleUpdate();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    const { draft, hasFocus } = clearRendered(root, this.renderOptions);
    if (this.value === '') this.value = draft;
    this.#hadFocus = hasFocus;
    return root;
  }

  protected override firstUpdated(): void {
    if (this.autofocus || this.#hadFocus) this.focus();
    void takeOver(this, this.panel, () => this.#composer.submit());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('density')) this.settings.choice('density', this.density, ['normal', 'compact', 'spacious']);
    if (changed.has('colorScheme')) this.settings.choice('color-scheme', this.colorScheme, ['auto', 'light', 'dark']);
  }

  protected override updated(): void {
    const { status } = this;
    const transcript = this.#transcript.current;
    this.#isFlooded = transcript?.seesFlood() === true;
    setStates(this.#internals, {
      streaming: status === 'streaming',
      submitting: status === 'submitting',
      error: status === 'error',
      offline: status === 'offline',
      empty: this.messages.length === 0,
      open: this.panel.isShown,
      'has-draft': this.value !== '',
      'at-bottom': transcript?.scroll.isAtEnd !== false,
    });
  }

  protected override render(): TemplateResult {
    const strings: FirstStrings = this.words;
    const hasMessages = this.messages.length > 0;
    const transcript = this.#transcript.current;
    const regions = transcript?.announcer.regions;
    const label = this.label || this.heading || strings.label;
    const content = html`<section
      part="base"
      class="base"
      lang=${this.language.lang}
      dir=${ifDefined(this.language.direction)}
      aria-label=${label}
      @keydown=${keepKeys}
      @click=${transcript?.links.onClick}
      @auxclick=${transcript?.links.onClick}
    >
      ${
        this.withoutHeader
          ? closeButton(strings, this.panel, 'close-alone')
          : headerTemplate({
              heading: this.heading || this.label || strings.label,
              start: this.#threads.current?.button,
              end: [
                this.withExport && hasMessages ? this.#export.current?.menu : nothing,
                transcript?.newChatButton,
                closeButton(strings, this.panel),
              ],
            })
      }
      ${transcriptTemplate({
        strings,
        hasMessages,
        listeners: transcript,
        content: this.#content,
        over: transcript?.jumpButton,
      })}
      <div class="dock">
        ${transcript?.undoBar}
        ${this.status === 'offline' ? html`<p part="notice" class="notice quiet">${strings.offline}</p>` : nothing}
        ${this.memory.current?.notice} ${this.#export.current?.notice}
        ${composerTemplate({
          strings,
          composer: this.#composer,
          placeholder: this.placeholder || strings.placeholder,
          threadsButton: this.withoutHeader ? this.#threads.current?.button : nothing,
          host: this,
          transcript,
        })}
        <div part="footer" class="footer"><slot name="disclaimer">${this.disclaimer}</slot></div>
      </div>
      ${this.#composer.attachments?.dropSign} ${transcript?.linkWarning} ${this.#threads.current?.panel}
      <div class="announcer" role="status" aria-live="polite" aria-atomic="false">${regions?.polite}</div>
      <div class="announcer" role="alert" aria-live="assertive" aria-atomic="false">${regions?.urgent}</div>
    </section>`;
    const { lang } = this.language;
    return panelTemplate({ strings, lang, label, isSpoken: this.announceMode !== 'off', panel: this.panel, content });
  }

  protected override hear(event: ConversationEvent): void {
    this.panel.hear(event);
    this.#speech.current?.hear(event);
    if (event.type === 'change') {
      this.#transcript.current?.hear(event);
      return;
    }
    this.#transcript.use((transcript) => transcript.hear(event));
    this.#paintsAtOnce = true;
    this.#nextFrame.now();
  }

  /** What stands in the log. */
  get #content(): unknown {
    const strings: FirstStrings = this.words;
    const welcome = welcomeTemplate({
      strings,
      greeting: this.greeting || strings.greeting,
      suggestions: this.suggestions,
      onSuggestion: (prompt) => this.#composer.submit(prompt),
    });
    const transcript = this.#transcript.current;
    if (transcript) return transcript.content(welcome);
    if (this.messages.length === 0) return welcome;
    // Until messages can be shown: nothing, or that they cannot.
    return this.#transcript.hasFailed
      ? notLoaded(strings, () => void this.#transcript.load().catch(() => undefined))
      : nothing;
  }

  #say(words: string): void {
    this.#transcript.use(({ announcer }) => announcer.say(words));
  }

  /** Takes the focus over from a button that is about to go. On a touch screen not into the text field: its keyboard would open. */
  #keepFocus(): void {
    const place = writesOnScreen() ? '.messages' : INPUT;
    this.shadowRoot?.querySelector<HTMLElement>(place)?.focus({ preventScroll: true });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'iotex-chat': IotexChat;
  }
}
