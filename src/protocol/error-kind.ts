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
 * Code and type words as servers send them, in lower case. From OpenAI's error codes
 * (https://developers.openai.com/docs/guides/error-codes) and what its users report, new-api's types/error.go,
 * OpenRouter's APIErrorType, Anthropic's, Azure's and Moonshot's errors, Gemini's status names, DashScope, and the class names that
 * vLLM and SGLang put in `type`.
 */
const kindsByWord: ReadonlyMap<string, ErrorKind> = new Map<string, ErrorKind>([
  ['invalid_api_key', 'auth'],
  ['authentication_error', 'auth'],
  ['authenticationerror', 'auth'],
  ['unauthorized', 'auth'],
  ['authentication', 'auth'],
  ['insufficient_quota', 'quota'],
  ['insufficient_user_quota', 'quota'],
  ['pre_consume_token_quota_failed', 'quota'],
  ['billing_hard_limit_reached', 'quota'],
  ['payment_required', 'quota'],
  ['billing_error', 'quota'],
  ['billing_not_active', 'quota'],
  ['credit_balance_exhausted', 'quota'],
  ['exceeded_current_quota_error', 'quota'],
  ['access_denied', 'forbidden'],
  ['permission_error', 'forbidden'],
  ['permission_denied', 'forbidden'],
  ['permissiondeniederror', 'forbidden'],
  ['unsupported_country_region_territory', 'forbidden'],
  ['model_not_found', 'not_found'],
  ['not_found', 'not_found'],
  ['not_found_error', 'not_found'],
  ['notfounderror', 'not_found'],
  ['deploymentnotfound', 'not_found'],
  ['invalid_request_error', 'bad_request'],
  ['bad_request', 'bad_request'],
  ['badrequesterror', 'bad_request'],
  ['invalid_argument', 'bad_request'],
  ['context_length_exceeded', 'context_length'],
  ['context_window_exceeded', 'context_length'],
  ['request_too_large', 'too_large'],
  ['payload_too_large', 'too_large'],
  ['string_above_max_length', 'too_large'],
  ['rate_limit_exceeded', 'rate_limit'],
  ['rate_limit_error', 'rate_limit'],
  ['ratelimiterror', 'rate_limit'],
  ['too_many_requests', 'rate_limit'],
  ['rate_limit_reached_error', 'rate_limit'],
  ['slow_down', 'rate_limit'],
  ['resource_exhausted', 'rate_limit'],
  ['server_error', 'server'],
  ['api_error', 'server'],
  ['internal_error', 'server'],
  ['internal_server_error', 'server'],
  ['internalservererror', 'server'],
  ['bad_response_body', 'server'],
  ['do_request_failed', 'server'],
  ['empty_response', 'empty'],
  ['overloaded', 'overloaded'],
  ['overloaded_error', 'overloaded'],
  ['engine_overloaded', 'overloaded'],
  ['engine_overloaded_error', 'overloaded'],
  ['server_is_overloaded', 'overloaded'],
  ['provider_overloaded', 'overloaded'],
  ['provider_unavailable', 'overloaded'],
  ['service_unavailable', 'overloaded'],
  ['service_unavailable_error', 'overloaded'],
  ['unavailable', 'overloaded'],
  ['timeout', 'timeout'],
  ['timeout_error', 'timeout'],
  ['request_timeout', 'timeout'],
  ['deadline_exceeded', 'timeout'],
  ['content_filter', 'content_filter'],
  ['content_policy_violation', 'content_filter'],
  ['responsibleaipolicyviolation', 'content_filter'],
  ['sensitive_words_detected', 'content_filter'],
  ['prompt_blocked', 'content_filter'],
  ['data_inspection_failed', 'content_filter'],
  ['datainspectionfailed', 'content_filter'],
]);

function lookUp(word: string | undefined): ErrorKind | undefined {
  return word === undefined ? undefined : kindsByWord.get(word.toLowerCase());
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
