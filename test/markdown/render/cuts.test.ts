/** The same text in different pieces, shown after each; and what was finished, left alone. */
import { expect } from '../../view/expect.js';
import fc from 'fast-check';
import { MarkdownRenderer } from '../../../src/markdown/render/markdown-renderer.js';
import { chatLike } from '../markdown-like.js';
import { outlineOfNodes, outlineOfTree } from './outline.js';
import { plainContext, render } from './render.js';
import { chat, gfm } from '../../../src/markdown/syntax.js';

const paragraphs = [
  '# One\n\nSome **bold**, *italic* and `code`, a [link](https://example.com "t") and ~~no~~.\n',
  '- a\n- b **c**\n  - d\n\n    e\n- [x] f\n',
  '| a | b |\n|:--|--:|\n| 1 | `2` |\n| 3 |\n',
  '```js\nlet a = 1;\n\nlet b;\n```\n',
  '> quote [late]\n> more\n',
  'Text [late] and [^1] and https://example.com/x_y.\n',
  '[late]: https://example.org/late\n',
  '[^1]: A note.\n',
  'Title\n=====\n',
  '$$\nx = y\n$$\n',
  '漢字かな交じり文。**太字**、続く。\n',
  '1. one\n2. two\n\n3. three\n',
  '<div>\nraw\n</div>\n',
];

/** Texts of whole blocks, and of anything. */
const texts = fc.oneof(
  fc.array(fc.constantFrom(...paragraphs), { maxLength: 8 }).map((parts) => parts.join('\n')),
  chatLike,
);

describe('MarkdownRenderer', () => {
  it('makes the same nodes however the text is cut', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(texts, fc.array(fc.nat(300), { maxLength: 12 }), (text, cuts) => {
        const positions = [...new Set(cuts)].filter((at) => at < text.length).sort((a, b) => a - b);
        const pieces = [0, ...positions].map((from, index) => text.slice(from, positions[index]));
        const whole = render([text]);
        for (const cut of [pieces, text.split('')]) {
          const element = render(cut);
          if (!element.isEqualNode(whole)) expect(element.outerHTML, JSON.stringify(cut)).to.equal(whole.outerHTML);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('shows what the tree says, and no empty or split Text nodes', () => {
    fc.assert(
      fc.property(texts, (text) => {
        if (/\$|\\[([]|\^/.test(text)) return;
        const element = render([text], { syntax: gfm });
        expect(outlineOfNodes(element)).to.deep.equal(outlineOfTree(text, gfm));
        // The host behind a link has a space of its own before it, beside the text of the link.
        for (const host of element.querySelectorAll('.link-host')) {
          host.previousSibling?.remove();
          host.remove();
        }
        const before = element.innerHTML.length;
        const count = countNodes(element);
        element.normalize();
        expect(countNodes(element), text).to.equal(count);
        expect(element.innerHTML.length).to.equal(before);
      }),
      { numRuns: 500, examples: [['www.a.bhttps://a.b/c_d']] },
    );
  });

  it('never touches a finished block again, but to give a late definition its links', async () => {
    const text = paragraphs.filter((paragraph) => !/late|\^1/.test(paragraph)).join('\n');
    const element = document.createElement('div');
    const renderer = new MarkdownRenderer(element, plainContext, chat);
    const finished = new Set<Node>();
    const touched: string[] = [];
    const observer = new MutationObserver(() => undefined);
    observer.observe(element, { subtree: true, childList: true, characterData: true, attributes: true });
    for (const character of text.repeat(3)) {
      renderer.append(character);
      renderer.show();
      for (const { target, removedNodes } of observer.takeRecords())
        for (const node of [target, ...removedNodes]) if (isWithin(node, finished)) touched.push(node.nodeName);
      const blocks = Array.from(element.querySelectorAll(':scope > .section > *'));
      // The last one is open, and the one before it may be what the unfinished line is taken for.
      for (const block of blocks.slice(0, -2)) finished.add(block);
    }
    renderer.end();
    expect(finished.size).to.be.greaterThan(20);
    expect(touched).to.deep.equal([]);
  });

  it('gives links their address when the definition comes, and touches nothing else', () => {
    const element = document.createElement('div');
    const renderer = new MarkdownRenderer(element, plainContext, chat);
    renderer.append('One **two** [late] three `four`.\n\n| a |\n|---|\n| [late] |\n\n- [late]\n\n# [late]\n\nend');
    renderer.show();
    const strong = element.querySelector('strong');
    expect(element.querySelector('a')).to.equal(null);
    renderer.append('\n\n[late]: https://example.com/\n\nmore');
    renderer.show();
    expect(element.querySelectorAll('a[href="https://example.com/"]')).to.have.length(4);
    expect(element.querySelector('strong')).to.equal(strong);
  });

  it('gives footnote marks their number when the note comes, wherever it stands', () => {
    const element = render('A[^x] and B[^y].\n\n[^y]: Second\n\nMiddle.\n\n[^x]: First **bold**\n');
    expect(Array.from(element.querySelectorAll('.footnote-mark'), (mark) => mark.textContent)).to.deep.equal([
      '2',
      '1',
    ]);
    const notes = element.querySelectorAll('.footnotes > ol > li');
    expect(Array.from(notes, (note) => note.querySelector('p')?.firstChild?.textContent)).to.deep.equal([
      'Second',
      'First ',
    ]);
    expect(element.lastElementChild?.className).to.equal('footnotes');
  });
});

describe('MarkdownRenderer.show', () => {
  const cases: readonly (readonly [text: string, html: string])[] = [
    ['Some **bo', '<p dir="auto">Some <strong>bo</strong></p>'],
    ['Some **', '<p dir="auto">Some </p>'],
    ['## Tit', '<h2 dir="auto">Tit</h2>'],
    ['##', ''],
    ['-', ''],
    ['- ', ''],
    ['- a', '<ul dir="auto"><li><p>a</p></li></ul>'],
    ['- a\n-', '<ul dir="auto"><li><p>a</p></li></ul>'],
    ['- a\n- **b', '<ul dir="auto"><li><p>a</p></li><li><p><strong>b</strong></p></li></ul>'],
    ['1', ''],
    ['1. a', '<ol dir="auto"><li><p>a</p></li></ol>'],
    ['> a', '<blockquote dir="auto"><p>a</p></blockquote>'],
    ['Title\n--', '<p dir="auto">Title</p>'],
    ['Title\n---\n', '<h2 dir="auto">Title</h2>'],
    ['[a]: https://', '<p dir="auto"></p>'],
    ['[a](https://x', '<p dir="auto"><a>a</a></p>'],
    ['text\n## H', '<p dir="auto">text</p><h2 dir="auto">H</h2>'],
  ];
  for (const [text, html] of cases)
    it(`shows ${JSON.stringify(text)} as ${html || 'nothing'}`, () => {
      const element = document.createElement('div');
      const renderer = new MarkdownRenderer(element, plainContext);
      renderer.append(text);
      renderer.show();
      const section = element.querySelector('.section');
      for (const block of section?.children ?? []) if (!block.hasAttribute('dir')) block.setAttribute('dir', 'auto');
      for (const block of section?.querySelectorAll('.caret') ?? []) block.removeAttribute('class');
      expect(section?.innerHTML ?? '').to.equal(html);
    });

  it('shows a line of cells as a table before its second line comes', () => {
    for (const text of [
      '| a | b',
      '| a | b |\n',
      '| a | b |\n|--',
      '| a | b |\n|---|---|\n',
      '| a | b |\n|---|---|\n| c',
    ]) {
      const element = document.createElement('div');
      const renderer = new MarkdownRenderer(element, plainContext);
      renderer.append(text);
      renderer.show();
      expect(
        Array.from(element.querySelectorAll('th'), (cell) => cell.textContent),
        text,
      ).to.deep.equal(['a', 'b']);
    }
    expect(render('| a | b |\nno').querySelector('p')?.textContent).to.equal('| a | b |\nno');
  });

  it('shows a row as it is written', () => {
    const element = document.createElement('div');
    const renderer = new MarkdownRenderer(element, plainContext);
    for (const character of '| a | b |\n|---|---|\n| c | **d') {
      renderer.append(character);
      renderer.show();
    }
    expect(Array.from(element.querySelectorAll('td'), (cell) => cell.textContent)).to.deep.equal(['c', 'd']);
  });
});

function countNodes(root: Node): number {
  const walker = document.createTreeWalker(root);
  let count = 0;
  while (walker.nextNode()) count += 1;
  return count;
}

function isWithin(node: Node, ancestors: ReadonlySet<Node>): boolean {
  for (let at: Node | null = node; at; at = at.parentNode) if (ancestors.has(at)) return true;
  return false;
}
