/** A request as a scripted gateway received it, for a test to look at. */
import type { WireMessage } from '../protocol/wire.js';

/** How the answer to a request ended: to its scripted end, by an abort of the page's, or it has not ended yet. */
export type AnswerState = 'open' | 'done' | 'aborted';

/** A chat completion that was asked for. */
export class ReceivedRequest {
  readonly url: string;
  readonly headers: Headers;
  /** The parsed body, in the API's own names. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Resolves when the answer has ended, with how it did. */
  readonly closed: Promise<Exclude<AnswerState, 'open'>>;
  #state: AnswerState = 'open';
  #close: (state: Exclude<AnswerState, 'open'>) => void = () => undefined;

  constructor(url: string, headers: Headers, body: Readonly<Record<string, unknown>>) {
    this.url = url;
    this.headers = headers;
    this.body = body;
    this.closed = new Promise((resolve) => (this.#close = resolve));
  }

  get model(): string {
    return typeof this.body['model'] === 'string' ? this.body['model'] : '';
  }

  /** The conversation as it was sent, the system prompt too. */
  get messages(): readonly WireMessage[] {
    return Array.isArray(this.body['messages']) ? (this.body['messages'] as readonly WireMessage[]) : [];
  }

  /** What the visitor wrote: the text of the last message. */
  get text(): string {
    const content = this.messages.at(-1)?.content ?? '';
    if (typeof content === 'string') return content;
    return content.map((part) => (part.type === 'text' ? part.text : '')).join('');
  }

  get state(): AnswerState {
    return this.#state;
  }

  /** Whether the page closed the connection before the answer's end: by Stop, by a newer question, by leaving. */
  get aborted(): boolean {
    return this.#state === 'aborted';
  }

  /** Of the gateway: the first end counts. */
  end(state: Exclude<AnswerState, 'open'>): void {
    if (this.#state !== 'open') return;
    this.#state = state;
    this.#close(state);
  }
}
