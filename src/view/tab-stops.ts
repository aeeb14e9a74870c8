/** An element in, whether Tab stops anywhere in it before or after a point out. */

const MAY_STOP =
  'a[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable]';

/** Whether Tab would stop at something in `box` that comes before or after `point` in the order of the document; neither is counted itself. */
export function anyTabStop(box: Element, point: Element, where: 'before' | 'after'): boolean {
  const wanted = where === 'after' ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  return [...box.querySelectorAll<HTMLElement>(MAY_STOP)].some(
    (element) =>
      (point.compareDocumentPosition(element) & wanted) !== 0 &&
      element.tabIndex >= 0 &&
      !element.matches(':disabled') &&
      element.checkVisibility({ visibilityProperty: true }),
  );
}
