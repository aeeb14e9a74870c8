/** Markdown in, what the renderer makes of it out; for tests. */
import { MarkdownRenderer } from '../../../src/markdown/render/markdown-renderer.js';
import type { RenderContext } from '../../../src/markdown/render/context.js';
import { FakeClock } from '../../fake-clock.js';
import { en } from '../../../src/locales/en.js';
import type { Syntax } from '../../../src/markdown/syntax.js';

/** A context that loads nothing and asks before any picture. */
export const plainContext: RenderContext = {
  strings: en,
  fenceRenderer: () => undefined,
  imageRule: () => 'ask',
  onImageBlock: () => undefined,
  extras: {},
  clock: new FakeClock(),
  report: (error) => {
    throw error;
  },
};

/** The element of a text that comes in the given pieces, shown after each of them. */
export function render(
  pieces: Iterable<string>,
  { context = plainContext, syntax }: { context?: RenderContext; syntax?: Syntax } = {},
): HTMLElement {
  const element = document.createElement('div');
  const renderer = new MarkdownRenderer(element, context, syntax);
  for (const piece of pieces) {
    renderer.append(piece);
    renderer.show();
  }
  renderer.end();
  return element;
}
