/** What `persist` and `with-threads` turn on: conversations that are remembered, and the way to the list of them. */
import type { CSSResult } from 'lit';

export { MemoryController } from '../controllers/memory.js';
export { ThreadsController } from '../controllers/threads.js';

export const sheets: readonly CSSResult[] = [];
