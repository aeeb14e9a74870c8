/** The style sheets of messages and of what stands on them, in the order in which they apply. */
import { actions } from './actions.js';
import { caret } from './caret.js';
import { code } from './code.js';
import { containment } from './containment.js';
import { extraSheets } from './extras.js';
import { fields } from './fields.js';
import { fileCard } from './file-card.js';
import { linkWarning } from './link-warning.js';
import { lists } from './lists.js';
import { markdown } from './markdown.js';
import { math } from './math.js';
import { message } from './message.js';
import { notes } from './notes.js';
import { outside } from './outside.js';
import { print } from './print.js';
import { steps } from './steps.js';

export const messageSheets = [
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
  notes,
  fileCard,
  linkWarning,
  print,
];
