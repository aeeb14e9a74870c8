/** Text and an offset in, the end of the run of equal characters that begins there out. */

/** Offset after the last of the characters from `offset` that equal the first. */
export function runEnd(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  let end = offset + 1;
  while (end < text.length && text.charCodeAt(end) === code) end += 1;
  return end;
}
