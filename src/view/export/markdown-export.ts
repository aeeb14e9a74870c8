/** A conversation in, one Markdown text out: what was said as it was written, between rules that nothing in it can swallow. */
import { BlockParser } from '../../markdown/blocks/block-parser.js';
import { chat, commonMark } from '../../markdown/syntax.js';
import type { Syntax } from '../../markdown/syntax.js';
import { dateOf, turnsOf } from './turns.js';
import type { ExportInput, ExportPart, Turn } from './turns.js';

/** The conversation as Markdown. Names are bold words and not headings: answers have headings of their own. */
export function markdownExport(input: ExportInput): string {
  const head = `# ${plain(input.title)}\n\n${dateOf(input)}`;
  return `${[head, ...turnsOf(input).map((turn) => turnText(turn, input))].join('\n\n---\n\n')}\n`;
}

function turnText({ name, parts, sources, ending }: Turn, { strings }: ExportInput): string {
  const blocks = [`**${plain(name)}**`, ...parts.map((part) => closed(partText(part, strings.image)))];
  if (sources.length > 0) {
    const list = sources.map(({ url, title }, place) => `${place + 1}. ${link(title, url)}`);
    blocks.push(`${plain(strings.sources)}\n\n${list.join('\n')}`);
  }
  if (ending !== undefined) blocks.push(`*${plain(ending)}*`);
  return blocks.join('\n\n');
}

function partText(part: ExportPart, picture: string): string {
  switch (part.type) {
    case 'text':
      // Space before the first word may make it code.
      return part.text.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd();
    case 'image':
      // What is here already is shown; what is elsewhere would tell its host who reads.
      return `${part.url.startsWith('data:') ? '!' : ''}${link(part.alt || picture, part.url)}`;
    case 'file': {
      if (!('text' in part)) return link(part.name, part.url);
      const fence = '`'.repeat(Math.max(3, longestRun(part.text, '`') + 1));
      return `${plain(part.name)}\n\n${fence}\n${part.text}\n${fence}`;
    }
  }
}

/** `text`, with the end of a fence, a formula or a comment that it leaves open: what follows is then no part of it. */
function closed(text: string): string {
  // Readers that know no formulas see other fences.
  return closedIn(closedIn(text, chat), commonMark);
}

function closedIn(text: string, syntax: Syntax): string {
  const fences = ['`', '~'].map((mark) => mark.repeat(Math.max(3, longestRun(text, mark))));
  const ends = ['', ...fences, '$$', '\\]', '-->', '</pre>', '?>', '>', ']]>'];
  for (const end of ends) {
    const whole = end ? `${text}\n${end}` : text;
    const parser = new BlockParser(syntax);
    parser.append(`${whole}\n\n---\n`);
    parser.end();
    if (parser.document.children.at(-1)?.type === 'thematic-break') return whole;
  }
  return text;
}

function longestRun(text: string, mark: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(new RegExp(`${mark}+`, 'g'))) longest = Math.max(longest, run.length);
  return longest;
}

function link(text: string, url: string): string {
  return `[${plain(text)}](<${url.replace(/[<>\\\s]/g, encodeURIComponent)}>)`;
}

/** Words of one line in which nothing is Markdown. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>&~|$#]/g, '\\$&');
}
