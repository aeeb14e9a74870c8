import { expect } from './expect.js';
import { openChat } from './harness.js';

type Rgb = readonly [red: number, green: number, blue: number];

/** What is read on what, and how far apart they have to be: https://www.w3.org/TR/WCAG22/#contrast-enhanced, #contrast-minimum and #non-text-contrast. */
const pairs: readonly (readonly [front: string, back: string, least: number])[] = [
  ['text', 'background', 7],
  ['text', 'surface', 7],
  ['text', 'code-background', 7],
  ['user-text', 'user-background', 7],
  ['text-muted', 'background', 4.5],
  ['text-muted', 'surface', 4.5],
  ['text-muted', 'code-background', 4.5],
  ['link', 'background', 4.5],
  ['error', 'background', 4.5],
  ['accent-contrast', 'accent', 3],
  ['control-border', 'background', 3],
  ['control-border', 'surface', 3],
  ['focus-ring', 'background', 3],
  ['focus-ring', 'surface', 3],
  ['focus-ring', 'code-background', 3],
  ['focus-ring', 'user-background', 3],
];

/** The colour of a token, as it is drawn. */
function drawn(root: ShadowRoot, token: string): Rgb {
  const probe = document.createElement('span');
  probe.style.color = `var(--_${token})`;
  root.append(probe);
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
function contrast(first: Rgb, second: Rgb): number {
  const [light = 0, dark = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe('the colours', () => {
  for (const scheme of ['light', 'dark'] as const) {
    for (const [front, back, least] of pairs) {
      it(`set ${front} ${least}:1 apart from ${back} in ${scheme}`, async () => {
        const { element, root } = await openChat();
        element.colorScheme = scheme;
        await element.updateComplete;
        expect(contrast(drawn(root, front), drawn(root, back))).to.be.at.least(least);
      });
    }
  }
});
