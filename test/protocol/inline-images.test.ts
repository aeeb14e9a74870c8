import { expect } from 'chai';
import fc from 'fast-check';
import { InlineImages } from '../../src/protocol/inline-images.js';
import type { ImagePiece } from '../../src/protocol/inline-images.js';

function read(...texts: string[]): readonly ImagePiece[] {
  const images = new InlineImages();
  const result: ImagePiece[] = [];
  for (const piece of [...texts.flatMap((text) => images.push(text)), ...images.end()]) {
    const last = result.at(-1);
    if (piece.type === 'text' && last?.type === 'text')
      result[result.length - 1] = { type: 'text', text: last.text + piece.text };
    else result.push(piece);
  }
  return result;
}

const text = (words: string): ImagePiece => ({ type: 'text', text: words });
const image = (url: string, alt = ''): ImagePiece => ({ type: 'image', url, alt });
const png = 'data:image/png;base64,AAAA';

describe('InlineImages', () => {
  const cases: readonly (readonly [fact: string, markdown: string, result: readonly ImagePiece[]])[] = [
    ['passes text on', 'Hello! [a](b) !', [text('Hello! [a](b) !')]],
    ['takes an image out and keeps the text around it', `a![b](${png})c`, [text('a'), image(png, 'b'), text('c')]],
    ['takes two in a row', `![](${png})![](${png})`, [image(png), image(png)]],
    ['leaves an image with an address alone', '![a](https://b.example/c.png)', [text('![a](https://b.example/c.png)')]],
    ['knows the type in capitals', '![](DATA:image/PNG;base64,AAAA)', [image(png)]],
    ['leaves an SVG alone', '![](data:image/svg+xml;base64,AAAA)', [text('![](data:image/svg+xml;base64,AAAA)')]],
    ['leaves one without base64 alone', '![](data:image/png;base64,)', [text('![](data:image/png;base64,)')]],
    ['leaves one of less than a group alone', '![](data:image/png;base64,AA', [text('![](data:image/png;base64,AA')]],
    ['gives one that breaks off, in whole groups', `![](${png}BBBBCC`, [image(`${png}BBBB`)]],
    ['goes on after one without its end', `![](${png} "c")`, [image(png), text(' "c")')]],
    ['leaves an image in a fence alone', `\`\`\`\n![](${png})\n`, [text(`\`\`\`\n![](${png})\n`)]],
    ['leaves an image in inline code alone', `\`![](${png})\``, [text(`\`![](${png})\``)]],
    ['finds one after a mark of its own', `!![](${png})`, [text('!'), image(png)]],
    [
      'takes backticks after an image for inline code, not for a fence',
      `![](${png})\`\`\`\n![](${png})`,
      [image(png), text('```\n'), image(png)],
    ],
    [
      'does not wait for ever for an alt text',
      `![${'a'.repeat(400)}](${png})`,
      [text(`![${'a'.repeat(400)}](${png})`)],
    ],
    ['does not look for an alt text in the next line', `![a\nb](${png})`, [text(`![a\nb](${png})`)]],
  ];
  for (const [fact, markdown, result] of cases) {
    it(fact, () => {
      expect(read(markdown)).to.deep.equal(result);
      expect(read(...Array.from(markdown))).to.deep.equal(result);
      for (let at = 1; at < markdown.length; at++) {
        expect(read(markdown.slice(0, at), markdown.slice(at))).to.deep.equal(result);
      }
    });
  }

  it('comes to the same however the text is cut', () => {
    const words = fc.constantFrom(
      '![',
      '](',
      png,
      ')',
      '!',
      '[',
      ']',
      '(',
      'data:image/',
      'gif;base64,',
      'AAAA',
      '`',
      '\n',
      'a',
      '```',
      '=',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 25 }), fc.array(fc.nat(150)), (parts, cuts) => {
        const markdown = parts.join('');
        const positions = [...new Set(cuts)].filter((at) => at < markdown.length).sort((a, b) => a - b);
        const pieces = [0, ...positions].map((from, index) => markdown.slice(from, positions[index]));
        expect(read(...pieces)).to.deep.equal(read(markdown));
        expect(read(...Array.from(markdown))).to.deep.equal(read(markdown));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives no base64 out as text while it arrives', () => {
    const images = new InlineImages();
    const url = `${png}${'ABCD'.repeat(50)}`;
    const given: ImagePiece[] = [];
    for (const character of `![a](${url}`) given.push(...images.push(character));
    expect(given).to.deep.equal([]);
    expect(images.push(')')).to.deep.equal([image(url, 'a')]);
  });

  it('gives a lone exclamation mark as soon as it is known to be one', () => {
    const images = new InlineImages();
    expect(images.push('Hello!')).to.deep.equal([text('Hello')]);
    expect(images.push(' ')).to.deep.equal([text('! ')]);
    expect(images.push('Hello!')).to.deep.equal([text('Hello')]);
    expect(images.end()).to.deep.equal([text('!')]);
  });
});
