/** How the doctor talks to a proxy: as a page of one origin does, with every byte that comes back remembered for the search for secrets. */
import type { Clock } from '../clock.js';

/** What a visit can be made with. */
export interface VisitOptions {
  /** The proxy's address, as a page has it in `proxy-url`. */
  readonly url: string;
  /** The origin of the page. */
  readonly origin: string;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** Milliseconds a request may take in all. */
  readonly timeout: number;
}

/** An answer that was read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** One network read of a body, and when it came. */
export interface Read {
  readonly text: string;
  /** Milliseconds since the request was made. */
  readonly at: number;
}

/** What went wrong before an answer came, in words. */
export class VisitError extends Error {
  override readonly name = 'VisitError';
}

/** The most of a body that is read: a proxy that sends without end is not the doctor's to wait for. */
const MOST = 1024 * 1024;

/** Asks, and remembers what was answered. */
export class Visitor {
  readonly options: VisitOptions;
  /** Everything that came back, header lines and bodies, with where it was. */
  readonly seen: { readonly where: string; readonly text: string }[] = [];

  constructor(options: VisitOptions) {
    this.options = options;
  }

  /** Asks and reads the whole answer. Throws `VisitError`. */
  async ask(where: string, init: RequestInit, origin = this.options.origin): Promise<Answer> {
    const { response, reads, leave } = await this.open(where, init, origin);
    let body = '';
    try {
      for await (const { text } of reads) body += text;
    } finally {
      leave();
    }
    return { status: response.status, headers: response.headers, body };
  }

  /** POSTs JSON; a text goes as it is. */
  post(where: string, body: unknown, origin?: string): Promise<Answer> {
    return this.ask(where, postOf(body), origin);
  }

  /** Asks and gives the answer as it comes. `leave` closes the connection and has to be called. Throws `VisitError`, in `reads` too. */
  async open(
    where: string,
    init: RequestInit,
    origin = this.options.origin,
  ): Promise<{ readonly response: Response; readonly reads: AsyncGenerator<Read>; readonly leave: () => void }> {
    const { url, fetch, clock, timeout } = this.options;
    const controller = new AbortController();
    const stop = clock.after(timeout, () =>
      controller.abort(new VisitError(`no whole answer came within ${timeout / 1000} s`)),
    );
    const leave = () => {
      stop();
      controller.abort();
    };
    const started = clock.now();
    const headers = { ...(init.headers as Record<string, string> | undefined), origin };
    try {
      const response = await fetch(url, { ...init, headers, redirect: 'manual', signal: controller.signal });
      const lines = [...response.headers].map(([name, value]) => `${name}: ${value}`);
      this.seen.push({ where: `the headers of ${where}`, text: lines.join('\n') });
      return { response, reads: this.#read(where, response, controller.signal, started), leave };
    } catch (error) {
      leave();
      throw toVisitError(error, controller.signal);
    }
  }

  async *#read(where: string, response: Response, signal: AbortSignal, started: number): AsyncGenerator<Read> {
    const decoder = new TextDecoder();
    let whole = '';
    try {
      if (response.body === null) return;
      for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>) {
        const text = decoder.decode(bytes, { stream: true });
        whole += text;
        yield { text, at: this.options.clock.now() - started };
        if (whole.length > MOST) return;
      }
    } catch (error) {
      throw toVisitError(error, signal);
    } finally {
      this.seen.push({ where: `the body of ${where}`, text: whole });
    }
  }
}

/** A POST of `body` as the element makes it. */
export function postOf(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

function toVisitError(error: unknown, signal: AbortSignal): VisitError {
  const reason: unknown = signal.reason;
  if (reason instanceof VisitError) return reason;
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
  const { code, message } = cause as { readonly code?: string; readonly message?: string };
  return new VisitError([code, message].filter(Boolean).join(': ') || 'the connection failed', { cause: error });
}
