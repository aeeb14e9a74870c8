/** The accessibility audit of what the renderer makes, complete and while it grows. */
import { fixture, html } from '@open-wc/testing';
import { MarkdownRenderer } from '../../../src/markdown/render/markdown-renderer.js';
import type { RenderContext } from '../../../src/markdown/render/context.js';
import { expect } from '../../view/expect.js';
import { plainContext } from './render.js';

const rendered: RenderContext = {
  ...plainContext,
  fenceRenderer: (language) => (language === 'chart' ? () => document.createTextNode('a chart') : undefined),
};

const everything = [
  '# One\n\n## Two\n\n### Three\n\nSome **bold**, *italic*, ~~no~~ and `code`, a [link](https://example.com "title").\n',
  'https://example.com and [example.org](https://example.net/) and <me@example.com>, and one\\\nmore line.\n',
  'A picture ![of a cat](https://example.com/cat.png "Cat"), ![](https://example.com/none.png) and ![script](javascript:x).\n',
  '[![badge](https://example.com/badge.png)](https://example.com/)\n',
  '![here](data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==)\n',
  '- a\n- b\n  - c\n\n    d\n- [x] done\n- [ ] to do\n\n3. three\n4. four\n',
  '> quote\n>\n> > nested\n',
  '| a | b |\n|:--|--:|\n| 1 | `2` |\n| 3 |\n\n| | |\n|-|-|\n| 1 | 2 |\n',
  '```js\nlet a = 1;\n```\n\n```\nplain\n```\n\n    indented\n\n```chart\n1\n```\n',
  'Marked[^a], and again[^a], and[^b].\n\n[^a]: A note with a [link](https://example.com).\n[^b]: ```\n    code\n    ```\n',
  'Mathematics $x^2$.\n\n$$\ny = 1\n$$\n',
  '<div>\nraw\n</div>\n',
  '---\n',
  'שלום עולם **מודגש** (english).\n',
  Array.from({ length: 100 }, (_, index) => `${index + 7}. item ${index}\n`).join(''),
  Array.from({ length: 100 }, (_, index) => `- [ ] task ${index}\n`).join(''),
  `| a | b |\n|---|---|\n${'| c | d |\n'.repeat(100)}`,
  'A long paragraph, sentence after sentence. '.repeat(300),
].join('\n\n');

const unfinished = [
  'Some **bo',
  '- a\n- b',
  '- [ ] a\n- [x] b',
  '| a | b',
  '| a | b |\n|---|---|\n| c',
  '```js\nlet a',
  '[link](https://exa',
  '![picture](https://exa',
  '![picture](https://example.com/a.png',
  '# Head',
  'a[^1]\n\n[^1]: no',
  '$$\nx',
  '> quo',
];

describe('What MarkdownRenderer makes', () => {
  for (const context of [rendered, { ...rendered, imageRule: () => 'block' } satisfies RenderContext])
    it(`is accessible when pictures are to ${context.imageRule(new URL('https://example.com'))}`, async function () {
      this.timeout(60_000);
      const element = await place();
      const renderer = new MarkdownRenderer(element, context);
      renderer.append(everything);
      renderer.end();
      await expect(element).to.be.accessible();
    });

  it('is accessible when it came in pieces, before its end and after', async function () {
    this.timeout(60_000);
    const element = await place();
    const renderer = new MarkdownRenderer(element, rendered);
    for (let at = 0; at < everything.length; at += 50) {
      renderer.append(everything.slice(at, at + 50));
      renderer.show();
    }
    await expect(element).to.be.accessible();
    renderer.end();
    await expect(element).to.be.accessible();
  });

  for (const text of unfinished)
    it(`is accessible while it grows: ${JSON.stringify(text)}`, async () => {
      const element = await place();
      const renderer = new MarkdownRenderer(element, rendered);
      renderer.append(text);
      renderer.show();
      await expect(element).to.be.accessible();
    });

  it('has no head of a column where the head of a table says nothing, also in a table of many rows', async () => {
    const element = await place();
    const renderer = new MarkdownRenderer(element, rendered);
    renderer.append(`| | a |\n|-|-|\n${'| b | c |\n'.repeat(100)}`);
    renderer.end();
    const heads = Array.from(element.querySelectorAll('th'), (cell) => cell.getAttribute('role'));
    expect(heads).to.deep.equal(['cell', 'columnheader']);
    await expect(element).to.be.accessible();
  });

  it('has names for whatever takes the focus', async () => {
    const element = await place();
    const renderer = new MarkdownRenderer(element, rendered);
    renderer.append(everything);
    renderer.end();
    const unnamed = Array.from(element.querySelectorAll('button, input, [tabindex="0"], a[href]')).filter(
      (control) =>
        !control.getAttribute('aria-label') && control.textContent.trim() === '' && !control.querySelector('img'),
    );
    expect(unnamed).to.deep.equal([]);
  });
});

function place(): Promise<HTMLElement> {
  return fixture<HTMLElement>(html`<div></div>`);
}
