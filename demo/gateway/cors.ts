/** Pages on this machine may ask the embedded gateway from any port; other origins get no permission. */

import type { IncomingMessage, ServerResponse } from 'node:http';

/** Adds the permission to `response` if `request` comes from a page on this machine. It covers preflights too. */
export function allowLoopbackOrigin(request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers;
  response.setHeader('Vary', 'Origin, Access-Control-Request-Headers');
  if (origin === undefined || !isLoopback(origin)) return;
  const asked = request.headers['access-control-request-headers'];
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
  response.setHeader('Access-Control-Allow-Headers', asked ?? 'Authorization, Content-Type');
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After, X-Request-Id');
  response.setHeader('Access-Control-Max-Age', '600');
}

function isLoopback(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { hostname } = new URL(origin);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
