/** What went wrong in code that an embedder gave, told to the developer. The chat goes on without it. */

const reported = new WeakSet<object>();

/**
 * Prints what `name` did wrong, once for each `hook`: a renderer that throws would otherwise fill the console. An error that was printed is not
 * printed again, whoever hands it on. `hook` is the function at fault; where that is not known, the error stands for it.
 */
export function reportHook(name: string, error: unknown, hook: unknown = error): void {
  const isKnown = [hook, error].some((cause) => isObject(cause) && reported.has(cause));
  for (const cause of [hook, error]) if (isObject(cause)) reported.add(cause);
  if (!isKnown) console.error(`<iotex-chat>: ${name} failed. What there is without it is shown instead.`, error);
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
