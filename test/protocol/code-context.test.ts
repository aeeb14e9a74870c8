import { expect } from 'chai';
import fc from 'fast-check';
import { CodeContext } from '../../src/protocol/code-context.js';

/** Whether the place of the `x` in `markdown` is in code, with the text pushed as one piece. */
function isInCode(markdown: string): boolean {
  const context = new CodeContext();
  context.push(markdown.slice(0, markdown.indexOf('x')));
  return context.isInCode;
}

describe('CodeContext', () => {
  const inCode = [
    '```\nx',
    '```js\nx',
    '   ```\nx',
    '~~~\nx',
    '~~~ a`b\nx',
    '````\n```\nx',
    '```\n~~~\nx',
    '```\n``` js\nx',
    '- ```\nx',
    '1. ```\nx',
    '> ```\n> x',
    '- item\n\n      ```\n      x',
    'words\n```\nx',
    '```x',
    '`x',
    'a ``b`x',
    '``` a``x',
    '`a`` x',
    'a `\\x',
    '\\`` x',
  ];
  for (const markdown of inCode) {
    it(`takes the x in ${JSON.stringify(markdown)} for code`, () => expect(isInCode(markdown)).to.equal(true));
  }

  const inText = [
    'x',
    '``\nx',
    '`a` x',
    '``a`b`` x',
    '`a\nx',
    '\\`x',
    '```\n```\nx',
    '```\n  ```  \r\nx',
    '```\n`````\nx',
    '~~~\n~~~\nx',
    '~~ x',
    '~~~a~~~\n~~~\nx',
    '```a``` x',
    '```a```\nx',
    'words ```\nx',
    '-```\nx',
    '> ```\n> ```\n> x',
  ];
  for (const markdown of inText) {
    it(`takes the x in ${JSON.stringify(markdown)} for text`, () => expect(isInCode(markdown)).to.equal(false));
  }

  it('knows the start of a line', () => {
    const context = new CodeContext();
    expect(context.isAtLineStart).to.equal(true);
    context.push('a');
    expect(context.isAtLineStart).to.equal(false);
    context.push('\n  ');
    expect(context.isAtLineStart).to.equal(true);
    context.push('- ');
    expect(context.isAtLineStart).to.equal(false);
  });

  it('comes to the same however the text is cut', () => {
    const markdown = fc.string({
      unit: fc.constantFrom('`', '```', '~', '~~~', '\n', ' ', '\\', 'a', '>', '-', '1.', '\r'),
    });
    fc.assert(
      fc.property(markdown, (text) => {
        const whole = new CodeContext();
        whole.push(text);
        const split = new CodeContext();
        for (const character of text) split.push(character);
        return (
          whole.isInCode === split.isInCode &&
          whole.isInFence === split.isInFence &&
          whole.isAtLineStart === split.isAtLineStart
        );
      }),
      { numRuns: 2000 },
    );
  });
});
