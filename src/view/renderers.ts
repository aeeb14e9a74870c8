/** The renderers that an embedder gave: which one is meant, and what it makes, kept as long as nothing changed. */
import type { Part } from '../conversation/message.js';
import type { FenceRenderer } from '../markdown/render/context.js';
import { reportHook } from './report-hook.js';

/** Renderers of parts: what they return is shown in place of the part. A part that still grows is a new object in each frame, and shown anew. */
export type PartRenderers = {
  readonly [T in Part['type'] as `part:${T}`]?: (part: Extract<Part, { type: T }>) => Node;
};

/**
 * An embedder's own views. By the language of a fence, in lower case, a function of its code when that is complete; by `part:` and the type of a
 * part, a function of the part. One that throws or returns no node is reported once, and what there is without it is shown. TypeScript knows the
 * type of a part by its name; that of `code` has to be written.
 *
 * @example
 * chat.renderers = {
 *   csv: (code: string) => drawTable(code),
 *   'part:tool-call': (part) => document.createTextNode(`Looked up ${part.name}`),
 * };
 */
export interface Renderers extends PartRenderers {
  readonly [name: string]: FenceRenderer | PartRenderers[keyof PartRenderers];
}

const PART = 'part:';

/** Asks renderers, and remembers what they made: once for each part, and for each function that is asked. */
export class RendererMemo {
  readonly #made = new WeakMap<Part, { readonly renderer: unknown; readonly box: HTMLElement | undefined }>();
  readonly #fences = new WeakMap<FenceRenderer, FenceRenderer>();

  /** The element that holds what the renderer for `part` made; undefined if there is none, or if it failed. */
  view(part: Part, renderers: Renderers): HTMLElement | undefined {
    const name = PART + part.type;
    const renderer = own(renderers, name) as ((part: Part) => Node) | undefined;
    if (!renderer) return undefined;
    const known = this.#made.get(part);
    if (known?.renderer === renderer) return known.box;
    const box = boxed(() => checked(name, renderer, () => renderer(part)));
    this.#made.set(part, { renderer, box });
    return box;
  }

  /** The renderer for fences of `language`, reported if it fails, and throwing as it did; always the same one for the same function. */
  fence(language: string, renderers: Renderers): FenceRenderer | undefined {
    // A fence may call itself anything, a part too.
    if (language.startsWith(PART)) return undefined;
    const renderer = own(renderers, language) as FenceRenderer | undefined;
    if (!renderer) return undefined;
    const known = this.#fences.get(renderer);
    if (known) return known;
    const made: FenceRenderer = (code) => checked(language, renderer, () => renderer(code));
    this.#fences.set(renderer, made);
    return made;
  }
}

/** Only what an embedder has put there itself: a model could name a fence `constructor`. */
function own(renderers: Renderers, name: string): unknown {
  const renderer = Object.hasOwn(renderers, name) ? renderers[name] : undefined;
  return typeof renderer === 'function' ? renderer : undefined;
}

function checked(name: string, renderer: unknown, render: () => Node): Node {
  try {
    const node: unknown = render();
    if (node instanceof Node) return node;
    throw new TypeError(`It has to return a Node, and returned ${typeof node}.`);
  } catch (error) {
    reportHook(`The renderer "${name}"`, error, renderer);
    throw error;
  }
}

/** In an element of our own, which stays where it is, whatever becomes of a fragment or a node in it. */
function boxed(render: () => Node): HTMLElement | undefined {
  try {
    const node = render();
    const box = document.createElement('div');
    box.className = 'rendered';
    box.append(node);
    return box;
  } catch {
    // Reported by `checked`: the part's own view is the answer to it.
    return undefined;
  }
}
