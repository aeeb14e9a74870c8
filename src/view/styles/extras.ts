/** The style sheets of what is loaded on first use. The one-file builds, which load nothing, take `no-extras.ts` in place of this. */
import type { CSSResult } from 'lit';
import { codeColours } from './code-colours.js';
import { mathml } from './mathml.js';

export const extraSheets: readonly CSSResult[] = [codeColours, mathml];
