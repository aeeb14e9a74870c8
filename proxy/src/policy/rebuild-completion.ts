/** The body of a chat completion request in, the body that may be sent to the gateway out: built anew, field by field, from a list. */
import type { SafeMessage } from './rebuild-messages.js';
import { readBoolean, readChoice, readCount, readFields, readModel, readNumber, readObject } from './fields.js';
import { rebuildMessages } from './rebuild-messages.js';

/** What the site owner allows. */
export interface CompletionLimits {
  readonly allowedModels: readonly [string, ...string[]];
  readonly systemPrompt: string | undefined;
  /** Tokens. */
  readonly maxOutputTokens: number;
}

/** A body that may be sent to the gateway. */
export interface SafeCompletion {
  readonly model: string;
  readonly messages: readonly ({ readonly role: 'system'; readonly content: string } | SafeMessage)[];
  readonly n: 1;
  readonly stream: boolean;
  readonly stream_options?: { readonly include_usage: true };
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly temperature?: number;
  readonly top_p?: number;
  readonly reasoning_effort?: ReasoningEffort;
}

/** How long a reasoning model may think. */
export type ReasoningEffort = 'none' | 'minimal' | 'low' | 'medium' | 'high';

const EFFORTS: readonly ReasoningEffort[] = ['none', 'minimal', 'low', 'medium', 'high'];

const FIELDS = [
  'model',
  'messages',
  'stream',
  'stream_options',
  'max_tokens',
  'max_completion_tokens',
  'temperature',
  'top_p',
  'n',
  'reasoning_effort',
] as const;

/**
 * Rebuilds `body`. What is cut to size rather than refused: `max_tokens` and `max_completion_tokens` to the owner's limit (which also applies where
 * neither is given), `n` to 1, and `stream_options` to the one that makes the gateway count.
 *
 * Throws `field_not_allowed` for any field that is not listed here, `model_not_allowed`, `invalid_value`, and what `rebuildMessages` throws.
 */
export function rebuildCompletion(body: unknown, limits: CompletionLimits): SafeCompletion {
  const fields = readFields(readObject(body, ''), FIELDS, '');
  const stream = readBoolean(fields.stream, 'stream');
  const temperature = readNumber(fields.temperature, 'temperature', 0, 2);
  const topP = readNumber(fields.top_p, 'top_p', 0, 1);
  const effort = readChoice(fields.reasoning_effort, 'reasoning_effort', EFFORTS);
  readCount(fields.n, 'n');
  checkStreamOptions(fields.stream_options);
  const { systemPrompt } = limits;
  return {
    model: readModel(fields.model, limits.allowedModels),
    messages: [
      ...(systemPrompt === undefined ? [] : [{ role: 'system' as const, content: systemPrompt }]),
      ...rebuildMessages(fields.messages),
    ],
    n: 1,
    stream,
    // Asked for always: without it some gateways drop the chunk that carries the finish reason.
    ...(stream && { stream_options: { include_usage: true } }),
    ...capTokens(fields.max_tokens, fields.max_completion_tokens, limits.maxOutputTokens),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(effort !== undefined && { reasoning_effort: effort }),
  };
}

/** The limit under the name that the client used, since some models know only the newer one; under the older name where it used none or both. */
function capTokens(tokens: unknown, completionTokens: unknown, most: number) {
  const older = readCount(tokens, 'max_tokens');
  const newer = readCount(completionTokens, 'max_completion_tokens');
  const limit = Math.min(older ?? most, newer ?? most, most);
  return older === undefined && newer !== undefined ? { max_completion_tokens: limit } : { max_tokens: limit };
}

function checkStreamOptions(value: unknown): void {
  if (value === undefined) return;
  const options = readFields(readObject(value, 'stream_options'), ['include_usage'], 'stream_options');
  readBoolean(options.include_usage, 'stream_options.include_usage');
}
