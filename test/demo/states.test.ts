/** The page of states: each link brings about what it names. And every link of the front page leads to a page without errors. */
import { expect } from 'chai';
import type { Browser, Frame } from 'puppeteer-core';
import { startDemo } from '../../demo/server.js';
import type { Demo } from '../../demo/server.js';
import type {} from '../../src/define.js';
import { ChatPage, openBrowser } from './browser.js';

/** What is to be seen in each state, as a selector within the chat. */
const seen: Readonly<Record<string, string>> = {
  empty: '[part~="suggestion"]:nth-of-type(2)',
  typing: '[part~="counter"]',
  waiting: '.dots',
  reasoning: '[part~="reasoning"][open]',
  streaming: '[part~="stop-button"]',
  stopped: '[part~="continue-button"]',
  interrupted: '[part~="error"] [part~="continue-button"] + [part~="retry-button"]',
  length: '[part~="notice"] [part~="continue-button"]',
  error: '[part~="retry-button"]:enabled',
  'rate-limited': '[part~="retry-button"]:disabled',
  offline: '[part~="notice"]',
  budget: '[part~="error"]',
  'image-waiting': '[part~="image-placeholder"]',
  attachment: '[part~="attachment"][aria-busy="false"]',
  tools: '[part~="tool-call"].failed',
  sources: '[part~="sources"] a',
  branches: '[part~="branch-picker"]',
  'long-code': '[part~="code-block"]',
  'wide-table': '[part~="table"]',
  rtl: '[part~="code-block"]',
  narrow: '[part~="message-assistant"]',
  unread: '[part~="badge"]',
  phone: '[part~="panel"][aria-modal="true"]',
  days: '[part~="day"]',
  dark: '[part~="code-block"]',
  disabled: '[part~="input"]:disabled',
};

describe('demo page of states', function () {
  this.timeout(60_000);
  let demo: Demo;
  let browser: Browser;
  let closeBrowser: (() => Promise<void>) | undefined;

  before(async () => {
    demo = await startDemo({ tokensPerSecond: Infinity });
    ({ browser, close: closeBrowser } = await openBrowser());
  });
  after(async () => {
    await closeBrowser?.();
    await demo.close();
  });

  describe('each link', () => {
    let page: ChatPage;
    before(async () => {
      page = await ChatPage.open(browser, demo, '/demo/states.html');
    });
    after(() => page.close());

    it('has its state, and each state its link', async () => {
      const links = await page.page.$$eval('#scenes a', (all) => all.map(({ hash }) => hash.slice(1)));
      expect(links).to.have.members(Object.keys(seen));
    });

    for (const [id, selector] of Object.entries(seen)) {
      it(`brings about what it names: ${id}`, async () => {
        await page.page.click(`#scenes a[href="#${id}"]`);
        await page.page.waitForSelector(`#scenes a[href="#${id}"][aria-current="page"]`);
        const isIn = (frame: Frame) =>
          (frame.parentFrame() !== null) === (id === 'phone') && frame.url().endsWith(`#${id}`);
        const frame = await page.page.waitForFrame(isIn);
        await frame.waitForSelector(`iotex-chat >>> ${selector}`, { visible: true });
        // Errors that are shown are reported to the page's owner, too.
        expect(
          page.complaints.filter((complaint) => !/<iotex-chat>: (?:The scene|max-requests)/.test(complaint)),
        ).to.deep.equal([]);
      });
    }

    it('asks nobody', () => {
      expect(demo.gateway!.requests).to.have.length(0);
    });
  });

  it('is found from the front page, as are all others, and none complains', async () => {
    const front = await browser.newPage();
    await front.goto(demo.url);
    const links = await front.$$eval('nav a', (all) => all.map(({ pathname }) => pathname));
    await front.close();
    // A floating chat is not there before somebody comes near.
    const pages = links.filter((link) => link.endsWith('.html') && !link.endsWith('/floating.html'));
    for (const link of links) expect((await fetch(new URL(link, demo.url))).status, link).to.equal(200);
    expect(pages).to.include.members(
      ['states', 'conversation', 'everything', 'answers'].map((name) => `/demo/${name}.html`),
    );
    for (const link of pages) {
      const page = await ChatPage.open(browser, demo, link);
      await page.page.waitForNetworkIdle({ idleTime: 100 });
      expect(page.complaints, link).to.deep.equal([]);
      await page.close();
    }
  });
});
