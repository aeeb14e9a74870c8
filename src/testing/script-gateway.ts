/** A script in, a gateway out that answers by it: what a page's own tests put in the place of the network. */
import { systemClock } from '../protocol/clock.js';
import type { Clock } from '../protocol/clock.js';
import { createTransport } from '../protocol/transport.js';
import type { Transport } from '../protocol/transport.js';
import { AnswerStream } from './answer-stream.js';
import { ReceivedRequest } from './received-request.js';
import type { ScriptedTurn } from './script.js';
import { writeAnswer } from './write-answer.js';

/** Everything about the gateway that is not a turn. */
export interface ScriptOptions {
  /** The turn for every request beyond the script. Default: such a request is refused with 400, and `verify` tells of it. */
  readonly otherwise?: ScriptedTurn;
  /** What `GET …/models` lists. Default: none. */
  readonly models?: readonly string[];
  /** The time that `delay` is counted in. Default: the platform's. */
  readonly clock?: Clock;
}

/** A gateway that answers by its script. */
export interface ScriptedGateway {
  /** To be given as `element.fetch` (with any `proxy-url`), or as the option `fetch` of `Conversation` and `streamChat`. Goes the whole way over bytes. */
  readonly fetch: typeof globalThis.fetch;
  /** The same as a transport, for `element.transport`: it needs no address, and tries nothing again. */
  readonly transport: Transport;
  /** All completions that were asked for, first one first. */
  readonly requests: readonly ReceivedRequest[];
  /** Resolves with the request number `count`, counted from 1, once it is there. */
  received(count: number): Promise<ReceivedRequest>;
  /** Lets the answer that is held (`holdAfter`) go on by one piece, or to its end after the last one. Waits for such an answer; resolves once the piece was read. */
  next(): Promise<void>;
  /** Lets every answer that is held go on to its end. */
  release(): void;
  /** Throws where turns are left that nobody asked for, or more was asked than there are turns. For the end of a test. */
  verify(): void;
}

/** Only ever a name: nothing is sent there. */
const ADDRESS = 'https://gateway.invalid/v1';

/**
 * Makes a gateway that answers the first request with the first turn, and so on. It needs no network, no server and no dependency, in browsers and in Node.
 *
 * @example
 * const gateway = scriptGateway(['Hello!', { error: 429, retryAfter: 1 }, { reply: 'Half an ans', end: 'cut' }]);
 * chat.proxyUrl = '/api/chat';
 * chat.fetch = gateway.fetch;
 * const answer = await chat.send('Hi');
 * assert.equal(answer.text, 'Hello!');
 * assert.equal(gateway.requests[0].text, 'Hi');
 *
 * @example <caption>An answer that waits for the test</caption>
 * const gateway = scriptGateway([{ reply: ['One', ' two'], holdAfter: 0 }]);
 * const asked = chat.send('Count');
 * await gateway.next(); // 'One' was read
 * chat.stop();
 * await asked;
 * assert.ok(gateway.requests[0].aborted);
 */
export function scriptGateway(turns: readonly ScriptedTurn[], options: ScriptOptions = {}): ScriptedGateway {
  const { otherwise, models = [], clock = systemClock } = options;
  const requests: ReceivedRequest[] = [];
  const streams: AnswerStream[] = [];
  let waiting: (() => void)[] = [];

  const send = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(absolute(input), init);
    const { signal } = init ?? (input instanceof Request ? input : {});
    signal?.throwIfAborted();
    if (request.method === 'GET') return listModels(request.url, models);
    const body = JSON.parse(await request.text()) as Readonly<Record<string, unknown>>;
    signal?.throwIfAborted();
    const received = new ReceivedRequest(request.url, request.headers, body);
    const turn = turns[requests.length] ?? otherwise ?? noTurn(requests.length, turns.length);
    requests.push(received);
    const written = writeAnswer(typeof turn === 'function' ? turn(received) : turn, received.model);
    if (!written) {
      received.end('done');
      wake();
      throw new TypeError('The script has no connection here.');
    }
    const stream = new AnswerStream(written, received, signal ?? undefined, clock);
    streams.push(stream);
    wake();
    return new Response(stream.body, { status: written.status, headers: { ...written.headers } });
  };

  const wake = () => {
    const woken = waiting;
    waiting = [];
    for (const resolve of woken) resolve();
  };
  const newRequest = () => new Promise<void>((resolve) => waiting.push(resolve));

  return {
    fetch: send,
    transport: createTransport({ baseUrl: ADDRESS, fetch: send, retries: 0 }),
    requests,
    async received(count) {
      for (;;) {
        const request = requests[count - 1];
        if (request) return request;
        await newRequest();
      }
    },
    async next() {
      for (;;) {
        const held = streams.find((stream) => stream.isHeld);
        if (held) return held.next();
        await newRequest();
      }
    },
    release() {
      for (const stream of streams) stream.release();
    },
    verify() {
      const { length } = requests;
      if (length < turns.length)
        throw new Error(`${turns.length - length} of ${turns.length} turns were not asked for.`);
      if (length > turns.length && otherwise === undefined)
        throw new Error(`${length} requests came, and the script has ${turns.length} turns.`);
    },
  };
}

/** A page may ask a path of its own; in Node there is no page that it belongs to. */
function absolute(input: RequestInfo | URL): RequestInfo | URL {
  if (typeof input !== 'string' || URL.canParse(input)) return input;
  return new URL(input, 'document' in globalThis ? document.baseURI : ADDRESS);
}

function listModels(url: string, models: readonly string[]): Response {
  if (!new URL(url).pathname.endsWith('/models')) return new Response(null, { status: 404 });
  return Response.json({ object: 'list', data: models.map((id) => ({ id, object: 'model' })) });
}

function noTurn(count: number, length: number): ScriptedTurn {
  return { error: 400, message: `The script has ${length} turns, and this is request ${count + 1}.` };
}
