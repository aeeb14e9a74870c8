/** The routes of the embedded gateway, as https://platform.openai.com/docs/api-reference describes them. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock.js';
import type { Answer } from './answer.js';
import { Attempts } from './attempts.js';
import { parseChatRequest } from './chat-request.js';
import { allowLoopbackOrigin } from './cors.js';
import { GatewayError } from './errors.js';
import type { Model } from './model.js';
import { Pace } from './pace.js';
import { toPieces } from './pieces.js';
import type { Random } from './random.js';
import { randomId, seededRandom } from './random.js';
import { readBody, readForm } from './read-body.js';
import type { RequestLog } from './request-log.js';
import type { Document } from './search/documents.js';
import { streamAnswer } from './stream-answer.js';
import { transcribe } from './transcribe.js';
import { UsageCounter } from './usage.js';
import { sendWholeAnswer } from './whole-answer.js';

/** What the routes need; see `GatewayOptions`. */
export interface RouteOptions {
  readonly apiKey: string | undefined;
  readonly tokensPerSecond: number | undefined;
  readonly seed: number;
  readonly clock: Clock;
  readonly log: RequestLog;
  readonly models: readonly Model[];
  readonly documents: readonly Document[];
}

/** Tokens per second where neither the options nor the model say so: as fast as a hurried reader. */
const humanPace = 50;

type Route = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Answers every request of the gateway. */
export class Routes {
  readonly #options: RouteOptions;
  readonly #models: ReadonlyMap<string, Model>;
  readonly #documents: ReadonlyMap<string, Document>;
  readonly #attempts = new Attempts();
  readonly #startedAt: number;
  readonly #random: { readonly ids: Random; readonly requests: Random };
  readonly #routes: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
    '/': { GET: (_, response) => this.#introduce(response) },
    '/health': { GET: (_, response) => sendJson(response, 200, { status: 'ok' }) },
    '/v1/models': { GET: (_, response) => this.#listModels(response) },
    '/v1/chat/completions': { POST: (request, response) => this.#complete(request, response) },
    '/v1/audio/transcriptions': {
      POST: async (request, response) => sendJson(response, 200, transcribe(await readForm(request))),
    },
  };

  constructor(options: RouteOptions) {
    this.#options = options;
    this.#startedAt = options.clock.now();
    this.#models = new Map(options.models.map((model) => [model.id, model]));
    this.#documents = new Map(options.documents.map((document) => [`/documents/${document.path}`, document]));
    this.#random = { ids: seededRandom(options.seed), requests: seededRandom(options.seed + 1) };
  }

  /** Answers one request. Never rejects: what goes wrong becomes an answer, and is reported where it is our fault. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('X-Request-Id', `req_${randomId(this.#random.ids, 16)}`);
    allowLoopbackOrigin(request, response);
    try {
      if (request.method === 'OPTIONS') response.writeHead(204).end();
      else await this.#route(request, response);
    } catch (error) {
      if (response.destroyed) return;
      if (error instanceof GatewayError && !response.headersSent) {
        for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value);
        sendJson(response, error.status, error);
        return;
      }
      console.error('embedded gateway:', error);
      response.destroy();
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const called = (request.url ?? '/').split('?', 1)[0] ?? '/';
    // Below `/broken` is the same API, with a list of models that fails.
    const path = called.replace(/^\/broken\//, '/v1/');
    if (path !== called && path === '/v1/models') {
      throw new GatewayError(500, 'The list of models cannot be had. This is a demonstration.');
    }
    const methods = this.#routes[path] ?? this.#variableRoute(path);
    if (methods === undefined) throw new GatewayError(404, `There is no ${called} here.`, { code: 'unknown_url' });
    const route = methods[request.method === 'HEAD' ? 'GET' : (request.method ?? '')];
    if (route === undefined) {
      const allowed = Object.keys(methods).join(', ');
      throw new GatewayError(405, `${path} takes ${allowed} only.`, { headers: { Allow: allowed } });
    }
    if (path.startsWith('/v1/')) this.#checkKey(request);
    await route(request, response);
  }

  #variableRoute(path: string): Readonly<Record<string, Route>> | undefined {
    const document = this.#documents.get(path);
    if (document !== undefined) {
      return { GET: (_, response) => sendText(response, document.text) };
    }
    const id = /^\/v1\/models\/(.+)$/.exec(path)?.[1];
    if (id === undefined) return undefined;
    return { GET: (_, response) => sendJson(response, 200, this.#describe(this.#findModel(decodeModelId(id)))) };
  }

  #checkKey(request: IncomingMessage): void {
    const { apiKey } = this.#options;
    if (apiKey === undefined || request.headers.authorization === `Bearer ${apiKey}`) return;
    throw new GatewayError(401, 'The API key is missing or wrong.', { code: 'invalid_api_key' });
  }

  #introduce(response: ServerResponse): void {
    sendText(
      response,
      'This is the embedded gateway of iotex-chat: an OpenAI-compatible server for trying the widget without a key and ' +
        `without a network. No language model answers here. API root: /v1 (/broken: the same without a list of models), models: ${[...this.#models.keys()].join(', ')}\n`,
    );
  }

  #listModels(response: ServerResponse): void {
    const list = [...this.#models.values()].map((model) => this.#describe(model));
    sendJson(response, 200, { object: 'list', data: list });
  }

  #describe({ id, description }: Model): Record<string, unknown> {
    const created = Math.floor(this.#startedAt / 1000);
    return { id, object: 'model', created, owned_by: 'iotex-chat embedded gateway', description };
  }

  #findModel(id: string): Model {
    const model = this.#models.get(id);
    if (model !== undefined) return model;
    throw new GatewayError(404, `The model \`${id}\` does not exist. See /v1/models.`, {
      code: 'model_not_found',
      param: 'model',
    });
  }

  async #complete(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { clock, log } = this.#options;
    const startedAt = clock.now();
    const chat = parseChatRequest(await readBody(request));
    const model = this.#findModel(chat.model);
    const leaving = new AbortController();
    response.once('close', () => leaving.abort());
    const record = log.open(model.id, startedAt, response);

    const key = this.#attempts.key(model.id, chat.messages);
    const seed = Math.floor(this.#random.requests() * 2 ** 32);
    const random = seededRandom(seed);
    const speed = this.#options.tokensPerSecond ?? model.tokensPerSecond ?? humanPace;
    const steps = model.answer({
      messages: chat.messages,
      tools: chat.tools,
      random,
      ...this.#attempts.add(key, startedAt),
    });
    const answer: Answer = {
      id: `chatcmpl-${randomId(this.#random.ids, 24)}`,
      created: Math.floor(startedAt / 1000),
      model: model.answersAs ?? model.id,
      pieces: toPieces(steps, chat.maxTokens, random),
      pace: new Pace(clock, speed, seededRandom(seed + 1), leaving.signal),
      usage: new UsageCounter(chat.messages),
      includeUsage: chat.includeUsage,
      onFirstByte: () => {
        record.firstByte();
        this.#attempts.settle(key);
      },
      onCut: () => record.cut(),
    };
    if (chat.stream) await streamAnswer(answer, response, leaving.signal);
    else await sendWholeAnswer(answer, response);
  }
}

function decodeModelId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id; // A broken escape is no model's name either: the answer is the 404 for what was sent.
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function sendText(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
}
