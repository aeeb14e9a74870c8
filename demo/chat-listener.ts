/** The project's own proxy as a listener of the demo's server, below `/api/chat`. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createProxyHandler, settingsFromEnvironment } from '../proxy/src/index.js';
import type { ProxyOptions } from '../proxy/src/index.js';

/** Who may ask whom. */
export interface ChatOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The API root of the embedded gateway; undefined for the one that `env` names. */
  readonly gatewayUrl: string | undefined;
  readonly models: readonly string[];
  readonly origins: readonly string[];
}

/** One visitor, who plays: far above the proxy's own limits, which are for the open net. */
const generous = { rateLimit: 1000, rateWindowSeconds: 60, maxOutputTokens: 32_768, maxBodyBytes: 16 * 1024 * 1024 };

/** Makes the listener. A client that leaves aborts the request to the gateway. Throws `SettingsError`. */
export function createChatListener(options: ChatOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const handle = createProxyHandler({
    ...generous,
    ...(options.gatewayUrl === undefined
      ? fromEnvironment(options.env)
      : { apiKey: 'the-embedded-gateway-needs-none', gatewayUrl: options.gatewayUrl }),
    allowedModels: options.models,
    allowedOrigins: options.origins,
    basePath: '/api/chat',
  });
  const listener = getRequestListener(
    async (request, { incoming, outgoing }) => {
      const answer = await handle(request, { address: incoming.socket.remoteAddress });
      await sendAnswer(answer, outgoing as ServerResponse);
      return RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false },
  );
  return (request, response) => {
    void listener(request, response);
  };
}

/** Carries the answer over by itself, because the listener would report every visitor who leaves as a failure. */
async function sendAnswer(answer: Response, response: ServerResponse): Promise<void> {
  if (response.destroyed) {
    await answer.body?.cancel();
    return;
  }
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body === null) {
    response.end();
    return;
  }
  response.flushHeaders();
  // Either side may break off. The other is destroyed then, which is all that can be done: the head is sent.
  await pipeline(Readable.fromWeb(answer.body as NodeReadableStream), response).catch(() => undefined);
}

/** The proxy's settings that are set. Where the demo listens is its own matter. */
function fromEnvironment(env: ChatOptions['env']): ProxyOptions {
  const settings = settingsFromEnvironment({ ...env, HOST: undefined, PORT: undefined });
  const isSet = Object.entries(settings).filter(([, value]) => value !== undefined);
  return { apiKey: settings.apiKey, ...Object.fromEntries(isSet) };
}
