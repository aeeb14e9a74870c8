/** A part of the chat that is loaded when it is first wanted: asks for its chunk, makes the part once that is there, and gives it its style sheets. */
import type { CSSResult, ReactiveController, ReactiveControllerHost } from 'lit';
import type { OnDemand } from '../on-demand.js';
import { adoptSheets } from './adopt-sheets.js';

/** What a chunk of a feature gives beside the feature itself. */
export interface FeatureChunk {
  /** What its templates are styled with, in the order in which they apply. */
  readonly sheets: readonly CSSResult[];
}

export interface FeatureHost
  extends ReactiveControllerHost, Pick<EventTarget, 'addEventListener' | 'removeEventListener'> {
  /** Undefined until the host is first connected. */
  readonly renderRoot: HTMLElement | DocumentFragment | undefined;
}

export interface FeatureOptions<C extends FeatureChunk, T> {
  /** What it is called on the console. */
  readonly name: string;
  readonly chunk: OnDemand<C>;
  /** Whether what an embedder set, or the conversation, wants it; asked in each update until it is there. */
  readonly isWanted: () => boolean;
  /** Whether it is wanted as soon as the visitor turns to the chat. */
  readonly isForVisitor?: boolean;
  readonly create: (chunk: C) => T;
}

/** What a visitor turns to the chat with. */
const TURNS = ['focusin', 'pointerdown'] as const;

/**
 * Where the chunk is there already, the feature is made in the update that first wants it; else in the task in which the chunk comes, and an update
 * follows. A chunk that cannot be loaded is told once on the console, the chat goes on without it, and it is tried again when it is asked for, or when the
 * visitor next turns to the chat.
 */
export class Feature<C extends FeatureChunk, T> implements ReactiveController {
  readonly #host: FeatureHost;
  readonly #options: FeatureOptions<C, T>;
  #current: T | undefined;
  #loading: Promise<T> | undefined;
  #hasFailed = false;
  #hasVisitor = false;
  #uses: ((feature: T) => void)[] = [];

  constructor(host: FeatureHost, options: FeatureOptions<C, T>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The feature; undefined until it is there. */
  get current(): T | undefined {
    return this.#current;
  }

  /** Whether it could not be loaded, and is not being tried again. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Gives the feature, once it is there. Rejects if it cannot be loaded; the next call is another attempt. */
  load(): Promise<T> {
    if (this.#current !== undefined) return Promise.resolve(this.#current);
    this.#loading ??= this.#attempt();
    return this.#loading;
  }

  /** Calls `act` with the feature: now, or when it has come, in the order of the calls; not at all if it cannot be loaded. */
  use(act: (feature: T) => void): void {
    if (this.#current !== undefined) {
      act(this.#current);
      return;
    }
    this.#uses.push(act);
    this.#want();
  }

  hostConnected(): void {
    for (const type of TURNS) this.#host.addEventListener(type, this.#onTurn);
    this.#adopt();
  }

  hostDisconnected(): void {
    for (const type of TURNS) this.#host.removeEventListener(type, this.#onTurn);
  }

  hostUpdate(): void {
    if (this.#current !== undefined || this.#hasFailed) return;
    if (this.#hasVisitor || this.#options.isWanted()) this.#want();
  }

  #want(): void {
    const { loaded } = this.#options.chunk;
    if (loaded) this.#take(loaded);
    // It was told on the console, and `hasFailed` is the state that says so.
    else this.load().catch(() => undefined);
  }

  async #attempt(): Promise<T> {
    this.#hasFailed = false;
    const { chunk, name } = this.#options;
    try {
      return this.#take(chunk.loaded ?? (await chunk.load()));
    } catch (error) {
      this.#hasFailed = true;
      this.#uses = [];
      console.error(
        `<iotex-chat>: ${name} could not be loaded. The chat goes on without, and tries again later.`,
        error,
      );
      this.#host.requestUpdate();
      throw error;
    } finally {
      this.#loading = undefined;
    }
  }

  #take(chunk: C): T {
    if (this.#current !== undefined) return this.#current;
    const feature = (this.#current = this.#options.create(chunk));
    this.#hasFailed = false;
    this.#adopt();
    const uses = this.#uses;
    this.#uses = [];
    for (const use of uses) use(feature);
    this.#host.requestUpdate();
    return feature;
  }

  #adopt(): void {
    const { renderRoot } = this.#host;
    const { loaded } = this.#options.chunk;
    if (this.#current !== undefined && renderRoot) adoptSheets(renderRoot, loaded?.sheets ?? []);
  }

  readonly #onTurn = (): void => {
    if (this.#current !== undefined || (!this.#hasFailed && !this.#options.isForVisitor)) return;
    this.#hasFailed = false;
    this.#hasVisitor = this.#options.isForVisitor === true;
    this.#host.requestUpdate();
  };
}
