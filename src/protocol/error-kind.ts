/** The status and the code words of a failed request in, the kind of its error out. */
import type { ErrorKind } from './errors.js';

/** What a server says of a failure in words made for programs. Its sentence is not among them: it may be in any language. */
export interface FailureFacts {
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly type?: string | undefined;
}

/**
 * Classifies a failure: by its code or type where that is a word that says more than a status can, else by its status, else by the words;
 * `server` where nothing tells. Words go first because gateways send one status for different things: new-api's 403 may be a spent
 * quota, OpenAI's 429 as well, and a 400 may be too long a conversation.
 */
export function errorKind({ status, code, type }: FailureFacts): ErrorKind {
  const words = [lookUp(code), lookUp(type)];
  // new-api: 503 with model_not_found is a model that no channel serves right now.
  if (status === 503 && words.includes('not_found')) return 'overloaded';
  return (
    words.find((kind) => kind !== undefined && (status === undefined || !isGeneral(kind))) ??
    (status === undefined ? 'server' : kindOfStatus(status))
  );
}

/**
 * Code and type words as servers send them. From OpenAI's error codes (https://developers.openai.com/docs/guides/error-codes) and what its
 * users report, new-api's types/error.go, OpenRouter's APIErrorType, Anthropic's, Azure's and Moonshot's errors, Gemini's status names,
 * DashScope, and the class names that vLLM and SGLang put in `type`. See `normal` for what counts as the same word.
 */
const wordsByKind: readonly (readonly [ErrorKind, words: string])[] = [
  ['auth', 'invalid_api_key authentication unauthorized'],
  [
    'quota',
    'insufficient_quota insufficient_user_quota pre_consume_token_quota_failed billing_hard_limit_reached payment_required ' +
      'billing_error billing_not_active credit_balance_exhausted exceeded_current_quota',
  ],
  ['forbidden', 'access_denied permission_error permission_denied unsupported_country_region_territory'],
  ['not_found', 'model_not_found not_found deployment_not_found'],
  ['bad_request', 'invalid_request bad_request invalid_argument'],
  ['context_length', 'context_length_exceeded context_window_exceeded'],
  ['too_large', 'request_too_large payload_too_large string_above_max_length'],
  ['rate_limit', 'rate_limit_exceeded rate_limit too_many_requests rate_limit_reached slow_down resource_exhausted'],
  ['server', 'server_error api_error internal_error internal_server bad_response_body do_request_failed'],
  ['empty', 'empty_response'],
  [
    'overloaded',
    'overloaded engine_overloaded server_is_overloaded provider_overloaded provider_unavailable service_unavailable unavailable',
  ],
  ['timeout', 'timeout request_timeout deadline_exceeded'],
  [
    'content_filter',
    'content_filter content_policy_violation responsible_ai_policy_violation sensitive_words_detected prompt_blocked ' +
      'data_inspection_failed',
  ],
];

const kindsByWord: ReadonlyMap<string, ErrorKind> = new Map(
  wordsByKind.flatMap(([kind, words]) => words.split(' ').map((word) => [normal(word), kind] as const)),
);

function lookUp(word: string | undefined): ErrorKind | undefined {
  return word === undefined ? undefined : kindsByWord.get(normal(word));
}

/** One word is written in several ways: `not_found`, `not_found_error`, `NotFoundError`. */
function normal(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('_', '')
    .replace(/error$/, '');
}

/** Kinds that a status says as well or better: Anthropic may send `invalid_request_error` with other 4xx than 400. */
function isGeneral(kind: ErrorKind): boolean {
  return kind === 'bad_request' || kind === 'server';
}

function kindOfStatus(status: number): ErrorKind {
  switch (status) {
    case 401:
      return 'auth';
    case 402:
      return 'quota';
    case 403:
      return 'forbidden';
    case 404:
      return 'not_found';
    case 408:
      return 'timeout';
    case 413:
      return 'too_large';
    case 429:
      return 'rate_limit';
    case 503:
    case 529: // "overloaded" in Anthropic's API.
      return 'overloaded';
    default:
      return status >= 400 && status < 500 ? 'bad_request' : 'server';
  }
}
