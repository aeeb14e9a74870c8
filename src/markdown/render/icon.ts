/** The icons of the controls that stand in a text, in the style of the chat's own: 20 × 20, a stroke of 1.5 in the colour of the text, unheard. */

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** The lines, for whoever draws them by other means. */
export const iconPaths = {
  copy: 'M8.5 7h6A1.5 1.5 0 0 1 16 8.5v6a1.5 1.5 0 0 1-1.5 1.5h-6A1.5 1.5 0 0 1 7 14.5v-6A1.5 1.5 0 0 1 8.5 7zM13 7V5.5A1.5 1.5 0 0 0 11.5 4h-6A1.5 1.5 0 0 0 4 5.5v6A1.5 1.5 0 0 0 5.5 13H7',
  check: 'M4.5 10.5 8.5 14.5 15.5 6',
  alert: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6.5v4M10 13.3v.1',
  wrap: 'M3.5 5h13M3.5 10h10.25a2.5 2.5 0 0 1 0 5H10M12 13l-2 2 2 2M3.5 15H6',
} as const;

export type IconName = keyof typeof iconPaths;

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(NAMESPACE, 'svg');
  const path = document.createElementNS(NAMESPACE, 'path');
  for (const [attribute, value] of [
    ['viewBox', '0 0 20 20'],
    ['width', '20'],
    ['height', '20'],
    ['fill', 'none'],
    ['stroke', 'currentColor'],
    ['stroke-width', '1.5'],
    ['stroke-linecap', 'round'],
    ['stroke-linejoin', 'round'],
    ['aria-hidden', 'true'],
  ] as const) {
    svg.setAttribute(attribute, value);
  }
  path.setAttribute('d', iconPaths[name]);
  svg.append(path);
  return svg;
}
