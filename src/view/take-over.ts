/** What stood in the shadow root before the element was there makes room for it; what a visitor has typed into it meanwhile is handed on. */
import type { RenderOptions } from 'lit';

/** What a visitor had begun. */
export interface Begun {
  readonly draft: string;
  readonly hasFocus: boolean;
}

/**
 * A server has rendered into `root`, as declarative shadow DOM, and Lit would render in front of that. Its `hydrate`, where a page has loaded
 * `@lit-labs/ssr-client/lit-element-hydrate-support.js`, takes the nodes over instead: it leaves `renderBefore` unset, and then nothing goes.
 */
export function takeOver(root: HTMLElement | DocumentFragment, options: RenderOptions): Begun {
  const field = root.querySelector('textarea');
  const begun = { draft: field?.value ?? '', hasFocus: field?.matches(':focus') === true };
  if (options.renderBefore) {
    root.replaceChildren();
    options.renderBefore = null;
  }
  return begun;
}
