/** A link's destination in, an anchor out that says where it leads and tells nobody who followed it. */
import { hostToShow } from './link-host.js';
import { safeUrl } from './safe-url.js';
import { visibleText } from './visible-text.js';

/** What every link of an answer is to the page it leads to: a stranger. */
const REL = 'noopener noreferrer nofollow';

/**
 * An empty anchor to `destination`, or undefined if that may not be followed (see `safeUrl`): then the text stands alone. The caller appends the
 * children and then calls `finishLink`. Its attributes are `href`, `target`, `rel`, `dir` and `title`, and no others. `dir` isolates the text, so
 * that no override before the link turns it round.
 */
export function linkElement(destination: string, title: string | undefined): HTMLAnchorElement | undefined {
  const url = safeUrl(destination);
  if (!url) return undefined;
  const anchor = document.createElement('a');
  anchor.href = url.href;
  anchor.target = '_blank';
  anchor.rel = REL;
  anchor.dir = 'auto';
  if (title) anchor.title = visibleText(title);
  return anchor;
}

/**
 * Takes from the text of `anchor` what would make it look like another (see `visibleText`), and puts the real host behind it where it could still be
 * taken for one (see `hostToShow`). To be called once, when all children are there; it looks at nothing but the address and the text, so that the
 * same Markdown always gives the same nodes.
 */
export function finishLink(anchor: HTMLAnchorElement): void {
  for (const node of textNodes(anchor)) {
    const text = visibleText(node.data);
    if (text !== node.data) node.data = text;
  }
  const host = hostToShow(new URL(anchor.href), linkText(anchor));
  if (host === undefined) return;
  const note = document.createElement('span');
  note.className = 'link-host';
  note.setAttribute('part', 'link-host');
  note.dir = 'ltr';
  note.append(host);
  anchor.append(' ', note);
}

/** The text of a link as it was written: without the host behind it, and without the words of a placeholder in it. */
export function linkText(anchor: HTMLAnchorElement): string {
  return textNodes(anchor)
    .map((node) => node.data)
    .join('')
    .trim();
}

function textNodes(anchor: HTMLAnchorElement): Text[] {
  const walker = document.createTreeWalker(anchor, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches('.link-host, .placeholder')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  const nodes: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) nodes.push(walker.currentNode);
  return nodes;
}
