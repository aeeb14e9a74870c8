/** A proxy as the doctor wants it, in front of a gateway that counts to three. */
import { createProxyHandler } from '../../../proxy/src/create-proxy-handler.js';
import type { ProxyHandler } from '../../../proxy/src/create-proxy-handler.js';
import { KEY, ORIGIN } from '../harness.js';
import type { StillClock } from '../harness.js';

export const chunk = (fields: object) => `data: ${JSON.stringify(fields)}\n\n`;
export const word = (content: string) => chunk({ choices: [{ index: 0, delta: { content } }] });
export const finish = chunk({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
export const words = [word('one\n'), word('two\n'), word('three\n')];
export const whole = [...words, finish, 'data: [DONE]\n\n'];

/** A stream in which each piece takes 200 ms to be written. */
export function written(pieces: readonly string[], clock: StillClock, each = 200): ReadableStream<Uint8Array> {
  const left = [...pieces];
  return new ReadableStream(
    {
      pull(controller) {
        const piece = left.shift();
        clock.time += each;
        if (piece === undefined) controller.close();
        else controller.enqueue(new TextEncoder().encode(piece));
      },
    },
    { highWaterMark: 0 },
  );
}

export const stream = (pieces: readonly string[], clock: StillClock, headers: Record<string, string> = {}) =>
  new Response(written(pieces, clock), {
    headers: { 'content-type': 'text/event-stream', 'access-control-allow-origin': ORIGIN, ...headers },
  });

/** The proxy of this project in front of a gateway that counts to three. */
export function goodProxy(clock: StillClock): ProxyHandler {
  return createProxyHandler({
    apiKey: KEY,
    allowedOrigins: [ORIGIN],
    basePath: '/api/chat',
    clock,
    log: () => undefined,
    fetch: async () => stream(whole, clock),
  });
}
