import { sendKeys } from '@web/test-runner-commands';
import { emulateMedia } from './media.js';
import { itWhere } from './only-where.js';
import { nextTask } from '../../src/protocol/clock.js';
import { en } from '../../src/locales/en.js';
import { CodeBlock } from '../../src/markdown/render/code-block.js';
import { code } from '../../src/view/styles/code.js';
import { expect } from './expect.js';
import { frame } from './harness.js';
import { replaced, show, testContext, until } from './render-context.js';

function block(language: string, text: string, context = testContext()): CodeBlock {
  const made = new CodeBlock(language, context);
  if (text) made.append(text);
  made.end();
  return made;
}

const query = (made: CodeBlock, selector: string): HTMLElement => {
  const found = made.element.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
};

const lines = (count: number): string => Array.from({ length: count }, (_, index) => `line ${index};\n`).join('');

/** A clipboard that takes everything, or nothing. */
function clipboard(isOpen: boolean) {
  const texts: string[] = [];
  const writeText = (text: string) => {
    if (!isOpen) return Promise.reject(new DOMException('no', 'NotAllowedError'));
    texts.push(text);
    return Promise.resolve();
  };
  return { texts, writeText };
}

async function pressWithControl(key: string): Promise<void> {
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: key });
  await sendKeys({ up: 'Control' });
}

async function press(button: HTMLElement): Promise<void> {
  button.click();
  await nextTask();
}

describe('A code block', () => {
  it('passes the accessibility audit', async () => {
    const made = block('js', lines(200));
    const empty = block('', '');
    const root = show(made.element, empty.element);
    await expect(root.host).to.be.accessible();
    expect(query(made, 'pre').getAttribute('aria-label')).to.equal('Code, JavaScript');
    expect(query(empty, '.code-language').textContent).to.equal('Code');
  });

  it('has the parts and the shape that style sheets count on', () => {
    const { element } = block('python', 'print(1)\n');
    expect(element.localName).to.equal('figure');
    expect(element.getAttribute('part')).to.equal('code-block');
    expect(element.querySelector('figcaption')?.getAttribute('part')).to.equal('code-header');
    expect(element.querySelector('pre[dir="ltr"][tabindex="0"] > code')?.childNodes).to.have.length(1);
    expect(element.querySelectorAll('[style]')).to.have.length(0);
  });

  it('is the same however its text was cut, and keeps every character', () => {
    const long = `${'x'.repeat(8190)}😀${'y'.repeat(20_000)}`;
    for (const text of [
      'a',
      'a\n',
      lines(64),
      lines(65),
      lines(500),
      `${long}\nz\n`,
      `${lines(70)}${long}`,
      '😀'.repeat(9000),
    ]) {
      const whole = block('js', text).element;
      expect(whole.querySelector('code')?.textContent).to.equal(text);
      for (const size of [1, 7, 4096, 8191]) {
        const made = new CodeBlock('js', testContext());
        for (let start = 0; start < text.length; start += size) made.append(text.slice(start, start + size));
        made.end();
        expect(made.element.isEqualNode(whole), `${text.length} by ${size}`).to.equal(true);
        expect(made.text).to.equal(text);
      }
    }
  });

  it('parts no pair of surrogates between nodes', () => {
    const made = block('', `x${'😀'.repeat(10_000)}`);
    const walker = document.createTreeWalker(query(made, 'code'), NodeFilter.SHOW_TEXT);
    let count = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      expect(node.nodeValue).not.to.match(/\p{Surrogate}/u);
      count += 1;
    }
    expect(count).to.equal(3);
  });

  it('removes and replaces nothing while it grows', async () => {
    const made = new CodeBlock('js', testContext());
    const root = show(made.element);
    const removed: Node[] = [];
    const observer = new MutationObserver((records) =>
      records.forEach((record) => removed.push(...record.removedNodes)),
    );
    observer.observe(root, { childList: true, subtree: true });
    for (let index = 0; index < 300; index += 1) made.append(`let a${index} = ${index};\n`);
    made.append('x'.repeat(30_000));
    made.end();
    await nextTask();
    expect(removed).to.have.length(0);
    expect(made.element.querySelectorAll('.code-chunk').length).to.be.greaterThan(2);
  });

  itWhere('selectSkipped', 'gives a selection over all its chunks as exactly its text', () => {
    const text = `${lines(64)}\n\n${lines(200)}last`;
    const made = block('js', text);
    show(made.element);
    const selection = getSelection()!;
    selection.selectAllChildren(query(made, 'code'));
    expect(selection.toString()).to.equal(text);
    selection.removeAllRanges();
  });

  itWhere('copyByKeys', 'is copied from a selection over all its chunks as exactly its text', async () => {
    const text = `${lines(64)}\n\n${lines(200)}last`;
    const made = block('js', text);
    const field = document.createElement('textarea');
    show(made.element, field);
    await frame();
    getSelection()!.selectAllChildren(query(made, 'code'));
    await pressWithControl('c');
    field.focus();
    await pressWithControl('v');
    await until(() => field.value !== '');
    expect(field.value).to.equal(text);
  });

  it('scrolls as far as its widest line, wherever that is, and lays out no chunk that is out of sight', async () => {
    const made = block('js', `${lines(64)}${lines(10)}${'wide '.repeat(200)}\n${lines(200)}`);
    show(made.element);
    const chunk = query(made, '.code-chunk');
    chunk.scrollIntoView();
    await frame();
    const pre = query(made, 'pre');
    expect(getComputedStyle(chunk).contentVisibility).to.equal('auto');
    expect(chunk.getBoundingClientRect().width).to.be.greaterThan(5000);
    expect(pre.scrollWidth).to.be.greaterThan(5000);
    pre.scrollTo({ left: 5000 });
    expect(pre.scrollLeft).to.be.greaterThan(4000);
  });

  it('is laid out as a whole for print, its lines wrapped, without its buttons', async () => {
    const made = block('js', `${lines(200)}${'wide '.repeat(200)}\n`);
    show(made.element);
    await emulateMedia({ media: 'print' });
    try {
      expect(getComputedStyle(query(made, '.code-chunk')).contentVisibility).to.equal('visible');
      expect(getComputedStyle(query(made, 'pre')).whiteSpaceCollapse).to.equal('preserve');
      expect(query(made, 'code').clientWidth).to.be.at.most(query(made, 'pre').clientWidth);
      expect(query(made, '.copy').checkVisibility()).to.equal(false);
    } finally {
      await emulateMedia({ media: 'screen' });
    }
  });

  itWhere(
    'adjustForcedColours',
    'takes its own colours where colours are forced: highlights are painted like a selection otherwise',
    () => {
      const rules = [...(code.styleSheet?.cssRules ?? [])].filter(
        (rule) => rule instanceof CSSMediaRule && rule.conditionText === '(forced-colors: active)',
      );
      const pre = rules
        .flatMap((rule) => [...(rule as CSSMediaRule).cssRules])
        .find((rule) => (rule as CSSStyleRule).selectorText === '.code-block pre') as CSSStyleRule | undefined;
      expect(pre?.style.getPropertyValue('forced-color-adjust')).to.equal('none');
    },
  );

  it('shows a very long line as one line', () => {
    const made = block('', 'x'.repeat(30_000));
    show(made.element);
    const one = block('', 'x');
    show(one.element);
    expect(query(made, 'code').clientHeight).to.equal(query(one, 'code').clientHeight);
    expect(made.element.querySelectorAll('.code-piece')).to.have.length(3);
  });

  it('wraps long lines when the switch is on', () => {
    const made = block('js', `${'word '.repeat(500)}\n`);
    show(made.element);
    const button = query(made, '.wrap');
    const pre = query(made, 'pre');
    const header = query(made, '.code-header').getBoundingClientRect().height;
    expect(button.getAttribute('aria-pressed')).to.equal('false');
    expect(pre.scrollWidth).to.be.greaterThan(pre.clientWidth);
    button.click();
    expect(button.getAttribute('aria-pressed')).to.equal('true');
    expect(pre.scrollWidth).to.equal(pre.clientWidth);
    expect(query(made, '.code-header').getBoundingClientRect().height).to.equal(header);
    button.click();
    expect(pre.scrollWidth).to.be.greaterThan(pre.clientWidth);
  });

  it('has buttons that are large enough', () => {
    const made = block('js', 'a\n');
    show(made.element);
    for (const button of made.element.querySelectorAll('button')) {
      const { width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
    }
  });

  it('keeps a language of 10,000 characters on its line', () => {
    const made = block('W'.repeat(10_000), 'a\n');
    const root = show(made.element);
    const other = block('js', 'a\n');
    root.append(other.element);
    expect(query(made, '.code-header').clientHeight).to.equal(query(other, '.code-header').clientHeight);
    expect(root.host.scrollWidth).to.equal(root.host.clientWidth);
  });
});

describe('Copy', () => {
  const copy = (made: CodeBlock) => query(made, '[part="copy-button"]');

  it('copies exactly the code, without the line end before the fence, and says so for two seconds', async () => {
    const context = testContext();
    const made = block('sh', '  rm -r x\n\ttab \n\n', context);
    show(made.element);
    const { texts, ...open } = clipboard(true);
    await replaced(navigator, 'clipboard', open, () => press(copy(made)));
    expect(texts).to.deep.equal(['  rm -r x\n\ttab \n']);
    expect(copy(made).getAttribute('aria-label')).to.equal(en.copied);
    expect(copy(made).textContent).to.equal(en.copied);
    await context.clock.advance(1999);
    expect(copy(made).getAttribute('aria-label')).to.equal(en.copied);
    await context.clock.advance(1);
    expect(copy(made).getAttribute('aria-label')).to.equal(en.copyCode);
    expect(copy(made).textContent).to.equal('');
  });

  it('counts the two seconds from the last click', async () => {
    const context = testContext();
    const made = block('sh', 'x\n', context);
    show(made.element);
    await replaced(navigator, 'clipboard', clipboard(true), async () => {
      await press(copy(made));
      await context.clock.advance(1500);
      await press(copy(made));
    });
    await context.clock.advance(1500);
    expect(copy(made).textContent).to.equal(en.copied);
    expect(context.clock.pending).to.equal(1);
  });

  for (const [name, value] of [
    ['missing', undefined],
    ['refused', clipboard(false)],
  ] as const) {
    it(`copies as the visitor would where the Clipboard API is ${name}`, async () => {
      const made = block('sh', lines(100));
      show(made.element);
      const seen: unknown[] = [];
      // Stands for the browser, which lets a test copy only with a permission.
      const execCommand = (command: string) => {
        const event = new ClipboardEvent('copy', {
          clipboardData: new DataTransfer(),
          bubbles: true,
          cancelable: true,
        });
        document.dispatchEvent(event);
        seen.push(
          command,
          getSelection()?.rangeCount,
          event.defaultPrevented,
          event.clipboardData?.getData('text/plain'),
        );
        return true;
      };
      await replaced(navigator, 'clipboard', value, () =>
        replaced(document, 'execCommand', execCommand, () => press(copy(made))),
      );
      expect(seen).to.deep.equal(['copy', 1, true, lines(100).slice(0, -1)]);
      expect(copy(made).getAttribute('aria-label')).to.equal(en.copied);
      expect(getSelection()?.isCollapsed ?? true).to.equal(true);
    });
  }

  it('selects the code where nothing copies, and says what to do', async () => {
    for (const refuse of [
      () => false,
      () => {
        throw new DOMException('no');
      },
    ]) {
      const context = testContext();
      const made = block('sh', 'one\ntwo\n', context);
      show(made.element);
      await replaced(navigator, 'clipboard', clipboard(false), () =>
        replaced(document, 'execCommand', refuse, () => press(copy(made))),
      );
      expect(copy(made).textContent).to.equal(en.copyFailed);
      expect(getSelection()?.toString().trim()).to.equal('one\ntwo');
      await context.clock.advance(6000);
      expect(copy(made).getAttribute('aria-label')).to.equal(en.copyCode);
      expect(context.reports).to.have.length(0);
      getSelection()?.removeAllRanges();
    }
  });
});

describe('A renderer for a language', () => {
  it('gets the whole code once, when it is complete, and what it makes is shown in its place', async () => {
    const codes: string[] = [];
    const context = testContext(
      {},
      {
        mermaid: (code) => {
          codes.push(code);
          return document.createElement('b');
        },
      },
    );
    const made = new CodeBlock('Mermaid', context);
    show(made.element);
    made.append('graph ');
    made.append('TD\n');
    expect(codes).to.have.length(0);
    made.end();
    expect(codes).to.deep.equal(['graph TD\n']);
    expect(query(made, '.code-rendered > b')).to.exist;
    expect(query(made, 'pre').checkVisibility()).to.equal(false);
    const { texts, ...open } = clipboard(true);
    await replaced(navigator, 'clipboard', open, () => press(query(made, '[part="copy-button"]')));
    expect(texts).to.deep.equal(['graph TD']);
  });

  it('is reported if it throws or returns no node, and the code stays', () => {
    const failure = new Error('no');
    for (const renderer of [
      () => {
        throw failure;
      },
      () => '<b>' as unknown as Node,
    ]) {
      const context = testContext({}, { mermaid: renderer });
      const made = block('mermaid', 'graph\n', context);
      show(made.element);
      expect(context.reports).to.have.length(1);
      expect(context.reports[0]).to.be.an('error');
      expect(query(made, 'pre').checkVisibility()).to.equal(true);
      expect(made.element.querySelector('.code-rendered')).to.equal(null);
    }
  });
});
