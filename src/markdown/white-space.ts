/** Text in, text without the spaces and tabs around it out. A loop from the end: `/[ \t]+$/` takes quadratic time on a run that is not at the end. */

/** Offset after the last character that is no space, tab or line feed. */
export function textEnd(text: string, from = text.length): number {
  let end = from;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return end;
}

/** Offset of the first character from `from` that is no space, tab or line feed; the length if there is none. */
export function textStart(text: string, from = 0): number {
  let start = from;
  while (start < text.length && isSpace(text.charCodeAt(start))) start += 1;
  return start;
}

/** The text without spaces, tabs and line feeds at either end. Other white space, as the no-break space, is text. */
export function trimSpace(text: string): string {
  const start = textStart(text);
  return start === text.length ? '' : text.slice(start, textEnd(text));
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10;
}
