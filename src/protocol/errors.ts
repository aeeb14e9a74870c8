/** The one error of this package: a kind, the facts, and a sentence for the developer. */

/** What went wrong, in words that a program can act on. The visitor reads the locale's sentence for the kind. */
export type ErrorKind =
  | 'auth'
  | 'quota'
  | 'forbidden'
  | 'not_found'
  | 'bad_request'
  | 'context_length'
  | 'too_large'
  | 'rate_limit'
  | 'server'
  | 'overloaded'
  | 'timeout'
  | 'network'
  | 'protocol'
  | 'empty'
  | 'truncated'
  | 'content_filter'
  | 'budget'
  | 'config';

/** The facts of a `ChatError`, all optional but what its constructor asks for. */
export interface ErrorFacts {
  /** HTTP status of the answer, where there was an answer. */
  readonly status?: number | undefined;
  /** Milliseconds to wait before the same request may work, as the server asked for. */
  readonly retryAfter?: number | undefined;
  /** The server's id of the request, for its support. */
  readonly requestId?: string | undefined;
  /** Whether text had already been handed on when it happened. Default false. */
  readonly partial?: boolean | undefined;
  /** Whether the same request may work later. Default: by kind, see `isRetryable`. */
  readonly retryable?: boolean | undefined;
  readonly cause?: unknown;
}

/**
 * Everything that this package throws or shows, except an abort, which is a status and not an error.
 *
 * `message` is a sentence for the developer: what failed, with what, what to do. It never holds a key, a page of HTML or what a visitor wrote.
 */
export class ChatError extends Error {
  override readonly name = 'ChatError';
  readonly kind: ErrorKind;
  readonly status: number | undefined;
  readonly retryable: boolean;
  /** Milliseconds. */
  readonly retryAfter: number | undefined;
  readonly requestId: string | undefined;
  readonly partial: boolean;

  constructor(kind: ErrorKind, message: string, facts: ErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.kind = kind;
    this.status = facts.status;
    this.retryable = facts.retryable ?? isRetryable(kind);
    this.retryAfter = facts.retryAfter;
    this.requestId = facts.requestId;
    this.partial = facts.partial ?? false;
  }
}

/** Kinds for which the same request may work later, without a change by anybody. */
const retryableKinds: { readonly [K in ErrorKind]: boolean } = {
  auth: false,
  quota: false,
  forbidden: false,
  not_found: false,
  bad_request: false,
  context_length: false,
  too_large: false,
  rate_limit: true,
  server: true,
  overloaded: true,
  timeout: true,
  network: true,
  protocol: true,
  empty: true,
  truncated: true,
  content_filter: false,
  budget: false,
  config: false,
};

/** Whether something from outside is the name of a kind. */
export function isErrorKind(value: unknown): value is ErrorKind {
  return typeof value === 'string' && Object.hasOwn(retryableKinds, value);
}

/** Whether errors of this kind may pass by themselves. */
export function isRetryable(kind: ErrorKind): boolean {
  return retryableKinds[kind];
}

/** The same error, with the fact added that text had already been handed on when it happened. */
export function asPartial(error: ChatError): ChatError {
  if (error.partial) return error;
  const { kind, message, status, retryable, retryAfter, requestId, cause } = error;
  return new ChatError(kind, message, { status, retryable, retryAfter, requestId, cause, partial: true });
}

/** Whether a rejection is somebody's wish to stop rather than a failure. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'APIUserAbortError');
}
