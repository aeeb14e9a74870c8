import { expect } from 'chai';
import fc from 'fast-check';
import { countTokens, tokenise } from '../../demo/gateway/tokenise.js';

describe('tokenise', () => {
  it('gives words with the space before them, and punctuation alone', () => {
    expect([...tokenise('Stop works, always.\n\nReally!')]).to.deep.equal([
      'Stop',
      ' works',
      ',',
      ' always',
      '.',
      '\n\n',
      'Really',
      '!',
    ]);
  });

  it('splits long words', () => {
    expect([...tokenise(' incomprehensibilities')].length).to.equal(3);
  });

  it('gives the text again when joined, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect([...tokenise(text)].join('')).to.equal(text);
      }),
    );
  });

  it('never splits a grapheme cluster', () => {
    const whole = ['👩‍👩‍👧‍👦', '🇫🇷', 'é', 'ก็', '한', '👍🏽', '\r\n', 'क्षि'];
    const pieces = fc.array(fc.constantFrom(...whole, 'word', ' ', '漢', '.'), { minLength: 1, maxLength: 40 });
    const segmenter = new Intl.Segmenter('en');
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        const starts = new Set(Array.from(segmenter.segment(text), ({ index }) => index));
        let index = 0;
        for (const piece of tokenise(text)) {
          expect(starts.has(index), `a piece begins at ${index} of ${JSON.stringify(text)}`).to.equal(true);
          index += piece.length;
        }
      }),
    );
  });

  it('counts Chinese and Japanese by a few characters, not by the line', () => {
    expect(countTokens('東京都に住んでいます。')).to.be.within(5, 11);
  });
});
