/** What `promise` rejects with; throws if it does not reject. */
export async function rejection(promise: Promise<unknown>): Promise<Error> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error(`Expected a rejection, got ${JSON.stringify(value)}.`);
}
