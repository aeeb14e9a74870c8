/** The structure of a text, once as its tree says and once as its nodes do, in one form. */
import { BlockParser } from '../../../src/markdown/blocks/block-parser.js';
import { parseInlines } from '../../../src/markdown/inlines/parse-inlines.js';
import type { InlineContext } from '../../../src/markdown/inlines/brackets.js';
import type { Block, Inline } from '../../../src/markdown/nodes.js';
import { plainText } from '../../../src/markdown/render/inline-nodes.js';
import { safeUrl } from '../../../src/markdown/render/safe-url.js';
import type { Syntax } from '../../../src/markdown/syntax.js';

/** A text; or the name of an element, and what is in it. */
export type Outline = string | readonly Outline[];

/** What the tree of a text says. Texts next to each other are one. */
export function outlineOfTree(text: string, syntax: Syntax): readonly Outline[] {
  const parser = new BlockParser(syntax);
  parser.append(text);
  parser.end();
  const context: InlineContext = {
    syntax,
    definition: (label) => parser.definitions.get(label),
    footnote: (label) => parser.footnotes.get(label)?.number,
  };
  const block = (node: Block): Outline[] => {
    switch (node.type) {
      case 'document':
        return node.children.flatMap(block);
      case 'quote':
        return [['blockquote', ...node.children.flatMap(block)]];
      case 'list':
        return [
          [
            `${node.start === undefined ? 'ul' : `ol ${node.start}`}${node.isTight ? '' : ' loose'}`,
            ...node.children.flatMap(block),
          ],
        ];
      case 'item':
        return [[node.task ? `li ${node.task}` : 'li', ...node.children.flatMap(block)]];
      case 'paragraph':
        return [['p', ...inlines(node.lines.join('\n'), context)]];
      case 'heading':
        return [[`h${node.level}`, ...inlines(node.lines.join('\n'), context)]];
      case 'code':
        return [['pre', node.lines.map((line) => `${line}\n`).join('')]];
      case 'html-block':
        return [['raw', node.lines.join('\n')]];
      case 'thematic-break':
        return [['hr']];
      case 'table':
        return [
          [
            'table',
            ...[node.head, ...node.rows].map((cells): Outline => [
              'tr',
              ...node.alignments.map((alignment, index): Outline => [
                `cell ${alignment ?? ''}`,
                ...inlines(cells[index] ?? '', context),
              ]),
            ]),
          ],
        ];
      case 'footnote':
      case 'math-block':
        return [];
    }
  };
  return withoutEmptyTexts(parser.document.children.flatMap(block));
}

/** What the nodes of an answer say. */
export function outlineOfNodes(root: Element): readonly Outline[] {
  const outlines = (node: Node): readonly Outline[] => joined(Array.from(node.childNodes).flatMap(outline));
  const outline = (node: Node): readonly Outline[] => {
    if (node instanceof Text) return [node.data];
    if (!(node instanceof Element)) return [];
    const loose = node.classList.contains('loose') ? ' loose' : '';
    switch (node.localName) {
      case 'ul':
        return [[`ul${loose}`, ...outlines(node)]];
      case 'ol':
        return [[`ol ${node.getAttribute('start') ?? '1'}${loose}`, ...outlines(node)]];
      case 'li': {
        const box = node.querySelector(':scope > input');
        return [[box ? `li ${box.hasAttribute('checked') ? 'done' : 'open'}` : 'li', ...outlines(node)]];
      }
      case 'a':
        return [[`a ${node.getAttribute('href') ?? ''}`, ...outlines(withoutHost(node))]];
      case 'figure':
        return [['pre', node.querySelector('code')?.textContent ?? '']];
      case 'th':
      case 'td':
        return [[`cell ${node.className.replace('align-', '')}`, ...outlines(node)]];
      case 'table':
        return [['table', ...Array.from(node.querySelectorAll('tr'), (row): Outline => ['tr', ...outlines(row)])]];
      case 'div':
        if (node.className === 'raw') return [['raw', node.textContent]];
        if (node.className === 'table-box') return outline(node.querySelector('table') ?? node);
        return outlines(node);
      case 'input':
        return [];
    }
    // Whatever stands for a picture says its description.
    if (node.matches('.image, .placeholder, .image-blocked') || node.hasAttribute('data-image')) return [['img']];
    return [[node.localName, ...outlines(node)]];
  };
  return withoutEmptyTexts(outlines(root));
}

/** A link without the host that is put behind a text that looks like another. */
function withoutHost(link: Element): Element {
  const copy = link.cloneNode(true) as Element;
  const host = copy.querySelector(':scope > .link-host');
  host?.previousSibling?.remove();
  host?.remove();
  return copy;
}

function inlines(text: string, context: InlineContext): readonly Outline[] {
  return joined(parseInlines(text, context).flatMap(inline));
}

function inline(node: Inline): readonly Outline[] {
  switch (node.type) {
    case 'text':
    case 'html':
      return [node.text];
    case 'soft-break':
      return ['\n'];
    case 'hard-break':
      return [['br']];
    case 'code-span':
      return [['code', node.text]];
    case 'emphasis':
      return [['em', ...joined(node.children.flatMap(inline))]];
    case 'strong':
      return [['strong', ...joined(node.children.flatMap(inline))]];
    case 'strikethrough':
      return [['del', ...joined(node.children.flatMap(inline))]];
    case 'link': {
      const url = safeUrl(node.destination);
      const children = joined(node.children.flatMap(inline));
      return url ? [[`a ${url.href}`, ...children]] : children;
    }
    case 'image':
      return safeUrl(node.destination) ? [['img']] : [['span', ...joined([plainText(node.children)])]];
    case 'math':
    case 'footnote-mark':
      return [];
  }
}

/** One text for those that follow each other. */
function joined(outlines: readonly Outline[]): readonly Outline[] {
  const result: Outline[] = [];
  for (const outline of outlines) {
    const last = result.at(-1);
    if (outline === '') continue;
    if (typeof outline === 'string' && typeof last === 'string') result[result.length - 1] = last + outline;
    else result.push(outline);
  }
  return result;
}

function withoutEmptyTexts(outlines: readonly Outline[]): readonly Outline[] {
  return outlines
    .filter((outline) => outline !== '')
    .map((outline) => (typeof outline === 'string' ? outline : withoutEmptyTexts(outline)));
}
