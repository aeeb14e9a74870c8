/** Measured numbers in, what is said of them out. */

/** The middle of `values`, or the mean of the two in the middle; NaN where there is none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Growth {
  /** Of the straight line that fits all points best (least squares, both axes logarithmic): 1 is linear, 2 quadratic. */
  readonly fit: number;
  /** Of the line through the last two points. */
  readonly last: number;
}

/** How `y` grows with `x`; undefined with less than two points, or one that is not above zero. */
export function growth(points: readonly Point[]): Growth | undefined {
  if (points.some(({ x, y }) => !(x > 0 && y > 0))) return undefined;
  const logarithms = points
    .map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }))
    .sort((one, other) => one.x - other.x);
  if (logarithms.length < 2) return undefined;
  return { fit: slope(logarithms), last: slope(logarithms.slice(-2)) };
}

function slope(points: readonly Point[]): number {
  const mean = (axis: keyof Point): number => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [meanX, meanY] = [mean('x'), mean('y')];
  const covariance = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
}
