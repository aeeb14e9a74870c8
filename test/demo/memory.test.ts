import { expect } from 'chai';
import type { Browser, BrowserContext } from 'puppeteer-core';
import { startDemo } from '../../demo/server.js';
import type { Demo } from '../../demo/server.js';
import type {} from '../../src/define.js';
import { ChatPage, openBrowser } from './browser.js';

const script = '/cdn/iotex-chat.bundle.js';

describe('a page that remembers, in a browser', function () {
  this.timeout(60_000);
  let demo: Demo;
  let browser: Browser;
  let closeBrowser: (() => Promise<void>) | undefined;
  let visitor: BrowserContext;

  before(async () => {
    demo = await startDemo({ tokensPerSecond: 100 });
    const { status } = await fetch(new URL(script, demo.url), { method: 'HEAD' });
    if (status !== 200) throw new Error(`${script} is not built. Run "npm run build" first.`);
    ({ browser, close: closeBrowser } = await openBrowser());
  });
  after(async () => {
    await closeBrowser?.();
    await demo.close();
  });
  beforeEach(async () => {
    visitor = await browser.createBrowserContext();
  });
  afterEach(() => visitor.close());

  /** Opens a page whose chat has these attributes from the start, also when it is loaded again. */
  async function open(persist: 'session' | 'local', model = 'docs'): Promise<ChatPage> {
    const blank = await visitor.newPage();
    await blank.evaluateOnNewDocument(
      (attributes) => {
        new MutationObserver(() => {
          const chat = document.querySelector('iotex-chat');
          for (const [name, value] of chat?.hasAttribute('persist') ? [] : attributes)
            chat?.setAttribute(name!, value!);
        }).observe(document, { childList: true, subtree: true });
      },
      [
        ['persist', persist],
        ['with-threads', ''],
        ['model', model],
      ],
    );
    return ChatPage.use(blank, demo, '/demo/cdn-module.html');
  }

  /** Loads the page again, and waits until so many messages are there. */
  async function reload(page: ChatPage, count: number): Promise<void> {
    await page.page.reload();
    await remembered(page, count);
  }

  async function remembered(page: ChatPage, count: number): Promise<void> {
    await page.page.waitForFunction(
      (least) => (document.querySelector('iotex-chat')?.messages.length ?? 0) >= least,
      { polling: 100 },
      count,
    );
  }

  /** Waits until the newest answer is longer than this, also in a page that is out of sight. Gives how long it is. */
  async function grown(page: ChatPage, length: number): Promise<number> {
    const handle = await page.page.waitForFunction(
      (least) => {
        const text = document.querySelector('iotex-chat')!.messages.at(-1)?.text ?? '';
        return text.length > least && text.length;
      },
      { polling: 100 },
      length,
    );
    return Number(await handle.jsonValue());
  }

  /** Waits until the newest of so many messages has this status, also in a page that is out of sight. */
  async function ended(page: ChatPage, count: number, status: string): Promise<void> {
    await page.page.waitForFunction(
      (length, wanted) => {
        const { messages } = document.querySelector('iotex-chat')!;
        return messages.length === length && messages.at(-1)?.status === wanted;
      },
      { polling: 100 },
      count,
      status,
    );
  }

  const databases = (page: ChatPage) =>
    page.page.evaluate(async () => (await indexedDB.databases()).map((database) => database.name));

  for (const persist of ['local', 'session'] as const) {
    it(`${persist}: a reload in the middle of an answer shows what came, as interrupted, and goes on`, async () => {
      const page = await open(persist, 'long');
      await page.ask('A long one, please');
      const early = await page.answerLongerThan(400);
      await reload(page, 2);
      const [question, answer] = await page.messages();
      expect(question).to.include({ role: 'user', text: 'A long one, please', status: 'done' });
      expect(answer).to.include({ role: 'assistant', status: 'interrupted' });
      expect(answer!.text.length).to.be.at.least(early.length - 50);
      await page.click('continue-button');
      await page.status('streaming');
      await page.page.evaluate(() => document.querySelector('iotex-chat')!.stop());
      expect(page.complaints).to.deep.equal([]);
    });
  }

  it('keeps the question of a page that is left before the answer begins', async () => {
    const page = await open('local', 'slow');
    await page.ask('Are you there?');
    await page.status('submitting');
    await page.page.waitForFunction(async () => (await indexedDB.databases()).length > 0, { polling: 50 });
    await reload(page, 2);
    expect((await page.messages()).map(({ text, status }) => [text, status])).to.deep.equal([
      ['Are you there?', 'done'],
      ['', 'failed'],
    ]);
  });

  it('keeps a draft that was typed the moment before', async () => {
    const page = await open('local');
    await page.ask('first');
    await page.status('idle');
    await page.page.type('iotex-chat >>> textarea', 'Not sent ye');
    await page.page.type('iotex-chat >>> textarea', 't');
    await reload(page, 2);
    await page.page.waitForFunction(() => document.querySelector('iotex-chat')!.value === 'Not sent yet', {
      polling: 'raf',
    });
  });

  it('stores nothing before the visitor acts', async () => {
    const page = await open('local');
    await page.page.reload();
    await page.page.waitForNetworkIdle();
    expect(await databases(page)).to.deep.equal([]);
    expect(await page.page.evaluate(() => sessionStorage.length + localStorage.length)).to.equal(0);
  });

  it('shows an answer that streams in one tab growing in another, which can ask as well', async () => {
    const one = await open('local');
    await one.ask('first');
    await one.status('idle');
    const other = await open('local');
    await remembered(other, 2);
    await one.page.evaluate(() => document.querySelector('iotex-chat')!.setAttribute('model', 'long'));
    await one.page.bringToFront();
    await one.ask('A long one, please');
    const early = await grown(other, 100);
    await grown(other, early);
    expect((await other.messages()).at(-1)).to.include({ status: 'streaming' });
    await one.page.evaluate(() => document.querySelector('iotex-chat')!.stop());
    await ended(other, 4, 'stopped');
    expect(await other.messages()).to.deep.equal(await one.messages());
    await other.page.bringToFront();
    await other.ask('And you?');
    await other.status('idle');
    await one.page.bringToFront();
    await ended(one, 6, 'done');
    expect(await one.messages()).to.deep.equal(await other.messages());
    expect([...one.complaints, ...other.complaints]).to.deep.equal([]);
  });

  it('leaves no database when everything is deleted, while another tab has it open', async () => {
    const one = await open('local');
    await one.ask('first');
    await one.status('idle');
    const other = await open('local');
    await remembered(other, 2);
    await one.page.evaluate(() => document.querySelector('iotex-chat')!.deleteStoredData());
    await other.page.waitForFunction(async () => (await indexedDB.databases()).length === 0, { polling: 50 });
    await other.page.reload();
    await other.page.waitForNetworkIdle();
    expect(await other.messages()).to.deep.equal([]);
    expect(await databases(other)).to.deep.equal([]);
  });
});
