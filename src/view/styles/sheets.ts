/** The style sheets of the empty chat, in the order in which they apply. What is loaded later brings its own, which stand behind these. */
import { baseline } from './baseline.js';
import { composer } from './composer.js';
import { frame } from './frame.js';
import { tokens } from './tokens.js';
import { transcript } from './transcript.js';

export const sheets = [tokens, frame, baseline, transcript, composer];
