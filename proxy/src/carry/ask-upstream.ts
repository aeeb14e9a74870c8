/** A rebuilt request in, the gateway's answer out, its body untouched; or a refusal in our own words. */
import type { ProxySettings } from '../settings.js';
import { Refusal } from '../policy/refusal.js';
import { isErrorBody, refuseUpstream, upstreamRefusal } from '../policy/refuse-upstream.js';
import { upstreamHeaders, upstreamRequestId } from '../policy/upstream-headers.js';
import { readStream } from './read-body.js';

/** What the gateway is asked. */
export interface UpstreamQuestion {
  /** Below the gateway's API root: `/chat/completions`. */
  readonly path: string;
  /** JSON, or a form. */
  readonly body: string | FormData;
  /** Whether the answer was asked for as a stream. */
  readonly stream: boolean;
  /** Aborted when the visitor stops or leaves. */
  readonly signal: AbortSignal;
}

/** What the gateway answered. */
export interface UpstreamAnswer {
  readonly contentType: 'text/event-stream' | 'application/json';
  /** A stream as it comes, or JSON as it came. */
  readonly body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>;
  /** The gateway's id of the request, if it gave one. */
  readonly requestId: string | undefined;
}

/** For the headers of a stream, in ms. */
export const STREAM_DEADLINE = 60_000;
/** For a whole answer, in ms: its headers come when the model has finished. */
export const ANSWER_DEADLINE = 300_000;

/** Most of an error body that is looked at, and most of an answer that is no stream, in bytes. */
const MAX_ERROR_BYTES = 65_536;
const MAX_ANSWER_BYTES = 33_554_432;

type UpstreamSettings = Pick<ProxySettings, 'apiKey' | 'gatewayUrl' | 'fetch' | 'clock'>;

/**
 * Asks the gateway. Throws a `Refusal`, or the reason of `question.signal`.
 *
 * The connection closes when the signal aborts, before the gateway's first byte too: that is what the signal given to `fetch` is for. The deadlines
 * end with the answer's headers; a stream that has begun is the client's to time.
 */
export async function askUpstream(question: UpstreamQuestion, settings: UpstreamSettings): Promise<UpstreamAnswer> {
  const deadline = new AbortController();
  const disarm = settings.clock.after(question.stream ? STREAM_DEADLINE : ANSWER_DEADLINE, () => deadline.abort());
  try {
    const response = await send(question, settings, AbortSignal.any([question.signal, deadline.signal]));
    return await receive(response, settings.apiKey);
  } catch (error) {
    question.signal.throwIfAborted();
    if (deadline.signal.aborted) throw upstreamRefusal('upstream_timeout');
    if (error instanceof Refusal) throw error;
    // What fetch says may quote addresses and headers: it goes no further than the log's `cause`.
    throw new Refusal('upstream_unreachable', 'The gateway cannot be reached.', { cause: error });
  } finally {
    disarm();
  }
}

function send(question: UpstreamQuestion, settings: UpstreamSettings, signal: AbortSignal): Promise<Response> {
  const isJson = typeof question.body === 'string';
  const accept = question.stream ? 'text/event-stream' : 'application/json';
  const { fetch } = settings;
  return fetch(settings.gatewayUrl + question.path, {
    method: 'POST',
    headers: upstreamHeaders(settings.apiKey, accept, isJson ? 'application/json' : undefined),
    body: question.body,
    redirect: 'manual', // followed, a redirect would take the key to another host
    signal,
  });
}

async function receive(response: Response, apiKey: string): Promise<UpstreamAnswer> {
  const header = (name: string) => response.headers.get(name);
  const { body } = response;
  if (!response.ok) {
    // A redirect is opaque, with status 0, on some platforms.
    const status = response.status || 302;
    throw refuseUpstream({ status, text: await readError(body), header });
  }
  const requestId = upstreamRequestId(header, apiKey);
  const type = header('content-type')?.replace(/;.*$/s, '').trim().toLowerCase();
  if (body !== null && type === 'text/event-stream') return { contentType: type, body, requestId };
  if (body !== null && type === 'application/json') {
    const answer = await readStream(body, MAX_ANSWER_BYTES, () => protocolRefusal(response.status));
    checkAnswer(answer, response);
    return { contentType: type, body: answer, requestId };
  }
  await body?.cancel();
  throw protocolRefusal(response.status);
}

/** The beginning of an error body. One that is too long or breaks off says nothing that its status does not. */
async function readError(body: ReadableStream<Uint8Array> | null): Promise<string> {
  if (body === null) return '';
  try {
    return new TextDecoder().decode(await readStream(body, MAX_ERROR_BYTES, () => new Error('too long')));
  } catch {
    return '';
  }
}

/** Some gateways answer 200 with an error in it, and an error may name the key. */
function checkAnswer(answer: Uint8Array, response: Response): void {
  const text = new TextDecoder().decode(answer);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw protocolRefusal(response.status);
  }
  if (!isErrorBody(value)) return;
  throw refuseUpstream({ status: response.status, text, header: (name) => response.headers.get(name) });
}

function protocolRefusal(upstreamStatus: number): Refusal {
  return new Refusal('upstream_protocol', 'The gateway answered with neither JSON nor an event stream.', {
    upstreamStatus,
  });
}
