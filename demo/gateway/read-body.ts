/** A request goes in, its body comes out, as text or as a form. */

import type { IncomingMessage } from 'node:http';
import { GatewayError } from './errors.js';

/** Pictures come as data URLs, so a body may be large. */
const mostBytes = 16 * 1024 * 1024;

/** Reads the whole body as UTF-8. Throws as `readBytes` does. */
export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request)).toString('utf8');
}

/** Reads the whole body as a form. Throws as `readBytes` does, and with status 400 where it is none. */
export async function readForm(request: IncomingMessage): Promise<FormData> {
  const body = new Uint8Array(await readBytes(request));
  try {
    return await new Response(body, { headers: { 'Content-Type': request.headers['content-type'] ?? '' } }).formData();
  } catch (cause) {
    const error = new GatewayError(400, 'The body of the request is not a form (multipart/form-data).');
    error.cause = cause;
    throw error;
  }
}

/**
 * Reads the whole body. Throws a `GatewayError` with status 413 when it is too large; the rest is read and
 * dropped first, because a client that is still sending would see a broken connection in place of the answer.
 */
async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes <= mostBytes) pieces.push(piece);
  }
  if (bytes > mostBytes) throw new GatewayError(413, `The body is larger than ${mostBytes} bytes.`);
  return Buffer.concat(pieces);
}
