/** What the doctor found, one fact at a time. */

/** `fail` keeps a chat from working or costs the site's owner; `warn` may, sometimes. */
export type Level = 'ok' | 'warn' | 'fail';

/** What is looked at, in this order. */
export type CheckName =
  | 'address'
  | 'reachable'
  | 'preflight'
  | 'foreign origin'
  | 'errors'
  | 'answer'
  | 'stream'
  | 'buffering'
  | 'first byte'
  | 'abort'
  | 'headers'
  | 'secrets';

/** One fact. */
export interface Finding {
  readonly check: CheckName;
  readonly level: Level;
  /** What was seen, a sentence. */
  readonly found: string;
  /** Why that matters; of what is not ok. */
  readonly why?: string;
  /** What to change; of what is not ok. */
  readonly mend?: string;
}

/** A fact that is as it should be. */
export function ok(check: CheckName, found: string): Finding {
  return { check, level: 'ok', found };
}

/** A fact that may do harm. */
export function warn(check: CheckName, found: string, why: string, mend: string): Finding {
  return { check, level: 'warn', found, why, mend };
}

/** A fact that does harm. */
export function fail(check: CheckName, found: string, why: string, mend: string): Finding {
  return { check, level: 'fail', found, why, mend };
}
