/** An element in, where Tab stops in it out. */

const MAY_STOP =
  'a[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable]';

/** Whether Tab would stop at something in `box` that comes before or after `point` in the order of the document; neither is counted itself. */
export function anyTabStop(box: Element, point: Element, where: 'before' | 'after'): boolean {
  const wanted = where === 'after' ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  return [...box.querySelectorAll<HTMLElement>(MAY_STOP)].some(
    (element) => (point.compareDocumentPosition(element) & wanted) !== 0 && isTabStop(element),
  );
}

/** Everything in `box` that Tab stops at, in the order of the document, with what a page has put into its slots. */
export function tabStops(box: ParentNode): readonly HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>(`${MAY_STOP}, slot`)].flatMap((element) => {
    if (element instanceof HTMLSlotElement) return element.assignedElements({ flatten: true }).flatMap(stopsFrom);
    return isTabStop(element) ? [element] : [];
  });
}

function stopsFrom(element: Element): readonly HTMLElement[] {
  const isOne = element instanceof HTMLElement && element.matches(MAY_STOP) && isTabStop(element);
  return isOne ? [element, ...tabStops(element)] : tabStops(element);
}

function isTabStop(element: HTMLElement): boolean {
  return (
    element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility({ visibilityProperty: true })
  );
}
