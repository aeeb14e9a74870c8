/** Chance goes in, a landscape comes out: a sky, a sun and four rows of hills. */

import type { Picture } from './png.js';
import type { Random } from './random.js';

type Color = readonly [red: number, green: number, blue: number];

interface Ridge {
  readonly base: number;
  readonly waves: readonly { readonly length: number; readonly shift: number; readonly height: number }[];
  readonly color: Color;
}

/** Skies from above to the horizon, and the colour of the nearest hill. */
const hours: readonly { readonly above: Color; readonly horizon: Color; readonly near: Color }[] = [
  { above: [38, 60, 120], horizon: [255, 178, 120], near: [22, 40, 44] },
  { above: [96, 165, 235], horizon: [224, 242, 250], near: [20, 92, 70] },
  { above: [58, 34, 92], horizon: [248, 120, 96], near: [28, 22, 48] },
];

const ridgeCount = 4;

/** Draws the hills, `width` × `height` pixels. Equal numbers give equal pictures. */
export function drawHills(random: Random, width: number, height: number): Picture {
  const hour = hours[Math.floor(random() * hours.length)] ?? fail();
  const sun = { x: width * (0.2 + 0.6 * random()), y: height * (0.2 + 0.25 * random()), radius: height * 0.09 };
  const ridges = Array.from({ length: ridgeCount }, (_, index) => toRidge(index, hour.horizon, hour.near, random));
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    const sky = mix(hour.above, hour.horizon, Math.min(1, y / (height * 0.65)));
    for (let x = 0; x < width; x += 1) {
      const hill = ridges.findLast((ridge) => y / height > topOf(ridge, x / width));
      const isSun = Math.hypot(x - sun.x, y - sun.y) < sun.radius;
      pixels.set(hill?.color ?? (isSun ? [255, 244, 214] : sky), (y * width + x) * 3);
    }
  }
  return { width, height, pixels };
}

function toRidge(index: number, far: Color, near: Color, random: Random): Ridge {
  const nearness = (index + 1) / ridgeCount;
  return {
    base: 0.4 + 0.42 * nearness,
    waves: [3, 7, 15].map((length) => ({ length, shift: random() * 7, height: 0.16 / length })),
    color: mix(far, near, nearness),
  };
}

function topOf({ base, waves }: Ridge, x: number): number {
  return waves.reduce((top, { length, shift, height }) => top - height * Math.sin(x * length + shift), base);
}

function mix(a: Color, b: Color, part: number): Color {
  const channel = (index: 0 | 1 | 2) => Math.round(a[index] + (b[index] - a[index]) * part);
  return [channel(0), channel(1), channel(2)];
}

function fail(): never {
  throw new Error('There is no hour of the day to draw.');
}
