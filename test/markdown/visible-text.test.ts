import { expect } from 'chai';
import { visibleText } from '../../src/markdown/render/visible-text.js';

describe('The text of a link', () => {
  it('shows that there is an override, and does not obey it', () => {
    expect(visibleText('photo_\u202Egpj.exe')).to.equal('photo_�gpj.exe');
    expect(visibleText('\u202Dabc\u202C')).to.equal('�abc');
  });

  it('loses embeddings and isolates, which its element stands for', () => {
    expect(visibleText('\u202Aa\u202Bb\u202C\u2066c\u2067d\u2068e\u2069')).to.equal('abcde');
  });

  it('loses what is not seen', () => {
    expect(visibleText('pay\u200Bpal\u2060.\u00ADcom\uFEFF\u3164\u{E0041}')).to.equal('paypal.com');
  });

  for (const [what, text] of [
    ['the marks of Arabic and Hebrew', 'عربي\u200F (abc\u200E) \u061C1'],
    ['the joiners of Persian and Hindi', 'می\u200Cخواهم क\u094D\u200Dष'],
    ['emoji that are made of several', '👩\u200D💻 ❤\uFE0F'],
    ['variants of ideographs and of Mongolian letters', '葛\u{E0100} ᠠ\u180B'],
    ['everything that can be seen', 'Zürich — 東京 “x” <b>&amp;'],
  ] as const)
    it(`keeps ${what}`, () => {
      expect(visibleText(text)).to.equal(text);
    });
});
