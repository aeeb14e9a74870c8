/** What is loaded when a text first needs it: names of characters, and what renders mathematics. */
import type { RenderContext } from '../../../src/markdown/render/context.js';
import type { Extras, MathRenderer } from '../../../src/markdown/render/extras-types.js';
import { MarkdownRenderer } from '../../../src/markdown/render/markdown-renderer.js';
import { expect } from '../../view/expect.js';
import { plainContext, render } from './render.js';

const names = new Map([
  ['bigstar', '★'],
  ['check', '✓'],
]);
const entity = (name: string) => names.get(name);

describe('Names of characters that are loaded', () => {
  const text =
    'One **two** &bigstar; three `&check;`.\n\nNo name here.\n\n- &check; *item*\n\n| &check; |\n|---|\n| a |\n\n# &bigstar;\n';

  it('are put into the text when they come, and touch nothing else', async () => {
    const { extras, resolve } = later(entity);
    const element = render([text], { context: { ...plainContext, extras } });
    const strong = element.querySelector('strong');
    const neighbour = element.querySelectorAll('p')[1];
    expect(element.textContent).to.contain('&bigstar;');
    const touched = new Set<string>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) touched.add(target.nodeName);
    });
    observer.observe(element, { subtree: true, childList: true, characterData: true, attributes: true });
    await resolve();
    expect(element.querySelector('p')?.textContent).to.equal('One two ★ three &check;.');
    expect(element.querySelector('li')?.textContent).to.equal('✓ item');
    expect(element.querySelector('th')?.textContent).to.equal('✓');
    expect(element.querySelector('h1')?.textContent).to.equal('★');
    expect(element.querySelector('strong')).to.equal(strong);
    expect(element.querySelectorAll('p')[1]).to.equal(neighbour);
    expect([...touched].sort()).to.deep.equal(['H1', 'P', 'TH']);
  });

  it('give the same nodes whether they come before, within or after the text', async () => {
    const early = later(entity);
    const before = new Map<string, string>();
    for (const at of [0, 10, 25, 60, text.length]) {
      const { extras, resolve } = later(entity);
      const element = document.createElement('div');
      const renderer = new MarkdownRenderer(element, { ...plainContext, extras });
      for (const [index, character] of text.split('').entries()) {
        renderer.append(character);
        renderer.show();
        if (index === at) await resolve();
      }
      renderer.end();
      await resolve();
      before.set(String(at), element.innerHTML);
    }
    const whole = render([text], { context: { ...plainContext, extras: early.extras } });
    await early.resolve();
    for (const [at, html] of before) expect(html, at).to.equal(whole.innerHTML);
  });

  it('are loaded once, and not at all where none is missing', async () => {
    let count = 0;
    const extras: Extras = {
      entities: () => {
        count += 1;
        return Promise.resolve(entity);
      },
    };
    render(['a &amp; b & c &#65;'], { context: { ...plainContext, extras } });
    expect(count).to.equal(0);
    const element = render(['&bigstar; &check;\n\n&bigstar;'], { context: { ...plainContext, extras } });
    await settled();
    expect(count).to.equal(1);
    expect(element.textContent).to.equal('★ ✓★');
  });

  it('stay as they were written if they cannot be loaded, which is reported once', async () => {
    const reported: unknown[] = [];
    const failure = new Error('no network');
    const context: RenderContext = {
      ...plainContext,
      report: (error) => reported.push(error),
      extras: { entities: () => Promise.reject(failure) },
    };
    const element = document.createElement('div');
    const renderer = new MarkdownRenderer(element, context);
    renderer.append('&bigstar; &nothing; and\n\n&check; and\n\n');
    renderer.show();
    await settled();
    renderer.append('&bigstar; again\n\n&nothing;');
    renderer.end();
    await settled();
    expect(element.textContent).to.equal('&bigstar; &nothing; and&check; and&bigstar; again&nothing;');
    expect(reported).to.deep.equal([failure]);
  });
});

describe('Mathematics in a text', () => {
  const text = 'The root $\\sqrt{x}$ is **real**.\n\n$$\ny = 1\n$$\n\nEnd.\n';
  const renderMath: MathRenderer = (source, isDisplay) => {
    if (source.includes('wrong')) throw new Error('wrong TeX');
    const node = document.createElement('b');
    node.append(`${isDisplay ? 'block' : 'inline'} ${source}`);
    return node;
  };

  it('is its source until what renders it is loaded', async () => {
    const { math, resolve } = laterMath(renderMath);
    const element = render(text, { context: { ...plainContext, extras: { math } } });
    expect(Array.from(element.querySelectorAll('.math.math-source'), (node) => node.textContent)).to.deep.equal([
      '\\sqrt{x}',
      'y = 1',
    ]);
    const strong = element.querySelector('strong');
    await resolve();
    expect(Array.from(element.querySelectorAll('.math > b'), (node) => node.textContent)).to.deep.equal([
      'inline \\sqrt{x}',
      'block y = 1',
    ]);
    expect(element.querySelector('.math-source')).to.equal(null);
    expect(element.querySelector('strong')).to.equal(strong);
  });

  it('is rendered at once when that is there, the same however the text comes', async () => {
    const { math, resolve } = laterMath(renderMath);
    const context = { ...plainContext, extras: { math } };
    render(['$a$'], { context });
    await resolve();
    const whole = render([text], { context });
    expect(whole.querySelectorAll('.math > b')).to.have.length(2);
    expect(render(text, { context }).isEqualNode(whole)).to.equal(true);
  });

  it('stays its source where it is wrong, which nobody is told', async () => {
    const { math, resolve } = laterMath(renderMath);
    const element = render('$wrong$ and $right$', { context: { ...plainContext, extras: { math } } });
    await resolve();
    expect(element.querySelector('.math-source')?.textContent).to.equal('wrong');
    expect(element.textContent).to.equal('wrong and inline right');
  });

  it('stays its source if nothing renders it, which is reported once', async () => {
    const reported: unknown[] = [];
    const failure = new Error('no network');
    const math = () => Promise.reject(failure);
    const element = render(text, {
      context: { ...plainContext, extras: { math }, report: (error) => reported.push(error) },
    });
    await settled();
    expect(reported).to.deep.equal([failure]);
    expect(element.querySelectorAll('.math-source')).to.have.length(2);
  });
});

/** Names that come when `resolve` is called. */
function later(lookup: (name: string) => string | undefined) {
  const { promise, resolve } = deferred(lookup);
  return { extras: { entities: () => promise } satisfies Extras, resolve };
}

function laterMath(renderer: MathRenderer) {
  const { promise, resolve } = deferred(renderer);
  return { math: () => promise, resolve };
}

/** A promise, and what resolves it to `value` and waits for whoever waits for it. */
function deferred<T>(value: T): { readonly promise: Promise<T>; readonly resolve: () => Promise<void> } {
  let settle: (value: T) => void;
  const promise = new Promise<T>((resolve) => (settle = resolve));
  return {
    promise,
    resolve: () => {
      settle(value);
      return settled();
    },
  };
}

/** After everything that waits for a promise that is settled. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}
