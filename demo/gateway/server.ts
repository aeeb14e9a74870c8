/** The embedded gateway: an OpenAI-compatible server that needs no key and no network. Its routes are in `routes.ts`,
 * who answers in `models.ts`. */

import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../clock.js';
import type { Clock } from '../clock.js';
import type { Model } from './model.js';
import { createModels } from './models.js';
import type { RequestMoment, RequestRecord } from './request-log.js';
import { RequestLog } from './request-log.js';
import { Routes } from './routes.js';
import type { Document } from './search/documents.js';
import { readDocuments } from './search/documents.js';

/** Everything has a default: `startGateway({})` is the gateway of the demo. */
export interface GatewayOptions {
  /** Default 0: a free one. */
  readonly port?: number;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** If set, requests need it as `Authorization: Bearer …`. Default: no key is asked for. */
  readonly apiKey?: string;
  /** Tokens per second of every model, in place of the models' own pace. `Infinity` does not wait. */
  readonly tokensPerSecond?: number;
  /** Where ids, pictures and the unevenness of the pace come from. Default 1. */
  readonly seed?: number;
  readonly clock?: Clock;
  /** What the model `docs` answers from. Default: the project's own Markdown documents. */
  readonly documents?: readonly Document[];
  /** Where the documents can be read, for the links of sources: their paths are appended. Default `/documents/` here. */
  readonly documentsUrl?: string;
}

/** A running gateway. */
export interface Gateway {
  /** The API root, as a client's base URL: `http://127.0.0.1:…/v1`. */
  readonly url: string;
  readonly port: number;
  readonly models: readonly Model[];
  /** The last chat completion requests, oldest first; the list and its records are live. */
  readonly requests: readonly RequestRecord[];
  /** Resolves with the record when a request starts, sends its first byte or closes the next time. */
  next(moment: RequestMoment): Promise<RequestRecord>;
  /** Answers a request to another server of this process, whose `url` is the path here. Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Ends every connection and resolves when the port is free. */
  close(): Promise<void>;
}

/** Starts the gateway. Rejects when the port is taken. */
export async function startGateway(options: GatewayOptions = {}): Promise<Gateway> {
  const host = options.host ?? '127.0.0.1';
  const documents = options.documents ?? (await readDocuments());
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://${host}:${port}`;
  const models = createModels(documents, options.documentsUrl ?? `${origin}/documents/`);
  const clock = options.clock ?? systemClock;
  const log = new RequestLog(clock);
  const { apiKey, tokensPerSecond, seed = 1 } = options;
  const routes = new Routes({ apiKey, tokensPerSecond, seed, clock, log, models, documents });
  server.on('request', (request, response) => {
    void routes.handle(request, response);
  });
  return {
    url: `${origin}/v1`,
    port,
    models,
    requests: log.records,
    next: (moment) => log.next(moment),
    handle: (request, response) => routes.handle(request, response),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
