/** All that a conversation needs once it asks, and not before: one module, so that it is one chunk. `load-engine.ts` loads it. */
export { Continuation } from './continuation.js';
export { Rounds } from './rounds.js';
export { transportSource } from './transport-source.js';
