/** A file of the visitor in, the part of a message out, or why it cannot be one. A chunk of its own, loaded with the first file. */
import type { FilePart } from '../../conversation/message.js';
import { accepts } from './accepts.js';
import type { FileLimits, Refusal } from './file-limits.js';
import { isPicture, readPicture } from './read-picture.js';
import { readText } from './read-text.js';

/**
 * Reads `file`: a picture is scaled down and loses what else is in it (where it was taken), a text becomes text. Never rejects: what goes wrong is a
 * refusal. A picture may take a second, and does not hold up the page.
 */
export async function readAttachment(file: File, limits: FileLimits): Promise<FilePart | Refusal> {
  if (file.size === 0) return { reason: 'empty' };
  if (file.size > limits.bytes) return { reason: 'size', bytes: limits.bytes };
  if (!accepts(file, limits.accept)) return { reason: 'kind' };
  try {
    return await (isPicture(file) ? readPicture(file) : readText(file));
  } catch {
    // The browser could not read or decode it; which of the two it was is of no use to anybody.
    return { reason: 'unreadable' };
  }
}
