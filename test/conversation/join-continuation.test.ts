import { expect } from 'chai';
import * as fc from 'fast-check';
import { JoinContinuation } from '../../src/conversation/join-continuation.js';

interface Joined {
  readonly text: string;
  readonly sent: string;
  readonly kept: number;
  /** What each piece gave, and the end. */
  readonly given: readonly string[];
}

function join(text: string, ...pieces: readonly string[]): Joined {
  const joining = new JoinContinuation(text);
  const given = pieces.map((piece) => joining.push(piece));
  given.push(joining.end());
  return { text: text.slice(0, joining.kept) + given.join(''), sent: joining.sent, kept: joining.kept, given };
}

const joined = (text: string, ...pieces: readonly string[]): string => join(text, ...pieces).text;

/** `text` cut into pieces at places that depend on `seed`. */
function inPieces(text: string, sizes: readonly number[]): string[] {
  const pieces: string[] = [];
  for (let at = 0, turn = 0; at < text.length; turn += 1) {
    const size = sizes[turn % Math.max(1, sizes.length)] ?? 1;
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return pieces;
}

/** Words of which none is the beginning or the end of another: each begins with a letter of its own and a number. */
const original = fc
  .array(fc.constantFrom(' ', ' ', ' ', ', ', '. ', '\n', '\n\n', '\n- '), { minLength: 3, maxLength: 40 })
  .map((gaps) => gaps.map((gap, at) => `w${at}ord${at}${gap}`).join(''));

const DOCUMENT = `Here is how a list is read in Python:

\`\`\`python
def read(path):
    with open(path) as file:
        for line in file:
            yield line.strip()


print(list(read("a.txt")))
\`\`\`

That prints every line, without its white space. **Mind** the encoding: \`utf-8\` is what
most files have.

1. First, open the file.
2. Then read it, line by line.
   - It is closed by itself.

| a | b |
| --- | --- |
| one | two |

Auf Deutsch: «schöne Grüße». 今天天气很好,我们去公园散步。明天也是。
`;

const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 });

describe('JoinContinuation', () => {
  describe('cuts the text back before it is sent', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['I am wri', 'I am '],
      ['I am here.', 'I am here.'],
      ['I am ', 'I am '],
      ['a\nfoo', 'a\n'],
      ['see **wor', 'see '],
      ['see **', 'see '],
      ['call foo(ba', 'call '],
      ['I don’', 'I '],
      ['Я пиш', 'Я '],
      ['मैं लिख', 'मैं '],
      ['أنا أكت', 'أنا '],
      ['나는 쓰', '나는 '],
      ['我在写', '我在写'],
      ['私は書きま', '私は書きま'],
      ['ฉันกำลังเขี', 'ฉันกำลังเขี'],
      ['我喜欢Jav', '我喜欢'],
      ['- one\n- ', '- one\n- '],
      // Nothing would be left to go on from.
      ['Hel', 'Hel'],
      [' Hel', ' Hel'],
      // No word is as long as this.
      [`see https://example.com/${'a'.repeat(100)}`, `see https://example.com/${'a'.repeat(100)}`],
    ];
    for (const [text, sent] of cases) {
      it(`${JSON.stringify(text)} to ${JSON.stringify(sent)}`, () => {
        expect(new JoinContinuation(text).sent).to.equal(sent);
      });
    }
  });

  it('completes the word that was cut off', () => {
    expect(joined('I am wri', 'writing a letter')).to.equal('I am writing a letter');
    expect(joined('I am wri', ' w', 'rit', 'ing')).to.equal('I am writing');
  });

  it('replaces the word by another one, and says from where on', () => {
    const { text, kept } = join('I am wri', 'composing');
    expect(text).to.equal('I am composing');
    expect(kept).to.equal('I am '.length);
  });

  it('keeps all of the text while nothing has come, and when nothing comes at all', () => {
    expect(join('I am wri').kept).to.equal('I am wri'.length);
    expect(joined('I am wri')).to.equal('I am wri');
    expect(joined('I am wri', '')).to.equal('I am wri');
    expect(joined('I am wri', ' ', '\n')).to.equal('I am wri');
    expect(joined('I am wri', 'wr')).to.equal('I am wri');
    expect(joined('I am wri', 'wri')).to.equal('I am wri');
  });

  describe('drops repeated words', () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['The quick brown fox ', 'brown fox jumps', 'The quick brown fox jumps'],
      ['The quick brown fox.', 'quick brown fox. It jumps', 'The quick brown fox. It jumps'],
      ['The quick brown fox. ', 'quick brown fox.\n\nIt jumps', 'The quick brown fox. \n\nIt jumps'],
      // A whole line, however short.
      ['- a\n- b\n', '- b\n- c', '- a\n- b\n- c'],
      ['- a\n- b\n', 'a\nb', '- a\n- b\na\nb'],
      ['1. x\n2. ', '2. Second', '1. x\n2. Second'],
      ['> a\n> I am ', 'I am here', '> a\n> I am here'],
      ['I am ', 'I am here', 'I am here'],
      ['| a | b |\n| - ', '| - | - |', '| a | b |\n| - | - |'],
      ['a();\n    b();\n', '    b();\n    c();', 'a();\n    b();\n    c();'],
      ['```js\nx\n```\n', '```\n\nDone.', '```js\nx\n```\n\nDone.'],
      ['a | b\n--- | ---\n', '--- | ---\n1 | 2', 'a | b\n--- | ---\n1 | 2'],
      // In a script without spaces.
      ['今天天气很好我们去公园', '天气很好我们去公园散步', '今天天气很好我们去公园散步'],
    ];
    for (const [text, continuation, whole] of cases) {
      it(`${JSON.stringify(continuation)} after ${JSON.stringify(text)}`, () => {
        expect(joined(text, continuation)).to.equal(whole);
        expect(joined(text, ...inPieces(continuation, [1]))).to.equal(whole);
      });
    }
  });

  it('does not take for a repetition what is the same by chance', () => {
    expect(joined('a fox. ', 'fox hunts')).to.equal('a fox. fox hunts');
    expect(joined('it is a fox ', 'foxes')).to.equal('it is a fox foxes');
    expect(joined('x\nsee brown fox ', 'brown foxes')).to.equal('x\nsee brown fox brown foxes');
    // Two blocks that end, one after the other.
    expect(joined('  {\n    }\n', '}\n')).to.equal('  {\n    }\n}\n');
    expect(joined('{\n}\n', '}\n')).to.equal('{\n}\n}\n');
    // A rule that is not at its end yet.
    expect(joined('x\n\n= ----------', '-----------\n')).to.equal('x\n\n= ---------------------\n');
  });

  describe('has no doubled space at the seam', () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['one. ', ' two', 'one. two'],
      ['one.', ' two', 'one. two'],
      ['one.\n', 'two', 'one.\ntwo'],
      ['one.\n', '\ntwo', 'one.\n\ntwo'],
      ['one.\n', '\n\ntwo', 'one.\n\ntwo'],
      ['one.\n\n', '\n\ntwo', 'one.\n\ntwo'],
      ['one.\n\n', '\ntwo', 'one.\n\ntwo'],
      ['one. ', '\n\ntwo', 'one. \n\ntwo'],
      ['f():\n    ', '    return', 'f():\n    return'],
      ['f():\n', '    return', 'f():\n    return'],
      ['f():\n  ', '    return', 'f():\n    return'],
      ['f():\n    ', 'return', 'f():\n    return'],
      ['f():\n    ', '\n    return', 'f():\n    \n    return'],
      ['f():\n  a\n  ', '  a\n  b', 'f():\n  a\n  b'],
    ];
    for (const [text, continuation, whole] of cases) {
      it(`${JSON.stringify(text)} and ${JSON.stringify(continuation)}`, () => {
        expect(joined(text, continuation)).to.equal(whole);
        expect(joined(text, ...inPieces(continuation, [1]))).to.equal(whole);
      });
    }
  });

  describe('in a code block that is open', () => {
    it('drops the line that opens it again, and what is repeated behind that', () => {
      const text = 'See:\n\n```python\nfor x in y:\n    pri';
      expect(joined(text, '```python\n    print(x)\n```')).to.equal(
        'See:\n\n```python\nfor x in y:\n    print(x)\n```',
      );
      expect(joined(text, '```py', 'thon\nfor x', ' in y:\n    print(x)\n```')).to.equal(
        'See:\n\n```python\nfor x in y:\n    print(x)\n```',
      );
      expect(joined('1. a\n   ~~~js\n   a();\n', '   ~~~js\n   b();')).to.equal('1. a\n   ~~~js\n   a();\n   b();');
    });

    it('does not take for its end the opening that is repeated', () => {
      expect(joined('See:\n\n```\n', '```\nfoo();')).to.equal('See:\n\n```\nfoo();');
    });

    it('keeps the line that closes it, on a line of its own', () => {
      expect(joined('```\nfoo();\n', '```\n\nDone.')).to.equal('```\nfoo();\n```\n\nDone.');
      expect(joined('```\nfoo(', '```\n\nDone.')).to.equal('```\nfoo(\n```\n\nDone.');
      expect(joined('```\na b', '```\nDone.')).to.equal('```\na b\n```\nDone.');
      expect(joined('```\na b', '``', '`')).to.equal('```\na b\n```');
    });

    it('knows that it is not open any more', () => {
      expect(joined('```\na();\n```\n', '```js\nb();')).to.equal('```\na();\n```\n```js\nb();');
      expect(joined('`a` and ```b``` ', '```js\n')).to.equal('`a` and ```b``` ```js\n');
    });
  });

  it('finds the seam wherever a whole document broke off, whether the model repeats nothing, words, or the line', () => {
    for (let cut = 1; cut < DOCUMENT.length; cut += 1) {
      const text = DOCUMENT.slice(0, cut);
      const { sent } = join(text);
      const end = sent.trimEnd().length;
      const fences = DOCUMENT.slice(0, end).match(/^```.*$/gm) ?? [];
      const fence = fences.length % 2 === 1 ? `${fences.at(-1) ?? ''}\n` : '';
      const line = fence + DOCUMENT.slice(DOCUMENT.lastIndexOf('\n', end - 1) + 1);
      const words = DOCUMENT.slice(DOCUMENT.lastIndexOf(' ', end - 16) + 1);
      // Of a row of dashes nobody can tell whether it goes on or is said again.
      const exactly = /\n\| --- $/.test(sent) ? [] : [DOCUMENT.slice(sent.length)];
      for (const continuation of [...exactly, line, ...(fence ? [] : [words])]) {
        const { text: result } = join(text, ...inPieces(continuation, [5]));
        expect(
          result.trimEnd(),
          `${JSON.stringify(text.slice(-30))} and ${JSON.stringify(continuation.slice(0, 30))}`,
        ).to.equal(DOCUMENT.trimEnd());
      }
    }
  });

  it('leaves a continuation in a fence of its own as it is', () => {
    expect(joined('one. ', '```\ntwo\n```')).to.equal('one. ```\ntwo\n```');
  });

  it('gives every piece at once as soon as it is certain', () => {
    const { given } = join('The end. ', 'And', ' so', ' on');
    expect(given).to.deep.equal(['And', ' so', ' on', '']);
  });

  it('holds back no more than a bounded beginning', () => {
    const text = 'a b '.repeat(1000);
    const joining = new JoinContinuation(`${text}.`);
    let held = 0;
    while (joining.push('a b ') === '' && held < 10_000) held += 4;
    expect(held).to.be.at.most(1000);
    const spaces = new JoinContinuation('one.');
    held = 0;
    while (spaces.push(' ') === '' && held < 10_000) held += 1;
    expect(held).to.be.at.most(1000);
  });

  it('gives back the whole, wherever it broke off, if the model goes on exactly', () => {
    fc.assert(
      fc.property(original, fc.nat(), sizes, (whole, seed, cuts) => {
        const text = whole.slice(0, 1 + (seed % (whole.length - 1)));
        const { sent } = join(text);
        const { text: result } = join(text, ...inPieces(whole.slice(sent.length), cuts));
        // White space at the end of an answer is of no account.
        expect(result.trimEnd()).to.equal(whole.trimEnd());
      }),
      { numRuns: 1000 },
    );
  });

  it('gives back the whole, however many words the model repeats', () => {
    fc.assert(
      fc.property(original, fc.nat(), fc.integer({ min: 1, max: 12 }), sizes, (whole, seed, repeated, cuts) => {
        const text = whole.slice(0, 1 + (seed % (whole.length - 1)));
        const { sent } = join(text);
        const words = sent.trimEnd().split(/(?<=\s)(?=\S)/);
        const again = words.slice(-repeated).join('');
        fc.pre(again.length >= 8 && again.length < 380);
        const pieces = inPieces(again + sent.slice(sent.trimEnd().length) + whole.slice(sent.length), cuts);
        const { text: result } = join(text, ...pieces);
        expect(result.trimEnd()).to.equal(whole.trimEnd());
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same however the continuation was cut, loses nothing of the text and invents nothing', () => {
    const noise = fc
      .array(fc.constantFrom('a', 'b', 'ab', ' ', '\n', '```', '~~~', '`', '- ', '**', '字', 'word', '.', '  '), {
        maxLength: 30,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(noise, noise, sizes, (text, continuation, cuts) => {
        const whole = join(text, continuation);
        const pieces = join(text, ...inPieces(continuation, cuts));
        expect(pieces.text).to.equal(whole.text);
        expect(whole.text.startsWith(whole.sent)).to.equal(true);
        const added = whole.text.slice(whole.kept).replace(/^\n/, '');
        expect(continuation.endsWith(added)).to.equal(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('costs the length of what comes, whatever the length of the text', () => {
    const joining = new JoinContinuation('word '.repeat(400_000));
    let length = 0;
    for (let piece = 0; piece < 100_000; piece += 1) length += joining.push('more ').length;
    expect(length).to.equal(500_000);
  });
});
