/** A promise and a signal in, whichever comes first out: for work that does not itself listen to a signal. */

/**
 * Settles as `promise` does, or throws the signal's reason, untouched, as soon as `signal` aborts. The promise goes on by itself then;
 * what it still comes to is handed to `late`, so that it can be closed, and a late failure is dropped: nobody waits for it any more.
 */
export async function untilAborted<T>(
  promise: PromiseLike<T>,
  signal: AbortSignal,
  late?: (value: T) => void,
): Promise<T> {
  let wake = () => {};
  const aborted = new Promise<void>((resolve) => {
    wake = resolve;
  });
  signal.addEventListener('abort', wake, { once: true });
  if (signal.aborted) wake();
  let isTaken = false;
  try {
    const value = await Promise.race([promise, aborted]);
    signal.throwIfAborted();
    isTaken = true;
    return value as T;
  } catch (error) {
    // Both at once: the abort is what was wished for, the failure only its echo.
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', wake);
    if (!isTaken) void promise.then(late, () => undefined);
  }
}
