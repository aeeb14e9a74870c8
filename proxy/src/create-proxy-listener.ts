/** Options in, a listener for a `node:http` server out: sockets in front of the portable handler. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ProxyOptions } from './settings.js';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { pipeStream } from './carry/pipe-stream.js';
import { clientAddress } from './client-address.js';
import { createProxyHandler } from './create-proxy-handler.js';
import { Refusal, refusalBody } from './policy/refusal.js';

/** What a listener can be told. */
export interface ListenerOptions extends ProxyOptions {
  /**
   * How many proxies of your own stand in front, each of which appends the address it saw to `X-Forwarded-For`. The visitor is then the entry that
   * the outermost of them wrote. Default 0: the header is not read, since without such a proxy a visitor writes it.
   */
  readonly trustedHops?: number | undefined;
}

/** Answers one request of a `node:http` server. */
export type ProxyListener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/**
 * A listener for a server that you have: `node:http`, Express, Connect. A visitor who leaves aborts the request to the gateway. Throws `SettingsError`.
 *
 * The visitor is the socket's address, unless `trustedHops` says otherwise.
 *
 * @example
 * const proxy = createProxyListener({ apiKey, allowedOrigins: ['https://example.com'], basePath: '/api/chat' });
 * createServer((incoming, outgoing) => proxy(incoming, outgoing)).listen(8787);
 */
export function createProxyListener({ trustedHops = 0, ...options }: ListenerOptions): ProxyListener {
  const handle = createProxyHandler(options);
  const listener = getRequestListener(
    async (request, { incoming, outgoing }) => {
      const forwarded = String(incoming.headers['x-forwarded-for'] ?? '');
      const address = clientAddress(incoming.socket.remoteAddress, forwarded, trustedHops);
      return sendStream(await handle(request, { address }), outgoing as ServerResponse);
    },
    // A request without a Host header is still a request; what it is called does not matter then.
    { overrideGlobalObjects: false, hostname: 'localhost', errorHandler: refuseBrokenRequest },
  );
  return (incoming, outgoing) => void listener(incoming, outgoing);
}

/** Sends a stream by itself: left to the adapter, a visitor who leaves in the middle is printed as an error with its addresses. */
function sendStream(response: Response, outgoing: ServerResponse): Response {
  if (response.body === null || response.headers.get('content-type') !== 'text/event-stream') return response;
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.flushHeaders();
  void pipeStream(response.body, outgoing);
  return RESPONSE_ALREADY_SENT;
}

/** For what never became a `Request`: a Host header or a target that is none. */
function refuseBrokenRequest(): Response {
  return Response.json(refusalBody(new Refusal('bad_request', 'The request cannot be read.')), { status: 400 });
}
