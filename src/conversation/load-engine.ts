/** The part of a conversation that talks to a model, loaded when it is first needed. */
import { ChatError } from '../protocol/errors.js';
import { onDemand } from '../on-demand.js';
import type * as engineModule from './engine.js';

/** What `engine.ts` exports. */
export type Engine = typeof engineModule;

/** Loaded with the first request, or before it by whoever sees it coming. */
export const engine = onDemand<Engine>(() => import('./engine.js'));

/** Loads it. Rejects with a `ChatError` of kind `network`, which may pass: the next call tries again. */
export async function loadEngine(): Promise<Engine> {
  try {
    return await engine.load();
  } catch (cause) {
    throw new ChatError(
      'network',
      'A part of iotex-chat could not be loaded, so nothing was sent: see the cause. Its files have to stay side by side, and the CSP has to allow them.',
      { cause },
    );
  }
}
