/** A table in, a box out that scrolls sideways and copies the table as CSV. */
import type { RenderContext } from './context.js';
import { copyButton } from './copy-button.js';
import { toCsv } from './csv.js';

/** `table` is one, or holds the parts of one. It may still grow: its cells are read when they are copied. */
export function tableBox(table: HTMLElement, context: RenderContext): HTMLElement {
  const box = document.createElement('div');
  box.className = 'table-box';

  const scroll = document.createElement('div');
  scroll.className = 'table-scroll';
  // By keyboard one can only scroll what can have the focus, and what can have it needs a name. A group: landmarks would be too many.
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'group');
  scroll.setAttribute('aria-label', context.strings.table);
  scroll.append(table);

  const copy = copyButton({
    label: context.strings.copyTable,
    isLabelShown: true,
    text: () =>
      toCsv(
        Array.from(scroll.querySelectorAll('tr'), (row) => Array.from(row.cells, (cell) => plainText(cell).trim())),
      ),
    source: () => scroll,
    context,
  });
  box.append(scroll, copy);
  return box;
}

/** What a cell says, without its controls and marks. Cells nest no deeper than the parser's own limit. */
function plainText(node: Node): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element)) return '';
  switch (node.localName) {
    case 'br':
      return '\n';
    case 'img':
      return node.getAttribute('alt') ?? '';
    case 'button':
    case 'annotation':
      return '';
    case 'sup':
      if (node.classList.contains('footnote-mark')) return '';
  }
  return Array.from(node.childNodes, plainText).join('');
}
