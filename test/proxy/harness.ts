/** What the proxy's tests share: a handler in front of a scripted gateway, and an eye on everything that leaves it. */
import type { Clock } from '../../proxy/src/clock.js';
import type { ProxyHandler } from '../../proxy/src/create-proxy-handler.js';
import type { ProxyLogEntry } from '../../proxy/src/log-entry.js';
import type { ProxyOptions } from '../../proxy/src/settings.js';
import type { RefusalBody } from '../../proxy/src/policy/refusal.js';
import { expect } from 'chai';
import { createProxyHandler } from '../../proxy/src/create-proxy-handler.js';
import { Refusal } from '../../proxy/src/policy/refusal.js';
import { Upstream } from './upstream.js';

export const KEY = 'sk-secret-4f1d2c';
export const ORIGIN = 'https://shop.example';
export const SYSTEM_PROMPT = 'You sell flowers.';
export const question = { messages: [{ role: 'user', content: 'A visitor wrote this' }] };

/** A clock that stands still until a test lets its timers go. */
export class StillClock implements Clock {
  time = 0;
  readonly timers = new Set<{ delay: number; callback: () => void }>();

  now(): number {
    return this.time;
  }

  after(delay: number, callback: () => void): () => void {
    const timer = { delay, callback };
    this.timers.add(timer);
    return () => void this.timers.delete(timer);
  }

  fire(): void {
    for (const timer of [...this.timers]) timer.callback();
  }
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A handler and its gateway. Everything that comes out of either door is remembered. */
export class Fixture {
  readonly clock = new StillClock();
  readonly logged: ProxyLogEntry[] = [];
  readonly #seen: string[] = [];
  readonly upstream: Upstream;
  handle: ProxyHandler;

  private constructor(upstream: Upstream) {
    this.upstream = upstream;
    this.handle = this.handler();
  }

  static async start(): Promise<Fixture> {
    return new Fixture(await Upstream.start());
  }

  get options(): ProxyOptions {
    return {
      apiKey: KEY,
      gatewayUrl: this.upstream.url,
      allowedOrigins: [ORIGIN],
      allowedModels: ['gemini-2.5-flash', 'deepseek-ai/DeepSeek-R1-0528'],
      rateLimit: 1000,
      clock: this.clock,
      log: (entry) => this.logged.push(entry),
    };
  }

  handler(options: Partial<ProxyOptions> = {}): ProxyHandler {
    this.handle = createProxyHandler({ ...this.options, ...options });
    return this.handle;
  }

  /** Sends a request to the handler and reads its whole answer. */
  async ask(path: string, init: RequestInit = {}, address = '192.0.2.1'): Promise<Answered> {
    const response = await this.handle(requestTo(path, init), { address });
    const text = await response.text();
    this.#seen.push(text, JSON.stringify([...response.headers]));
    return { status: response.status, headers: response.headers, text };
  }

  /** POSTs `body` as a page of `ORIGIN` does. */
  chat(body: unknown = question, path = '/', headers: Record<string, string> = {}): Promise<Answered> {
    return this.ask(path, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  /** Checks that nothing which left the proxy holds the key, or tells a log what was said. */
  checkSecrets(): void {
    for (const text of this.#seen) expect(text).not.to.include(KEY);
    for (const entry of this.logged) {
      const line = JSON.stringify(entry);
      for (const secret of [KEY, SYSTEM_PROMPT, 'A visitor wrote this', 'Hello there', '192.0.2.1']) {
        expect(line).not.to.include(secret);
      }
    }
  }

  close(): Promise<void> {
    return this.upstream.close();
  }
}

export function requestTo(path: string, init: RequestInit = {}): Request {
  return new Request(`http://proxy.test${path}`, init);
}

/** The error of an answer, after its shape was checked. */
export function errorOf(answered: Answered): RefusalBody['error'] {
  expect(answered.headers.get('content-type')).to.equal('application/json');
  const body = JSON.parse(answered.text) as RefusalBody;
  expect(Object.keys(body)).to.deep.equal(['error']);
  expect(body.error).to.have.all.keys('message', 'type', 'param', 'code');
  expect(body.error.message).to.be.a('string').and.not.empty;
  return body.error;
}

/** The refusal that `act` throws. */
export function refusalOf(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
