/** Tells whether elements are in sight, or nearly: one observer for the whole page. */

type Callback = (isInSight: boolean) => void;

/** How far around the screen, and around a box that scrolls where the browser can, is nearly in sight. */
const MARGIN = '25%';

const callbacks = new WeakMap<Element, Callback>();
let observer: IntersectionObserver | undefined;

/** Calls `callback` soon, and whenever it changes; with false when the element leaves the page. Neither is kept alive by it. */
export function watch(element: Element, callback: Callback): void {
  // Where nobody can tell, all is in sight: colours cost more there, and are not missing.
  if (typeof IntersectionObserver === 'undefined') {
    callback(true);
    return;
  }
  callbacks.set(element, callback);
  observer ??= new IntersectionObserver(tell, { rootMargin: MARGIN, scrollMargin: MARGIN });
  observer.observe(element);
}

function tell(entries: readonly IntersectionObserverEntry[]): void {
  for (const entry of entries) callbacks.get(entry.target)?.(entry.isIntersecting);
}
