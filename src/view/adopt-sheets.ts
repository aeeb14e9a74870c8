/** Style sheets in; the shadow root has them, behind those that it has already. */
import type { CSSResult } from 'lit';

/** Adopts each of `sheets` once. What is no shadow root, and a browser that cannot construct sheets, goes without. */
export function adoptSheets(root: HTMLElement | DocumentFragment, sheets: readonly CSSResult[]): void {
  if (!(root instanceof ShadowRoot)) return;
  const adopted = root.adoptedStyleSheets;
  const more = sheets.flatMap(({ styleSheet }) => (styleSheet && !adopted.includes(styleSheet) ? styleSheet : []));
  if (more.length > 0) root.adoptedStyleSheets = [...adopted, ...more];
}
