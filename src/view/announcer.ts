/** Says to screen readers what happened, once: an answer when it is whole or by its sentences, an error at once. Never token by token. */
import { html } from 'lit';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ConversationEvent } from '../conversation/conversation-event.js';
import { hasContent } from '../conversation/message.js';
import type { Message } from '../conversation/message.js';
import type { Strings } from '../locales/strings.js';
import type { Clock } from '../protocol/clock.js';
import { SpokenAnswer } from './spoken-answer.js';

/** What is spoken of an answer: all of it at its end, its sentences as they come, or nothing. */
export type Announce = 'end' | 'sentences' | 'off';

export interface AnnouncerHost extends ReactiveControllerHost {
  readonly announceMode: Announce;
  readonly words: Strings;
  /** The active path. */
  readonly messages: readonly Message[];
  readonly status: string;
}

export interface AnnouncerRegions {
  readonly polite: unknown;
  readonly urgent: unknown;
}

/** Something said, in a node of its own: the same words said twice are heard twice. */
interface Utterance {
  readonly place: number;
  readonly words: string;
  readonly time: number;
  /** Whether it is of no use any more once something else is said: that an answer is waited for. */
  readonly isPassing: boolean;
}

/** How long the words stay in the page, in ms. A screen reader has taken them by then, and whoever reads on below the chat does not meet them again. */
const KEPT_FOR = 7000;
/** How many may be in the page at once. */
const MOST = 40;

export class Announcer implements ReactiveController {
  readonly #host: AnnouncerHost;
  readonly #clock: Clock;
  #polite: readonly Utterance[] = [];
  #urgent: readonly Utterance[] = [];
  #count = 0;
  #cancel: (() => void) | undefined;
  /** The answer under way. */
  #run: { readonly id: string; readonly answer: SpokenAnswer } | undefined;
  #isOffline: boolean | undefined;

  constructor(host: AnnouncerHost, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
    host.addController(this);
  }

  /** What stands in the live regions. They themselves are in the page from the start, or their first words would not be heard. */
  get regions(): AnnouncerRegions {
    return { polite: nodes(this.#polite), urgent: nodes(this.#urgent) };
  }

  /** Says `words` when the screen reader has ended what it is saying. */
  say(words: string): void {
    this.#say(words, false);
  }

  hostUpdate(): void {
    this.#watchNetwork();
    this.#watchAnswer();
    const last = this.#host.messages.at(-1);
    if (this.#host.announceMode !== 'sentences' || last?.status !== 'streaming' || last.id !== this.#run?.id) return;
    this.#sayAll(this.#run.answer.read(last, false));
  }

  hostDisconnected(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#polite = [];
    this.#urgent = [];
  }

  hear(event: ConversationEvent): void {
    const strings = this.#host.words;
    switch (event.type) {
      case 'change':
        this.#watchAnswer();
        break;
      case 'retry':
        this.#say(strings.tryingAgain, true);
        break;
      case 'tool-call':
        if (event.call.status === 'running') this.#say(strings.toolRunning(event.call.name), true);
        break;
      case 'stop':
        this.#say(strings.stopped, false);
        break;
      case 'error':
        this.#sayAtOnce(errorWords(event, this.#host.messages.at(-1), strings));
        break;
      case 'end':
        this.#sayEnd(event.message);
        break;
      case 'branch':
        this.#say(strings.branch(event.index + 1, event.count), false);
        break;
      case 'delete':
        this.#say(strings.deleted, false);
        break;
      case 'undo':
        this.#say(strings.restored, false);
        break;
      case 'clear':
      case 'load':
        this.#polite = [];
        this.#urgent = [];
        if (event.type === 'clear') this.#say(strings.cleared, false);
        break;
      case 'send':
      case 'start':
      case 'edit':
      case 'feedback':
        break;
    }
  }

  /** Notes that an answer has been asked for, anew or to go on. */
  #watchAnswer(): void {
    const last = this.#host.messages.at(-1);
    if (last?.role !== 'assistant' || (last.status !== 'pending' && last.status !== 'streaming')) return;
    if (this.#run?.id === last.id) return;
    const answer = new SpokenAnswer(this.#host.words);
    if (last.status === 'pending' && last.parts.length > 0) answer.skip(last);
    this.#run = { id: last.id, answer };
    if (last.status === 'pending') this.#say(this.#host.words.waiting, true);
  }

  #watchNetwork(): void {
    const isOffline = this.#host.status === 'offline';
    if (isOffline && this.#isOffline === false) this.#say(this.#host.words.offline, false);
    this.#isOffline = isOffline;
  }

  /** What is heard at the end of an answer. An error has been said already, and so has Stop; what came of it follows. */
  #sayEnd(message: Message): void {
    const run = this.#run?.id === message.id ? this.#run : undefined;
    this.#run = undefined;
    // Of an answer on a branch that is not shown nothing is heard.
    if (this.#host.messages.at(-1)?.id !== message.id) return;
    const strings = this.#host.words;
    const isQuiet = this.#host.announceMode === 'off';
    const words = isQuiet ? [] : (run?.answer ?? new SpokenAnswer(strings)).read(message, true);
    const closing = closingWords(message, strings);
    if (closing) this.#sayAll([...words, closing]);
    else if (isQuiet && message.status === 'done') this.#say(strings.answerReady, false);
    else this.#sayAll(words);
  }

  #sayAll(words: readonly string[]): void {
    this.#say(words.join('\n'), false);
  }

  #say(words: string, isPassing: boolean): void {
    if (words === '') return;
    this.#polite = [...this.#polite.filter((said) => !said.isPassing), this.#utter(words, isPassing)].slice(-MOST);
  }

  #sayAtOnce(words: string): void {
    this.#polite = this.#polite.filter((said) => !said.isPassing);
    this.#urgent = [...this.#urgent, this.#utter(words, false)].slice(-MOST);
  }

  #utter(words: string, isPassing: boolean): Utterance {
    this.#host.requestUpdate();
    this.#count += 1;
    this.#cancel ??= this.#clock.after(KEPT_FOR, this.#forget);
    return { place: this.#count, words, time: this.#clock.now(), isPassing };
  }

  /** Takes out what has been said long enough ago. */
  readonly #forget = (): void => {
    this.#cancel = undefined;
    const now = this.#clock.now();
    const isFresh = ({ time }: Utterance) => now - time < KEPT_FOR;
    this.#polite = this.#polite.filter(isFresh);
    this.#urgent = this.#urgent.filter(isFresh);
    const times = [...this.#polite, ...this.#urgent].map(({ time }) => time);
    if (times.length > 0) this.#cancel = this.#clock.after(Math.min(...times) + KEPT_FOR - now, this.#forget);
    this.#host.requestUpdate();
  };
}

function nodes(utterances: readonly Utterance[]): unknown {
  return guard([utterances], () =>
    repeat(
      utterances,
      ({ place }) => place,
      ({ words }) => html`<p>${words}</p>`,
    ),
  );
}

function errorWords(
  { error, messageId }: ConversationEvent & { readonly type: 'error' },
  last: Message | undefined,
  strings: Strings,
): string {
  const isPartKept = last !== undefined && last.id === messageId && hasContent(last);
  return isPartKept ? `${strings.errors[error.kind]} ${strings.partialKept}` : strings.errors[error.kind];
}

/** What is said of an end that was not simply one. */
function closingWords({ status, finishReason }: Message, strings: Strings): string | undefined {
  if (status !== 'done') return undefined;
  if (finishReason === 'length') return strings.lengthReached;
  if (finishReason === 'content_filter') return strings.contentFiltered;
  return finishReason === undefined ? strings.maybeIncomplete : undefined;
}
