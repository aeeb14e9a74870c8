import { expect } from './expect.js';
import { en } from '../../src/locales/en.js';
import { speakableText } from '../../src/view/speakable-text.js';
import { SpokenMarkdown } from '../../src/view/spoken-markdown.js';

const say = (markdown: string) => speakableText(markdown, en);

/** What is given when the text comes in these pieces, with what each piece made certain. */
function hear(pieces: readonly string[]): { readonly byPiece: readonly (readonly string[])[]; readonly all: string } {
  const spoken = new SpokenMarkdown(en);
  const byPiece = pieces.map((piece) => {
    spoken.append(piece);
    return spoken.take();
  });
  spoken.end();
  byPiece.push(spoken.take());
  return { byPiece, all: byPiece.flat().join('\n') };
}

describe('speakableText', () => {
  const texts: readonly (readonly [what: string, markdown: string, heard: string])[] = [
    ['a plain sentence', 'Hello there.', 'Hello there.'],
    ['marks of emphasis', '**Bold**, *soft*, ~~gone~~ and `code`.', 'Bold, soft, gone and code.'],
    ['headings', '# Title #\n\nSet\n===\n', 'Title\nSet'],
    ['links by their text', 'See [the *docs*](https://iotex.io "title").', 'See the docs.'],
    ['addresses as they are', 'See <https://iotex.io>', 'See https://iotex.io'],
    ['pictures by their description', '![A *red* cat](cat.png)', 'A red cat'],
    ['pictures without one', '![](cat.png)', 'Picture'],
    ['a block of code by name and length', '```js\nlet a;\nlet b;\n```', 'Code, JavaScript, 2 lines'],
    ['a block of code without language', '    one', 'Code, 1 line'],
    ['lists without marks', '- one\n- two', 'one\ntwo'],
    ['numbers of lists', '3. one\n4. two\n   1. deep', '3. one\n4. two\n1. deep'],
    ['tasks', '- [x] cook\n- [ ] eat', 'Done: cook\nTo do: eat'],
    ['tables by rows', '| Name | *Age* |\n|---|---|\n| Ann | 7 |\n| Bob | |', 'Name, Age\nAnn, 7\nBob'],
    ['line breaks in cells', '| a |\n|---|\n| one<br>two |', 'a\none two'],
    ['mathematics as its source', 'So $x^2$.\n\n$$\na+b\n$$', 'So x^2.\na+b'],
    ['HTML as text', 'a <b>bold</b> word\n\n<div>\n', 'a <b>bold</b> word\n<div>'],
    ['no footnote marks', 'Yes[^1].\n\n[^1]: Why not?', 'Yes.\nFootnote 1: Why not?'],
    ['quotes', '> wise\n> words', 'wise words'],
    ['entities and escapes', 'a &amp; b \\* c', 'a & b * c'],
    ['nothing of a line between', 'a\n\n---\n\nb', 'a\nb'],
    ['sentences in lines of their own', 'One is 3.14 here. Two? Three!', 'One is 3.14 here.\nTwo?\nThree!'],
    ['sentences of Chinese', '你好。今天怎么样？', '你好。\n今天怎么样？'],
    ['an empty text', '', ''],
  ];

  for (const [what, markdown, heard] of texts) {
    it(`reads ${what}`, () => {
      expect(say(markdown)).to.equal(heard);
    });

    it(`reads ${what} the same however the text is cut`, () => {
      for (let at = 1; at < markdown.length; at += 1)
        expect(hear([markdown.slice(0, at), markdown.slice(at)]).all, `cut at ${at}`).to.equal(heard);
      expect(hear(Array.from(markdown)).all, 'letter by letter').to.equal(heard);
    });
  }

  it('reads references, and footnotes with names, in a text that is complete', () => {
    expect(say('See [docs][1] and[^why].\n\n[1]: https://iotex.io\n\n[^why]: Because.')).to.equal(
      'See docs and.\nFootnote 1: Because.',
    );
  });

  it('gives a sentence when the next one begins, and the rest at the end', () => {
    const { byPiece } = hear(['Hel', 'lo **wor', 'ld**. How a', 're you? I', ' am', ' fine']);
    expect(byPiece).to.deep.equal([[], [], ['Hello world.'], [], ['How are you?'], [], ['I am fine']]);
  });

  it('gives a block of code once, when it is complete', () => {
    const { byPiece } = hear(['```py\n', 'a = 1.\nB = 2.\n', 'c\n', '```\n']);
    expect(byPiece).to.deep.equal([[], [], [], ['Code, Python, 3 lines'], []]);
  });

  it('gives each row of a table once, as it is complete', () => {
    const { byPiece } = hear(['| a | b |\n|---|---|\n', '| 1 | 2 |\n| 3', ' | 4 |\n', '\n']);
    expect(byPiece).to.deep.equal([['a, b'], ['1, 2'], ['3, 4'], [], []]);
  });

  it('does not say twice what turns out to be a heading', () => {
    expect(hear(Array.from('First one. Second one here\n---\ntext')).all).to.equal('First one.\nSecond one here\ntext');
  });

  it('survives marks nested as deeply as a model likes', () => {
    const deep = `${'*a '.repeat(20_000)}b${'*'.repeat(20_000)}`;
    expect(say(deep)).to.include('b');
    expect(say(`${'> '.repeat(5000)}deep`)).to.include('deep');
  });
});
