/** What a server said of a failure, in any of the shapes in use, in; a `ChatError` in our own words out. */
import { errorKind } from './error-kind.js';
import { ChatError } from './errors.js';
import type { ErrorFacts, ErrorKind } from './errors.js';
import { isObject } from './raw-object.js';
import type { RawObject } from './raw-object.js';
import { readRetryAfter, readShouldRetry } from './retry-after.js';

/** The parts of an error object that are read. */
export interface ErrorObject {
  readonly code?: string | undefined;
  readonly type?: string | undefined;
  /** An HTTP status, where the object holds one: OpenRouter and vLLM put it in `code`. */
  readonly status?: number | undefined;
  /** The server's sentence. Only ever searched for a request id. */
  readonly message?: string | undefined;
}

/**
 * Finds the error in an object of the stream, or in the body of a failed request; undefined where it holds none. Knows
 * `{error: {…}}`, `{error: 'text'}`, `{object: 'error', …}` (vLLM, SGLang), `{detail: …}` (FastAPI), `{message, code}` and `{msg, code}`
 * (gateways), and OpenRouter's choice with an error or the finish reason `error`.
 */
export function findError(raw: Readonly<RawObject>): ErrorObject | undefined {
  const { error } = raw;
  if (isObject(error)) return readFields(error);
  if (typeof error === 'string' && error !== '') return { ...readFields(raw), message: error };
  if (raw['object'] === 'error' || raw['type'] === 'error') return readFields(raw);
  if (!Array.isArray(raw['choices'])) {
    // A chunk has choices; what has none but a sentence is a refusal of the request by whatever stands in between.
    const isRefusal = 'detail' in raw || typeof raw['message'] === 'string' || typeof raw['msg'] === 'string';
    return isRefusal ? readFields(raw) : undefined;
  }
  const choice: unknown = raw['choices'][0];
  if (!isObject(choice)) return undefined;
  if (isObject(choice['error'])) return readFields(choice['error']);
  return choice['finish_reason'] === 'error' ? {} : undefined;
}

/** Makes the error for an error object. `facts` are those of the HTTP answer it came in, with its status only if that is a failure. */
export function serverError(object: ErrorObject, facts: ErrorFacts = {}): ChatError {
  const status = facts.status ?? object.status;
  const kind = errorKind({ status, code: object.code, type: object.type });
  return new ChatError(kind, describe(kind, status, object.code ?? object.type), {
    ...facts,
    status,
    requestId: facts.requestId ?? requestIdInText(object.message),
  });
}

/** Makes the error for a failed HTTP answer and the JSON, if any, that its body held. */
export function httpError(status: number, headers: Headers, body: unknown): ChatError {
  // Gemini's compatible API sends a list with one error in it.
  const raw: unknown = Array.isArray(body) ? body[0] : body;
  const object = (isObject(raw) ? findError(raw) : undefined) ?? {};
  return serverError(object, {
    status,
    requestId: readRequestId(headers),
    retryAfter: readRetryAfter(headers),
    retryable: readShouldRetry(headers),
  });
}

/** The server's id of the request, from the header that OpenAI, one-api and new-api, Anthropic or Cloudflare puts it in. */
export function readRequestId(headers: Headers): string | undefined {
  for (const name of ['x-request-id', 'x-oneapi-request-id', 'request-id', 'cf-ray']) {
    const id = headers.get(name);
    if (id !== null && /^[\w.:-]{1,128}$/.test(id)) return id;
  }
  return undefined;
}

/** What a developer reads for each kind: what failed, then what to do. */
const sentences: { readonly [K in ErrorKind]: readonly [failed: string, advice: string] } = {
  auth: ['The server does not accept the key or token', 'check api-key, getToken, or the key that the proxy holds'],
  quota: ['The account behind the key has no credit left', 'top it up, or raise the quota of the key'],
  forbidden: ['The server refuses this request', 'check what the key, the origin and the region are allowed to do'],
  not_found: ['The server knows no such model or route', 'check model, and the path of base-url or proxy-url'],
  bad_request: ['The server does not accept the request', 'check model and the fields that were added to the request'],
  context_length: ['The conversation is longer than the model can read', 'lower max-history, or take another model'],
  too_large: [
    'The request is larger than the server accepts',
    'send smaller files, or raise the limit of the server or proxy',
  ],
  rate_limit: ['The server gets too many requests', 'wait before the next one, or raise the limit of the key'],
  server: ['The server failed', 'try again later; if it goes on, give its operator the request id'],
  overloaded: ['The model is not available at the moment', 'try again later, or set fallback-model'],
  timeout: ['The server took too long', 'try again later, or raise timeout'],
  network: ['The connection failed', 'check the network and the server'],
  protocol: ['The server answered in a format that is no chat completion', 'check base-url or proxy-url'],
  empty: ['The answer has nothing in it', 'try again'],
  truncated: ['The answer broke off', 'try again'],
  content_filter: [
    'A content filter stopped the request or its answer',
    'nothing to repair: the visitor has to ask differently',
  ],
  budget: ['The limit that the site sets is used up', 'raise max-requests or max-session-tokens'],
  config: ['The chat is set up wrongly', 'check its attributes'],
};

function describe(kind: ErrorKind, status: number | undefined, word: string | undefined): string {
  const [failed, advice] = sentences[kind];
  const facts = [status === undefined ? 'in the stream' : `HTTP ${status}`, kind];
  if (word !== undefined && isSafeWord(word)) facts.push(`code ${word}`);
  return `${failed} (${facts.join(', ')}): ${advice}.`;
}

/** Whether a server's code may be shown: a word as programs use, and nothing that could be a key or an id. */
function isSafeWord(word: string): boolean {
  if (!/^[a-z][a-z0-9_.:-]{0,63}$/i.test(word) || /^(sk|pk|rk|ak|key)[-_]/i.test(word)) return false;
  return !word.split(/[_.:-]/).some((run) => run.length >= 12 && /\d/.test(run));
}

function readFields(raw: Readonly<RawObject>): ErrorObject {
  const { code, type, status, message } = raw;
  return {
    code: typeof code === 'string' && code !== '' ? code : undefined,
    type: typeof type === 'string' && type !== '' && type !== 'error' ? type : undefined,
    status: readStatus(code) ?? readStatus(raw['status_code']) ?? readStatus(status),
    message: typeof message === 'string' ? message : typeof raw['msg'] === 'string' ? raw['msg'] : undefined,
  };
}

function readStatus(value: unknown): number | undefined {
  const status = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof status === 'number' && Number.isInteger(status) && status >= 400 && status < 600 ? status : undefined;
}

/** one-api and new-api end their sentence with "(request id: …)". */
function requestIdInText(message: string | undefined): string | undefined {
  return message === undefined ? undefined : /\(request id: ([\w-]{1,80})\)/i.exec(message)?.[1];
}
