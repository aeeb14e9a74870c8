/** Text in, piece by piece, complete lines out (https://spec.commonmark.org/0.31.2/#line). */

/** Splits text at LF, CR and CRLF, wherever it is cut, and makes NUL a U+FFFD (https://spec.commonmark.org/0.31.2/#insecure-characters). */
export class LineSplitter {
  /** The beginning of the line that is not complete. Adding to a string costs no copy until somebody reads it. */
  #rest = '';
  /** A CR ends its line at once; an LF that comes right after it belongs to it. */
  #isAfterReturn = false;

  /** The line that is not complete. */
  get rest(): string {
    return this.#rest;
  }

  /** Takes the beginning of the line out: what is handed on when the line ends is what comes after it. */
  takeRest(): string {
    const rest = withoutNull(this.#rest);
    this.#rest = '';
    return rest;
  }

  /** Takes the next piece and hands on each line that it completes, without its end. */
  push(text: string, take: (line: string) => void): void {
    let from = 0;
    if (this.#isAfterReturn && text !== '') {
      this.#isAfterReturn = false;
      if (text.startsWith('\n')) from = 1;
    }
    let lineFeed = text.indexOf('\n', from);
    let carriageReturn = text.indexOf('\r', from);
    while (lineFeed !== -1 || carriageReturn !== -1) {
      const isReturn = carriageReturn !== -1 && (lineFeed === -1 || carriageReturn < lineFeed);
      const end = isReturn ? carriageReturn : lineFeed;
      const line = this.#rest + text.slice(from, end);
      this.#rest = '';
      take(withoutNull(line));
      from = end + 1;
      if (isReturn && from === text.length) this.#isAfterReturn = true;
      else if (isReturn && lineFeed === from) from += 1;
      // Each is looked for again only once it is passed, so that no part of the text is searched twice.
      if (lineFeed !== -1 && lineFeed < from) lineFeed = text.indexOf('\n', from);
      if (carriageReturn !== -1 && carriageReturn < from) carriageReturn = text.indexOf('\r', from);
    }
    this.#rest += text.slice(from);
  }

  /** Hands on the last line, if it has no end of its own. */
  end(take: (line: string) => void): void {
    const line = this.#rest;
    this.#rest = '';
    if (line !== '') take(withoutNull(line));
  }
}

function withoutNull(line: string): string {
  return line.includes('\0') ? line.replaceAll('\0', '\uFFFD') : line;
}
