/** Keeps the page behind a chat that fills the screen from being scrolled, and gives it back as it was. */

/** Who holds it. The page is let go when the last one lets go. */
const holders = new Set<object>();
let restore: (() => void) | undefined;

/** `holder` wants the page to stay where it is, or does not any more. Either may be said twice. */
export function lockScroll(holder: object, isLocked: boolean): void {
  if (isLocked) holders.add(holder);
  else holders.delete(holder);
  if (holders.size > 0) restore ??= lock();
  else {
    restore?.();
    restore = undefined;
  }
}

function lock(): () => void {
  const root = document.documentElement;
  const before = root.getAttribute('style');
  const overflow = (['overflow-x', 'overflow-y'] as const).map(
    (name) => [name, root.style.getPropertyValue(name), root.style.getPropertyPriority(name)] as const,
  );
  const { scrollX, scrollY } = window;
  root.style.setProperty('overflow', 'hidden');
  return () => {
    // One by one, for the page may have changed other things meanwhile.
    for (const [name, value, priority] of overflow) root.style.setProperty(name, value, priority);
    if (before === null && root.getAttribute('style') === '') root.removeAttribute('style');
    if (window.scrollX !== scrollX || window.scrollY !== scrollY)
      window.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
  };
}
