/** The icons: one set, drawn on 20 × 20 with a stroke of 1.5 in the colour of the text. Each is hidden from assistive technology; its button has the name. */
import { svg } from 'lit';
import type { TemplateResult } from 'lit';

const draw = (path: TemplateResult): TemplateResult =>
  svg`<svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`;

export const icons = {
  send: draw(svg`<path d="M10 16V4M5 9l5-5 5 5" />`),
  stop: draw(svg`<rect x="5.5" y="5.5" width="9" height="9" rx="1.5" fill="currentColor" />`),
  retry: draw(svg`<path d="M15.5 8.5A6 6 0 1 0 16 11M15.8 4.5v4h-4" />`),
  newChat: draw(
    svg`<path d="M11 4.5H6A1.5 1.5 0 0 0 4.5 6v8A1.5 1.5 0 0 0 6 15.5h8a1.5 1.5 0 0 0 1.5-1.5V9M15.2 3.3l1.5 1.5-6 6-2 .5.5-2z" />`,
  ),
  down: draw(svg`<path d="M10 4v12M5 11l5 5 5-5" />`),
  alert: draw(svg`<circle cx="10" cy="10" r="7" /><path d="M10 6.5v4M10 13.3v.1" />`),
  chevron: draw(svg`<path d="M8 5.5 12.5 10 8 14.5" />`),
} as const;
