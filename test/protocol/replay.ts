/** Bytes in, cut in any way, through the whole of the protocol; what the answer came to out. */
import { readChunks } from '../../src/protocol/chunks.js';
import type { ChunkOptions } from '../../src/protocol/chunks.js';
import { readDeltas } from '../../src/protocol/deltas.js';
import type { Delta } from '../../src/protocol/deltas.js';
import { ChatError } from '../../src/protocol/errors.js';
import { readEvents } from '../../src/protocol/events.js';

/** What an answer came to. */
export interface Outcome {
  /** Without `start`; neighbours of one kind are joined. */
  readonly deltas: readonly Delta[];
  readonly error: ChatError | undefined;
}

/** Replays `pieces` and gathers what comes of them. What is no `ChatError` is thrown. */
export async function replay(
  pieces: Iterable<Uint8Array>,
  mediaType = 'text/event-stream',
  options: ChunkOptions = {},
): Promise<Outcome> {
  const deltas: Delta[] = [];
  try {
    for await (const delta of readDeltas(readChunks(readEvents(each(pieces), mediaType), options))) deltas.push(delta);
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    return { deltas: joined(deltas), error };
  }
  return { deltas: joined(deltas), error: undefined };
}

/** Deltas without `start` and with neighbours of one kind joined, so that no cut shows. */
export function joined(deltas: readonly Delta[]): readonly Delta[] {
  const result: Delta[] = [];
  for (const delta of deltas) {
    if (delta.type === 'start') continue;
    const last = result.at(-1);
    if ((delta.type === 'text' || delta.type === 'reasoning') && last?.type === delta.type) {
      result[result.length - 1] = { type: delta.type, text: last.text + delta.text };
    } else if (delta.type === 'tool-call') {
      const at = result.findIndex((other) => other.type === 'tool-call' && other.index === delta.index);
      const known = result[at];
      if (known?.type === 'tool-call') result[at] = { ...known, arguments: known.arguments + delta.arguments };
      else result.push({ id: undefined, name: undefined, ...delta });
    } else {
      result.push(delta);
    }
  }
  return result;
}

/** All text of some deltas. */
export function textOf(deltas: readonly Delta[]): string {
  return deltas.map((delta) => (delta.type === 'text' ? delta.text : '')).join('');
}

/** `bytes` cut at each of `positions`, which have to ascend. */
export function cut(bytes: Uint8Array, positions: readonly number[]): Uint8Array[] {
  return [0, ...positions].map((from, index) => bytes.subarray(from, positions[index]));
}

async function* each(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) if (piece.length > 0) yield piece;
}
