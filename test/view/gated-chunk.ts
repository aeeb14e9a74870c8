/** A chunk of the view that comes, or fails, when the test says so. */
import { onDemand } from '../../src/on-demand.js';
import type { OnDemand } from '../../src/on-demand.js';
import { chunks } from '../../src/view/chunks.js';
import { settle } from '../fake-clock.js';

export type ChunkName = keyof typeof chunks;

const places = chunks as Record<ChunkName, OnDemand<unknown>>;

/** Stands in the place of a chunk for chats that are made from now on, until it is put back. */
export class GatedChunk {
  /** How often it was asked for. */
  attempts = 0;
  readonly #name: ChunkName;
  readonly #real: OnDemand<unknown>;
  #resolve: (chunk: unknown) => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;

  constructor(name: ChunkName) {
    this.#name = name;
    this.#real = places[name];
    places[name] = onDemand(() => {
      this.attempts += 1;
      return new Promise((resolve, reject) => {
        this.#resolve = resolve;
        this.#reject = reject;
      });
    });
  }

  /** It has come, and what it brings has been made. */
  async come(): Promise<void> {
    this.#resolve(await this.#real.load());
    await settle();
  }

  /** It cannot be loaded. */
  async fail(): Promise<void> {
    this.#reject(new TypeError('Failed to fetch dynamically imported module'));
    await settle();
  }

  putBack(): void {
    places[this.#name] = this.#real;
  }
}

/** Holds back every chunk of the view. */
export function gateAll(): Readonly<Record<ChunkName, GatedChunk>> {
  const names = Object.keys(chunks) as ChunkName[];
  return Object.fromEntries(names.map((name) => [name, new GatedChunk(name)])) as Record<ChunkName, GatedChunk>;
}
