/** Says to screen readers what happened, once: an answer when it is whole, an error at once. Never token by token. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ConversationEvent } from '../conversation/conversation-event.js';
import type { Message } from '../conversation/message.js';
import type { Strings } from '../locales/strings.js';

/** What is spoken of an answer: all of it at its end, its sentences as they come, or nothing. */
export type Announce = 'end' | 'sentences' | 'off';

export interface AnnouncerHost {
  readonly announceMode: Announce;
  readonly words: Strings;
  requestUpdate(): void;
}

export class Announcer {
  readonly #host: AnnouncerHost;
  #words = '';

  constructor(host: AnnouncerHost) {
    this.#host = host;
  }

  /** The live region. It is in the page from the start, or its first words would not be heard. */
  get template(): TemplateResult {
    return html`<div class="announcer" role="status" aria-live="polite" aria-atomic="true">${this.#words}</div>`;
  }

  hear(event: ConversationEvent): void {
    const words = this.#wordsFor(event);
    if (words === undefined) return;
    this.#words = words;
    this.#host.requestUpdate();
  }

  #wordsFor(event: ConversationEvent): string | undefined {
    const strings = this.#host.words;
    switch (event.type) {
      case 'send':
        return strings.waiting;
      case 'retry':
        return strings.tryingAgain;
      case 'error':
        return strings.errors[event.error.kind];
      case 'end':
        return endWords(event.message, strings);
      case 'clear':
        return '';
      case 'change':
      case 'start':
      case 'stop':
        return undefined;
    }
  }
}

/** How many characters are said: half an hour. The rest is in the transcript, and a page would be held up by the layout of it. */
const LONGEST = 20_000;

/** What is heard at the end of an answer. An error has been said already, and its answer follows it. */
function endWords(message: Message, strings: Strings): string {
  const closing: string[] = [];
  if (message.status === 'stopped') closing.push(strings.stopped);
  if (message.error) closing.push(strings.errors[message.error.kind]);
  return [message.text.slice(0, LONGEST), ...closing].filter(Boolean).join('\n');
}
