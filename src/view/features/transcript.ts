/** All that the first turn needs and an empty chat does not: what shows messages, scrolls them, acts on them, and says what happens. One for each chat. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ConversationEvent } from '../../conversation/conversation-event.js';
import type { Clock } from '../../protocol/clock.js';
import { Announcer } from '../announcer.js';
import type { AnnouncerHost } from '../announcer.js';
import { atNextFrame } from '../at-next-frame.js';
import { Content } from '../content.js';
import type { ContentHost } from '../content.js';
import { ActionsController } from '../controllers/actions.js';
import type { ActionsHost, Voice } from '../controllers/actions.js';
import { CountdownController } from '../controllers/countdown.js';
import { FocusController } from '../controllers/focus.js';
import type { FocusHost } from '../controllers/focus.js';
import { HistoryController } from '../controllers/history.js';
import type { HistoryHost } from '../controllers/history.js';
import { LinkController } from '../controllers/link.js';
import type { LinkHost } from '../controllers/link.js';
import { Recall } from '../controllers/recall.js';
import { ScrollController } from '../controllers/scroll.js';
import type { ScrollHost } from '../controllers/scroll.js';
import { Flood } from '../flood.js';
import { groupList } from '../message-groups.js';
import { icons } from '../more-icons.js';
import { composerNotes } from '../parts/composer-notes.js';
import type { NoteSources } from '../parts/composer-notes.js';
import { counter } from '../parts/counter.js';
import { linkWarning } from '../parts/link-warning.js';
import { errorNotice } from '../parts/notice.js';
import { undoBar } from '../parts/undo.js';
import { RoomLeft } from '../room-left.js';
import type { RoomHost } from '../room-left.js';
import type { Settings } from '../settings.js';
import { messageSheets } from '../styles/message-sheets.js';

export const sheets = messageSheets;

export type TranscriptHost = ActionsHost &
  AnnouncerHost &
  ContentHost &
  FocusHost &
  HistoryHost &
  LinkHost &
  RoomHost &
  ScrollHost & { readonly value: string };

export interface TranscriptMeans {
  readonly clock: Clock;
  readonly settings: Settings;
  /** The language of the texts. */
  readonly language: { readonly lang: string };
  /** Carries out the update that was asked for, before it returns. */
  readonly updateNow: () => void;
  /** Puts the focus where it goes when what had it is gone. */
  readonly keepFocus: () => void;
  /** What reads messages aloud; undefined while nothing can. */
  readonly voice: () => Voice | undefined;
}

export class TranscriptFeature {
  readonly announcer: Announcer;
  readonly scroll: ScrollController;
  readonly links: LinkController;
  readonly actions: ActionsController;
  readonly recall: Recall;
  readonly room: RoomLeft;
  readonly #host: TranscriptHost;
  readonly #means: TranscriptMeans;
  readonly #content: Content;
  readonly #countdown: CountdownController;
  readonly #history: HistoryController;
  readonly #focus: FocusController;
  readonly #flood = new Flood();

  constructor(host: TranscriptHost, means: TranscriptMeans) {
    const { clock, settings, updateNow, keepFocus, voice } = means;
    this.#host = host;
    this.#means = means;
    this.#content = new Content(host, settings);
    this.announcer = new Announcer(host, clock);
    this.#countdown = new CountdownController(host, clock);
    this.scroll = new ScrollController(host);
    this.links = new LinkController(host);
    this.#history = new HistoryController(host, { clock, schedule: atNextFrame(clock), updateNow });
    this.#focus = new FocusController(host, this.#history, this.scroll);
    this.actions = new ActionsController(host, {
      clock,
      keepFocus,
      history: this.#history,
      scroll: this.scroll,
      voice,
    });
    this.recall = new Recall(() => host.messages);
    this.room = new RoomLeft(host, (words) => this.announcer.say(words));
    this.room.look(host.value);
  }

  get onClick(): (event: MouseEvent) => void {
    return this.actions.onClick;
  }

  get onKeydown(): (event: KeyboardEvent) => void {
    return this.#focus.onKeydown;
  }

  get onPointerDown(): () => void {
    return this.#focus.onPointerDown;
  }

  get onFocusOut(): () => void {
    return this.#focus.onFocusOut;
  }

  /** The messages, or `welcome` while there is none, and what was refused since. */
  content(welcome: TemplateResult): TemplateResult {
    const { words: strings, messages, conversation } = this.#host;
    const { status, error } = conversation;
    const last = messages.at(-1);
    const secondsToRetry = this.#countdown.seconds;
    const context = {
      strings,
      content: this.#content.context,
      groups: this.#history.groups,
      day: { lang: this.#means.language.lang, today: Date.now },
      isBusy: status === 'submitting' || status === 'streaming',
      isTryingAgain: conversation.retrying !== undefined,
      secondsToRetry,
      actions: this.actions,
    };
    // An error that belongs to no message: what was written was refused.
    const refusal = error && last?.error !== error ? error : undefined;
    return html`${last ? groupList(context, last) : welcome}
    ${refusal ? errorNotice(refusal, false, { strings, secondsToRetry, canGoOn: false }) : nothing}`;
  }

  /** The way back to the newest line, while that is out of sight. */
  get jumpButton(): TemplateResult | typeof nothing {
    const { words, messages } = this.#host;
    if (this.scroll.isAtEnd || messages.length === 0) return nothing;
    return html`<button
      part="scroll-button"
      class="icon-button jump"
      type="button"
      aria-label=${words.jumpToLatest}
      @click=${this.#onJump}
    >
      ${icons.down}
    </button>`;
  }

  /** The way out of this conversation into a new one, where there is anything to leave behind and the visitor may. */
  get newChatButton(): TemplateResult | typeof nothing {
    const { words, messages, disabled } = this.#host;
    if (disabled || messages.length === 0) return nothing;
    return html`<button
      part="action-button"
      class="icon-button"
      type="button"
      aria-label=${words.newChat}
      @click=${this.actions.onNewChat}
    >
      ${icons.newChat}
    </button>`;
  }

  /** What was taken away, and brings it back. */
  get undoBar(): TemplateResult | typeof nothing {
    return undoBar(this.#host.words, this.actions);
  }

  /** Where a link leads, before it opens. */
  get linkWarning(): TemplateResult | typeof nothing {
    return linkWarning(this.#host.words, this.links);
  }

  /** What keeps the draft from being sent, and what did not work of what was put in. */
  notes(sources: NoteSources): TemplateResult | typeof nothing {
    return composerNotes(this.#host.words, sources);
  }

  /** How much of the room for a message `draft` has used. */
  counter(draft: string): TemplateResult | typeof nothing {
    return counter(draft, this.#host.longestMessage, this.#host.words);
  }

  hear(event: ConversationEvent): void {
    this.announcer.hear(event);
    this.actions.hear(event);
    if (event.type === 'send') this.scroll.follow();
    if (event.type === 'send' || event.type === 'error') {
      this.#countdown.start(event.type === 'error' ? (event.error.retryAfter ?? 0) : 0);
    }
  }

  /** Whether more has come since it was last asked than anybody could read: such an answer is painted less often. */
  seesFlood(): boolean {
    return this.#flood.sees(this.#host.messages.at(-1));
  }

  readonly #onJump = (): void => {
    this.scroll.jump();
    this.#means.keepFocus();
  };
}
