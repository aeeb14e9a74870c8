/** All measures, in the order of the report. */
import type { Measure } from '../measure.js';
import { history } from './history.js';
import { firstDelta, stop } from './latency.js';
import { start } from './start.js';
import { fast, stream, streamShapes } from './stream.js';
import { weight } from './weight.js';
import { whole } from './whole.js';

export const measures: readonly Measure[] = [
  start,
  stream,
  streamShapes,
  fast,
  firstDelta,
  stop,
  history,
  whole,
  weight,
];
