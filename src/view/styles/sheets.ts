/** The style sheets in the order in which they apply. */
import { caret } from './caret.js';
import { code } from './code.js';
import { composer } from './composer.js';
import { containment } from './containment.js';
import { extraSheets } from './extras.js';
import { frame } from './frame.js';
import { linkWarning } from './link-warning.js';
import { lists } from './lists.js';
import { markdown } from './markdown.js';
import { math } from './math.js';
import { message } from './message.js';
import { outside } from './outside.js';
import { tokens } from './tokens.js';
import { transcript } from './transcript.js';

export const sheets = [
  tokens,
  frame,
  transcript,
  message,
  markdown,
  lists,
  containment,
  code,
  math,
  ...extraSheets,
  caret,
  outside,
  composer,
  linkWarning,
];
