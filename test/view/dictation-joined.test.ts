/** Where a text that was spoken meets one that was typed. */
import { joinDictation } from '../../src/view/join-dictation.js';
import { expect } from './expect.js';

describe('joinDictation', () => {
  const cases: readonly [before: string, spoken: string, after: string, joined: string][] = [
    ['', 'Hello.', '', 'Hello.'],
    ['One', 'two', 'three', ' two '],
    ['One ', 'two', ' three', 'two'],
    ['One', 'two', ', three', ' two'],
    ['(', 'two', ')', 'two'],
    ['One.', 'Two', '', ' Two'],
    ['日本', '語です', 'か', '語です'],
    ['line\n', 'next', '', 'next'],
  ];
  for (const [before, spoken, after, joined] of cases) {
    it(`puts "${spoken}" between "${before}" and "${after}" as "${joined}"`, () => {
      expect(joinDictation(before, spoken, after)).to.equal(joined);
    });
  }
});
