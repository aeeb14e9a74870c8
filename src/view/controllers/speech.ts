/** Reads answers aloud, sentence by sentence, in their own language: https://wicg.github.io/speech-api/#tts-section */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConversationEvent } from '../../conversation/conversation-event.js';
import type { Message } from '../../conversation/message.js';
import type { Strings } from '../../locales/strings.js';
import { guessLanguage } from '../guess-language.js';
import { sentences } from '../sentences.js';
import { speakableText } from '../speakable-text.js';

export interface SpeechHost extends ReactiveControllerHost {
  readonly words: Strings;
}

export class SpeechController implements ReactiveController {
  readonly #host: SpeechHost;
  readonly #language: () => string;
  #speakingId: string | undefined;
  /** What is being said. Held, because some browsers forget an utterance in the middle, and never tell its end. */
  #utterance: SpeechSynthesisUtterance | undefined;

  /** `language` gives the tag of the page's language, or ''. */
  constructor(host: SpeechHost, language: () => string) {
    this.#host = host;
    this.#language = language;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('pagehide', this.#onPageHide);
  }

  hostDisconnected(): void {
    window.removeEventListener('pagehide', this.#onPageHide);
    this.stop();
  }

  /** This, where the browser can read aloud. */
  get voice(): this | undefined {
    return findSynthesis() ? this : undefined;
  }

  /** The message that is being read; undefined while there is none. */
  get speakingId(): string | undefined {
    return this.#speakingId;
  }

  /** Reads the message from its beginning, or stops if it is being read. Only ever within a click: some browsers say nothing otherwise. */
  toggle(message: Message): void {
    const isSpeaking = this.#speakingId === message.id;
    this.stop();
    const synthesis = findSynthesis();
    if (isSpeaking || !synthesis) return;
    const text = speakableText(message.text, this.#host.words);
    const language = guessLanguage(text, this.#language());
    const pieces = sentences(text, language || 'en');
    if (pieces.length === 0) return;
    // Another chat of the page may be reading, and there is one voice for all of them.
    synthesis.cancel();
    this.#speakingId = message.id;
    this.#say(synthesis, pieces, 0, language);
    this.#host.requestUpdate();
  }

  /** Falls silent. Does nothing where nothing is being read: the voice may be somebody else's. */
  stop(): void {
    if (this.#speakingId === undefined) return;
    this.#end();
    findSynthesis()?.cancel();
  }

  /** Another question, or another conversation, ends what is being read of this one. */
  hear(event: ConversationEvent): void {
    const { type } = event;
    if (type === 'send' || type === 'clear' || type === 'load' || type === 'delete' || type === 'branch') this.stop();
  }

  /** One after the other, and not all at once: what is queued cannot be told from what another chat has queued. */
  #say(synthesis: SpeechSynthesis, pieces: readonly string[], place: number, language: string): void {
    const piece = pieces[place];
    if (piece === undefined) {
      this.#end();
      return;
    }
    const utterance = (this.#utterance = new SpeechSynthesisUtterance(piece));
    if (language) utterance.lang = language;
    utterance.onend = () => {
      if (utterance === this.#utterance) this.#say(synthesis, pieces, place + 1, language);
    };
    utterance.onerror = () => {
      // No voice for the language, or somebody else took the voice. The button says that nothing is being read.
      if (utterance === this.#utterance) this.#end();
    };
    synthesis.speak(utterance);
  }

  #end(): void {
    this.#speakingId = undefined;
    this.#utterance = undefined;
    this.#host.requestUpdate();
  }

  /** Some browsers would go on reading in the next page. */
  readonly #onPageHide = (): void => {
    this.stop();
  };
}

function findSynthesis(): SpeechSynthesis | undefined {
  return (globalThis as { readonly speechSynthesis?: SpeechSynthesis }).speechSynthesis;
}
