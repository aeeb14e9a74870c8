/** What `with-speech` turns on: answers that are read aloud. */
import type { CSSResult } from 'lit';

export { SpeechController } from '../controllers/speech.js';

export const sheets: readonly CSSResult[] = [];
