/** A dynamic import in, the same import out as something that is there at once from the second time on, and that a failure does not spoil for good. */

/** What is loaded when it is first needed. */
export interface OnDemand<T> {
  /** What was loaded; undefined until then. */
  readonly loaded: T | undefined;
  /**
   * Loads, or gives what is loaded or being loaded already: one attempt at a time. Rejects with what the import failed with; the next call is then a fresh
   * attempt.
   */
  load(): Promise<T>;
}

/**
 * What `load` gives, asked for when it is first needed. Once it is there it is used without waiting: look at `loaded` first, where waiting would be seen.
 *
 * `load` should be a literal `import()`, so that a bundler makes a chunk of it. Browsers remember that a module could not be fetched, most of them for the
 * life of the page: a fresh attempt helps where the network failed, and not in all of them.
 *
 * @example
 * const engine = onDemand(() => import('./engine.js'));
 * const { Run } = engine.loaded ?? (await engine.load());
 */
export function onDemand<T>(load: () => Promise<T>): OnDemand<T> {
  let loaded: T | undefined;
  let loading: Promise<T> | undefined;
  return {
    get loaded() {
      return loaded;
    },
    load() {
      loading ??= load().then(
        (value) => (loaded = value),
        (error: unknown) => {
          loading = undefined;
          throw error;
        },
      );
      return loading;
    },
  };
}
