/** A gateway on a real socket: it records what it is sent, answers as it is told, and says when a connection closes. */
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { createServer } from 'node:http';

/** A request as it arrived. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** To answer with. */
  readonly response: ServerResponse;
  /** Resolves when the connection of this request closes or its answer has ended; true if the answer was whole. */
  readonly closed: Promise<boolean>;
}

export type Answer = (response: ServerResponse, received: Received) => void;

/** A chat completion as a gateway gives it. */
export const completion = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'gemini-2.5-flash',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello there' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 },
};

/** The pieces of a stream as a gateway sends them. */
export const streamPieces = ['Hello', ' there'].map((content) =>
  chunk({ choices: [{ index: 0, delta: { role: 'assistant', content } }] }),
);

/** A whole stream. */
export const wholeStream = [
  ...streamPieces,
  chunk({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }),
  chunk({ choices: [], usage: completion.usage }),
  'data: [DONE]\n\n',
].join('');

export function answerJson(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

export function answerStream(text: string | Uint8Array): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(text);
  };
}

export class Upstream {
  readonly requests: Received[] = [];
  answer: Answer = answerJson(completion);
  readonly #server: Server;
  #waiting: ((received: Received) => void)[] = [];

  private constructor() {
    this.#server = createServer((request, response) => void this.#receive(request, response));
  }

  static async start(): Promise<Upstream> {
    const upstream = new Upstream();
    upstream.#server.listen(0, '127.0.0.1');
    await once(upstream.#server, 'listening');
    return upstream;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  /** The JSON of the last request. */
  get lastBody(): Record<string, unknown> {
    return JSON.parse(this.requests.at(-1)!.body.toString()) as Record<string, unknown>;
  }

  /** Resolves with the next request, once its body has arrived. */
  next(): Promise<Received> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const closed = once(response, 'close').then(() => response.writableFinished);
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const { method = '', url = '', headers } = request;
    const received: Received = { method, url, headers, body: Buffer.concat(pieces), response, closed };
    this.requests.push(received);
    this.#waiting.splice(0).forEach((resolve) => resolve(received));
    this.answer(response, received);
  }
}

function chunk(fields: object): string {
  const object = {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'gemini-2.5-flash',
    ...fields,
  };
  return `data: ${JSON.stringify(object)}\n\n`;
}
