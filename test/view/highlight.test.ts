import { CodeBlock } from '../../src/markdown/render/code-block.js';
import { KINDS } from '../../src/markdown/highlight/kinds.js';
import { expect } from './expect.js';
import { frame } from './harness.js';
import { can } from './only-where.js';
import { coloured, replaced, show, StarHighlighter, testContext, until } from './render-context.js';

function open(language = 'star', highlighter = new StarHighlighter()) {
  const context = testContext({ highlighter: () => Promise.resolve(highlighter) });
  const block = new CodeBlock(language, context);
  const root = show(block.element);
  const node = (index = 0): Node => {
    const boxes = [block.element.querySelector('code'), ...block.element.querySelectorAll('.code-chunk')];
    return boxes[index]?.firstChild ?? document.createTextNode('');
  };
  return { block, context, root, node, highlighter };
}

const lines = (count: number): string => 'let x\n'.repeat(count);
const colours = (): number => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);

describe('Colours of code', () => {
  it('come when the code is complete, and leave its text one node', async () => {
    const { block, node } = open();
    block.append('let a = 1');
    block.end();
    await until(() => coloured(node()).length > 0);
    expect(coloured(node())).to.deep.equal([
      ['let', 'keyword'],
      ['1', 'number'],
    ]);
    expect(block.element.querySelector('code')?.childNodes).to.have.length(1);
  });

  it('come to whole lines while the code grows, at most every 300 ms, and stay', async () => {
    const { block, node, context, highlighter } = open();
    block.append('let a\nlet b');
    await until(() => coloured(node()).length === 1);
    const before = [...(CSS.highlights.get('iotex-chat-keyword') ?? [])];
    block.append('\nlet c\n');
    await frame();
    expect(coloured(node())).to.have.length(1);
    await context.clock.advance(299);
    expect(highlighter.texts).to.have.length(1);
    await context.clock.advance(1);
    expect(coloured(node())).to.have.length(3);
    expect([...(CSS.highlights.get('iotex-chat-keyword') ?? [])]).to.include.members(before);
    expect(highlighter.texts).to.deep.equal(['let a\n', 'let a\nlet b\nlet c\n']);
  });

  it('ask for nothing while no line is added', async () => {
    const { block, node, context, highlighter } = open();
    block.append('let a\n');
    await until(() => coloured(node()).length === 1);
    for (let index = 0; index < 20; index += 1) {
      block.append('b');
      await context.clock.advance(300);
    }
    expect(highlighter.texts).to.have.length(1);
  });

  it('are read chunk by chunk, and what a chunk leaves unfinished goes on in the next', async () => {
    const { block, node, highlighter } = open();
    block.append(`${lines(62)}let y *\n comment\nstill* let z\n${lines(3)}`);
    block.end();
    block.element.querySelector('.code-chunk')?.scrollIntoView();
    await until(() => coloured(node(1)).length > 0);
    expect(highlighter.texts).to.have.length(2);
    expect(highlighter.texts[1]).to.equal(`let y *\n comment\nstill* let z\n${lines(3)}`);
    expect(coloured(node(1)).slice(0, 2)).to.deep.equal([
      ['still*', 'comment'],
      ['let', 'keyword'],
    ]);
  });

  it('take back a comment over many chunks by its first line', async () => {
    const { block, node, highlighter } = open();
    block.append(`*begin\n${'words words words words words words words words\n'.repeat(150)}* let z\n`);
    block.end();
    await frame();
    block.element.querySelector('.code-chunk:last-child')?.scrollIntoView();
    await until(() => coloured(node(2)).length > 0);
    expect(highlighter.texts.at(-1)).to.match(/^\*begin\nwords/);
    expect(coloured(node(2)).at(-1)).to.deep.equal(['let', 'keyword']);
  });

  it('are there for what is in sight only, and go when it leaves', async () => {
    const { block, node, root } = open();
    block.append(lines(2000));
    block.end();
    await until(() => coloured(node()).length === 64);
    await frame();
    expect(coloured(node(20))).to.have.length(0);
    block.element.querySelector('.code-chunk:last-child')?.scrollIntoView();
    await until(() => coloured(node(31)).length > 0);
    await until(() => coloured(node(1)).length === 0);
    (root.host as HTMLElement).remove();
    await until(() => coloured(node(31)).length === 0);
    await until(() => colours() === 0);
  });

  it('load nothing for a code that nobody sees', async () => {
    let isAsked = false;
    const context = testContext({
      highlighter: () => {
        isAsked = true;
        return Promise.resolve(new StarHighlighter());
      },
    });
    const block = new CodeBlock('star', context);
    const far = document.createElement('div');
    far.style.height = '10000px';
    show(far, block.element);
    block.append(lines(3));
    block.end();
    await frame();
    await frame();
    expect(isAsked).to.equal(false);
  });

  it('hold the page by one chunk at a time', async () => {
    const { block, node, highlighter } = open();
    const tasks: number[] = [];
    let task = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      task += 1;
      port2.postMessage(0);
    };
    port2.postMessage(0);
    const { tokens } = highlighter;
    Object.assign(highlighter, {
      tokens: (code: string) => {
        tasks.push(task);
        return tokens(code);
      },
    });
    block.append(lines(64 * 12));
    block.end();
    block.element.querySelector('.code-chunk:last-child')?.scrollIntoView();
    await until(() => coloured(node(11)).length > 0);
    port1.close();
    expect(tasks).to.have.length(12);
    expect(new Set(tasks).size).to.be.at.least(can.alternateChannels ? 12 : 6);
  });

  it('are left out for a language that is not known, and for a line of very many characters', async () => {
    const unknown = open('other');
    unknown.block.append('let a\n');
    unknown.block.end();
    const long = open();
    long.block.append(`${'let '.repeat(5000)}\n${lines(3)}`);
    long.block.end();
    long.block.element.querySelector('.code-chunk')?.scrollIntoView();
    await until(() => coloured(long.node(1)).length === 3);
    expect(unknown.highlighter.texts).to.have.length(0);
    expect(unknown.context.reports).to.have.length(0);
    expect(coloured(long.node(0))).to.have.length(0);
  });

  it('are left out, and the reason reported, if a grammar throws or does not load', async () => {
    const broken = open();
    broken.block.append('let a\nthrow\n');
    broken.block.end();
    await until(() => broken.context.reports.length > 0);
    broken.block.append('more\n');
    await frame();
    expect(broken.context.reports).to.have.length(1);
    expect(broken.block.text).to.equal('let a\nthrow\nmore\n');
    // Room for the next one: what is below the window is left for later.
    broken.root.host.remove();

    const failure = new Error('offline');
    for (const highlighter of [
      () => Promise.reject(failure),
      () => Promise.resolve({ load: () => Promise.reject(failure), tokens: () => ({ list: [] }) }),
    ]) {
      const context = testContext({ highlighter });
      const block = new CodeBlock('star', context);
      const { host } = show(block.element);
      block.append('let a\n');
      block.end();
      await until(() => context.reports.length > 0);
      expect(context.reports).to.deep.equal([failure]);
      expect(block.text).to.equal('let a\n');
      host.remove();
    }
  });

  it('are spans where the browser has no registry, and only when the code is complete', async () => {
    await replaced(CSS, 'highlights', undefined, async () => {
      const { block, highlighter } = open();
      block.append(`let a *b\nc* 1\n${lines(62)}let z`);
      await until(() => highlighter.texts.length > 0);
      await frame();
      const code = block.element.querySelector('code')!;
      expect(code.querySelector('[class^="token-"]')).to.equal(null);
      const text = code.textContent;
      block.end();
      block.element.querySelector('.code-chunk')?.scrollIntoView();
      await until(() => code.querySelector('.code-chunk > .token-keyword') !== null);
      expect(code.textContent).to.equal(text);
      expect(code.querySelector('.token-comment')?.textContent).to.equal('*b\nc*');
      expect(code.querySelector('.token-number')?.textContent).to.equal('1');
    });
  });

  it('can be read on the ground of a code block, in light and in dark', () => {
    const { block, root } = open();
    const host = root.host as HTMLElement;
    for (const scheme of ['light', 'dark']) {
      host.style.colorScheme = scheme;
      const ground = luminance(getComputedStyle(block.element).backgroundColor);
      for (const kind of KINDS) {
        const span = document.createElement('span');
        span.className = `token-${kind}`;
        block.element.append(span);
        const ink = luminance(getComputedStyle(span).color);
        const contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
        expect(contrast, `${kind}, ${scheme}`).to.be.at.least(4.5);
        span.remove();
      }
    }
  });
});

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance, of any colour that the browser can paint. */
function luminance(colour: string): number {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d')!;
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = Array.from(canvas.getImageData(0, 0, 1, 1).data.slice(0, 3), (byte) => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
