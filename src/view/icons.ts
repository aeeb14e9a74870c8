/** The icons of the empty chat, and how all of them are drawn: one set, on 20 × 20 with a stroke of 1.5 in the colour of the text. */
import { svg } from 'lit';
import type { TemplateResult } from 'lit';
import { launcherIcon } from './launcher-icon.js';

/** An icon. It is hidden from assistive technology: its button has the name. */
export const draw = (path: TemplateResult): TemplateResult =>
  svg`<svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`;

/** What is always there. All others are in `more-icons.ts`, and come with what they stand on. */
export const icons = {
  send: draw(svg`<path d="M10 16V4M5 9l5-5 5 5" />`),
  stop: draw(svg`<rect x="5.5" y="5.5" width="9" height="9" rx="1.5" fill="currentColor" />`),
  chat: draw(svg`<path d=${launcherIcon} />`),
  close: draw(svg`<path d="M5.5 5.5l9 9M14.5 5.5l-9 9" />`),
} as const;
