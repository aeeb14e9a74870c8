/** Whether the visitor writes on the screen: where the focus goes, a keyboard covers half of what there is to read, and its Enter is the only way to a new line. */
export function writesOnScreen(): boolean {
  return matchMedia('(hover: none) and (pointer: coarse)').matches;
}
