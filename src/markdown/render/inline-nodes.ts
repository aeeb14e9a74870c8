/** Inlines in, DOM nodes out: made one by one, of a fixed list of elements and attributes. What a model wrote becomes text and addresses, never markup. */
import type { Image, Inline, Link } from '../nodes.js';
import type { RenderContext } from './context.js';
import { footnoteMark } from './footnotes.js';
import { imageElement } from './image.js';
import { finishLink, linkElement } from './link.js';
import { mathElement } from './math-element.js';
import { create } from './view.js';
import { visibleText } from './visible-text.js';

/**
 * Appends the nodes of `inlines` to `parent`. Text that comes first continues a Text node that is there. `isSettled`: whether the text is final; until it
 * is, nothing is fetched and nobody is told.
 */
export function appendInlines(
  parent: Node,
  inlines: readonly Inline[],
  context: RenderContext,
  isSettled: boolean,
): void {
  appendAll(parent, inlines, { context, isSettled, isInLink: false });
}

/** The text that a reader sees of inlines: of a picture its description. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map(plainInline).join('');
}

interface Mode {
  readonly context: RenderContext;
  readonly isSettled: boolean;
  readonly isInLink: boolean;
}

function appendAll(parent: Node, inlines: readonly Inline[], mode: Mode): void {
  for (const inline of inlines) appendInline(parent, inline, mode);
}

function appendInline(parent: Node, inline: Inline, mode: Mode): void {
  const { context, isSettled } = mode;
  switch (inline.type) {
    case 'text':
    case 'html':
      // What a link says is what a visitor trusts when following it.
      appendText(parent, mode.isInLink ? visibleText(inline.text) : inline.text);
      break;
    case 'soft-break':
      appendText(parent, '\n');
      break;
    case 'hard-break':
      parent.appendChild(document.createElement('br'));
      break;
    case 'code-span':
      appendText(parent.appendChild(document.createElement('code')), inline.text);
      break;
    case 'emphasis':
    case 'strong':
    case 'strikethrough':
      appendAll(parent.appendChild(document.createElement(tags[inline.type])), inline.children, mode);
      break;
    case 'link':
      appendLink(parent, inline, mode);
      break;
    case 'image':
      parent.appendChild(image(inline, mode));
      break;
    case 'math':
      if (isSettled) parent.appendChild(mathElement(inline.text, inline.isDisplay, context));
      else appendText(parent.appendChild(create('span', 'math')), inline.text);
      break;
    case 'footnote-mark':
      parent.appendChild(footnoteMark(inline.number, context));
      break;
  }
}

const tags = { emphasis: 'em', strong: 'strong', strikethrough: 'del' } as const;

function appendText(parent: Node, text: string): void {
  const last = parent.lastChild;
  if (last instanceof Text) last.appendData(text);
  else parent.appendChild(document.createTextNode(text));
}

/** A link, or its text alone if its address is not one to be followed. One whose address is not complete looks like a link and leads nowhere. */
function appendLink(parent: Node, link: Link, mode: Mode): void {
  const isPending = !mode.isSettled && link.destination === '';
  const anchor = isPending ? document.createElement('a') : linkElement(link.destination, link.title);
  appendAll(anchor ?? parent, link.children, anchor ? { ...mode, isInLink: true } : mode);
  if (!anchor) return;
  parent.appendChild(anchor);
  if (!isPending) finishLink(anchor);
}

/** A picture, or what stands in its place. Of one whose address is not complete it is the description, in the box that the picture may have to wait in. */
function image({ destination, title, children }: Image, { context, isSettled }: Mode): HTMLElement {
  if (!isSettled && destination === '') {
    const box = create('span', 'placeholder');
    box.append(plainText(children) || context.strings.image);
    return box;
  }
  return imageElement(destination, plainText(children), title, context, isSettled);
}

function plainInline(inline: Inline): string {
  switch (inline.type) {
    case 'soft-break':
    case 'hard-break':
      return '\n';
    case 'text':
    case 'html':
    case 'code-span':
    case 'math':
      return inline.text;
    case 'footnote-mark':
      return '';
    case 'emphasis':
    case 'strong':
    case 'strikethrough':
    case 'link':
    case 'image':
      return plainText(inline.children);
  }
}
