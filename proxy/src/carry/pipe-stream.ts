/** A web stream in, a Node response out: with back-pressure, and cut off where the stream was cut off. */
import type { ServerResponse } from 'node:http';

/**
 * Sends `stream` and ends the response. Never rejects: where the stream breaks off, so does the response, without the mark of a whole answer, and a
 * reader who leaves ends the stream.
 */
export async function pipeStream(stream: ReadableStream<Uint8Array>, outgoing: ServerResponse): Promise<void> {
  const reader = stream.getReader();
  // What cancelling may fail with is of no interest: nobody reads on.
  const leave = () => void reader.cancel().catch(() => undefined);
  if (outgoing.destroyed) leave();
  outgoing.once('close', leave);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!outgoing.write(value)) await roomIn(outgoing);
    }
    outgoing.end();
  } catch {
    // The client sees its connection closed in the middle of a chunked body, which is what happened.
    outgoing.destroy();
  } finally {
    outgoing.off('close', leave);
  }
}

function roomIn(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      outgoing.off('drain', go).off('close', go);
      resolve();
    };
    outgoing.on('drain', go).on('close', go);
    if (outgoing.destroyed) go();
  });
}
