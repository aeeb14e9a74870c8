import { expect } from 'chai';
import { toCsv } from '../../src/markdown/render/csv.js';

describe('CSV', () => {
  it('joins cells with commas and rows with CR LF, without an end of its own', () => {
    expect(
      toCsv([
        ['a', 'b'],
        ['c', ''],
      ]),
    ).to.equal('a,b\r\nc,');
    expect(toCsv([])).to.equal('');
  });

  it('quotes what has commas, quotes, line ends or space at its edges, and nothing else', () => {
    expect(toCsv([['a,b', 'say "hi"', 'x\ny', ' z ', "it's", 'ä 日']])).to.equal(
      '"a,b","say ""hi""","x\r\ny"," z ",it\'s,ä 日',
    );
  });

  it('puts an apostrophe before what a spreadsheet would run', () => {
    for (const cell of ['=1+1', '+1+1', '-1+cmd|calc', '@SUM(A1)', '＝1+1', '－a', '-x', "+'a'!b"]) {
      expect(toCsv([[cell]]), cell).to.equal(`'${cell}`);
    }
    expect(toCsv([['=HYPERLINK("x")']])).to.equal('"\'=HYPERLINK(""x"")"');
    expect(toCsv([['\t=1']])).to.equal("'\t=1");
  });

  it('leaves signed numbers, amounts, shares and dashes as they are', () => {
    for (const cell of ['-12', '+3.5', '-1e-5', '-5%', '-$5', '-5 €', '+41 79 123 45 67', '-', '−12', 'a=b', '- ']) {
      expect(toCsv([[cell]]).replaceAll('"', ''), cell).to.equal(cell);
    }
    expect(toCsv([['-1,5']])).to.equal('"-1,5"');
  });

  it('reads a hostile cell in no time', () => {
    const cell = `-${' 1'.repeat(200_000)}x`;
    expect(toCsv([[cell]])).to.equal(`'${cell}`);
  });
});
