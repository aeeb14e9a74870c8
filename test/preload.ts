/** Loads what is loaded on demand, once, so that tests of everything else can expect what happens to happen at once. */
import { engine } from '../src/conversation/load-engine.js';

export async function preloadEngine(): Promise<void> {
  await engine.load();
}
