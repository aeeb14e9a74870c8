/** A text that grows by pieces: what was handed in is kept as it came, and the tail that a reader has not seen yet costs no more than its own length. */

/**
 * An immutable text. `append` gives a longer one that shares the pieces of this one, so holding every version of an answer of N characters costs O(N).
 * Lengths and offsets are in UTF-16 units, as in `String`.
 */
export class GrowingText {
  readonly length: number;
  /** Shared by all versions that grew from the same start; a version sees its first `#count` entries. */
  readonly #pieces: string[];
  readonly #count: number;
  #joined: string | undefined;

  private constructor(pieces: string[], count: number, length: number) {
    this.#pieces = pieces;
    this.#count = count;
    this.length = length;
  }

  static of(text: string): GrowingText {
    return new GrowingText([text], 1, text.length);
  }

  append(piece: string): GrowingText {
    // Only the newest version may extend the shared list in place. An older one that grows again is a fork and takes a copy.
    const isNewest = this.#pieces.length === this.#count;
    const pieces = isNewest ? this.#pieces : this.#pieces.slice(0, this.#count);
    pieces.push(piece);
    return new GrowingText(pieces, pieces.length, this.length + piece.length);
  }

  /** The text from `offset` to the end. Reads only the pieces that reach past `offset`. */
  after(offset: number): string {
    let first = this.#count;
    let start = this.length;
    while (first > 0 && start > offset) {
      first -= 1;
      start -= this.#pieces[first]?.length ?? 0;
    }
    return this.#pieces
      .slice(first, this.#count)
      .join('')
      .slice(Math.max(0, offset - start));
  }

  /** Whether this is `earlier`, or grew from it by `append` alone. Costs nothing, however long they are. */
  grewFrom(earlier: GrowingText): boolean {
    return this.#pieces === earlier.#pieces && this.#count >= earlier.#count;
  }

  toString(): string {
    this.#joined ??= this.#pieces.slice(0, this.#count).join('');
    return this.#joined;
  }
}
