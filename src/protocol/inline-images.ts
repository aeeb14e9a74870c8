/** Text in, piece by piece, text and whole images out: finds `![alt](data:image/…)`, which is how new-api hands on what Gemini draws. */
import { CodeContext } from './code-context.js';

/** A part of the text. An image's `url` is a data URL. */
export type ImagePiece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image'; readonly url: string; readonly alt: string };

/** Types that hold pixels and nothing else; an SVG or an HTML page stays text. */
const imageTypes = ['png', 'jpeg', 'jpg', 'gif', 'webp', 'avif', 'bmp'];
const heads = imageTypes.map((type) => `](data:image/${type};base64,`);
const LONGEST_ALT = 300;
const notBase64 = /[^A-Za-z0-9+/=]/g;

/**
 * Base64 is collected, never given out as text while it arrives, and each of its characters is read once: an image of megabytes costs no
 * more than its length. An image that breaks off is given with what came. In code nothing is an image. The pieces, with neighbouring
 * texts joined, are the same however the text is cut.
 */
export class InlineImages {
  readonly #code = new CodeContext();
  /** The beginning of what may be an image: at most an alt text and a head. */
  #held = '';
  #image:
    { readonly opening: string; readonly alt: string; readonly head: string; readonly base64: string[] } | undefined;
  #pieces: ImagePiece[] = [];

  /** Takes the next piece of the text and gives the pieces that are certain now. */
  push(text: string): readonly ImagePiece[] {
    return this.#read(text, false);
  }

  /** Gives what was held back: at the end of the text, or where something else comes in between. */
  end(): readonly ImagePiece[] {
    const pieces = this.#read('', true);
    this.#finishImage();
    return pieces;
  }

  #read(text: string, isLast: boolean): readonly ImagePiece[] {
    const input = this.#held + text;
    this.#held = '';
    this.#pieces = [];
    let from = 0;
    while (from < input.length) {
      if (this.#image) {
        notBase64.lastIndex = from;
        const end = notBase64.exec(input)?.index;
        this.#image.base64.push(input.slice(from, end));
        if (end === undefined) break;
        // Anything but the closing parenthesis belongs to what follows; an image without one is better than its base64 as text.
        from = this.#finishImage() && input.charAt(end) === ')' ? end + 1 : end;
        continue;
      }
      const at = input.indexOf('!', from);
      this.#give(input.slice(from, at === -1 ? input.length : at));
      if (at === -1) break;
      const candidate = this.#code.isInCode ? 'none' : readHead(input.slice(at, at + LONGEST_ALT + 50));
      if (candidate === 'open' && !isLast) {
        this.#held = input.slice(at);
        break;
      }
      if (typeof candidate === 'object') {
        this.#image = { ...candidate, base64: [] };
        from = at + candidate.opening.length;
      } else {
        this.#give('!');
        from = at + 1;
      }
    }
    return this.#pieces;
  }

  /** Gives the image out. Answers whether it was one: without base64 it is text. */
  #finishImage(): boolean {
    const image = this.#image;
    if (!image) return false;
    this.#image = undefined;
    const base64 = image.base64.join('');
    // A group of base64 has four characters; what breaks off within one does not decode.
    const whole = base64.slice(0, base64.length - (base64.length % 4));
    if (whole === '') {
      this.#give(image.opening + base64);
      return false;
    }
    this.#code.push('!');
    this.#pieces.push({ type: 'image', url: image.head + whole, alt: image.alt });
    return true;
  }

  #give(text: string): void {
    if (text === '') return;
    this.#code.push(text);
    const last = this.#pieces.at(-1);
    if (last?.type === 'text') this.#pieces[this.#pieces.length - 1] = { type: 'text', text: last.text + text };
    else this.#pieces.push({ type: 'text', text });
  }
}

/** Reads `![alt](data:image/…;base64,`. `open` where the text ends before that is decided, `none` where it is something else. */
function readHead(
  text: string,
): 'open' | 'none' | { readonly opening: string; readonly alt: string; readonly head: string } {
  if (!text.startsWith('![')) return '!['.startsWith(text) ? 'open' : 'none';
  const end = text.indexOf(']');
  const alt = text.slice(2, end === -1 ? undefined : end);
  if (alt.length > LONGEST_ALT || alt.includes('\n')) return 'none';
  if (end === -1) return 'open';
  const rest = text.slice(end).toLowerCase();
  const head = heads.find((known) => rest.startsWith(known));
  if (head !== undefined) return { opening: text.slice(0, end + head.length), alt, head: head.slice(2) };
  return heads.some((known) => known.startsWith(rest)) ? 'open' : 'none';
}
