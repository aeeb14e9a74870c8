/** The examples of CommonMark 0.31.2, as nodes. That the tree is right is held by test/markdown/spec.test.ts. */
import { expect } from '../../view/expect.js';
import { commonMark } from '../../../src/markdown/syntax.js';
import { outlineOfNodes, outlineOfTree } from './outline.js';
import { render } from './render.js';

interface Example {
  readonly markdown: string;
  readonly number: number;
}

const response = await fetch('/commonmark-examples.json');
const examples = (await response.json()) as readonly Example[];

describe('MarkdownRenderer and CommonMark 0.31.2', () => {
  it('knows all examples', () => {
    expect(examples).to.have.length(652);
  });

  for (const { markdown, number } of examples)
    it(`shows example ${number} as it is read, whole and one character at a time`, () => {
      const whole = render([markdown], { syntax: commonMark });
      expect(outlineOfNodes(whole)).to.deep.equal(outlineOfTree(markdown, commonMark));
      expect(render(markdown, { syntax: commonMark }).isEqualNode(whole)).to.equal(true);
    });
});
