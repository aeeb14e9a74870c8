/** All icons, with those of what is loaded on first use. */
import { svg } from 'lit';
import type { TemplateResult } from 'lit';
import { iconPaths } from '../markdown/render/icon.js';
import { draw, icons as alwaysThere } from './icons.js';

/** One line, in one template for all of them: a button on each message has one. */
const line = (path: string): TemplateResult => draw(svg`<path d=${path} />`);

const THUMB =
  'M7 9v7M7 9l3.1-5.3c1.2.1 2 1 1.8 2.2L11.4 8.5h3.3a1.6 1.6 0 0 1 1.6 1.9l-.8 4.3A1.6 1.6 0 0 1 13.9 16H5.2A1.2 1.2 0 0 1 4 14.8v-4.6A1.2 1.2 0 0 1 5.2 9H7';

export const icons = {
  ...alwaysThere,
  retry: draw(svg`<path d="M15.5 8.5A6 6 0 1 0 16 11M15.8 4.5v4h-4" />`),
  newChat: draw(
    svg`<path d="M11 4.5H6A1.5 1.5 0 0 0 4.5 6v8A1.5 1.5 0 0 0 6 15.5h8a1.5 1.5 0 0 0 1.5-1.5V9M15.2 3.3l1.5 1.5-6 6-2 .5.5-2z" />`,
  ),
  down: draw(svg`<path d="M10 4v12M5 11l5 5 5-5" />`),
  alert: draw(svg`<circle cx="10" cy="10" r="7" /><path d="M10 6.5v4M10 13.3v.1" />`),
  chevron: draw(svg`<path d="M8 5.5 12.5 10 8 14.5" />`),
  back: line('M12 5.5 7.5 10l4.5 4.5'),
  forth: line('M8 5.5 12.5 10 8 14.5'),
  copy: line(iconPaths.copy),
  check: line(iconPaths.check),
  good: line(THUMB),
  bad: draw(svg`<path transform="rotate(180 10 10)" d=${THUMB} />`),
  edit: line('M12.5 5 15 7.5M4.5 15.5l.7-3.1 8-8a1.4 1.4 0 0 1 2 0l.4.4a1.4 1.4 0 0 1 0 2l-8 8z'),
  delete: line(
    'M4 5.5h12M8 5.5V4.3A.8.8 0 0 1 8.8 3.5h2.4a.8.8 0 0 1 .8.8v1.2M5.5 5.5l.7 9.6A1.5 1.5 0 0 0 7.7 16.5h4.6a1.5 1.5 0 0 0 1.5-1.4l.7-9.6M8.5 9v4M11.5 9v4',
  ),
  goOn: line('M4 10h11M10.5 5.5 15 10l-4.5 4.5'),
  speak: line('M4 8h2.5L10.5 4.5v11L6.5 12H4zM13 7.5a3.5 3.5 0 0 1 0 5M15 5.2a6.8 6.8 0 0 1 0 9.6'),
  usage: line('M4 15.5a7 7 0 1 1 12 0M10 12.5l2.8-4'),
  download: line('M10 3.5v9M6 9l4 4 4-4M4.5 16.5h11'),
  tool: line(
    'M11.5 6.8a3.2 3.2 0 0 1 4-4l-1.9 1.9.3 1.4 1.4.3 1.9-1.9a3.2 3.2 0 0 1-4.2 4L6.6 15a1.5 1.5 0 0 1-2.2-2.1l6.6-5.2',
  ),
  wait: line('M10 3.5a6.5 6.5 0 1 1-6.5 6.5'),
  attach: line('M14.8 9.3 9.6 14.5a3 3 0 0 1-4.3-4.3l5.6-5.6a2 2 0 0 1 2.9 2.9l-5.6 5.5a1 1 0 0 1-1.4-1.4l4.8-4.8'),
  file: line(
    'M11.5 3.5H6A1.2 1.2 0 0 0 4.8 4.7v10.6A1.2 1.2 0 0 0 6 16.5h8a1.2 1.2 0 0 0 1.2-1.2V7.2zM11.3 3.7v3.7h3.7M7.5 10.5h5M7.5 13h5',
  ),
  microphone: line(
    'M10 3.5A2.3 2.3 0 0 0 7.7 5.8v3.9a2.3 2.3 0 0 0 4.6 0V5.8A2.3 2.3 0 0 0 10 3.5M5.2 9.7a4.8 4.8 0 0 0 9.6 0M10 14.5v2.3',
  ),
  list: line('M4 5.5h12M4 10h12M4 14.5h7'),
} as const;
