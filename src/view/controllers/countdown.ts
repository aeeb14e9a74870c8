/** Counts the seconds that a server wants to be left alone, one update a second. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clock } from '../../protocol/clock.js';

export class CountdownController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #clock: Clock;
  #end = 0;
  #cancel: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
    host.addController(this);
  }

  /** Seconds left, rounded up; 0 when it is over. */
  get seconds(): number {
    return Math.max(0, Math.ceil((this.#end - this.#clock.now()) / 1000));
  }

  /** Begins to count `delay` ms, in place of what was counted before. 0 ends it. */
  start(delay: number): void {
    this.#end = this.#clock.now() + delay;
    this.#tick();
  }

  hostConnected(): void {
    if (this.seconds > 0) this.#tick();
  }

  hostDisconnected(): void {
    this.#cancel?.();
  }

  #tick(): void {
    this.#cancel?.();
    this.#host.requestUpdate();
    const left = this.#end - this.#clock.now();
    if (left <= 0) return;
    // Up to the next whole second, so that the number never lags behind.
    this.#cancel = this.#clock.after(left % 1000 || 1000, () => this.#tick());
  }
}
