/** Texts that are broken, cut off or far too long, as nodes: nothing throws, nothing is lost, and it is the same however it came. */
import { MarkdownRenderer } from '../../../src/markdown/render/markdown-renderer.js';
import type { RenderContext } from '../../../src/markdown/render/context.js';
import { expect } from '../../view/expect.js';
import { textOfNodes, textOfTree } from './plain-texts.js';
import { plainContext, render } from './render.js';

/** Pictures are shown where they stand, so that the last letter of an address counts. */
const context: RenderContext = { ...plainContext, imageRule: () => 'show' };

const texts: readonly (readonly [kind: string, text: string])[] = [
  ['a line of a million letters', 'a'.repeat(1_000_000)],
  ['a line of a million words', 'word '.repeat(200_000)],
  ['a line of a million ideographs', '漢'.repeat(1_000_000)],
  ['100,000 open brackets', '['.repeat(100_000)],
  ['100,000 open pictures', '!['.repeat(100_000)],
  ['100,000 open emphases', '*a '.repeat(100_000)],
  ['100,000 nested marks', `${'*a **b '.repeat(20_000)}${'c** d*'.repeat(20_000)}`],
  ['NUL', 'a\0b\n\n# \0\n\n```\n\0\n```\n\n    \0\n\n<div>\0\n\n| \0 |\n|---|\n| \0'],
  ['lone surrogates', 'a\ud800 *b\udc00*\n\n```\n\udc00\ud800\n```\n\n# \ud800\n\n| \udc00 |\n|-|\n| \ud800'],
  ['pairs, cut anywhere', `${'😀'.repeat(5000)} *${'😀'.repeat(700)}*\n\n\`\`\`\n${'😀'.repeat(9000)}\n`],
  [
    'references to no character',
    '&#0; &#xD800; &#x110000; &#9999999; &; &#; &#x; &nope; &copy &#12345678; '.repeat(100),
  ],
  ['a table of 1,000 columns', `${'a|'.repeat(1000)}\n${'-|'.repeat(1000)}\n${'b|'.repeat(1000)}\nc|d\n`],
  ['a table of 3,000 rows', `a|b\n-|-\n${'*c*|d\n'.repeat(3000)}`],
  ['200 nested quotes', `${'> '.repeat(200)}a\n`],
  ['200 nested lists', Array.from({ length: 200 }, (_, depth) => `${'  '.repeat(depth)}- a${depth}\n`).join('')],
  ['200 lists in one line', `${'- '.repeat(200)}a\n`],
  ['10,000 marks of no footnote', 'a[^b'.repeat(10_000)],
  ['every kind of line end', 'a\rb\r\nc\n\rd\r\r\ne\r'.repeat(1000)],
];

describe('MarkdownRenderer, given what is broken', () => {
  for (const [kind, text] of texts)
    it(`shows all of it, whole and in pieces: ${kind}`, function () {
      this.timeout(60_000);
      const whole = render([text], { context });
      expect(textOfNodes(whole) === textOfTree(text), 'no text is lost').to.equal(true);
      expect(render(pieces(text, 1000), { context }).isEqualNode(whole), 'the nodes are the same').to.equal(true);
    });

  it('never parts a pair, wherever it was cut', () => {
    const text = `${'😀'.repeat(600)} **${'😀'.repeat(300)}**`;
    const element = document.createElement('div');
    const renderer = new MarkdownRenderer(element, context);
    for (const unit of text.split('')) {
      renderer.append(unit);
      renderer.show();
    }
    renderer.end();
    expect(element.textContent).to.equal(text.replaceAll('**', ''));
    expect(element.isEqualNode(render([text], { context }))).to.equal(true);
  });

  const cutOff: readonly (readonly [text: string, html: string])[] = [
    ['a **b', '<p>a **b</p>'],
    ['a `b', '<p>a `b</p>'],
    ['a [b](https://c.example/', '<p>a [b](<a>https://c.example/</a></p>'],
    ['a [b', '<p>a [b</p>'],
    ['a ![b](https://c.example/d', '<p>a ![b](<a>https://c.example/d</a></p>'],
    ['a $b', '<p>a $b</p>'],
    ['a \\(b', '<p>a (b</p>'],
    ['a[^b', '<p>a[^b</p>'],
    ['a <b', '<p>a &lt;b</p>'],
    ['a <https://b', '<p>a &lt;<a>https://b</a></p>'],
    ['a &am', '<p>a &amp;am</p>'],
    ['a\\', '<p>a\\</p>'],
    ['<!-- a', '<div class="raw">&lt;!-- a</div>'],
    ['<div', '<div class="raw">&lt;div</div>'],
    ['$$\na', '<div class="math-block"><span class="math display math-source">a</span></div>'],
    ['##', '<h2></h2>'],
    ['-', '<ul><li></li></ul>'],
    ['| a | b', '<p>| a | b</p>'],
    ['[a]: ', '<p>[a]:</p>'],
  ];
  for (const [text, html] of cutOff)
    it(`ends ${JSON.stringify(text)} as its best reading`, () => {
      for (const element of [render([text], { context }), render(text, { context })]) {
        for (const node of element.querySelectorAll('*')) {
          node.removeAttribute('dir');
          if (node.localName === 'a') for (const { name } of [...node.attributes]) node.removeAttribute(name);
        }
        expect(element.querySelector('.section')?.innerHTML).to.equal(html);
      }
    });

  it('ends a cut fence as code, a cut row as a row and a cut note as a note', () => {
    expect(render('```js\nlet a').querySelector('pre code')?.textContent).to.equal('let a\n');
    expect(render('``').querySelector('p')?.textContent).to.equal('``');
    expect(render('|a|b|\n|-|-|\n|c').querySelectorAll('td')).to.have.length(2);
    expect(render('a[^1]\n\n[^1]: no').querySelector('.footnotes li p')?.firstChild?.textContent).to.equal('no');
  });
});

describe('MarkdownRenderer, given a picture of 5 MB in the text', () => {
  const source = `![x](data:image/png;base64,${'iVBORw0K'.repeat(5 * 131_072)}`;

  it('shows its description until it is there, and touches the page a few times at most', function () {
    this.timeout(60_000);
    const { element, renderer, mutations } = watched();
    for (const piece of pieces(`Look: ${source}`, 10_000)) {
      renderer.append(piece);
      renderer.show();
      expect(element.textContent.length).to.be.lessThan(50);
      expect(element.textContent).not.to.contain('iVBOR');
    }
    expect(element.textContent).to.equal('Look: x');
    renderer.append(') there');
    renderer.show();
    renderer.end();
    const images = element.querySelectorAll('img');
    expect(images).to.have.length(1);
    expect(images[0]?.src.length).to.equal(source.length - '![x]('.length);
    expect(element.querySelector('p')?.textContent).to.equal('Look:  there');
    expect(mutations()).to.be.lessThan(40);
  });

  it('shows all of the text if it is cut off', function () {
    this.timeout(60_000);
    const { element, renderer, mutations } = watched();
    for (const piece of pieces(source, 10_000)) {
      renderer.append(piece);
      renderer.show();
    }
    renderer.end();
    expect(element.querySelector('img')).to.equal(null);
    expect(element.textContent === source).to.equal(true);
    // One part for 8,192 characters, at the end.
    expect(mutations()).to.be.lessThan((source.length / 8192) * 4);
  });
});

describe('MarkdownRenderer, given hooks that throw', () => {
  const text = 'Before.\n\n```chart\n1 2\n```\n\nAfter *it*.\n\n```js\nlet a;\n```\n';

  it('reports a fence renderer, shows the source in its place, and everything else', () => {
    const reported: unknown[] = [];
    const failure = new Error('no chart');
    const element = render(pieces(text, 7), {
      context: {
        ...plainContext,
        report: (error) => reported.push(error),
        fenceRenderer: (language) =>
          language === 'chart'
            ? () => {
                throw failure;
              }
            : undefined,
      },
    });
    expect(reported).to.deep.equal([failure]);
    expect(element.isEqualNode(render([text]))).to.equal(true);
    expect(element.querySelector('pre')?.hidden).to.equal(false);
  });

  it('reports a fence renderer that gives no node', () => {
    const reported: unknown[] = [];
    render([text], {
      context: { ...plainContext, report: (error) => reported.push(error), fenceRenderer: () => () => 'x' as never },
    });
    expect(reported.map(String).join()).to.contain('chart').and.contain('js');
  });
});

function pieces(text: string, length: number): string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  );
}

/** A renderer, and how many changes its element has seen. */
function watched() {
  const element = document.createElement('div');
  const renderer = new MarkdownRenderer(element, context);
  const observer = new MutationObserver(() => undefined);
  observer.observe(element, { subtree: true, childList: true, characterData: true, attributes: true });
  return { element, renderer, mutations: () => observer.takeRecords().length };
}
