/** The launcher as it is built, on pages of a test's own: what a visitor does before the chat is there, and what a site does that cannot load it. */
import { expect } from 'chai';
import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { startDemo } from '../../demo/server.js';
import type { Demo } from '../../demo/server.js';
import type {} from '../../src/define.js';
import { openBrowser } from './browser.js';

const PATH = '/own.html';
const LAUNCHER = '<script type="module" src="/cdn/iotex-chat.js"></script>';
const FLOATING = '<iotex-chat mode="floating" proxy-url="/api/chat" model="docs"></iotex-chat>';
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data: blob:; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html";

describe('cdn/iotex-chat.js', function () {
  this.timeout(60_000);
  let demo: Demo;
  let browser: Browser;
  let closeBrowser: (() => Promise<void>) | undefined;
  let page: Page;
  /** Scripts of `/cdn/` that were asked for. */
  let asked: string[];
  let complaints: string[];

  before(async () => {
    demo = await startDemo({ tokensPerSecond: Infinity });
    const { status } = await fetch(new URL('/cdn/iotex-chat.js', demo.url), { method: 'HEAD' });
    if (status !== 200) throw new Error('/cdn/iotex-chat.js is not built. Run "npm run build" first.');
    ({ browser, close: closeBrowser } = await openBrowser());
  });
  afterEach(() => page.close());
  after(async () => {
    await closeBrowser?.();
    await demo.close();
  });

  /** A page with this body. `meet` may answer a request for a script otherwise, or later: then it gives true. */
  async function open(body: string, meet: (request: HTTPRequest, name: string) => boolean = () => false, lang = 'en') {
    asked = [];
    complaints = [];
    page = await browser.newPage();
    await page.setViewport({ width: 1000, height: 700 });
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.exposeFunction('complain', (words: string) => complaints.push(words));
    await page.evaluateOnNewDocument(`addEventListener('securitypolicyviolation', (event) =>
      window.complain('refused: ' + event.violatedDirective + ' ' + event.blockedURI))`);
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname === PATH) {
        const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Page</title></head><body>${body}</body></html>`;
        const headers = { 'content-security-policy': POLICY };
        void request.respond({ status: 200, contentType: 'text/html; charset=utf-8', headers, body: html });
        return;
      }
      if (pathname === '/favicon.ico') return void request.respond({ status: 204 });
      const name = pathname.split('/').at(-1) ?? '';
      if (pathname.startsWith('/cdn/')) asked.push(name);
      if (!meet(request, name)) void request.continue();
    });
    await page.goto(new URL(PATH, demo.url).href);
  }

  const find = (selector: string) => page.waitForSelector(`iotex-chat >>> ${selector}`, { visible: true });
  const isThere = () =>
    page.waitForFunction(
      () =>
        customElements.get('iotex-chat') !== undefined &&
        document.querySelector('iotex-chat')!.shadowRoot!.querySelector('[data-stand-in]') === null,
      { polling: 'raf' },
    );
  const answered = () =>
    page.waitForFunction(() => document.querySelector('iotex-chat')!.messages.at(-1)?.status === 'done', {
      polling: 'raf',
    });

  /** Holds back the panel until it is called. */
  function held() {
    let isLet = false;
    const waiting: HTTPRequest[] = [];
    return {
      meet(request: HTTPRequest, name: string) {
        if (isLet || name !== 'panel.js') return false;
        waiting.push(request);
        return true;
      },
      async go() {
        isLet = true;
        for (const request of waiting) await request.continue();
      },
    };
  }

  it('is all that a page asks for until somebody comes near', async () => {
    await open(LAUNCHER + FLOATING);
    await find('[part~="launcher"]');
    await page.waitForNetworkIdle({ idleTime: 100 });
    expect(asked.filter((name) => name === 'panel.js')).to.deep.equal([]);
    expect(complaints).to.deep.equal([]);
  });

  it('hands over what was typed before the chat was there, with the caret in it, under a strict policy', async () => {
    const panel = held();
    await open(LAUNCHER + FLOATING, panel.meet);
    await (await find('[part~="launcher"]'))!.click();
    await find('[part~="input"]');
    await page.keyboard.type('What is this');
    for (let times = 0; times < 5; times += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.down('Shift');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.up('Shift');
    await panel.go();
    await isThere();
    const found = await page.evaluate(() => {
      const { value, shadowRoot, messages } = document.querySelector('iotex-chat')!;
      const input = shadowRoot!.activeElement as HTMLTextAreaElement;
      return { value, count: messages.length, range: [input.selectionStart, input.selectionEnd] };
    });
    expect(found).to.deep.equal({ value: 'What is this', count: 0, range: [6, 7] });
    await page.keyboard.type('X');
    expect(await page.$eval('iotex-chat', ({ value }) => value)).to.equal('What iX this');
    expect(complaints).to.deep.equal([]);
  });

  it('sends once what was to be sent before the chat was there, and it is answered, under a strict policy', async () => {
    const panel = held();
    await open(LAUNCHER + FLOATING, panel.meet);
    await (await find('[part~="launcher"]'))!.click();
    await find('[part~="input"]');
    await page.keyboard.type('How do I stop an answer?');
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('Enter');
    const before = demo.gateway!.requests.length;
    await panel.go();
    await isThere();
    await answered();
    const texts = await page.$eval('iotex-chat', ({ messages }) => messages.map(({ role, text }) => [role, text]));
    expect(texts.map(([role]) => role)).to.deep.equal(['user', 'assistant']);
    expect(texts[0]![1]).to.equal('How do I stop an answer?');
    expect(demo.gateway!.requests.length - before).to.equal(1);
    expect(complaints).to.deep.equal([]);
  });

  it('keeps the focus in the panel where the visitor writes on the screen', async () => {
    const panel = held();
    await open(LAUNCHER + FLOATING, panel.meet);
    await page.setViewport({ width: 390, height: 800, isMobile: true, hasTouch: true });
    await (await find('[part~="launcher"]'))!.tap();
    await find('[part~="panel"]');
    await panel.go();
    await isThere();
    const found = await page.evaluate(() => {
      const box = document.querySelector('iotex-chat')!.shadowRoot!;
      return [box.activeElement?.getAttribute('part'), box.querySelector('[part~="panel"]')!.matches(':popover-open')];
    });
    expect(found).to.deep.equal(['panel', true]);
  });

  it('says in words that the chat could not be loaded, and Retry brings it with what was typed', async () => {
    await open(LAUNCHER + FLOATING, (request, name) => {
      if (name !== 'panel.js') return false;
      void request.respond({ status: 404, contentType: 'text/plain', body: 'Not there' });
      return true;
    });
    await (await find('[part~="launcher"]'))!.click();
    await find('[role="alert"]');
    expect(await page.$eval('iotex-chat >>> [role="alert"]', ({ textContent }) => textContent)).to.include(
      'The chat could not be loaded.',
    );
    await page.keyboard.type('Still here');
    await (await find('[role="alert"] button'))!.click();
    await isThere();
    expect(await page.$eval('iotex-chat', ({ value, open }) => [value, open])).to.deep.equal(['Still here', true]);
    expect(complaints.filter((words) => words.startsWith('<iotex-chat>'))).to.have.length(1);
  });

  it('speaks the language of the page before the chat is there', async () => {
    await open(LAUNCHER + FLOATING, undefined, 'pt-BR');
    await page.waitForFunction(
      () =>
        document.querySelector('iotex-chat')?.shadowRoot?.querySelector('[part~="launcher"]')?.ariaLabel ===
        'Abrir o chat',
      { polling: 'raf' },
    );
    expect(asked.filter((name) => name === 'panel.js')).to.deep.equal([]);
  });

  it('loads a chat in the page when it comes near, and not before', async () => {
    // A blank page of height, without a style of its own: the policy has none.
    await open(
      `${LAUNCHER}<main>${'<p>A line</p>'.repeat(100)}<iotex-chat proxy-url="/api/chat">Soon</iotex-chat></main>`,
    );
    await page.waitForNetworkIdle({ idleTime: 100 });
    expect(asked).to.deep.equal(asked.filter((name) => name !== 'panel.js'));
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await find('textarea');
    expect(asked).to.include('panel.js');
    expect(complaints).to.deep.equal([]);
  });

  it('is made by data- attributes of the classic script, and an unknown one is said', async () => {
    await open(
      '<script src="/cdn/iotex-chat.iife.js" data-proxy-url="/api/chat" data-model="docs" data-heading="Help" data-lang="en" data-nonsense="1"></script>',
    );
    await (await find('[part~="launcher"]'))!.click();
    await find('[part~="input"]');
    expect(await page.$eval('iotex-chat >>> [part~="heading"]', ({ textContent }) => textContent.trim())).to.equal(
      'Help',
    );
    await page.keyboard.type('How do I stop an answer?');
    await page.keyboard.press('Enter');
    await answered();
    expect(complaints).to.have.length(1);
    expect(complaints[0]).to.include('data-nonsense');
  });
});
