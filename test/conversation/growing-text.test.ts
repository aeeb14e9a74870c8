import { expect } from 'chai';
import { GrowingText } from '../../src/conversation/growing-text.js';

describe('GrowingText', () => {
  it('is the pieces that were appended, in order', () => {
    const text = GrowingText.of('a').append('b').append('').append('cd');
    expect(text.toString()).to.equal('abcd');
    expect(text.length).to.equal(4);
  });

  it('gives the tail from any offset', () => {
    const text = GrowingText.of('ab').append('cde').append('f');
    const tails = [0, 1, 2, 3, 4, 5, 6].map((offset) => text.after(offset));
    expect(tails).to.deep.equal(['abcdef', 'bcdef', 'cdef', 'def', 'ef', 'f', '']);
  });

  it('keeps older versions as they were', () => {
    const old = GrowingText.of('a').append('b');
    old.append('c');
    expect(old.toString()).to.equal('ab');
    expect(old.after(1)).to.equal('b');
  });

  it('forks when an older version grows again', () => {
    const old = GrowingText.of('a');
    const one = old.append('b');
    const two = old.append('c');
    expect([one.toString(), two.toString(), one.append('d').toString()]).to.deep.equal(['ab', 'ac', 'abd']);
  });
});
