/** The style sheets in the order in which they apply. */
import { composer } from './composer.js';
import { frame } from './frame.js';
import { message } from './message.js';
import { tokens } from './tokens.js';
import { transcript } from './transcript.js';

export const sheets = [tokens, frame, transcript, message, composer];
