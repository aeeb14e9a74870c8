/** Text and an offset in, the end of the HTML tag that begins there out (https://spec.commonmark.org/0.31.2/#raw-html). */

/** Offset after the open or closing tag whose `<` is at `offset`; -1 if there is none. */
export function tagEnd(text: string, offset: number): number {
  const isClosing = text.charAt(offset + 1) === '/';
  let at = match(tagName, text, isClosing ? offset + 2 : offset + 1);
  if (at === -1) return -1;
  if (isClosing) {
    at = match(space, text, at);
    return text.charAt(at) === '>' ? at + 1 : -1;
  }
  for (;;) {
    const afterSpace = match(space, text, at);
    const name = afterSpace > at ? match(attributeName, text, afterSpace) : -1;
    if (name === -1) {
      const end = text.charAt(afterSpace) === '/' ? afterSpace + 1 : afterSpace;
      return text.charAt(end) === '>' ? end + 1 : -1;
    }
    at = name;
    const equals = match(space, text, at);
    if (text.charAt(equals) !== '=') continue;
    at = valueEnd(text, match(space, text, equals + 1));
    if (at === -1) return -1;
  }
}

function valueEnd(text: string, offset: number): number {
  const quote = text.charAt(offset);
  if (quote !== '"' && quote !== "'") return match(unquoted, text, offset);
  return text.indexOf(quote, offset + 1) + 1 || -1;
}

/** Offset after what a sticky pattern matches; -1 if it does not. */
function match(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

const tagName = /[A-Za-z][A-Za-z0-9-]*/y;
const space = /[ \t\n]*/y;
const attributeName = /[A-Za-z_:][A-Za-z0-9_.:-]*/y;
const unquoted = /[^ \t\n"'=<>`]+/y;
