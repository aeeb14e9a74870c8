/** One parsed object of the stream in, the same as a `WireChunk` out, whatever its provider made of it. */
import { quirks } from './quirks.js';
import type { ChunkParts, Quirk } from './quirks.js';
import { isObject } from './raw-object.js';
import type { RawObject } from './raw-object.js';
import type { WireChunk, WireDelta, WirePart, WireToolCallPiece, WireUsage } from './wire.js';

/**
 * Makes a chunk normal: takes it apart, lets each quirk of `table` put its own right, and picks what is known and of the right type. So
 * null, '' and whatever is of a wrong type is absent, which alone covers `content: null` and `delta: null` (Azure, llama.cpp), `role: ''`
 * (compatible servers), `finish_reason: ''`, `usage: null`, and chunks without choices (usage at the end; Azure's
 * prompt_filter_results at the start). Of several choices only the one of index 0 is kept. May change `raw`.
 */
export function normalChunk(raw: RawObject, table: readonly Quirk[] = quirks): WireChunk {
  const choice = firstChoice(raw['choices']);
  const parts: ChunkParts = { chunk: raw, choice, delta: isObject(choice['delta']) ? choice['delta'] : {} };
  for (const quirk of table) quirk(parts);
  return present({
    id: text(raw['id']),
    model: text(raw['model']),
    delta: normalDelta(parts.delta),
    finish_reason: text(choice['finish_reason']),
    usage: normalUsage(raw['usage']),
  });
}

function firstChoice(choices: unknown): RawObject {
  if (!Array.isArray(choices)) return {};
  const first: unknown = choices.find((choice) => isObject(choice) && (choice['index'] ?? 0) === 0);
  return isObject(first) ? first : {};
}

function normalDelta(delta: RawObject): WireDelta | undefined {
  const normal: WireDelta = present({
    content: normalContent(delta['content']),
    reasoning_content: text(delta['reasoning_content']),
    refusal: text(delta['refusal']),
    images: listOf(delta['images'], (image) => {
      const url = text(image['url']);
      return url === undefined ? undefined : present({ url, alt: text(image['alt']) });
    }),
    tool_calls: listOf(delta['tool_calls'], normalToolCall),
    annotations: listOf(delta['annotations'], (annotation) => {
      const url = text(annotation['url']);
      return url === undefined ? undefined : present({ url, title: text(annotation['title']) });
    }),
  });
  return Object.keys(normal).length > 0 ? normal : undefined;
}

function normalContent(content: unknown): string | readonly WirePart[] | undefined {
  if (!Array.isArray(content)) return text(content);
  return listOf(content, (part): WirePart | undefined => {
    if (part['type'] === 'text') {
      const words = text(part['text']);
      return words === undefined ? undefined : { type: 'text', text: words };
    }
    const url = isObject(part['image_url']) ? text(part['image_url']['url']) : undefined;
    return url === undefined ? undefined : { type: 'image_url', image_url: { url } };
  });
}

function normalToolCall(call: RawObject): WireToolCallPiece | undefined {
  const { index } = call;
  if (typeof index !== 'number' || !Number.isSafeInteger(index) || index < 0) return undefined;
  const called = isObject(call['function']) ? call['function'] : {};
  return present({
    index,
    id: text(call['id']),
    function: present({ name: text(called['name']), arguments: text(called['arguments']) }),
  });
}

function normalUsage(usage: unknown): WireUsage | undefined {
  if (!isObject(usage)) return undefined;
  const output = usage['completion_tokens_details'];
  const input = usage['prompt_tokens_details'];
  const normal: WireUsage = present({
    prompt_tokens: count(usage['prompt_tokens']),
    completion_tokens: count(usage['completion_tokens']),
    total_tokens: count(usage['total_tokens']),
    completion_tokens_details: isObject(output)
      ? present({ reasoning_tokens: count(output['reasoning_tokens']) })
      : undefined,
    prompt_tokens_details: isObject(input) ? present({ cached_tokens: count(input['cached_tokens']) }) : undefined,
  });
  const isCounted = [normal.prompt_tokens, normal.completion_tokens, normal.total_tokens].some((n) => n !== undefined);
  return isCounted ? normal : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function listOf<T>(value: unknown, read: (entry: RawObject) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const list = value
    .map((entry: unknown) => (isObject(entry) ? read(entry) : undefined))
    .filter((entry) => entry !== undefined);
  return list.length > 0 ? list : undefined;
}

/** Drops the fields that are undefined. */
function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept: Partial<T> = {};
  for (const name in fields) if (fields[name] !== undefined) kept[name] = fields[name];
  return kept as { [K in keyof T]: Exclude<T[K], undefined> };
}
