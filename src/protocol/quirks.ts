/** What providers do differently from the API that they call themselves compatible with, one function each, and how it is put right. */
import { isObject } from './raw-object.js';
import type { RawObject } from './raw-object.js';

/** A chunk taken apart. A quirk may change the three objects, which nobody else holds, or put another delta in place. */
export interface ChunkParts {
  readonly chunk: RawObject;
  /** The choice of index 0; an empty object where there is none. */
  readonly choice: RawObject;
  /** The choice's delta; an empty object where there is none. */
  delta: RawObject;
}

/**
 * Puts one oddity right; does nothing to a chunk without it. To add one: a function here that says who does it and where that can be read, its
 * name in the list, and a recorded stream in `test/fixtures/streams/` that fails without it.
 */
export type Quirk = (parts: ChunkParts) => void;

/** All of them, in the order in which they are applied: those that say where the delta is come first. */
export const quirks: readonly Quirk[] = [
  messageForDelta,
  textForDelta,
  contentAsList,
  otherReasoning,
  reasoningDetails,
  imagesInDelta,
  looseToolCalls,
  functionCall,
  urlCitations,
  sourcesBesideChoices,
  usageInChoice,
  usageOfGroq,
  otherFinishWords,
];

/**
 * A whole message in place of a delta: WebAI-to-API until mid-2026 (https://github.com/Amm1rr/WebAI-to-API/issues/55); also what a JSON
 * body holds where a stream was asked for.
 */
function messageForDelta(parts: ChunkParts): void {
  const { delta, message } = parts.choice;
  if (!isObject(delta) && isObject(message)) parts.delta = message;
}

/**
 * Text in place of a delta: the legacy completions, should an address or a proxy lead there; no chat endpoint was found to do it
 * (https://github.com/vllm-project/vllm/issues/13197).
 */
function textForDelta({ choice, delta }: ChunkParts): void {
  if (typeof choice['text'] === 'string') delta['content'] ??= choice['text'];
}

/**
 * Content as a list of parts: Mistral (with parts of type thinking), Databricks (of type reasoning, see aaif-goose/goose issue 8077);
 * https://github.com/braintrustdata/braintrust-sdk-javascript/issues/1857.
 */
function contentAsList({ delta }: ChunkParts): void {
  const { content } = delta;
  if (!Array.isArray(content)) return;
  const parts = content.map((part: unknown) => (typeof part === 'string' ? { type: 'text', text: part } : part));
  delta['reasoning_content'] ??= joinTexts(parts.filter(isThought));
  const shown = parts.filter((part) => isObject(part) && !isThought(part));
  const isText = shown.every((part) => isObject(part) && part['type'] === 'text');
  delta['content'] = isText ? joinTexts(shown) : shown.map(normalPart);
}

/**
 * Reasoning in `reasoning`: OpenRouter (https://openrouter.ai/docs/use-cases/reasoning-tokens), Groq, vLLM (which called it
 * reasoning_content before); some send both fields.
 */
function otherReasoning({ delta }: ChunkParts): void {
  if (!isText(delta['reasoning_content']) && isText(delta['reasoning']))
    delta['reasoning_content'] = delta['reasoning'];
}

/**
 * Reasoning in `reasoning_details`: OpenRouter, with texts, summaries and encrypted parts
 * (https://github.com/OpenRouterTeam/ai-sdk-provider/blob/HEAD/src/schemas/reasoning-details.ts).
 */
function reasoningDetails({ delta }: ChunkParts): void {
  if (isText(delta['reasoning_content']) || !Array.isArray(delta['reasoning_details'])) return;
  delta['reasoning_content'] = joinTexts(delta['reasoning_details']);
}

/**
 * Images in the delta, `{type: "image_url", image_url: {url}}`: OpenRouter's image models
 * (https://openrouter.ai/docs/features/multimodal/image-generation).
 */
function imagesInDelta({ delta }: ChunkParts): void {
  if (!Array.isArray(delta['images'])) return;
  delta['images'] = delta['images'].map((image: unknown) =>
    isObject(image) && 'image_url' in image ? { url: imageUrl(image['image_url']) } : image,
  );
}

/**
 * Tool calls without an index, or with arguments that are not text: Gemini's compatible API
 * (no index; https://github.com/THU-MAIC/OpenMAIC/issues/1556), llama.cpp in early 2026 (arguments as an object, its issue 20198).
 */
function looseToolCalls({ delta }: ChunkParts): void {
  const calls = delta['tool_calls'];
  if (!Array.isArray(calls)) return;
  delta['tool_calls'] = calls.map((call: unknown, position) =>
    isObject(call) ? { ...call, index: call['index'] ?? position, function: normalFunction(call['function']) } : call,
  );
}

/**
 * A call in `function_call`: OpenAI's API as it was before tools; deprecated, still in its schema
 * (https://github.com/openai/openai-node/blob/HEAD/src/resources/chat/completions/completions.ts).
 */
function functionCall({ delta }: ChunkParts): void {
  if (!isObject(delta['function_call']) || Array.isArray(delta['tool_calls'])) return;
  delta['tool_calls'] = [{ index: 0, function: normalFunction(delta['function_call']) }];
}

/**
 * Sources as url_citation annotations: OpenAI's search models, OpenRouter's web search
 * (https://github.com/OpenRouterTeam/ai-sdk-provider/blob/HEAD/src/chat/schemas.ts).
 */
function urlCitations({ delta }: ChunkParts): void {
  if (!Array.isArray(delta['annotations'])) return;
  delta['annotations'] = delta['annotations'].map((annotation: unknown) =>
    isObject(annotation) && 'url_citation' in annotation ? annotation['url_citation'] : annotation,
  );
}

/**
 * Sources beside the choices: Perplexity, with `search_results` that have titles and `citations` with addresses alone
 * (https://github.com/perplexityai/perplexity-node/blob/HEAD/src/resources/chat/chat.ts).
 */
function sourcesBesideChoices({ chunk, delta }: ChunkParts): void {
  const { search_results: results, citations } = chunk;
  const list: unknown = Array.isArray(results) ? results : citations;
  if (!Array.isArray(list)) return;
  const sources = list.map((source: unknown) => (typeof source === 'string' ? { url: source } : source));
  delta['annotations'] = Array.isArray(delta['annotations'])
    ? [...(delta['annotations'] as unknown[]), ...sources]
    : sources;
}

/** Usage in the choice: Moonshot (Kimi), see https://github.com/earendil-works/pi/issues/2017. */
function usageInChoice({ chunk, choice }: ChunkParts): void {
  if (!isObject(chunk['usage']) && isObject(choice['usage'])) chunk['usage'] = choice['usage'];
}

/** Usage in `x_groq`: Groq (https://github.com/groq/groq-python/blob/HEAD/src/groq/types/chat/chat_completion_chunk.py). */
function usageOfGroq({ chunk }: ChunkParts): void {
  if (!isObject(chunk['usage']) && isObject(chunk['x_groq'])) chunk['usage'] = chunk['x_groq']['usage'];
}

/**
 * Other words for the finish reason: gateways that pass on Gemini's (STOP) or Claude's (end_turn), TGI in 2024 (eos_token), OpenAI before
 * tools; https://github.com/QwenLM/qwen-code/issues/9882.
 */
function otherFinishWords({ choice }: ChunkParts): void {
  const word = choice['finish_reason'];
  const known = isText(word) ? finishWords.get(word.toLowerCase()) : undefined;
  if (known !== undefined) choice['finish_reason'] = known;
}

const finishWords: ReadonlyMap<string, string> = new Map([
  ['stop', 'stop'],
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['eos', 'stop'],
  ['eos_token', 'stop'],
  ['length', 'length'],
  ['max_tokens', 'length'],
  ['tool_calls', 'tool_calls'],
  ['tool_use', 'tool_calls'],
  ['function_call', 'tool_calls'],
  ['content_filter', 'content_filter'],
  ['safety', 'content_filter'],
  ['prohibited_content', 'content_filter'],
  ['blocklist', 'content_filter'],
]);

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isThought(part: unknown): boolean {
  return isObject(part) && (part['type'] === 'thinking' || part['type'] === 'reasoning');
}

/** Joins what parts of text, thinking (a list itself, at Mistral) or summaries hold. */
function joinTexts(parts: readonly unknown[]): string {
  return parts
    .map((part) => {
      if (!isObject(part)) return '';
      const words = part['text'] ?? part['summary'] ?? part['thinking'];
      return isText(words) ? words : Array.isArray(words) ? joinTexts(words) : '';
    })
    .join('');
}

function normalPart(part: unknown): unknown {
  return isObject(part) && 'image_url' in part
    ? { type: 'image_url', image_url: { url: imageUrl(part['image_url']) } }
    : part;
}

function imageUrl(value: unknown): unknown {
  return isObject(value) ? value['url'] : value;
}

function normalFunction(called: unknown): unknown {
  if (!isObject(called) || typeof called['arguments'] === 'string' || !isObject(called['arguments'])) return called;
  return { ...called, arguments: JSON.stringify(called['arguments']) };
}
