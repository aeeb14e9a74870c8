/** Formulas: what TeX becomes in a page, and what becomes of TeX that is wrong, hostile or never rendered. */
import { renderMath } from '../../src/markdown/math/temml.js';
import { mathmlNodes } from '../../src/markdown/math/mathml-nodes.js';
import type { TreeNode } from '../../src/markdown/math/mathml-nodes.js';
import type { RenderClock, RenderContext } from '../../src/markdown/render/context.js';
import { extras } from '../../src/markdown/render/extras.js';
import type { Extras, MathRenderer } from '../../src/markdown/render/extras-types.js';
import { mathElement } from '../../src/markdown/render/math-element.js';
import { expect } from './expect.js';
import { show, testContext } from './render-context.js';

const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** A loader that the test speaks for. */
class Loader {
  calls = 0;
  resolve: (renderer: MathRenderer) => void = () => {};
  reject: (error: unknown) => void = () => {};
  readonly #promise = new Promise<MathRenderer>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });

  readonly extras: Extras = {
    math: () => {
      this.calls += 1;
      return this.#promise;
    },
  };
}

const shout: MathRenderer = (source) => {
  if (source.includes('wrong')) throw new Error('wrong TeX');
  return document.createTextNode(source.toUpperCase());
};

function render(source: string, isDisplay = false): Element {
  const parent = document.createElement('div');
  parent.append(renderMath(source, isDisplay));
  return parent;
}

describe('mathElement', () => {
  it('shows the source until the renderer is loaded, and then what that makes of it', async () => {
    const loader = new Loader();
    const context = testContext(loader.extras);
    const inline = mathElement('x', false, context);
    const display = mathElement('y', true, context);
    show(inline, display);
    expect([inline.className, inline.textContent]).to.deep.equal(['math math-source', 'x']);
    expect([display.className, display.textContent]).to.deep.equal(['math display math-source', 'y']);
    loader.resolve(shout);
    await Promise.resolve();
    expect([inline.className, inline.textContent]).to.deep.equal(['math', 'X']);
    expect([display.className, display.textContent]).to.deep.equal(['math display', 'Y']);
    expect(loader.calls).to.equal(1);
    expect(context.reports).to.have.length(0);
  });

  it('renders at once when the renderer is there', async () => {
    const loader = new Loader();
    const context = testContext(loader.extras);
    mathElement('x', false, context);
    loader.resolve(shout);
    await Promise.resolve();
    expect(mathElement('x', false, context).textContent).to.equal('X');
  });

  it('renders nothing that stands nowhere', async () => {
    const loader = new Loader();
    const context = testContext(loader.extras);
    const rendered: string[] = [];
    const lost = mathElement('lost', false, context);
    show(mathElement('kept', false, context));
    loader.resolve((source) => {
      rendered.push(source);
      return document.createTextNode('');
    });
    await Promise.resolve();
    expect(rendered).to.deep.equal(['kept']);
    expect(lost.textContent).to.equal('lost');
  });

  it('renders those that waited in slices', async () => {
    const loader = new Loader();
    let now = 0;
    const timers: (() => void)[] = [];
    const clock: RenderClock = {
      now: () => now,
      after: (_delay, callback) => {
        timers.push(callback);
        return () => {};
      },
    };
    const context: RenderContext = { ...testContext(loader.extras), clock };
    const elements = Array.from('abcde', (source) => mathElement(source, false, context));
    show(...elements);
    const text = (): string => elements.map(({ textContent }) => textContent).join('');
    loader.resolve((source) => {
      now += 5;
      return shout(source, false);
    });
    await Promise.resolve();
    expect(text()).to.equal('ABcde');
    timers.shift()?.();
    expect(text()).to.equal('ABCDe');
    timers.shift()?.();
    expect(text()).to.equal('ABCDE');
  });

  it('keeps the source of TeX that is wrong, and reports nothing', async () => {
    const loader = new Loader();
    const context = testContext(loader.extras);
    const element = mathElement('wrong', false, context);
    show(element);
    loader.resolve(shout);
    await Promise.resolve();
    expect([element.className, element.textContent]).to.deep.equal(['math math-source', 'wrong']);
    expect(mathElement('wrong', false, context).textContent).to.equal('wrong');
    expect(context.reports).to.have.length(0);
  });

  it('keeps the source and reports once if the renderer cannot be loaded', async () => {
    const loader = new Loader();
    const context = testContext(loader.extras);
    const elements = [mathElement('x', false, context), mathElement('y', true, context)];
    show(...elements);
    const error = new Error('offline');
    loader.reject(error);
    await Promise.resolve();
    elements.push(mathElement('z', false, context));
    expect(elements.map(({ textContent }) => textContent).join('')).to.equal('xyz');
    expect(context.reports).to.deep.equal([error]);
    expect(loader.calls).to.equal(1);
  });

  it('shows the source where there is no renderer', () => {
    const context = testContext({});
    expect(mathElement('x', false, context).textContent).to.equal('x');
    expect(context.reports).to.have.length(0);
  });

  it('shows formulas with the renderer of the page', async () => {
    const element = mathElement('\\frac{a}{b}', true, testContext(extras));
    show(element);
    await extras.math?.();
    await Promise.resolve();
    expect(element.querySelector('math > semantics > mfrac')?.namespaceURI).to.equal(MATHML);
    expect(element.querySelector('annotation')?.textContent).to.equal('\\frac{a}{b}');
  });
});

describe('A formula in a page', () => {
  it('stands in the line of its text, and is drawn as mathematics', () => {
    const line = document.createElement('p');
    const element = document.createElement('span');
    element.className = 'math';
    element.append(renderMath('\\frac{a}{b}', false));
    line.append('a ', element, ' b');
    show(line);
    const [numerator, denominator] = Array.from(element.querySelectorAll('mi'), (item) => item.getBoundingClientRect());
    expect(numerator?.bottom).to.be.at.most((denominator?.top ?? 0) + 1);
    expect(element.getBoundingClientRect().left).to.be.greaterThan(line.getBoundingClientRect().left);
    expect(getComputedStyle(element).display).to.equal('inline');
  });

  it('scrolls in its own box if it is too wide', () => {
    const box = document.createElement('div');
    box.style.width = '200px';
    const context = testContext({});
    const elements = [mathElement('', true, context), mathElement('x'.repeat(61), false, context)];
    for (const element of elements) {
      element.classList.remove('math-source');
      element.replaceChildren(renderMath('x+'.repeat(200) + 'x', element.classList.contains('display')));
    }
    box.append(...elements);
    show(box);
    for (const element of elements) {
      expect(element.getBoundingClientRect().width).to.be.at.most(200);
      expect(element.scrollWidth).to.be.greaterThan(400);
    }
    expect(box.scrollWidth).to.equal(200);
  });

  it('is centred in a line of its own', () => {
    const element = mathElement('x', true, testContext({}));
    element.classList.remove('math-source');
    element.replaceChildren(renderMath('x', true));
    show(element);
    const outer = element.getBoundingClientRect();
    const inner = element.querySelector('mi')!.getBoundingClientRect();
    expect(Math.abs(outer.left + outer.right - inner.left - inner.right)).to.be.lessThan(4);
  });
});

describe('renderMath', () => {
  const usual = [
    'x^2 + y_1',
    '\\sum_{i=1}^n \\int_0^\\infty e^{-x^2}\\,dx',
    '\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}',
    '\\begin{cases}a&b\\\\c&d\\end{cases}',
    '\\begin{aligned}a&=b\\\\c&=d\\end{aligned}',
    '\\begin{align}a&=b\\\\c&=d\\tag{1}\\end{align}',
    '\\begin{array}{|c|r:l|}\\hline a&b&c\\\\\\hdashline c&d&e\\\\\\hline\\end{array}',
    '\\vec{v}\\hat{x}\\widehat{xyz}\\overline{ab}\\overbrace{a}^b\\underbrace{a}_b',
    '\\mathbb{R}\\mathcal{L}\\mathfrak{g}\\mathrm{d}\\mathbf{x}\\boldsymbol{\\alpha}\\pmb{x}',
    '\\text{if } x \\neq \\color{red}{0} \\textcolor{#00f}{y} \\colorbox{yellow}{z} \\fcolorbox{red}{blue}{q}',
    '\\boxed{x}\\cancel{x}\\bcancel{x}\\xcancel{x}\\sout{x}\\cancelto{0}{x}\\phase{x}\\angl{n}',
    '\\left(\\frac{a}{b}\\right] \\bigl(\\Bigr) \\binom{n}{k} \\lim_{x\\to0}\\frac{\\sin x}{x}',
    '\\xrightarrow[b]{a}\\mathllap{x}\\raisebox{2em}{x}\\rule{1em}{2em}\\phantom{x}\\smash{x}\\vcenter{x}\\reflectbox{x}',
    "\\operatorname{foo}(x) f'(x) \\not= \\overset{a}{b}\\substack{a\\\\b}\\prescript{a}{b}{X}",
    '\\large x\\tiny y\\Huge z \\dfrac{a}{b}\\cfrac{a}{b} a \\pmod n \\TeX \\ddots \\sqrt[3]{x}',
  ];

  it('makes of usual TeX only elements of MathML, without a link, a name, an id or anything that runs', () => {
    const allowed =
      /^(?:math|semantics|annotation|m(?:row|i|n|o|s|text|space|frac|sqrt|root|sub|sup|subsup|under|over|underover|multiscripts|prescripts|table|tr|td|style|padded|phantom|enclose))$/;
    for (const source of usual) {
      // Some environments are lines of their own.
      for (const isDisplay of source.includes('{align}') ? [true] : [false, true]) {
        const element = render(source, isDisplay);
        expect(element.querySelector('math'), source).to.not.equal(null);
        for (const node of element.querySelectorAll('*')) {
          expect(node.namespaceURI).to.equal(MATHML);
          expect(node.localName).to.match(allowed);
          for (const { name } of node.attributes)
            expect(name).to.not.match(/^(?:on|href|xlink|id|name|src|title|data)/);
        }
      }
    }
  });

  it('refuses what reaches out of the formula', () => {
    const sources = [
      '\\href{javascript:alert(1)}{x}',
      '\\url{https://evil.example}',
      '\\class{message}{x}',
      '\\id{a}{x}',
      '\\style{position:fixed}{x}',
      '\\data{a=b}{x}',
      '\\includegraphics{https://evil.example/a.png}',
      '\\ref{a}',
      '\\kern-1000em x',
      '\\color{url(https://evil.example)}x',
    ];
    for (const source of sources) expect(() => render(source), source).to.throw();
  });

  it('gives no label an id', () => {
    expect(render('\\label{a}x \\tag{1}', true).querySelector('[id]')).to.equal(null);
  });

  it('refuses TeX that is wrong, too long, too deep, or defines macros, and is quick about it', () => {
    const sources = [
      '\\frac{',
      '\\nope',
      'x'.repeat(5001),
      '{'.repeat(100_000),
      '\\frac{'.repeat(10_000),
      '\\frac{'.repeat(100) + 'x' + '}{y}'.repeat(100),
      '\\left('.repeat(100) + '\\right)'.repeat(100),
      '\\begin{matrix}'.repeat(100) + '\\end{matrix}'.repeat(100),
      '\\def\\a{\\a\\a}\\a',
      '\\def \\a#1{\\a{#1#1}}\\a x',
      '\\gdef\\a{x}\\a',
      '\\let\\a=b\\a',
      '\\newcommand{\\a}{x}\\a',
    ];
    const start = performance.now();
    for (const source of sources) expect(() => render(source), source.slice(0, 30)).to.throw();
    expect(performance.now() - start).to.be.lessThan(1000);
  });

  it('takes as much as it allows in a time that a reader does not notice', () => {
    const longest = [
      'x_1^2+'.repeat(833) + 'x',
      '\\displaystyle '.repeat(357) + 'x',
      '\\color{red}'.repeat(450) + 'x',
      ('\\mathbf{'.repeat(50) + 'x' + '}'.repeat(50)).repeat(10),
      ('\\frac{'.repeat(50) + 'x' + '}{y}'.repeat(50)).repeat(9),
      `x${"'".repeat(4990)}`,
      '\\dots '.repeat(800),
    ];
    for (const source of longest) {
      expect(source.length).to.be.at.most(5000);
      const start = performance.now();
      try {
        render(source, true);
      } catch {
        // To refuse it is quick enough too.
      }
      expect(performance.now() - start, source.slice(0, 20)).to.be.lessThan(1000);
    }
  });

  it('knows nothing of one formula in another', () => {
    expect(() => render('\\global\\def\\secret{x}')).to.throw();
    expect(() => render('\\secret')).to.throw();
  });
});

describe('mathmlNodes', () => {
  const cases: readonly (readonly [fact: string, tree: TreeNode])[] = [
    ['an element of HTML', { type: 'script' }],
    ['an element that acts', { type: 'maction' }],
    ['a link', Object.assign({ children: [] }, { href: 'https://evil.example' })],
    ['a picture', Object.assign({ children: [] }, { src: 'https://evil.example' })],
    ['an address in a style', { type: 'mrow', style: { color: 'url(https://evil.example)' } }],
    ['an address in an attribute', { type: 'mrow', attributes: { mathcolor: 'url(a)' } }],
    ['a value that is no text', { type: 'mrow', attributes: { width: {} } }],
    ['a length that is too great', { type: 'mspace', attributes: { width: '61em' } }],
    ['a length that is too far below zero', { type: 'mrow', style: { marginLeft: '-5em' } }],
    ['more nodes than a formula needs', { children: Array.from({ length: 20_001 }, () => ({ type: 'mi' })) }],
  ];
  for (const [fact, tree] of cases)
    it(`refuses ${fact}`, () => {
      expect(() => mathmlNodes(tree)).to.throw();
    });

  it('leaves attributes and styles out that are not on its list', () => {
    const tree = {
      type: 'mrow',
      attributes: { id: 'a', onclick: 'alert(1)', href: '#', style: 'position:fixed', width: '1em' },
      style: { position: 'absolute', background: 'red', fontFamily: 'x' },
      classes: ['tml-left', 'a b', '<'],
    };
    const [element] = mathmlNodes(tree).childNodes;
    if (!(element instanceof MathMLElement)) throw new Error('expected MathML');
    expect(Array.from(element.attributes, ({ name }) => name).sort()).to.deep.equal(['class', 'style', 'width']);
    expect(element.getAttribute('class')).to.equal('tml-left');
    expect(element.style.cssText).to.equal('position: absolute;');
  });
});
