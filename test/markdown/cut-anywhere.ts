/** What holds of the stable end of a growing text, for texts of any syntax. */
import { expect } from 'chai';
import fc from 'fast-check';
import { parseInlines } from '../../src/markdown/inlines/parse-inlines.js';
import type { InlineContext } from '../../src/markdown/inlines/brackets.js';
import { parseSettled, stableEnd } from '../../src/markdown/inlines/unfinished.js';
import { writeInlines } from './to-html.js';

/** Takes each beginning of each text, and expects that what is before its stable end and what is behind it, to the end, are together the whole. */
export function expectToBeCutAnywhere(leaf: fc.Arbitrary<string>, context: InlineContext, numRuns: number): void {
  const html = (text: string): string => writeInlines(parseInlines(text, context));
  fc.assert(
    fc.property(leaf, (text) => {
      const whole = html(text);
      for (let length = 1; length <= text.length; length++) {
        const end = stableEnd(text.slice(0, length), context);
        if (end === 0) continue;
        const settled = writeInlines(parseSettled(text.slice(0, end), context));
        expect(settled + html(text.slice(end)), `${JSON.stringify(text)} cut at ${end} of ${length}`).to.equal(whole);
      }
    }),
    { numRuns },
  );
}
