/** What a server has rendered into the shadow root makes room for the element; what a visitor has typed into it meanwhile is handed on. */
import type { RenderOptions } from 'lit';
import { STAND_IN } from './take-over.js';

/** What a visitor had begun. */
export interface Begun {
  readonly draft: string;
  readonly hasFocus: boolean;
}

/**
 * A server has rendered into `root`, as declarative shadow DOM, and Lit would render in front of that. Its `hydrate`, where a page has loaded
 * `@lit-labs/ssr-client/lit-element-hydrate-support.js`, takes the nodes over instead: it leaves `renderBefore` unset, and then nothing goes. The launcher's
 * stand-in is not a server's: it stays until its own text has gone over, see `take-over.ts`.
 */
export function clearRendered(root: HTMLElement | DocumentFragment, options: RenderOptions): Begun {
  const field = root.querySelector<HTMLTextAreaElement>(`textarea:not(${STAND_IN} *)`);
  const begun = { draft: field?.value ?? '', hasFocus: field?.matches(':focus') === true };
  if (options.renderBefore) {
    for (const node of [...root.childNodes]) if (!(node instanceof Element && node.matches(STAND_IN))) node.remove();
    // What is found first in the root is the element's own. The mark stays when the stand-in goes.
    const end = new Comment();
    root.prepend(end);
    options.renderBefore = end;
  }
  return begun;
}
