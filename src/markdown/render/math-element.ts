/** TeX in, the element that shows it out: as MathML once what renders it is loaded, as its source until then and where it is wrong. */
import type { RenderContext } from './context.js';
import type { Extras, MathRenderer } from './extras-types.js';

/** How long a page may be held, in ms, while formulas that waited are rendered. */
const SLICE = 8;

/** What is known of a loader: the renderer that came of it, and who waits for one. */
interface Loading {
  renderer: MathRenderer | undefined;
  /** Those that were thrown away in the meantime are not held. */
  waiting: {
    readonly element: WeakRef<HTMLElement>;
    readonly show: (element: HTMLElement, renderer: MathRenderer) => void;
  }[];
}

/**
 * Makes a `<span class="math">`, with `display` too if it is to stand in a line of its own. It has the class `math-source` while it shows its source.
 * The first one starts to load the renderer; `context.report` is told once if that fails, and never of TeX that is wrong.
 */
export function mathElement(source: string, isDisplay: boolean, context: RenderContext): HTMLElement {
  const element = document.createElement('span');
  element.className = isDisplay ? 'math display' : 'math';
  // A long one may scroll; a short one keeps its place on the line.
  if (!isDisplay && source.length > LONG_SOURCE) element.classList.add('long');
  element.classList.add('math-source');
  element.append(source);
  const { math } = context.extras;
  if (!math) return element;
  const show = (target: HTMLElement, renderer: MathRenderer): void => {
    showMath(target, source, isDisplay, renderer);
  };
  const loading = loadings.get(math) ?? load(math, context);
  if (loading.renderer) show(element, loading.renderer);
  else loading.waiting.push({ element: new WeakRef(element), show });
  return element;
}

const LONG_SOURCE = 60;
const loadings = new WeakMap<NonNullable<Extras['math']>, Loading>();

function load(math: NonNullable<Extras['math']>, context: RenderContext): Loading {
  const loading: Loading = { renderer: undefined, waiting: [] };
  loadings.set(math, loading);
  math().then(
    (renderer) => {
      loading.renderer = renderer;
      showWaiting(loading, renderer, context);
    },
    (error: unknown) => {
      loading.renderer = refuse;
      loading.waiting = [];
      context.report(error);
    },
  );
  return loading;
}

/** In place of a renderer that could not be loaded. */
const refuse: MathRenderer = () => {
  throw new Error('Mathematics is shown as its source: what renders it was not loaded.');
};

/** Renders those that waited, in the order of the text, in slices. */
function showWaiting(loading: Loading, renderer: MathRenderer, context: RenderContext): void {
  const { clock } = context;
  const end = clock.now() + SLICE;
  for (const [index, { element, show }] of loading.waiting.entries()) {
    if (index > 0 && clock.now() >= end) {
      loading.waiting = loading.waiting.slice(index);
      clock.after(0, () => {
        showWaiting(loading, renderer, context);
      });
      return;
    }
    const target = element.deref();
    // Nobody holds what stands nowhere.
    if (target?.parentNode) show(target, renderer);
  }
  loading.waiting = [];
}

function showMath(element: HTMLElement, source: string, isDisplay: boolean, renderer: MathRenderer): void {
  let nodes: Node;
  try {
    nodes = renderer(source, isDisplay);
  } catch {
    // Wrong or too much: its source stays, which is the state that says so.
    return;
  }
  element.classList.remove('math-source');
  element.replaceChildren(nodes);
}
