/** One server for all pages of the bench, on a free port of the loopback: their files, and answers at the pace that the measure plans. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Milliseconds between two writes of a paced answer: at high speeds many tokens share a write, as they do in reality. */
const tick = 4;
/** How much of an answer without pace is written at once. */
const burst = 64;

/** How the next request is answered. */
export interface Plan {
  readonly tokens: readonly string[];
  /** Tokens per second; Infinity is as fast as the page takes them. */
  readonly rate: number;
  /** Milliseconds before the first byte. Default 0; Infinity never sends any. */
  readonly delay?: number;
}

/** What the server saw of one answer. Times are its own clock's, in milliseconds. */
export interface Run {
  /** Resolves when the request has come. */
  readonly asked: Promise<undefined>;
  /** Resolves with the time when the first token was handed to the network. */
  readonly begun: Promise<number>;
  /** Resolves when everything was handed to the network. */
  readonly ended: Promise<undefined>;
  /** Resolves with the time when the page closed the connection before the end. */
  readonly closed: Promise<number>;
}

export interface PageFile {
  readonly type: string;
  readonly content: Uint8Array | string;
}

export class BenchServer {
  readonly #server: Server;
  readonly #files: Map<string, PageFile>;
  #next: { readonly plan: Plan; readonly told: Told } | undefined;

  private constructor(files: Map<string, PageFile>) {
    this.#files = files;
    this.#server = createServer((request, response) => this.#route(request, response));
  }

  static async start(files: Map<string, PageFile>): Promise<BenchServer> {
    const server = new BenchServer(files);
    await new Promise<void>((resolve, reject) => {
      server.#server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Says how the next request is answered. */
  plan(plan: Plan): Run {
    const told = new Told();
    this.#next = { plan, told };
    return told.run;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  #route(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const file = this.#files.get(path);
    if (path === '/v1/chat/completions' && request.method === 'POST') {
      request.resume().once('end', () => void this.#answer(response));
    } else if (path === '/clock') {
      response.end(String(now()));
    } else if (file) {
      response.writeHead(200, { 'content-type': file.type }).end(file.content);
    } else {
      response.writeHead(404).end();
    }
  }

  async #answer(response: ServerResponse): Promise<void> {
    const next = this.#next;
    this.#next = undefined;
    if (!next) {
      response.writeHead(409).end('No answer is planned.');
      return;
    }
    const { plan, told } = next;
    told.asked();
    response.once('close', () => {
      if (!response.writableFinished) told.closed(now());
    });
    if (plan.delay === Infinity) return;
    if (plan.delay) await wait(plan.delay);
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const start = now();
    for (let sent = 0; sent < plan.tokens.length;) {
      const due = plan.rate === Infinity ? sent + burst : Math.ceil(((now() - start) * plan.rate) / 1000);
      const events = plan.tokens.slice(sent, Math.max(sent + 1, due)).map(toEvent);
      const isFirst = sent === 0;
      sent += events.length;
      const goesOn = response.write(events.join(''));
      if (isFirst) told.begun(now());
      // The end comes right behind the last token, as from a real server.
      if (sent === plan.tokens.length) break;
      if (!goesOn) await untilDrained(response);
      if (plan.rate !== Infinity) await wait(Math.max(tick, start + (sent * 1000) / plan.rate - now()));
      if (response.destroyed) return;
    }
    response.end(`${event({}, 'stop')}data: [DONE]\n\n`);
    told.ended();
  }
}

/** The promises of a run, and how they are kept. */
class Told {
  readonly #asked = new Later<undefined>();
  readonly #begun = new Later<number>();
  readonly #ended = new Later<undefined>();
  readonly #closed = new Later<number>();
  readonly run: Run = {
    asked: this.#asked.promise,
    begun: this.#begun.promise,
    ended: this.#ended.promise,
    closed: this.#closed.promise,
  };

  asked(): void {
    this.#asked.resolve(undefined);
  }

  begun(time: number): void {
    this.#begun.resolve(time);
  }

  ended(): void {
    this.#ended.resolve(undefined);
  }

  closed(time: number): void {
    this.#closed.resolve(time);
  }
}

class Later<T> {
  resolve!: (value: T) => void;
  readonly promise = new Promise<T>((resolve) => {
    this.resolve = resolve;
  });
}

function toEvent(token: string): string {
  return event({ content: token }, null);
}

function event(delta: { readonly content?: string }, finishReason: string | null): string {
  const chunk = {
    id: 'bench',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'bench',
    choices: [{ index: 0, delta, finish_reason: finishReason }],
  };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

function untilDrained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.once('drain', done).once('close', done);
  });
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
