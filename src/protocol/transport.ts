/** The whole seam between a conversation and the wire: a request goes in, deltas come out. */
import { Breaker } from './breaker.js';
import { readChunks } from './chunks.js';
import { nextTask, systemClock } from './clock.js';
import { readDeltas } from './deltas.js';
import type { Delta } from './deltas.js';
import { resolveEndpoint } from './endpoint.js';
import { ChatError } from './errors.js';
import { readEvents } from './events.js';
import { openStream, toStreamed } from './request.js';
import type { OpenedStream } from './request.js';
import { withRetries } from './retry.js';
import type { RetryNotice, TransportContext } from './transport-context.js';
import type { TransportOptions } from './transport-options.js';
import type { WireRequest } from './wire.js';

export type { RetryNotice, TransportContext, TransportOptions };

/**
 * Sends `request` and yields the answer's deltas. Throws `ChatError`, or the signal's reason after an abort. Leaving the loop closes the connection.
 * An answer is complete if and only if a `finish` delta came; a transport whose stream ended with neither a `finish` nor the protocol's own
 * end mark throws `truncated`; one that ended with nothing in it throws `empty`.
 */
export type Transport = (request: WireRequest, context: TransportContext) => AsyncIterable<Delta>;

const DEFAULT_RETRIES = 2;

/** How long a backlog of events is worked off in one task, in ms: a read can hold thousands of them, and promises alone let nothing else in between. */
const SLICE = 8;

/**
 * Makes a transport that sends with `fetch`. Where `options` is a function it is called for each request, so that they may change; what is
 * kept between requests is the circuit breaker alone, and that starts anew when the address changes.
 *
 * Before the first byte of an answer a failed try is repeated (see `withRetries`), and a model that keeps answering 503 gives way
 * to `fallbackModel`; the model in the `start` delta tells. After the first byte nothing is sent again: it would cost, and could say twice.
 *
 * @example
 * const transport = createTransport({ proxyUrl: '/api/chat' });
 * for await (const delta of transport({ model: 'gemini-2.5-flash', messages }, { signal })) show(delta);
 */
export function createTransport(options: TransportOptions | (() => TransportOptions)): Transport {
  let breaker: Breaker | undefined;
  let breakerUrl: string | undefined;
  return async function* send(request, context) {
    const { signal } = context;
    signal.throwIfAborted();
    const now = typeof options === 'function' ? options() : options;
    const { url } = resolveEndpoint(now);
    const { clock = systemClock } = now;
    if (breaker === undefined || url !== breakerUrl) breaker = new Breaker(clock);
    breakerUrl = url;
    const { stream, model } = await connect(request, now, breaker, context);
    const { bytes, mediaType, requestId, hurry: onFinish } = stream;
    let sliceEnd = clock.now() + SLICE;
    for await (const delta of readDeltas(readChunks(readEvents(bytes, mediaType), { requestId, onFinish }), {
      model,
      requestId,
    })) {
      if (clock.now() > sliceEnd) {
        await nextTask();
        sliceEnd = clock.now() + SLICE;
      }
      // Events that were read already would go on coming after an abort.
      signal.throwIfAborted();
      yield delta;
    }
  };
}

async function connect(
  request: WireRequest,
  options: TransportOptions,
  breaker: Breaker,
  context: TransportContext,
): Promise<{ readonly stream: OpenedStream; readonly model: string }> {
  const { fallbackModel, clock = systemClock, random = Math.random } = options;
  const attempt = (model: string) => () =>
    breaker.run(() => openStream({ route: 'chat', body: toStreamed({ ...request, model }) }, options, context.signal));
  const retries = options.retries ?? DEFAULT_RETRIES;
  let tries = 0;
  try {
    const stream = await withRetries(
      () => {
        tries += 1;
        return attempt(request.model)();
      },
      { ...context, retries, clock, random, mayRetry: () => !breaker.isOpen },
    );
    return { stream, model: request.model };
  } catch (error) {
    context.signal.throwIfAborted();
    if (!fallbackModel || fallbackModel === request.model || !isUnavailable(error)) throw error;
    context.onRetry?.({ attempt: tries, delay: 0 });
    return { stream: await attempt(fallbackModel)(), model: fallbackModel };
  }
}

/** Whether a server answered that the model is not there at the moment; not that the breaker is open, which says nothing of the model. */
function isUnavailable(error: unknown): boolean {
  return error instanceof ChatError && error.kind === 'overloaded' && error.status !== undefined;
}
