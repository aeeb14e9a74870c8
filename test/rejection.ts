/** A promise that should fail in, what it fails with out. */
import { ChatError } from '../src/protocol/errors.js';

/** The `ChatError` that `promise` rejects with. */
export async function chatError(promise: Promise<unknown>): Promise<ChatError> {
  const error = await rejection(promise);
  if (error instanceof ChatError) return error;
  throw error;
}

/** Whatever `promise` rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It should have failed.');
}
