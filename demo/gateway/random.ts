/** A seed goes in, always the same numbers come out: Mulberry32, a generator with 32 bits of state. */

/** A number in [0, 1). */
export type Random = () => number;

/** A generator of its own for `seed`; equal seeds give equal numbers. */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `length` letters and digits, as ids are made of. */
export function randomId(random: Random, length: number): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
  return Array.from({ length }, () => letters.charAt(Math.floor(random() * letters.length))).join('');
}
