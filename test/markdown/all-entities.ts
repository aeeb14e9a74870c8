/** All names of HTML 5, from a package that the tests may use and a page does not load. */
import { decodeHTMLStrict } from 'entities';
import { commonMark, gfm } from '../../src/markdown/syntax.js';
import type { Syntax } from '../../src/markdown/syntax.js';

/** Every entity of HTML 5. */
export function anyEntity(name: string): string | undefined {
  const source = `&${name};`;
  const text = decodeHTMLStrict(source);
  return text === source ? undefined : text;
}

/** CommonMark, and GitHub's Markdown, with all entities. */
export const fullCommonMark: Syntax = { ...commonMark, entity: anyEntity };
export const fullGfm: Syntax = { ...gfm, entity: anyEntity };
