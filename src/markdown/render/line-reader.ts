/** The lines of a block in, which only grow, the text that was not read yet out. */

export class LineReader {
  /** How many lines were begun, and how much of the last of them was read. */
  #count = 0;
  #length = 0;

  /** Whether the lines are what was read and more; false if some of it has gone. */
  continues(lines: readonly string[]): boolean {
    return this.#count === 0 || (lines[this.#count - 1]?.length ?? -1) >= this.#length;
  }

  /** Gives what has come since it was last called, lines joined by line feeds. */
  take(lines: readonly string[]): string {
    const last = lines.at(-1);
    if (last === undefined) return '';
    const first = lines[this.#count - 1]?.slice(this.#length);
    const parts = lines.slice(this.#count);
    if (first !== undefined) parts.unshift(first);
    this.#count = lines.length;
    this.#length = last.length;
    return parts.join('\n');
  }
}
