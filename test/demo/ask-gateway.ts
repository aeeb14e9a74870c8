/** Asks a chat completion, and reads what comes. */
import type { Gateway } from '../../demo/gateway/server.js';

/** An object of the stream, as loosely as a test wants to look at it. */
export interface Chunk {
  readonly id: string;
  readonly object: string;
  readonly created: number;
  readonly model: string;
  readonly choices: readonly { index: number; delta: Record<string, unknown>; finish_reason: string | null }[];
  readonly usage?: Record<string, number> | null;
  readonly error?: { message: string; type: string; code: string | null };
}

export interface Asked {
  readonly model?: string;
  readonly text?: string;
  readonly messages?: readonly unknown[];
  readonly signal?: AbortSignal;
  readonly [field: string]: unknown;
}

/** POSTs a chat completion; it streams, unless `stream` says otherwise. */
export function ask(
  gateway: Gateway,
  { model = 'docs', text = 'Hello', signal, ...fields }: Asked = {},
): Promise<Response> {
  return fetch(`${gateway.url}/chat/completions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ model, messages: [{ role: 'user', content: text }], stream: true, ...fields }),
    ...(signal && { signal }),
  });
}

/** The chunks of a stream's text. */
export function toChunks(text: string): Chunk[] {
  return text
    .split('\n\n')
    .filter((event) => event.startsWith('data: ') && event !== 'data: [DONE]')
    .map((event) => JSON.parse(event.slice('data: '.length)) as Chunk);
}

/** The values of one field of all deltas, in order. */
export function deltas(chunks: readonly Chunk[], field: string): unknown[] {
  return chunks.flatMap(({ choices }) => choices[0]?.delta[field] ?? []);
}

/** Asks, and answers with the chunks of the whole stream. */
export async function chunksOf(gateway: Gateway, asked: Asked): Promise<Chunk[]> {
  return toChunks(await (await ask(gateway, asked)).text());
}

/** Asks, and answers with the text of the whole stream. */
export async function textOf(gateway: Gateway, asked: Asked): Promise<string> {
  return deltas(await chunksOf(gateway, asked), 'content').join('');
}
