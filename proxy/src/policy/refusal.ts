/** A "no" with a stable code, in the error shape of OpenAI's API: https://platform.openai.com/docs/guides/error-codes */

/** Every code a refusal can carry, with its HTTP status. The codes are a promise: clients may act on them. */
export const refusalStatus = {
  // The page or the program that asks.
  origin_missing: 403,
  origin_not_allowed: 403,
  rate_limited: 429,
  // Where and how it asks.
  unknown_route: 404,
  method_not_allowed: 405,
  unsupported_media_type: 415,
  body_too_large: 413,
  bad_request: 400,
  // What it asks.
  invalid_json: 400,
  duplicate_key: 400,
  forbidden_key: 400,
  field_not_allowed: 400,
  invalid_value: 400,
  missing_value: 400,
  model_not_allowed: 403,
  role_not_allowed: 400,
  too_many_messages: 400,
  text_too_long: 413,
  image_not_allowed: 400,
  file_type_not_allowed: 415,
  // What the gateway made of it.
  context_length_exceeded: 400,
  content_filter: 400,
  upstream_refused: 400,
  upstream_quota: 402,
  upstream_not_found: 404,
  upstream_too_large: 413,
  upstream_rate_limited: 429,
  upstream_error: 502,
  upstream_auth: 502,
  upstream_forbidden: 502,
  upstream_redirect: 502,
  upstream_protocol: 502,
  upstream_unreachable: 502,
  upstream_overloaded: 503,
  upstream_timeout: 504,
  // A fault of the proxy.
  internal_error: 500,
} as const;

/** The reason for a refusal, for programs. */
export type RefusalCode = keyof typeof refusalStatus;

/** What a refusal may tell beside its code and its sentence. */
export interface RefusalFacts {
  /** The field it is about, as OpenAI writes it: `messages[0].role`. */
  readonly param?: string | undefined;
  /** The value of the `Retry-After` header: seconds, or a date of HTTP. */
  readonly retryAfter?: string | undefined;
  /** The status that the gateway answered with. It is logged, and not told to the visitor. */
  readonly upstreamStatus?: number | undefined;
  readonly cause?: unknown;
}

/** The body of a refusal. */
export interface RefusalBody {
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly param: string | null;
    readonly code: RefusalCode;
  };
}

/**
 * Thrown by the policy where a request or its answer may not go on.
 *
 * `message` is a sentence for the developer of the page. It holds neither the key nor a word of the gateway's.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly status: number;
  readonly param: string | undefined;
  readonly retryAfter: string | undefined;
  readonly upstreamStatus: number | undefined;

  constructor(code: RefusalCode, message: string, facts: RefusalFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.code = code;
    this.status = refusalStatus[code];
    this.param = facts.param;
    this.retryAfter = facts.retryAfter;
    this.upstreamStatus = facts.upstreamStatus;
  }
}

/** The error object of OpenAI's API for `refusal`. */
export function refusalBody(refusal: Refusal): RefusalBody {
  const { message, param = null, code } = refusal;
  return { error: { message, type: typeOf(refusal.status), param, code } };
}

/** Codes for which the very same request cannot work later, although their status sounds as if it could. */
const settled: ReadonlySet<RefusalCode> = new Set([
  'upstream_auth',
  'upstream_forbidden',
  'upstream_redirect',
  'internal_error',
]);

/** Whether a client that repeats 5xx answers by itself should leave this one alone (`x-should-retry: false`). */
export function isSettled(refusal: Refusal): boolean {
  return settled.has(refusal.code);
}

function typeOf(status: number): string {
  switch (status) {
    case 402:
      return 'insufficient_quota';
    case 403:
      return 'permission_error';
    case 429:
      return 'rate_limit_error';
    default:
      return status < 500 ? 'invalid_request_error' : 'server_error';
  }
}
