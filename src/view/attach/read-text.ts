/** A text file in, its text out: UTF-8, or UTF-16 where a byte order mark says so. What is no text is refused. */
import type { FilePart } from '../../conversation/message.js';
import type { Refusal } from './file-limits.js';

/** Longest text that is sent: about 130,000 tokens, which few models take. */
const LONGEST = 512 * 1024;

/** Characters that no text has: all controls but tab, line ends, form feed and escape. */
// eslint-disable-next-line no-control-regex -- it is they that are looked for
const BINARY = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;

/** Rejects where the file cannot be read any more: it was moved or changed since it was picked. */
export async function readText(file: File): Promise<FilePart | Refusal> {
  if (file.size > LONGEST) return { reason: (await isText(file.slice(0, 1024))) ? 'size' : 'kind', bytes: LONGEST };
  const text = decode(new Uint8Array(await file.arrayBuffer()));
  if (text === undefined) return { reason: 'kind' };
  if (text.trim() === '') return { reason: 'empty' };
  return { type: 'file', name: file.name, mimeType: file.type || 'text/plain', text };
}

/** Whether the beginning of a file looks like text. A character may be cut in two at its end. */
async function isText(beginning: Blob): Promise<boolean> {
  return decode(new Uint8Array(await beginning.arrayBuffer()), true) !== undefined;
}

/** The text of `bytes`, line ends as `\n`; undefined where they are none. */
function decode(bytes: Uint8Array, isCut = false): string | undefined {
  try {
    // Fatal: a wrong guess would send the model something that nobody wrote. The mark itself is left out.
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes, { stream: isCut });
    return BINARY.test(text) ? undefined : text.replace(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}
