/** An error of the gateway in, a refusal in our own words out. Nothing that the gateway wrote is repeated: it may name the key or the account. */
import type { RefusalCode } from './refusal.js';
import { Refusal } from './refusal.js';

/** What the gateway answered instead of an answer. */
export interface UpstreamError {
  /** The HTTP status. 200 where the error came as the body of a success. */
  readonly status: number;
  /** The body, as far as it was read. Only its codes are looked at. */
  readonly text: string;
  /** The value of a header, or null. */
  readonly header: (name: string) => string | null;
}

/** Codes of OpenAI, one-api, new-api, OpenRouter, vLLM and Azure that say more than their status does. */
const knownCodes: Readonly<Record<string, RefusalCode>> = {
  context_length_exceeded: 'context_length_exceeded',
  string_above_max_length: 'context_length_exceeded',
  content_filter: 'content_filter',
  content_policy_violation: 'content_filter',
  prompt_blocked: 'content_filter',
  sensitive_words_detected: 'content_filter',
  insufficient_quota: 'upstream_quota',
  insufficient_user_quota: 'upstream_quota',
  pre_consume_token_quota_failed: 'upstream_quota',
  billing_hard_limit_reached: 'upstream_quota',
  invalid_api_key: 'upstream_auth',
};

const sentences: Partial<Record<RefusalCode, string>> = {
  context_length_exceeded: 'The conversation is longer than the model can read.',
  content_filter: 'The content filter of the model refused the request.',
  upstream_refused: 'The gateway refused the request.',
  upstream_quota: "The quota of this site's account at the gateway is used up.",
  upstream_not_found:
    'The gateway does not know the model or the route. Check GATEWAY_URL and ALLOWED_MODELS of the proxy.',
  upstream_too_large: 'The request is too large for the gateway.',
  upstream_rate_limited: 'The gateway gets too many requests at the moment.',
  upstream_error: 'The gateway failed.',
  upstream_auth: 'The gateway does not accept the key of the proxy. Check IOTEX_API_KEY.',
  upstream_forbidden: 'The gateway forbids this to the key of the proxy.',
  upstream_redirect:
    'The gateway answered with a redirect, which is not followed with a key. Check GATEWAY_URL of the proxy.',
  upstream_overloaded: 'The model is overloaded or not available at the moment.',
  upstream_timeout: 'The gateway did not answer in time.',
};

/**
 * The refusal for `error`, of the same class of status with two exceptions: 401 and 403 are about the proxy's key and not about the visitor, so they
 * become 502; and a quota that is used up is 402, whichever status it came with.
 */
export function refuseUpstream(error: UpstreamError): Refusal {
  const code = codesIn(error.text)
    .map((name) => knownCodes[name])
    .find((known) => known !== undefined);
  return upstreamRefusal(code ?? codeOf(error.status), {
    retryAfter: retryAfterOf(error.header),
    upstreamStatus: error.status,
  });
}

/** The refusal for `code`, in its own sentence. */
export function upstreamRefusal(
  code: RefusalCode,
  facts: { retryAfter?: string | undefined; upstreamStatus?: number | undefined; cause?: unknown } = {},
): Refusal {
  return new Refusal(code, sentences[code] ?? 'The gateway failed.', facts);
}

/** Whether `body`, the JSON of a success, is an error all the same. */
export function isErrorBody(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false;
  const { error, object } = body as { error?: unknown; object?: unknown };
  return object === 'error' || (error !== undefined && error !== null && error !== false);
}

function codeOf(status: number): RefusalCode {
  switch (status) {
    case 401:
      return 'upstream_auth';
    case 402:
      return 'upstream_quota';
    case 403:
      return 'upstream_forbidden';
    case 404:
      return 'upstream_not_found';
    case 408:
    case 504:
      return 'upstream_timeout';
    case 413:
      return 'upstream_too_large';
    case 429:
      return 'upstream_rate_limited';
    case 503:
    case 529:
      return 'upstream_overloaded';
    default:
      if (status >= 300 && status < 400) return 'upstream_redirect';
      return status >= 400 && status < 500 ? 'upstream_refused' : 'upstream_error';
  }
}

/** The codes and types in an error body, whether it is `{error: {…}}` or the object alone. */
function codesIn(text: string): string[] {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return []; // a page of HTML, or cut off: the status has to do
  }
  const objects = [body, (body as { error?: unknown } | null)?.error];
  return objects.flatMap((object) => {
    if (typeof object !== 'object' || object === null) return [];
    const { code, type } = object as { code?: unknown; type?: unknown };
    return [code, type].filter((name) => typeof name === 'string').filter((name) => Object.hasOwn(knownCodes, name));
  });
}

/** The gateway's `Retry-After` if it is one: seconds or a date. `retry-after-ms` becomes seconds. */
function retryAfterOf(header: UpstreamError['header']): string | undefined {
  const value = header('retry-after')?.trim() ?? '';
  if (/^\d{1,6}(?:\.\d{1,6})?$/.test(value)) return String(Math.ceil(Number(value)));
  const milliseconds = header('retry-after-ms')?.trim() ?? '';
  if (/^\d{1,9}(?:\.\d{1,6})?$/.test(milliseconds)) return String(Math.ceil(Number(milliseconds) / 1000));
  // Written anew, so that only a date can come out. A year keeps Date.parse from taking "5 apples" for one.
  const date = /\b\d{4}\b/.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(date) ? undefined : new Date(date).toUTCString();
}
