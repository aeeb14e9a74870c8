/** Options in, a `Request → Response` handler out: the policy, on Hono's routes, for every runtime that has `fetch`. */
import type { ProxyOptions, ProxySettings } from './settings.js';
import type { VisitorLimit } from './policy/visitor-limit.js';
import type { UpstreamAnswer } from './carry/ask-upstream.js';
import { Hono } from 'hono';
import { askUpstream } from './carry/ask-upstream.js';
import { readBody } from './carry/read-body.js';
import { describeFailure } from './log-entry.js';
import { answerHeaders, preflightHeaders } from './policy/answer-headers.js';
import { checkOrigin } from './policy/check-origin.js';
import { parseStrictJson } from './policy/parse-strict-json.js';
import { rebuildCompletion } from './policy/rebuild-completion.js';
import { rebuildTranscription } from './policy/rebuild-transcription.js';
import { Refusal, isSettled, refusalBody } from './policy/refusal.js';
import { createVisitorLimit } from './policy/visitor-limit.js';
import { visitorOf } from './policy/visitor-of.js';
import { readSettings } from './settings.js';

/** What the shell around the handler knows about a request. */
export interface RequestInfo {
  /** The visitor's address, from the socket or from a hop that is trusted. Without it, all visitors share one limit. */
  readonly address?: string | undefined;
}

/** Answers every request, with a refusal if need be. Never rejects. */
export type ProxyHandler = (request: Request, info?: RequestInfo) => Promise<Response>;

/** Facts of one request, gathered on its way. */
interface Exchange {
  readonly request: Request;
  readonly visitor: string;
  requestId: string;
  route: string;
  model?: string;
  failure?: unknown;
}

interface HonoTypes {
  Bindings: { exchange: Exchange };
}

const STATUS_LEFT = 499; // nginx's number for a client that closed the connection; nobody is there to read it

/**
 * A handler with routes below `basePath`: POST `/` and `/chat/completions`, POST `/audio/transcriptions`, GET `/models`, GET `/health`, and OPTIONS.
 * Throws `SettingsError`.
 *
 * The order of its checks: origin, route, rate, size, content. A stream goes through as it comes; `request.signal` must abort when the client leaves.
 *
 * @example
 * const handle = createProxyHandler({ apiKey, allowedOrigins: ['https://example.com'] });
 * const response = await handle(request, { address: '192.0.2.1' });
 */
export function createProxyHandler(options: ProxyOptions): ProxyHandler {
  const settings = readSettings(options);
  const app = createRoutes(settings, createVisitorLimit(settings, settings.clock));

  return async (request, info = {}) => {
    const started = settings.clock.now();
    const exchange: Exchange = {
      request,
      visitor: visitorOf(info.address),
      requestId: settings.createId(),
      route: 'none',
    };
    const named = request.headers.get('origin');
    let origin: string | undefined;
    let response: Response;
    try {
      const { method } = request;
      origin = checkOrigin({ method, origin: named, host: new URL(request.url).host }, settings.allowedOrigins);
      response = method === 'OPTIONS' ? answerPreflight(exchange) : await app.fetch(request, { exchange });
    } catch (error) {
      response = refuse(error, exchange);
    }
    const headers = Object.entries(answerHeaders(origin, exchange.requestId));
    for (const [name, value] of headers) response.headers.set(name, value);
    report(settings, {
      requestId: exchange.requestId,
      method: request.method,
      route: exchange.route,
      status: response.status,
      milliseconds: Math.round(settings.clock.now() - started),
      ...(exchange.failure !== undefined && response.status !== STATUS_LEFT && describeFailure(exchange.failure)),
      ...(exchange.model !== undefined && { model: exchange.model }),
      ...(named !== null && { origin: named.slice(0, 200) }),
    });
    return response;
  };
}

function createRoutes(settings: ProxySettings, limit: VisitorLimit): Hono<HonoTypes> {
  // Not strict, so that `/api/chat/` is `/api/chat`.
  const root = new Hono<HonoTypes>({ strict: false });
  const app = root.basePath(settings.basePath);
  app.on('POST', ['/', '/chat/completions'], ({ env }) => answerChat(env.exchange, settings, limit));
  app.post('/audio/transcriptions', ({ env }) => answerTranscription(env.exchange, settings, limit));
  app.get('/models', ({ env }) => {
    env.exchange.route = 'models';
    return Response.json(modelList(settings.allowedModels));
  });
  app.get('/health', ({ env }) => {
    env.exchange.route = 'health';
    return Response.json({ status: 'ok' });
  });
  app.all('/', ({ env }) => refuseMethod(env.exchange, 'POST'));
  app.all('/chat/completions', ({ env }) => refuseMethod(env.exchange, 'POST'));
  app.all('/audio/transcriptions', ({ env }) => refuseMethod(env.exchange, 'POST'));
  app.all('/models', ({ env }) => refuseMethod(env.exchange, 'GET'));
  app.all('/health', ({ env }) => refuseMethod(env.exchange, 'GET'));
  root.notFound(({ env }) =>
    refuse(new Refusal('unknown_route', 'The proxy has no such route. Check proxy-url.'), env.exchange),
  );
  root.onError((error, { env }) => refuse(error, env.exchange));
  return root;
}

async function answerChat(exchange: Exchange, settings: ProxySettings, limit: VisitorLimit): Promise<Response> {
  const { request, visitor } = exchange;
  exchange.route = 'chat';
  await limit.take(visitor);
  const bytes = await readBody(request, 'application/json', settings.maxBodyBytes);
  const completion = rebuildCompletion(parseStrictJson(decode(bytes)), settings);
  exchange.model = completion.model;
  const question = { path: '/chat/completions', body: JSON.stringify(completion), stream: completion.stream };
  return pass(await askUpstream({ ...question, signal: request.signal }, settings), exchange);
}

async function answerTranscription(
  exchange: Exchange,
  settings: ProxySettings,
  limit: VisitorLimit,
): Promise<Response> {
  const { request, visitor } = exchange;
  exchange.route = 'transcriptions';
  await limit.take(visitor);
  const bytes = await readBody(request, 'multipart/form-data', settings.maxBodyBytes);
  const { model, form } = rebuildTranscription(await parseForm(bytes, request), settings.allowedModels);
  exchange.model = model;
  const question = { path: '/audio/transcriptions', body: form, stream: false, signal: request.signal };
  return pass(await askUpstream(question, settings), exchange);
}

function answerPreflight(exchange: Exchange): Response {
  exchange.route = 'preflight';
  const headers = preflightHeaders(exchange.request.headers.get('access-control-request-headers'));
  return new Response(null, { status: 204, headers });
}

function pass(answer: UpstreamAnswer, exchange: Exchange): Response {
  exchange.requestId = answer.requestId ?? exchange.requestId;
  return new Response(answer.body, { headers: { 'content-type': answer.contentType } });
}

function refuseMethod(exchange: Exchange, allow: 'GET' | 'POST'): Response {
  const refusal = new Refusal('method_not_allowed', `This route takes ${allow}.`);
  const response = refuse(refusal, exchange);
  response.headers.set('allow', `${allow}, OPTIONS`);
  return response;
}

/** The answer for whatever was thrown. Only a `Refusal` has words that may be shown. */
function refuse(error: unknown, exchange: Exchange): Response {
  exchange.failure = error;
  if (exchange.request.signal.aborted) return new Response(null, { status: STATUS_LEFT });
  const refusal = error instanceof Refusal ? error : new Refusal('internal_error', 'The proxy failed.');
  const response = Response.json(refusalBody(refusal), { status: refusal.status });
  if (refusal.retryAfter !== undefined) response.headers.set('retry-after', refusal.retryAfter);
  if (isSettled(refusal)) response.headers.set('x-should-retry', 'false');
  return response;
}

/** A log that throws is the site owner's to mend, and no reason to leave a visitor without an answer. */
function report(settings: ProxySettings, entry: Parameters<ProxySettings['log']>[0]): void {
  try {
    settings.log(entry);
  } catch (error) {
    console.error('iotex-chat-proxy: the option "log" threw', error);
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('invalid_json', 'The body is not UTF-8.');
  }
}

async function parseForm(bytes: Uint8Array<ArrayBuffer>, request: Request): Promise<FormData> {
  try {
    return await new Response(bytes, {
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
    }).formData();
  } catch {
    throw new Refusal('invalid_value', 'The body is not a valid form.');
  }
}

/** https://platform.openai.com/docs/api-reference/models/list; `created` is not known, and 0 says so. */
function modelList(models: readonly string[]) {
  return {
    object: 'list',
    data: models.map((id) => ({ id, object: 'model', created: 0, owned_by: 'iotex-chat-proxy' })),
  };
}
