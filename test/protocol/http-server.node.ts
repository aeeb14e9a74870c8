/** A real HTTP server on a free port, for what only a socket can show. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server, and how to get rid of it. */
export interface TestServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Starts a server that answers with `handler`. */
export async function startServer(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<TestServer> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Resolves when the client closes the connection of `response`, with whether it had been ended before. */
export function closed(response: ServerResponse): Promise<{ readonly wasEnded: boolean }> {
  return new Promise((resolve) => response.once('close', () => resolve({ wasEnded: response.writableEnded })));
}

/** A chunk of the stream that holds `content`. */
export function chunk(content: string): string {
  return `data: ${JSON.stringify({ id: 'c1', model: 'm', choices: [{ index: 0, delta: { content } }] })}\n\n`;
}

/** The end of an answer. */
export const finish = 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n';
