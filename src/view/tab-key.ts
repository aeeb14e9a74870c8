/** A key event in, whether it is of the Tab key out. */

/** WebKitGTK does not name the key while Shift is held (X11 has a name of its own for the two). */
export function isTab({ key, code }: KeyboardEvent): boolean {
  return key === 'Tab' || (key === 'Unidentified' && code === 'Tab');
}
