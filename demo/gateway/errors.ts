/** Errors of the embedded gateway, and their shape on the wire: https://platform.openai.com/docs/guides/error-codes */

/** What went wrong with a request, to be sent as `{error: {…}}` with `status`. */
export class GatewayError extends Error {
  readonly status: number;
  readonly code: string | null;
  readonly param: string | null;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    facts: { code?: string; param?: string; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.name = 'GatewayError';
    this.status = status;
    this.code = facts.code ?? null;
    this.param = facts.param ?? null;
    this.headers = facts.headers ?? {};
  }

  /** The object that OpenAI's API answers with. */
  toJSON(): { error: { message: string; type: string; param: string | null; code: string | null } } {
    return { error: { message: this.message, type: typeOf(this.status), param: this.param, code: this.code } };
  }
}

function typeOf(status: number): string {
  if (status === 401) return 'authentication_error';
  if (status === 429) return 'rate_limit_error';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}
