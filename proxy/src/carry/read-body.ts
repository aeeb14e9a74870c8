/** A request in, the bytes of its body out, and never more of them than allowed. */
import { Refusal } from '../policy/refusal.js';

/**
 * Reads the body of `request`, whose media type must be `type`. Throws `unsupported_media_type`, and `body_too_large` as soon as that is known: by
 * `Content-Length` before the first byte, else while reading. Rejects with what the stream rejects with if the client leaves meanwhile.
 */
export async function readBody(request: Request, type: string, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const given = request.headers.get('content-type') ?? '';
  if (given.replace(/;.*$/s, '').trim().toLowerCase() !== type) {
    throw new Refusal('unsupported_media_type', `The body must be ${type}, and Content-Type must say so.`);
  }
  // A small compressed body can unpack to any size.
  if ((request.headers.get('content-encoding') ?? 'identity').toLowerCase() !== 'identity') {
    throw new Refusal('unsupported_media_type', 'The body may not be compressed.');
  }
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  return request.body === null ? new Uint8Array() : await readStream(request.body, limit, () => tooLarge(limit));
}

/** All bytes of `stream`. If there are more than `limit`, it is cancelled and what `onTooLarge` makes is thrown. */
export async function readStream(
  stream: ReadableStream<Uint8Array>,
  limit: number,
  onTooLarge: () => Error,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concatenate(pieces, length);
    length += value.byteLength;
    if (length > limit) {
      // Not waited for, and its failure is of no interest: the refusal is what is to be told.
      reader.cancel().catch(() => undefined);
      throw onTooLarge();
    }
    pieces.push(value);
  }
}

function tooLarge(limit: number): Refusal {
  return new Refusal('body_too_large', `The body may have at most ${limit} bytes (MAX_BODY_BYTES of the proxy).`);
}

function concatenate(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
