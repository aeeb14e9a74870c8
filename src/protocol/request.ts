/** A request in, the bytes of its answer out: `fetch`, with the status checked, the first byte awaited, and a limit on the wait. */
import { readBytes, startTimer } from './bytes.js';
import type { Clock } from './clock.js';
import { systemClock } from './clock.js';
import { resolveEndpoint } from './endpoint.js';
import type { Route } from './endpoint.js';
import { ChatError } from './errors.js';
import { makeHeaders } from './headers.js';
import { networkError } from './network-error.js';
import { httpError, readRequestId } from './server-error.js';
import type { TransportOptions } from './transport-options.js';
import { untilAborted } from './until-aborted.js';
import type { WireRequest } from './wire.js';

/** What is asked for: a POST where there is a body, else a GET. A body is sent as JSON, a form as it is. */
export interface Call {
  readonly route: Route;
  readonly body?: unknown;
}

/** An answer with a good status, whose first byte is there or whose body is empty. */
export interface OpenedStream {
  /** Leaving the loop closes the connection. Has to be started, or returned, to be closed. */
  readonly bytes: AsyncGenerator<Uint8Array>;
  /** The media type alone, in lower case; '' where none was sent. */
  readonly mediaType: string;
  readonly requestId: string | undefined;
  /** To be called once all that matters has come: from then on a short silence ends the bytes, as a stall. */
  readonly hurry: () => void;
}

/** A request as it crosses the wire: streamed, with the usage at its end. */
export type StreamedRequest = WireRequest & {
  readonly stream: true;
  readonly stream_options: { readonly include_usage: true };
};

const DEFAULT_TIMEOUT = 60_000;
const DEFAULT_STALL_TIMEOUT = 60_000;
/** What a server may take from the finish reason to the usage and the end, in ms. Some send neither and leave the connection open. */
const CLOSING_TIME = 5_000;
/** Most bytes of an error's body that are read, and how long that may take: enough for an error object, too little to hang on. */
const ERROR_BODY_BYTES = 64 * 1024;
const ERROR_BODY_TIME = 2_000;

/**
 * Sends `call` and resolves once its answer has begun. Throws `ChatError`: `config` for options that cannot work, `network` where no
 * connection comes about, `timeout` where no byte came in time, and by status (see `httpError`). After a 401 `getToken` is asked once
 * more. Throws the signal's reason, at once, when `signal` aborts; the bytes do the same later.
 */
export async function openStream(call: Call, options: TransportOptions, signal: AbortSignal): Promise<OpenedStream> {
  signal.throwIfAborted();
  const { url, apiKey } = resolveEndpoint(options, call.route);
  const clock = options.clock ?? systemClock;
  const timeout = options.timeout ?? DEFAULT_TIMEOUT;
  // One inner controller closes the connection for every reason there is; what it is aborted with is what the caller gets to see.
  const controller = new AbortController();
  const forward = () => controller.abort(signal.reason);
  signal.addEventListener('abort', forward, { once: true });
  const close = () => {
    signal.removeEventListener('abort', forward);
    controller.abort();
  };
  const stopTimer = startTimer(clock, timeout, () => {
    controller.abort(
      new ChatError('timeout', `No answer from ${new URL(url).origin} within ${timeout / 1000} s (timeout).`),
    );
  });
  try {
    const response = await fetchAnswer({ ...call, url, apiKey }, options, controller.signal);
    if (!response.ok)
      throw httpError(response.status, response.headers, await readErrorBody(response, clock, controller.signal));
    let stallTimeout = options.stallTimeout ?? DEFAULT_STALL_TIMEOUT;
    const bytes = readBytes(response.body ?? emptyBody(), {
      signal: controller.signal,
      stallTimeout: () => stallTimeout,
      clock,
    });
    const first = await bytes.next();
    return {
      bytes: closing(first, bytes, close),
      mediaType: mediaType(response.headers),
      requestId: readRequestId(response.headers),
      hurry: () => {
        stallTimeout = Math.min(stallTimeout, CLOSING_TIME);
      },
    };
  } catch (error) {
    close();
    throw error;
  } finally {
    stopTimer();
  }
}

/** Adds what this package always asks for. Gateways of the one-api family lose the finish reason where no usage is asked for. */
export function toStreamed(request: WireRequest): StreamedRequest {
  const options = request['stream_options'];
  return { ...request, stream: true, stream_options: { ...(options as object | undefined), include_usage: true } };
}

async function fetchAnswer(
  call: Call & { readonly url: string; readonly apiKey: string | undefined },
  options: TransportOptions,
  signal: AbortSignal,
): Promise<Response> {
  const { body: given } = call;
  const body = given === undefined || given instanceof FormData ? given : stringify(given);
  const accept = call.route === 'chat' ? 'text/event-stream' : 'application/json';
  for (let triesLeft = 1; ; triesLeft--) {
    // A form names its own type, with the boundary that only `fetch` knows.
    const facts = { apiKey: call.apiKey, accept, hasBody: typeof body === 'string' };
    const headers = await makeHeaders(options, facts, signal);
    const init: RequestInit = {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      signal,
      // The path of the visitor's page is nobody's business; its origin is what a proxy may want to check.
      referrerPolicy: 'strict-origin',
      ...(body !== undefined && { body }),
      ...(options.credentials && { credentials: options.credentials }),
    };
    const response = await callFetch(call.url, init, options, signal);
    if (response.status !== 401 || !options.getToken || triesLeft === 0) return response;
    discard(response);
  }
}

function stringify(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch (cause) {
    throw new ChatError('config', 'The request cannot be written as JSON: check extraBody and tools.', { cause });
  }
}

async function callFetch(
  url: string,
  init: RequestInit,
  options: TransportOptions,
  signal: AbortSignal,
): Promise<Response> {
  try {
    // A fetch of the embedder's may not know signals: the abort is seen here too, and an answer that comes too late is closed.
    return await untilAborted((options.fetch ?? fetch)(url, init), signal, discard);
  } catch (cause) {
    signal.throwIfAborted();
    throw networkError(url, cause);
  }
}

function discard(response: Response): void {
  response.body?.cancel().catch(() => undefined);
}

/** Reads what is needed of a failed answer's body and parses it. Undefined where it is no JSON, too long, too slow or broken. */
async function readErrorBody(response: Response, clock: Clock, signal: AbortSignal): Promise<unknown> {
  if (response.body === null) return undefined;
  const limit = new AbortController();
  const stop = () => limit.abort();
  const stopTimer = clock.after(ERROR_BODY_TIME, stop);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const decoder = new TextDecoder();
    let text = '';
    let length = 0;
    for await (const piece of readBytes(response.body, { signal: limit.signal, stallTimeout: () => Infinity, clock })) {
      length += piece.length;
      if (length > ERROR_BODY_BYTES) return undefined;
      text += decoder.decode(piece, { stream: true });
    }
    return JSON.parse(text) as unknown;
  } catch {
    // The status alone tells enough; only an abort of the request itself is to be seen.
    signal.throwIfAborted();
    return undefined;
  } finally {
    stopTimer();
    signal.removeEventListener('abort', stop);
  }
}

/** An answer without a body (204) is one with nothing in it. */
function emptyBody(): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (controller) => controller.close() });
}

function mediaType(headers: Headers): string {
  return (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

async function* closing(
  first: IteratorResult<Uint8Array, void>,
  rest: AsyncGenerator<Uint8Array>,
  close: () => void,
): AsyncGenerator<Uint8Array> {
  try {
    if (first.done) return;
    yield first.value;
    yield* rest;
  } finally {
    // The abort cancels the body too. It is the abort that closes, because an embedder's fetch may keep its connection until its signal says so.
    close();
  }
}
