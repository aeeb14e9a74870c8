/** A written answer in, its body out, piece by piece: as fast as it is read, or when the test says so. */
import { sleep } from '../protocol/clock.js';
import type { Clock } from '../protocol/clock.js';
import type { ReceivedRequest } from './received-request.js';
import type { WrittenAnswer } from './write-answer.js';

/** The body of one answer. A piece is made when it is asked for, so what a slow page does not read is not sent. */
export class AnswerStream {
  readonly body: ReadableStream<Uint8Array>;
  readonly #answer: WrittenAnswer;
  readonly #request: ReceivedRequest;
  readonly #clock: Clock;
  readonly #leave = new AbortController();
  /** How many steps may go: pieces, and the end. */
  #allowed: number;
  #taken = 0;
  /** Those who wait: for leave to go on, and for a step to have been taken. */
  #onChange: (() => void)[] = [];

  constructor(answer: WrittenAnswer, request: ReceivedRequest, signal: AbortSignal | undefined, clock: Clock) {
    this.#answer = answer;
    this.#request = request;
    this.#clock = clock;
    this.#allowed = answer.holdAfter;
    this.body = new ReadableStream(
      {
        start: (controller) => {
          signal?.addEventListener('abort', () => {
            if (request.state === 'open') controller.error(signal.reason);
            this.#abort();
          });
        },
        pull: (controller) => this.#step(controller),
        cancel: () => this.#abort(),
      },
      { highWaterMark: 0 },
    );
  }

  /** Whether it waits, or will wait, for `next` or `release`. */
  get isHeld(): boolean {
    return this.#request.state === 'open' && this.#allowed <= this.#answer.pieces.length;
  }

  /** Lets one more piece go, or the end after the last one. Resolves when it was read, or the page has left. */
  async next(): Promise<void> {
    this.#allowed += 1;
    const { length } = this.#answer.pieces;
    const wanted = Math.min(this.#allowed, length + 1);
    this.#changed();
    while (this.#taken < wanted && this.#request.state === 'open') await this.#change();
  }

  /** Lets all that is left go. */
  release(): void {
    this.#allowed = Infinity;
    this.#changed();
  }

  async #step(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    while (this.#taken >= this.#allowed && this.#request.state === 'open') await this.#change();
    const piece = this.#answer.pieces[this.#taken];
    // A wait that the page's leaving ends is no failure: there is nobody left to be told.
    if (piece && this.#answer.delay > 0)
      await sleep(this.#answer.delay, this.#leave.signal, this.#clock).catch(() => undefined);
    if (this.#request.state !== 'open') return;
    this.#taken += 1;
    if (piece) {
      controller.enqueue(piece);
    } else {
      this.#request.end('done');
      if (this.#answer.breaks) controller.error(new TypeError('The script breaks the connection here.'));
      else controller.close();
    }
    this.#changed();
  }

  #abort(): void {
    const { pieces, isWhole } = this.#answer;
    this.#request.end(isWhole && this.#taken >= pieces.length ? 'done' : 'aborted');
    this.#leave.abort();
    this.#changed();
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#onChange.push(resolve));
  }

  #changed(): void {
    for (const resolve of this.#onChange.splice(0)) resolve();
  }
}
