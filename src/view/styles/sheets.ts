/** The style sheets in the order in which they apply. */
import { actions } from './actions.js';
import { attachments } from './attachments.js';
import { caret } from './caret.js';
import { code } from './code.js';
import { composer } from './composer.js';
import { containment } from './containment.js';
import { extraSheets } from './extras.js';
import { fields } from './fields.js';
import { frame } from './frame.js';
import { imageDialog } from './image-dialog.js';
import { linkWarning } from './link-warning.js';
import { lists } from './lists.js';
import { markdown } from './markdown.js';
import { math } from './math.js';
import { menu } from './menu.js';
import { message } from './message.js';
import { outside } from './outside.js';
import { print } from './print.js';
import { steps } from './steps.js';
import { tokens } from './tokens.js';
import { transcript } from './transcript.js';

export const sheets = [
  tokens,
  frame,
  transcript,
  message,
  steps,
  actions,
  fields,
  markdown,
  lists,
  containment,
  code,
  math,
  ...extraSheets,
  caret,
  outside,
  composer,
  attachments,
  menu,
  linkWarning,
  imageDialog,
  print,
];
