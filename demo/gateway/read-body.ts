/** A request goes in, its body comes out as text. */

import type { IncomingMessage } from 'node:http';
import { GatewayError } from './errors.js';

/** Pictures come as data URLs, so a body may be large. */
const mostBytes = 16 * 1024 * 1024;

/**
 * Reads the whole body as UTF-8. Throws a `GatewayError` with status 413 when it is too large; the rest is read and
 * dropped first, because a client that is still sending would see a broken connection in place of the answer.
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes <= mostBytes) pieces.push(piece);
  }
  if (bytes > mostBytes) throw new GatewayError(413, `The body is larger than ${mostBytes} bytes.`);
  return Buffer.concat(pieces).toString('utf8');
}
