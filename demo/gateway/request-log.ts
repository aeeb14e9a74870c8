/** Which chat completions were asked for, and how each ended, so that a test can ask when the server saw a close. */

import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Clock } from '../clock.js';

/** One chat completion request. It changes while the answer runs; times are those of the gateway's clock. */
export interface RequestRecord {
  readonly model: string;
  readonly startedAt: number;
  /** When the first byte of the answer was written, head and comments included. */
  readonly firstByteAt: number | undefined;
  /** When the connection was seen closed, or the answer had been handed over whole. */
  readonly closedAt: number | undefined;
  /** Whether the answer was written to its end. */
  readonly finished: boolean;
  /** Whether the client left before that. Not set where the gateway itself broke off. */
  readonly aborted: boolean;
}

/** What can be waited for: a request came, its first byte was written, it closed. */
export type RequestMoment = 'start' | 'first-byte' | 'close';

/** How many records are kept; the oldest go first. */
const kept = 200;

type Mutable = { -readonly [Key in keyof RequestRecord]: RequestRecord[Key] };

/** The records of the last requests. */
export class RequestLog {
  /** Oldest first. The list and its records are live. */
  readonly records: RequestRecord[] = [];
  readonly #clock: Clock;
  readonly #moments = new EventEmitter<Record<RequestMoment, [RequestRecord]>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Begins a record that follows `response`, and answers with what only the writer of the answer can tell. */
  open(model: string, startedAt: number, response: ServerResponse): { firstByte(): void; cut(): void } {
    const record: Mutable = {
      model,
      startedAt,
      firstByteAt: undefined,
      closedAt: undefined,
      finished: false,
      aborted: false,
    };
    let wasCut = false;
    this.records.push(record);
    if (this.records.length > kept) this.records.shift();
    response.once('close', () => {
      record.closedAt = this.#clock.now();
      record.finished = response.writableFinished;
      record.aborted = !response.writableFinished && !wasCut;
      this.#moments.emit('close', record);
    });
    this.#moments.emit('start', record);
    return {
      firstByte: () => {
        if (record.firstByteAt !== undefined) return;
        record.firstByteAt = this.#clock.now();
        this.#moments.emit('first-byte', record);
      },
      cut: () => {
        wasCut = true;
      },
    };
  }

  /** Resolves with the record when `moment` happens the next time, whichever request it happens to. */
  async next(moment: RequestMoment): Promise<RequestRecord> {
    const [record] = (await once(this.#moments, moment)) as [RequestRecord];
    return record;
  }
}
