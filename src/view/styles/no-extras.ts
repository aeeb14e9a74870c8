/** In place of `extras.ts` where everything has to be in one file: code without colours and formulas as their source need no more. */
import type { CSSResult } from 'lit';

export const extraSheets: readonly CSSResult[] = [];
