/** A key event in, whether it sends what is written in its field out. */
import { writesOnScreen } from './touch.js';

/** `enter`: Enter sends and Shift+Enter makes a line. `mod-enter`: Ctrl or ⌘ with Enter sends. */
export type SubmitKey = 'enter' | 'mod-enter';

/** The key code that browsers give to keys which an input method has taken for itself, also where `isComposing` is false by then (Safari). */
const KEY_TAKEN_BY_INPUT_METHOD = 229;

/** Whether an input method has the key: it is not for the field then. */
export function isInputMethods(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing newer tells it in Safari
  return event.isComposing || event.keyCode === KEY_TAKEN_BY_INPUT_METHOD;
}

/** Whether it is the Enter that sends, by `submitKey`. On a touch keyboard that is only one with Ctrl or ⌘: Enter is its only way to a new line. */
export function isSubmit(event: KeyboardEvent, submitKey: SubmitKey): boolean {
  if (event.key !== 'Enter' || isInputMethods(event)) return false;
  if (event.ctrlKey || event.metaKey) return true;
  return submitKey === 'enter' && !event.shiftKey && !event.altKey && !writesOnScreen();
}
