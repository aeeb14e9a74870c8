/** The type of what begins a block: the rest of a line in, a block or nothing out. */
import type { LineCursor } from '../line-cursor.js';
import type { OpenBlocks } from './open-blocks.js';

/**
 * Looks whether a block begins at the next text of the line, which is indented by fewer than four columns (except for indented code), and
 * opens it. Gives `container` if more blocks may begin after it, `leaf` if the rest of the line is its text, `whole` if it took all of the line,
 * and undefined, with nothing taken, if it does not begin here.
 */
export type BlockStart = (line: LineCursor, blocks: OpenBlocks) => 'container' | 'leaf' | 'whole' | undefined;
