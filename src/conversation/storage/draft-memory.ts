/** The draft in, its record out: written some moments after the last key, and forgotten when it was sent. */
import type { Clock } from '../../protocol/clock.js';
import type { ChatStorage } from './chat-storage.js';
import { DRAFT_KEY, readDraft, VERSION } from './records.js';
import type { DraftRecord } from './records.js';

/** Milliseconds from a key to the write, so that not every key is one. */
const PAUSE = 500;

export class DraftMemory {
  readonly #storage: ChatStorage;
  readonly #clock: Clock;
  readonly #onFail: (error: unknown) => void;
  #text = '';
  #stored = '';
  #cancel: (() => void) | undefined;

  constructor(storage: ChatStorage, clock: Clock, onFail: (error: unknown) => void) {
    this.#storage = storage;
    this.#clock = clock;
    this.#onFail = onFail;
  }

  /** The draft that is stored; empty where there is none. */
  async read(): Promise<string> {
    const [value] = await this.#storage.read([DRAFT_KEY]);
    const text = readDraft(value).record?.text ?? '';
    this.#stored = text;
    return text;
  }

  /** The draft is this now. */
  change(text: string): void {
    this.#text = text;
    if (text === this.#stored) this.#stop();
    else this.#cancel ??= this.#clock.after(PAUSE, () => this.#write());
  }

  /** What waits to be written, which is left to the caller. */
  take(): ReadonlyMap<string, unknown> {
    if (this.#text === this.#stored) return new Map();
    this.#stop();
    this.#stored = this.#text;
    const record: DraftRecord = { version: VERSION, text: this.#text };
    return new Map([[DRAFT_KEY, this.#text ? record : undefined]]);
  }

  /** Nothing is stored any more; what is written now is stored with the next key. */
  forget(): void {
    this.#stop();
    this.#stored = this.#text;
  }

  #write(): void {
    const records = this.take();
    if (records.size > 0) this.#storage.write(records).catch(this.#onFail);
  }

  #stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
