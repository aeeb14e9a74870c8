/** A whole Markdown text in, what is to be heard of it out. */
import type { Strings } from '../locales/strings.js';
import { SpokenMarkdown } from './spoken-markdown.js';

/**
 * The text without its marks, a line for each sentence, row, item or block. A block of code is named, not read; see `SpokenMarkdown` for the rest.
 * `strings` gives the words for what is not text.
 *
 * @example
 * speakableText('1. Use **Lit**', strings); // '1. Use Lit'
 */
export function speakableText(markdown: string, strings: Strings): string {
  const spoken = new SpokenMarkdown(strings);
  spoken.append(markdown);
  spoken.end();
  return spoken.take().join('\n');
}
