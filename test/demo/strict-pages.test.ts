/** The element in pages that allow little, lack much, or treat it roughly: it says nothing, or one clear line, and the chat works. */
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import type {} from '../../src/define.js';
import { openBrowser } from './browser.js';
import { answer, pageWith, StrictPage } from './served-pages.js';
import type { Served } from './served-pages.js';

const RICH = [
  '# Heading\n\nWith **bold**, `code` and $a^2$.\n\n```js\nconst one = 1;\n```\n\n',
  '| a | b |\n|---|---|\n| 1 | 2 |\n\n$$\\frac{a}{b}$$\n\n',
  '![dot](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M/wHwAEBgIApD5fRAAAAABJRU5ErkJggg==)\n',
];

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data: blob:; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html";

const ALL = 'with-attachments with-export with-feedback with-usage with-speech persist="session" with-threads';

const chatAnswers = { '/api/chat': answer('It works.') };
const plainPage: Readonly<Record<string, Served>> = { '/': { body: pageWith('') }, ...chatAnswers };

describe('A page that', function () {
  this.timeout(12_000);
  let browser: Browser;
  let close: (() => Promise<void>) | undefined;
  const pages: StrictPage[] = [];

  before(async () => {
    ({ browser, close } = await openBrowser());
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
  });
  after(() => close?.());

  async function open(files: Readonly<Record<string, Served>>, prepare = ''): Promise<StrictPage> {
    const page = await StrictPage.open(browser, files, prepare);
    pages.push(page);
    return page;
  }

  it('allows only its own scripts and styles, and no text as HTML, has a whole conversation without a violation', async () => {
    const page = await open({
      '/': { body: pageWith(ALL), headers: { 'content-security-policy': POLICY } },
      '/api/chat': answer(...RICH),
    });
    await page.there('[part~="input"]');
    const input = await page.page.waitForSelector('iotex-chat >>> input[type="file"]');
    await page.page.evaluate((element) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['some text'], 'notes.txt', { type: 'text/plain' }));
      element.files = transfer.files;
      element.dispatchEvent(new Event('change', { bubbles: true }));
    }, input!);
    await page.there('[part~="attachment"]');
    await page.ask('Show me everything');
    for (const shown of ['[part~="code-block"]', '[part~="table"]', 'math', 'img[part~="image"]', 'pre code']) {
      await page.there(shown);
    }
    for (const format of ['markdown', 'json', 'html'] as const) {
      const text = await page.page.evaluate((as) => document.querySelector('iotex-chat')!.exportThread(as), format);
      expect(text).to.include('Show me everything');
    }
    for (const button of [
      '[part~="copy-button"]',
      '[data-action="copy"]',
      '[data-action="usage"]',
      '[data-action="bad"]',
    ]) {
      const found = await page.page.$(`iotex-chat >>> ${button}`);
      await found?.evaluate((element) => (element as HTMLElement).click());
    }
    await page.there('[part~="feedback"]');
    await page.page.evaluate(() =>
      document.querySelector('iotex-chat')!.shadowRoot!.querySelector<HTMLElement>('img[role="button"]')?.click(),
    );
    expect(page.complaints).to.deep.equal([]);
  });

  for (const sandbox of ['allow-scripts', 'allow-scripts allow-same-origin']) {
    it(`puts it into a frame with sandbox="${sandbox}" has a chat there, also with persist`, async () => {
      const page = await open({
        '/': { body: `<!doctype html><title>Outer</title><iframe sandbox="${sandbox}" src="/inner"></iframe>` },
        '/inner': { body: pageWith('persist="local"') },
        ...chatAnswers,
      });
      // Chromium's own word about such a frame.
      const own = (words: string) => !words.includes('can escape its sandboxing');
      const frame = await page.page.waitForFrame((each) => each.url().endsWith('/inner'));
      await frame.waitForSelector('iotex-chat >>> textarea');
      const said = await frame.evaluate(async () => (await document.querySelector('iotex-chat')!.send('hi')).text);
      expect(said).to.equal('It works.');
      const isOpaque = sandbox === 'allow-scripts';
      expect(page.complaints.filter(own).join('\n')).to.match(
        isOpaque ? /^warn: .*nothing can be stored here.*$/ : /^$/,
      );
    });
  }

  it('may store nothing has a chat that says so, with persist', async () => {
    const refuse = `for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, { get() { throw new DOMException('No', 'SecurityError'); } });`;
    for (const persist of ['local', 'session']) {
      const page = await open({ '/': { body: pageWith(`persist="${persist}"`) }, ...chatAnswers }, refuse);
      await page.there('textarea');
      expect(await page.ask('hi')).to.equal('It works.');
      expect(page.complaints.filter((words) => words.startsWith('exception'))).to.deep.equal([]);
      expect(page.complaints).to.have.length.below(2);
    }
  });

  for (const [name, prepare] of [
    ['ResizeObserver', 'delete window.ResizeObserver;'],
    ['IntersectionObserver', 'delete window.IntersectionObserver;'],
    [
      'popover',
      'delete HTMLElement.prototype.popover; delete HTMLElement.prototype.showPopover; delete HTMLElement.prototype.togglePopover;',
    ],
    ['CSS.highlights', 'delete CSS.highlights; delete window.Highlight;'],
    ['Intl.Segmenter', 'delete Intl.Segmenter;'],
    ['custom states', 'delete ElementInternals.prototype.states;'],
    ['Web Locks', 'delete Navigator.prototype.locks;'],
    ['a channel between tabs', 'delete window.BroadcastChannel;'],
  ] as const) {
    it(`has no ${name} has a chat that works, and one line about it at most`, async () => {
      const files = { '/': { body: pageWith(`${ALL} announce="sentences"`) }, '/api/chat': answer(...RICH) };
      const page = await open(files, prepare);
      await page.there('textarea');
      expect(await page.ask('hi')).to.include('Heading');
      await page.there('[part~="code-block"]');
      expect(page.complaints).to.have.length.below(2);
      expect(page.complaints.join()).not.to.match(/exception|TypeError|is not defined/);
    });
  }

  it('defines it late keeps what was set before, and shows what stood in it until then', async () => {
    const page = await open({
      '/': {
        body: `<!doctype html><title>Late</title><iotex-chat proxy-url="/api/chat" heading="Before">Soon here</iotex-chat>
          <script type="module">
            const chat = document.querySelector('iotex-chat');
            chat.suggestions = ['One?'];
            chat.value = 'A draft';
            chat.greeting = 'Own';
            window.before = { text: chat.innerText, hasSend: 'send' in chat };
            await import('/chat.js');
          </script>`,
      },
      ...chatAnswers,
    });
    await page.there('[part~="suggestion"]');
    const found = await page.page.evaluate(() => {
      const chat = document.querySelector('iotex-chat')!;
      const { before } = window as unknown as { before: { text: string; hasSend: boolean } };
      const heading = chat.shadowRoot!.querySelector('[part~="heading"]')!.textContent;
      const own = ['suggestions', 'value', 'greeting'].filter((name) => Object.hasOwn(chat, name));
      return { ...before, heading, value: chat.value, own };
    });
    // Before it is defined it is an unknown element without methods: whoever calls one waits for customElements.whenDefined.
    expect(found).to.deep.equal({ text: 'Soon here', hasSend: false, heading: 'Before', value: 'A draft', own: [] });
    expect(await page.ask('hi')).to.equal('It works.');
    expect(page.complaints).to.deep.equal([]);
  });

  it('is written by document.write has a chat', async () => {
    const page = await open({
      '/': {
        body: `<!doctype html><script>document.write(${JSON.stringify(pageWith('').replaceAll('</', '<\\/'))})</script>`.replaceAll(
          '<\\\\/',
          '<\\/',
        ),
      },
      ...chatAnswers,
    });
    await page.there('textarea');
    expect(await page.ask('hi')).to.equal('It works.');
    expect(page.complaints).to.deep.equal([]);
  });

  it('loads it twice has one definition, and a chat', async () => {
    const twice = pageWith('').replace('</body>', '<script type="module" src="/chat.js?again"></script></body>');
    const page = await open({ '/': { body: twice }, ...chatAnswers });
    await page.there('textarea');
    await page.page.waitForNetworkIdle({ idleTime: 100 });
    expect(await page.ask('hi')).to.equal('It works.');
    expect(page.complaints.filter((words) => words.startsWith('exception'))).to.deep.equal([]);
  });

  it('swaps its HTML in the middle of an answer ends the request without an error', async () => {
    const page = await open(plainPage);
    await page.there('textarea');
    const ended = await page.page.evaluate(async () => {
      const chat = document.querySelector('iotex-chat')!;
      let isAborted = false;
      chat.transport = async function* (_request, { signal }) {
        yield { type: 'text', text: 'Half' };
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
        isAborted = true;
      };
      const ending = chat.send('hi');
      await new Promise((resolve) => chat.addEventListener('iotex-response-start', resolve, { once: true }));
      chat.outerHTML = '<iotex-chat proxy-url="/api/chat"></iotex-chat>';
      const { status } = await ending;
      return { status, isAborted };
    });
    expect(ended.isAborted).to.equal(true);
    expect(ended.status).to.be.oneOf(['stopped', 'interrupted']);
    expect(await page.ask('hi')).to.equal('It works.');
    expect(page.complaints).to.deep.equal([]);
  });

  it('moves it keeps the conversation, and in the shadow root of another element it works', async () => {
    const page = await open(plainPage);
    await page.there('textarea');
    await page.ask('hi');
    const said = await page.page.evaluate(async () => {
      const chat = document.querySelector('iotex-chat')!;
      chat.value = 'A draft';
      const box = document.createElement('div');
      document.body.append(box);
      box.attachShadow({ mode: 'closed' }).append(chat);
      await chat.updateComplete;
      const { text } = await chat.send('again');
      return { text, count: chat.messages.length, value: chat.value };
    });
    expect(said).to.deep.equal({ text: 'It works.', count: 4, value: 'A draft' });
    expect(page.complaints).to.deep.equal([]);
  });

  it('is left and come back to from the cache goes on', async () => {
    // A browser that is driven keeps no page in its cache, so the two events of it are made here.
    const page = await open({ '/': { body: pageWith('persist="session"') }, ...chatAnswers });
    await page.there('textarea');
    await page.ask('hi');
    const count = await page.page.evaluate(async () => {
      const chat = document.querySelector('iotex-chat')!;
      window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await chat.send('again');
      return chat.messages.length;
    });
    expect(count).to.equal(4);
    expect(page.complaints).to.deep.equal([]);
  });
});
