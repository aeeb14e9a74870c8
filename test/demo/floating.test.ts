/** The demo's floating chat as it is built, on a phone and on a desk, in a real Chromium. */
import { expect } from 'chai';
import { KnownDevices } from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { startDemo } from '../../demo/server.js';
import type { Demo } from '../../demo/server.js';
import type {} from '../../src/define.js';
import { ChatPage, openBrowser } from './browser.js';

const PATH = '/demo/floating.html';
const PHONE = { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const DESK = { width: 1200, height: 800 };

/** What of the page a chat over it could change. */
const pageState = () => ({
  scrollY: Math.round(window.scrollY),
  htmlStyle: document.documentElement.getAttribute('style'),
  bodyStyle: document.body.getAttribute('style'),
  address: location.href,
  state: JSON.stringify(history.state),
});

/** Where a part of the chat is, in whole pixels, and what can be seen of the page. */
function placeOf(page: Page, part: string) {
  return page.evaluate((name) => {
    const box = document.querySelector('iotex-chat')!.shadowRoot!.querySelector(`[part~="${name}"]`)!;
    const { left, top, right, bottom } = box.getBoundingClientRect();
    const [inlineEnd, blockEnd] = [window.innerWidth, window.innerHeight];
    return { left, top, right, bottom, inlineEnd, blockEnd };
  }, part);
}

/** Waits until the panel is open, or closed, and does not move any more. */
async function turned(page: Page, isOpen: boolean): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const chat = document.querySelector('iotex-chat')!;
      const panel = chat.shadowRoot?.querySelector('[part~="panel"]');
      const isThere = customElements.get('iotex-chat') !== undefined && chat.open === wanted;
      return isThere && panel?.matches(':popover-open') === wanted && panel.getAnimations().length === 0;
    },
    { polling: 'raf' },
    isOpen,
  );
}

/** What has the focus: a part in the chat, else an id or a tag in the page. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: outer } = document;
    const inner = outer?.shadowRoot?.activeElement;
    return inner?.getAttribute('part') ?? outer?.id ?? '';
  });

describe('demo page of the floating chat', function () {
  this.timeout(60_000);
  let demo: Demo;
  let browser: Browser;
  let closeBrowser: (() => Promise<void>) | undefined;
  let chat: ChatPage;
  let page: Page;

  before(async () => {
    demo = await startDemo({ tokensPerSecond: Infinity });
    const { status } = await fetch(new URL('/cdn/iotex-chat.js', demo.url), { method: 'HEAD' });
    if (status !== 200) throw new Error('/cdn/iotex-chat.js is not built. Run "npm run build" first.');
    ({ browser, close: closeBrowser } = await openBrowser());
  });
  afterEach(async () => {
    expect(chat.complaints).to.deep.equal([]);
    await chat.close();
  });
  after(async () => {
    await closeBrowser?.();
    await demo.close();
  });

  /** The page in a context of its own, so that nothing is kept from the test before. */
  async function open(viewport: typeof PHONE | typeof DESK): Promise<void> {
    const context = await browser.createBrowserContext();
    page = await context.newPage();
    await page.setViewport(viewport);
    if ('isMobile' in viewport) await page.setUserAgent({ userAgent: KnownDevices['Pixel 5'].userAgent });
    chat = await ChatPage.use(page, demo, PATH);
    await page.waitForSelector('iotex-chat >>> [part~="launcher"]', { visible: true });
  }

  /** Taps where a part is: what draws it may change in between. */
  const tap = async (part: string) => {
    await page.waitForSelector(`iotex-chat >>> [part~="${part}"]`, { visible: true });
    const { left, top, right, bottom } = await placeOf(page, part);
    await page.touchscreen.tap((left + right) / 2, (top + bottom) / 2);
  };

  describe('on a phone', () => {
    beforeEach(() => open(PHONE));

    it('fills the screen at a tap, without a keyboard that nobody asked for', async () => {
      await tap('launcher');
      await turned(page, true);
      expect(await placeOf(page, 'panel')).to.include({ left: 0, top: 0, right: 390, bottom: 844 });
      expect(await focused(page)).to.equal('panel');
      const size = await page.$eval('iotex-chat >>> [part~="input"]', (input) =>
        parseFloat(getComputedStyle(input).fontSize),
      );
      // With less a phone zooms into the field.
      expect(size).to.be.at.least(16);
      await tap('input');
      expect(await focused(page)).to.equal('input');
      expect(await page.evaluate(() => visualViewport!.scale)).to.equal(1);
    });

    it('holds the page still, and gives it back as it was', async () => {
      await page.evaluate(() => {
        document.body.style.minHeight = '3000px';
        window.scrollTo(0, 321);
      });
      const before = await page.evaluate(pageState);
      expect(before.scrollY).to.equal(321);
      await tap('launcher');
      await turned(page, true);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflowY)).to.equal('hidden');
      await tap('close-button');
      await turned(page, false);
      await page.waitForFunction(() => history.state === null, { polling: 'raf' });
      expect(await page.evaluate(pageState)).to.deep.equal(before);
      expect(await focused(page)).to.equal('launcher');
    });

    it('is closed by the way back, once, and the page stays', async () => {
      const before = await page.evaluate(pageState);
      await tap('launcher');
      await turned(page, true);
      await page.evaluate(() => history.back());
      await turned(page, false);
      expect(await page.evaluate(pageState)).to.deep.equal(before);
      await tap('launcher');
      await turned(page, true);
      const length = await page.evaluate(() => history.length);
      for (let times = 0; times < 3; times += 1) {
        await tap('close-button');
        await turned(page, false);
        await tap('launcher');
        await turned(page, true);
      }
      expect(await page.evaluate(() => history.length)).to.equal(length);
    });

    it('has its text field above the keyboard', async () => {
      await tap('launcher');
      await turned(page, true);
      await tap('input');
      // Chromium without a screen has no keyboard: what it tells a page of one is told here.
      await page.evaluate(() => {
        Object.defineProperty(visualViewport, 'height', { value: 480, configurable: true });
        visualViewport!.dispatchEvent(new Event('resize'));
      });
      const { bottom } = await placeOf(page, 'composer');
      expect(bottom).to.be.within(300, 480);
      expect((await placeOf(page, 'close-button')).top).to.be.at.least(0);
      await page.evaluate(() => {
        Reflect.deleteProperty(visualViewport!, 'height');
        visualViewport!.dispatchEvent(new Event('resize'));
      });
      expect((await placeOf(page, 'panel')).bottom).to.equal(844);
    });

    it('answers, and is a panel beside the page when it is turned, with what was said and written', async () => {
      await tap('launcher');
      await turned(page, true);
      await tap('input');
      await chat.ask('How do I stop an answer?');
      // On a screen that is written on, Enter is a new line.
      await tap('send-button');
      await page.waitForFunction(() => document.querySelector('iotex-chat')!.messages.at(-1)?.status === 'done', {
        polling: 'raf',
      });
      const input = await page.waitForSelector('iotex-chat >>> [part~="input"]');
      await input!.type('A draft');
      await page.setViewport({ ...PHONE, width: 844, height: 390 });
      await page.waitForFunction(() => document.documentElement.style.overflow === '', { polling: 'raf' });
      const { left, top, right, bottom } = await placeOf(page, 'panel');
      expect(right - left).to.equal(400);
      expect(top).to.be.at.least(0);
      expect(bottom).to.be.at.most(390);
      expect((await placeOf(page, 'composer')).bottom).to.be.at.most(bottom);
      expect(await page.$eval('iotex-chat', ({ value, messages }) => [value, messages.length])).to.deep.equal([
        'A draft',
        2,
      ]);
      await page.setViewport(PHONE);
      await page.waitForFunction(() => document.documentElement.style.overflow === 'hidden', { polling: 'raf' });
      expect(await placeOf(page, 'panel')).to.include({ left: 0, top: 0, right: 390, bottom: 844 });
    });

    it('is open again after a reload, and the way back still closes it', async () => {
      await tap('launcher');
      await turned(page, true);
      await page.reload();
      await turned(page, true);
      await page.evaluate(() => history.back());
      await turned(page, false);
      await page.reload();
      await page.waitForSelector('iotex-chat >>> [part~="launcher"]', { visible: true });
      expect(await page.$eval('iotex-chat', (element) => element.hasAttribute('open'))).to.equal(false);
    });
  });

  describe('on a desk', () => {
    beforeEach(() => open(DESK));

    it('is left and entered by F6, closed by Escape, and the focus is where it was', async () => {
      await page.evaluate(() => (document.querySelector('a')!.id = 'way-back'));
      await page.click('iotex-chat >>> [part~="launcher"]');
      await turned(page, true);
      await page.waitForFunction(
        () => document.querySelector('iotex-chat')!.shadowRoot!.activeElement?.localName === 'textarea',
        { polling: 'raf' },
      );
      await page.keyboard.type('A draft');
      await page.keyboard.press('F6');
      const outside = await focused(page);
      expect(outside).to.equal('way-back');
      await page.keyboard.press('F6');
      expect(await focused(page)).to.equal('input');
      await page.keyboard.press('Escape');
      await turned(page, false);
      // Where F6 was in the page, for the visitor has come from there last.
      expect(await focused(page)).to.equal('way-back');
      expect(await page.$eval('iotex-chat', ({ value }) => value)).to.equal('A draft');
      await page.click('iotex-chat >>> [part~="launcher"]');
      await turned(page, true);
      await page.keyboard.press('Escape');
      await turned(page, false);
      expect(await focused(page)).to.equal('launcher');
    });

    it('is on paper as it is open, in the page and whole, and is not while it is closed', async () => {
      const onPaper = () =>
        page.evaluate(() => {
          const root = document.querySelector('iotex-chat')!.shadowRoot!;
          const { display, position } = getComputedStyle(root.querySelector('[part~="panel"]')!);
          return { display, position, launcher: getComputedStyle(root.querySelector('.launcher-place')!).display };
        });
      await page.click('iotex-chat >>> [part~="launcher"]');
      await turned(page, true);
      await page.emulateMediaType('print');
      // The browser tells a page that it is printed; one that only looks so is not told.
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      expect(await onPaper()).to.include({ display: 'block', position: 'static', launcher: 'none' });
      const open = (await page.pdf()).length;
      await page.emulateMediaType('screen');
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      await turned(page, true);
      await page.click('iotex-chat >>> [part~="close-button"]');
      await turned(page, false);
      await page.emulateMediaType('print');
      expect(await onPaper()).to.include({ display: 'none', launcher: 'none' });
      expect((await page.pdf()).length).to.be.below(open);
    });
  });
});
