/** What a text says, once as its tree has it and once as its nodes do: letters alone, without marks, controls and white space. */
import { BlockParser } from '../../../src/markdown/blocks/block-parser.js';
import type { InlineContext } from '../../../src/markdown/inlines/brackets.js';
import { parseInlines } from '../../../src/markdown/inlines/parse-inlines.js';
import type { Block } from '../../../src/markdown/nodes.js';
import { plainText } from '../../../src/markdown/render/inline-nodes.js';
import { chat } from '../../../src/markdown/syntax.js';

/** What the tree says. Footnotes are last. */
export function textOfTree(text: string): string {
  const parser = new BlockParser(chat);
  parser.append(text);
  parser.end();
  const context: InlineContext = {
    syntax: chat,
    definition: (label) => parser.definitions.get(label),
    footnote: (label) => parser.footnotes.get(label)?.number,
  };
  const inlines = (lines: readonly string[]) => plainText(parseInlines(lines.join('\n'), context));
  const notes: string[] = [];
  const textOf = (block: Block): string => {
    switch (block.type) {
      case 'document':
      case 'quote':
      case 'list':
      case 'item':
        return block.children.map(textOf).join('');
      case 'footnote':
        notes.push(block.children.map(textOf).join(''));
        return '';
      case 'table':
        return [block.head, ...block.rows].flatMap((cells) => cells.map((cell) => inlines([cell]))).join('');
      case 'paragraph':
      case 'heading':
        return inlines(block.lines);
      case 'code':
      case 'html-block':
      case 'math-block':
        return block.lines.join('\n');
      case 'thematic-break':
        return '';
    }
  };
  return withoutSpace(textOf(parser.document) + notes.join(''));
}

/** What the nodes say. Of what stands for a picture only its description counts. */
export function textOfNodes(root: Element): string {
  const copy = root.cloneNode(true) as Element;
  for (const image of copy.querySelectorAll('img')) image.replaceWith(image.alt);
  for (const box of copy.querySelectorAll('.placeholder'))
    box.replaceWith(box.querySelector('.image-alt')?.textContent ?? '');
  for (const control of copy.querySelectorAll('figcaption, button, .footnote-mark, .link-host')) control.remove();
  return withoutSpace(copy.textContent);
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
