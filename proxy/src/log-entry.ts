/** What is written down about a request: enough to run a site by, and nothing of what was said. */
import { Refusal } from './policy/refusal.js';

/** One request. There is no content, no key and no address in it. */
export interface ProxyLogEntry {
  readonly requestId: string;
  readonly method: string;
  /** The route that answered: `chat`, `models`, `transcriptions`, `health`, `preflight`, or `none`. */
  readonly route: string;
  /** Of the answer. 499: the visitor left before it began. */
  readonly status: number;
  /** Milliseconds until the answer began. */
  readonly milliseconds: number;
  /** The refusal's code. */
  readonly code?: string | undefined;
  /** The allowed model that was asked. */
  readonly model?: string | undefined;
  /** The page's origin, as it was named. */
  readonly origin?: string | undefined;
  /** The status that the gateway refused with. */
  readonly upstreamStatus?: number | undefined;
  /** What broke, without its words: `ECONNREFUSED`, or the name of an exception and the line it came from. */
  readonly cause?: string | undefined;
}

/** The part of a log entry that tells why a request was refused. */
export function describeFailure(error: unknown): Pick<ProxyLogEntry, 'code' | 'upstreamStatus' | 'cause'> {
  if (!(error instanceof Refusal)) return { code: 'internal_error', cause: nameOf(error) };
  const { code, upstreamStatus, cause } = error;
  return {
    code,
    ...(upstreamStatus !== undefined && { upstreamStatus }),
    ...(cause !== undefined && { cause: nameOf(cause) }),
  };
}

/** Messages of exceptions may quote what was being read, so only their names and places are told. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = (error.cause instanceof Error ? error.cause : error) as { code?: unknown };
  if (typeof code === 'string') return code;
  const place = /^\s+at .+$/m.exec(error.stack ?? '')?.[0].trim();
  return [error.name, place].filter(Boolean).join(' ');
}
