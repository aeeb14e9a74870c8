/** A tree of blocks in, HTML out as the reference implementations write it, raw HTML as it is: for comparison in tests, never for a page. */
import { parseInlines } from '../../src/markdown/inlines/parse-inlines.js';
import type { InlineContext } from '../../src/markdown/inlines/brackets.js';
import { BlockParser } from '../../src/markdown/blocks/block-parser.js';
import type { Block, Inline, Table } from '../../src/markdown/nodes.js';
import { commonMark } from '../../src/markdown/syntax.js';
import type { Syntax } from '../../src/markdown/syntax.js';

/** The HTML of a text that comes in the given pieces. */
export function toHtml(pieces: Iterable<string>, syntax: Syntax = commonMark): string {
  const parser = new BlockParser(syntax);
  for (const piece of pieces) parser.append(piece);
  parser.end();
  return writeBlocks(parser, syntax);
}

/** The HTML of what a parser has read. */
export function writeBlocks(parser: BlockParser, syntax: Syntax): string {
  const writer = new Writer({
    syntax,
    definition: (label) => parser.definitions.get(label),
    footnote: (label) => parser.footnotes.get(label)?.number,
  });
  for (const block of parser.document.children) writer.write(block, false);
  return writer.html;
}

/** The HTML of inlines. */
export function writeInlines(inlines: readonly Inline[]): string {
  return inlines.map(writeInline).join('');
}

class Writer {
  /** Joined only at the end: asking a growing string for its last character copies all of it. */
  readonly #parts: string[] = [];
  #isAtLineStart = true;
  readonly #context: InlineContext;

  constructor(context: InlineContext) {
    this.#context = context;
  }

  get html(): string {
    return this.#parts.join('');
  }

  write(block: Block, isTight: boolean): void {
    switch (block.type) {
      case 'document':
        break;
      case 'paragraph':
        if (isTight) this.#add(this.#inlines(block.lines));
        else this.#line(`<p>${this.#inlines(block.lines)}</p>`);
        break;
      case 'heading':
        this.#line(`<h${block.level}>${this.#inlines(block.lines)}</h${block.level}>`);
        break;
      case 'code': {
        const language = block.info.split(/[ \t]/)[0];
        const text = block.lines.map((line) => `${escape(line)}\n`).join('');
        this.#line(`<pre><code${language ? ` class="language-${escape(language)}"` : ''}>${text}</code></pre>`);
        break;
      }
      case 'math-block':
        this.#line(`<div class="math">${escape(block.lines.join('\n'))}</div>`);
        break;
      case 'html-block':
        this.#line(block.lines.join('\n'));
        break;
      case 'thematic-break':
        this.#line('<hr />');
        break;
      case 'table':
        this.#table(block);
        break;
      case 'quote':
        this.#line('<blockquote>');
        for (const child of block.children) this.write(child, false);
        this.#line('</blockquote>');
        break;
      case 'footnote':
        this.#line(`<aside id="${block.number}">`);
        for (const child of block.children) this.write(child, false);
        this.#line('</aside>');
        break;
      case 'list': {
        const tag = block.start === undefined ? 'ul' : 'ol';
        this.#line(`<${tag}${block.start === undefined || block.start === 1 ? '' : ` start="${block.start}"`}>`);
        for (const item of block.children) {
          this.#start('<li>');
          if (item.task) this.#add(`<input${item.task === 'done' ? ' checked=""' : ''} disabled="" type="checkbox"> `);
          for (const child of item.children) this.write(child, block.isTight);
          this.#add('</li>\n');
        }
        this.#line(`</${tag}>`);
        break;
      }
      case 'item':
        throw new Error('an item is written by its list');
    }
  }

  #table(table: Table): void {
    const row = (cells: readonly string[], tag: string): void => {
      this.#line('<tr>');
      for (const [index, alignment] of table.alignments.entries())
        this.#line(
          `<${tag}${alignment ? ` align="${alignment}"` : ''}>${this.#inlines([cells[index] ?? ''])}</${tag}>`,
        );
      this.#line('</tr>');
    };
    this.#line('<table>');
    this.#line('<thead>');
    row(table.head, 'th');
    this.#line('</thead>');
    if (table.rows.length > 0) this.#line('<tbody>');
    for (const cells of table.rows) row(cells, 'td');
    if (table.rows.length > 0) this.#line('</tbody>');
    this.#line('</table>');
  }

  #inlines(lines: readonly string[]): string {
    return writeInlines(parseInlines(lines.join('\n'), this.#context));
  }

  #start(text: string): void {
    if (!this.#isAtLineStart) this.#add('\n');
    this.#add(text);
  }

  #add(text: string): void {
    if (text === '') return;
    this.#parts.push(text);
    this.#isAtLineStart = text.endsWith('\n');
  }

  #line(text: string): void {
    this.#start(`${text}\n`);
  }
}

function writeInline(node: Inline): string {
  switch (node.type) {
    case 'text':
      return escape(node.text);
    case 'code-span':
      return `<code>${escape(node.text)}</code>`;
    case 'math':
      return `<span class="${node.isDisplay ? 'display' : 'math'}">${escape(node.text)}</span>`;
    case 'footnote-mark':
      return `<sup>${node.number}</sup>`;
    case 'emphasis':
      return `<em>${writeInlines(node.children)}</em>`;
    case 'strong':
      return `<strong>${writeInlines(node.children)}</strong>`;
    case 'strikethrough':
      return `<del>${writeInlines(node.children)}</del>`;
    case 'link':
      return `<a href="${address(node.destination)}"${title(node.title)}>${writeInlines(node.children)}</a>`;
    case 'image':
      return `<img src="${address(node.destination)}" alt="${node.children.map(plain).join('')}"${title(node.title)} />`;
    case 'html':
      return node.text;
    case 'hard-break':
      return '<br />\n';
    case 'soft-break':
      return '\n';
  }
}

/** The text of an image's description. */
function plain(node: Inline): string {
  if ('children' in node) return node.children.map(plain).join('');
  if (node.type === 'html') return node.text;
  return 'text' in node ? escape(node.text) : '\n';
}

function title(text: string | undefined): string {
  return text === undefined || text === '' ? '' : ` title="${escape(text)}"`;
}

function address(text: string): string {
  return escape(
    text.replace(/%[0-9a-f]{2}|[^%]+|%/gi, (part) =>
      part.length === 3 && part.startsWith('%') ? part : encodeURI(wellFormed(part)),
    ),
  );
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
