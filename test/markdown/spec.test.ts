/** Every example of the CommonMark specification, as its package gives them. */
import { expect } from 'chai';
import { tests } from 'commonmark-spec';
import { fullCommonMark, fullGfm } from './all-entities.js';
import { toHtml } from './to-html.js';

const examples = tests.map(({ markdown, html, number, section }) => ({
  markdown: markdown.replaceAll('→', '\t'),
  html: html.replaceAll('→', '\t'),
  number,
  section,
}));

describe('CommonMark 0.31.2', () => {
  let passed = 0;
  for (const { markdown, html, number, section } of examples) {
    it(`reads example ${number} (${section}), whole and one character at a time`, () => {
      expect(toHtml([markdown], fullCommonMark)).to.equal(html);
      expect(toHtml(Array.from(markdown), fullCommonMark)).to.equal(html);
      passed += 1;
    });
  }
  after(() => console.log(`    CommonMark 0.31.2: ${passed} of ${examples.length}`));
});

/** Examples whose result GitHub's extensions change, and why. */
const changedByGfm: ReadonlyMap<number, string> = new Map([
  [602, 'the address within what is no autolink is one without brackets'],
  [606, 'the address of mail within what is no autolink is one without brackets'],
  [608, 'the address between the brackets is one without brackets'],
  [611, 'an address without brackets is a link'],
  [612, 'an address of mail without brackets is a link'],
]);

describe('CommonMark 0.31.2 with the extensions of GitHub', () => {
  const differences = examples.filter(({ markdown, html }) => toHtml([markdown], fullGfm) !== html);

  it('differs in the listed examples and in no other', () => {
    expect(differences.map(({ number }) => number)).to.deep.equal([...changedByGfm.keys()]);
  });

  after(() => {
    console.log(`    With the extensions of GitHub: ${examples.length - differences.length} of ${examples.length}`);
    for (const [number, reason] of changedByGfm) console.log(`      ${number}: ${reason}`);
  });
});

describe('CommonMark 0.31.2 with the entities of HTML 4 alone', () => {
  it('differs in the examples that name one of HTML 5, and in no other', () => {
    const differences = examples.filter(({ markdown, html }) => toHtml([markdown]) !== html);
    expect(differences.map(({ number }) => number)).to.deep.equal([25]);
  });
});
