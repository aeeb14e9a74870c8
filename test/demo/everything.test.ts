import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'puppeteer-core';
import { startDemo } from '../../demo/server.js';
import type { Demo } from '../../demo/server.js';
import type {} from '../../src/define.js';
import { ChatPage, openBrowser } from './browser.js';

const path = '/demo/everything.html';
const script = '/demo/dist/pages/everything.js';
const source = new URL('../../demo/gateway/models/everything.md', import.meta.url);

/** All that an answer may consist of, beside MathML. */
const elements = new Set(
  (
    'div section p h1 h2 h3 h4 h5 h6 hr blockquote ul ol li input em strong del code a br img button sup span ' +
    'figure figcaption pre table thead tbody tr th td svg path rect'
  ).split(' '),
);

describe('demo page of everything', function () {
  this.timeout(60_000);
  let demo: Demo;
  let browser: Browser;
  let closeBrowser: (() => Promise<void>) | undefined;

  before(async () => {
    demo = await startDemo();
    const { status } = await fetch(new URL(script, demo.url), { method: 'HEAD' });
    if (status !== 200) throw new Error(`${script} is not built. Run "npm run build" first.`);
    ({ browser, close: closeBrowser } = await openBrowser());
  });
  after(async () => {
    await closeBrowser?.();
    await demo.close();
  });

  /** Opens the page, in which violations of its policy are complaints. */
  async function open(): Promise<ChatPage> {
    const page = await ChatPage.open(browser, demo, path);
    await page.page.exposeFunction('complain', (text: string) => page.complaints.push(text));
    await page.page.evaluate(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        (window as unknown as { complain: (text: string) => void }).complain(`${violatedDirective}: ${blockedURI}`);
      });
    });
    return page;
  }

  /** Presses the button, and waits until its answer has begun; the fastest one may have ended then. */
  async function show(page: ChatPage, model: string): Promise<void> {
    const begun = demo.gateway!.next('first-byte');
    await page.page.click(`button[data-model="${model}"]`);
    expect((await begun).model).to.equal(model);
  }

  async function shown(page: ChatPage): Promise<void> {
    await page.page.waitForFunction(() => document.querySelector('iotex-chat')!.messages.at(-1)?.status === 'done', {
      polling: 'raf',
    });
  }

  it('asks nobody before a speed is chosen', async () => {
    const asked = demo.gateway!.requests.length;
    const page = await open();
    expect(await page.messages()).to.deep.equal([]);
    expect(demo.gateway!.requests).to.have.length(asked);
    await page.close();
  });

  it('has a button for each model of its own pace', async () => {
    const page = await open();
    const buttons = await page.page.$$eval('button[data-model]', (all) =>
      all.map((button) => [(button as HTMLElement).dataset['model'], Number(button.textContent.replace(',', ''))]),
    );
    const models = demo.gateway!.models.filter(({ id }) => /^everything-/.test(id));
    expect(buttons).to.deep.equal(models.map(({ id, tokensPerSecond }) => [id, tokensPerSecond]));
    await page.close();
  });

  it('stops with its own button', async () => {
    const page = await open();
    await show(page, 'everything-10');
    await page.answerLongerThan(0);
    await page.page.click('#stop');
    await page.status('idle');
    expect((await page.messages()).at(-1)).to.include({ role: 'assistant', status: 'stopped' });
    await page.close();
  });

  it('begins anew at another speed while an answer is under way', async () => {
    const page = await open();
    await show(page, 'everything-10');
    await page.answerLongerThan(0);
    await show(page, 'everything-4000');
    await shown(page);
    expect((await page.messages()).map(({ status }) => status)).to.deep.equal(['done', 'stopped', 'done', 'done']);
    expect(page.complaints).to.deep.equal([]);
    await page.close();
  });

  it('links to the text as it is written', async () => {
    const page = await open();
    const address = await page.page.$eval('a[href$=".md"]', ({ href }) => href);
    expect(await (await fetch(address)).text()).to.equal(await readFile(source, 'utf8'));
    await page.close();
  });

  describe('at 4,000 tokens a second', () => {
    let page: ChatPage;
    before(async () => {
      page = await open();
      await show(page, 'everything-4000');
      await shown(page);
      // Colours and formulas come with what is loaded for them.
      await page.page.waitForNetworkIdle();
    });
    after(() => page.close());

    it('ends well, and without a complaint of the page or its policy', async () => {
      expect((await page.messages()).at(-1)).to.include({ role: 'assistant', status: 'done' });
      expect(page.complaints).to.deep.equal([]);
    });

    it('shows each thing as often as it was written', async () => {
      const counts = await page.page.evaluate((selectors) => {
        const root = document.querySelector('iotex-chat')!.shadowRoot!;
        return selectors.map((selector) => `${selector}: ${root.querySelectorAll(`.assistant ${selector}`).length}`);
      }, Object.keys(written));
      expect(counts).to.deep.equal(Object.entries(written).map(([selector, count]) => `${selector}: ${count}`));
    });

    it('shows all words of the text', async () => {
      const answer = await page.answerLongerThan(0);
      const words = wordsOf(await readFile(source, 'utf8'));
      expect(words.size).to.be.greaterThan(450);
      expect([...words].filter((word) => !answer.includes(word))).to.deep.equal([]);
    });

    it('holds no element and no attribute that an answer may not have', async () => {
      const found = await page.page.evaluate(() => {
        const answers = document.querySelector('iotex-chat')!.shadowRoot!.querySelectorAll('.assistant .content *');
        return [...answers].map(({ namespaceURI, localName, attributes }) => ({
          name: localName,
          isMath: namespaceURI === 'http://www.w3.org/1998/Math/MathML',
          attributes: [...attributes].map((attribute) => attribute.name),
        }));
      });
      expect(found.length).to.be.greaterThan(500);
      expect(found.filter(({ name, isMath }) => !isMath && !elements.has(name))).to.deep.equal([]);
      const forbidden = /^(?:on.*|id|name|srcdoc|formaction|action|srcset)$/;
      expect(found.filter(({ attributes }) => attributes.some((name) => forbidden.test(name)))).to.deep.equal([]);
      // What a formula looks like is set property by property, and shows as an attribute.
      expect(found.filter(({ isMath, attributes }) => !isMath && attributes.includes('style'))).to.deep.equal([]);
    });

    it('links late definitions, and nothing that runs', async () => {
      const links = await page.page.evaluate(() =>
        [...document.querySelector('iotex-chat')!.shadowRoot!.querySelectorAll<HTMLAnchorElement>('.content a')].map(
          ({ href, rel, target }) => ({ href, rel, target }),
        ),
      );
      const addresses = links.map(({ href }) => href);
      expect(addresses.filter((href) => href === 'https://spec.commonmark.org/0.31.2/')).to.have.length(3);
      expect(addresses).to.include('https://github.github.com/gfm/#tables-extension-');
      expect(addresses).to.include('mailto:somebody@example.com');
      expect(addresses.filter((href) => !/^(?:https?|mailto|tel):/.test(href))).to.deep.equal([]);
      for (const { rel, target } of links)
        expect({ rel, target }).to.deep.equal({ rel: 'noopener noreferrer nofollow', target: '_blank' });
    });

    for (const width of [320, 390, 1280]) {
      it(`fits ${width} pixels of width: only code, tables and formulas scroll sideways, each in its box`, async () => {
        await page.page.setViewport({ width, height: 700 });
        const tooWide = await page.page.evaluate(() => {
          const { shadowRoot } = document.querySelector('iotex-chat')!;
          const log = shadowRoot!.querySelector('.messages')!;
          return [document.documentElement, log].map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
        });
        expect(tooWide).to.deep.equal([0, 0]);
      });
    }
  });
});

/** Counted by hand in `everything.md`. */
const written = {
  h1: 1,
  h2: 14,
  h3: 1,
  h4: 1,
  h5: 1,
  h6: 1,
  hr: 1,
  'ul.loose': 1,
  'li.task input': 5,
  'li.task input[checked]': 3,
  'ol[start="1969"] > li': 3,
  'blockquote blockquote': 1,
  table: 2,
  'tbody tr': 11,
  'th.align-right': 3,
  'figure.code-block': 13,
  'button.placeholder': 1,
  'img.image': 1,
  '.footnotes > ol > li': 2,
  '.footnote-mark': 3,
  '.math': 5,
  '.raw': 2,
  '.link-host': 1,
};

/** The words of four letters and more that a reader sees: addresses, names of languages and of characters, and formulas aside. */
function wordsOf(markdown: string): Set<string> {
  const text = markdown
    .replace(/^\[\w+\]:.*$/gm, '')
    .replace(/^```\w+$/gm, '')
    .replace(/\$\$[^$]*\$\$|\\\[[^]*?\\\]|\\\(.*?\\\)|\$[^$\n]*\$/g, '')
    .replace(/!\[.*?\]\(.*?\)/g, '')
    .replace(/\]\([^)\s]*(?: ".*?")?\)|\]\[\w+\]/g, ']')
    .replace(/&#?\w+;/g, '');
  return new Set(text.match(/[\p{L}\p{M}]{4,}/gu));
}
