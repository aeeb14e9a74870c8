/** Colours as they are drawn, and how far apart they are: what the tests of tokens and themes measure with. */

export type Rgb = readonly [red: number, green: number, blue: number];

/** What is read on what, and how far apart they have to be: https://www.w3.org/TR/WCAG22/#contrast-enhanced, #contrast-minimum and #non-text-contrast. */
export const pairs: readonly (readonly [front: string, back: string, least: number])[] = [
  ['text', 'background', 7],
  ['text', 'surface', 7],
  ['text', 'code-background', 7],
  ['user-text', 'user-background', 7],
  ['text-muted', 'background', 4.5],
  ['text-muted', 'surface', 4.5],
  ['text-muted', 'code-background', 4.5],
  ['link', 'background', 4.5],
  ['error', 'background', 4.5],
  ['accent-text', 'background', 4.5],
  ['accent-text', 'user-background', 4.5],
  ['accent-contrast', 'accent', 3],
  ['accent-contrast', 'fill', 4.5],
  ['accent-contrast', 'fill-hover', 4.5],
  ['accent-line', 'background', 3],
  ['control-border', 'background', 3],
  ['control-border', 'surface', 3],
  ['focus-ring', 'background', 3],
  ['focus-ring', 'surface', 3],
  ['focus-ring', 'code-background', 3],
  ['focus-ring', 'user-background', 3],
];

/** The colour of a token, as it is drawn. */
export function drawn(root: ShadowRoot, token: string): Rgb {
  const probe = document.createElement('span');
  probe.style.color = `var(--_${token})`;
  root.querySelector('.base')!.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  const context = document.createElement('canvas').getContext('2d')!;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(first: Rgb, second: Rgb): number {
  const [light = 0, dark = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** The pairs of `list` that are nearer to each other than they may be, with how far apart they are. */
export function tooNear(root: ShadowRoot, list = pairs): readonly string[] {
  return list.flatMap(([front, back, least]) => {
    const ratio = contrast(drawn(root, front), drawn(root, back));
    return ratio < least ? [`${front} on ${back}: ${ratio.toFixed(2)} and not ${least}`] : [];
  });
}
