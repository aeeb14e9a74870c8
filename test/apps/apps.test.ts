/** The package in frameworks: each app of `demo/apps/` is built from the packed package and driven as a visitor would. */
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser } from '../demo/browser.js';
import { buildApp, installApps } from './install.js';
import { serveApp } from './serve.js';

const APPS = ['vite', 'react19', 'react18', 'vue3', 'svelte5', 'angular', 'astro'];

/** The element, as far as these tests look at it. */
interface Chat extends HTMLElement {
  readonly status: string;
  readonly suggestions: readonly string[];
  readonly tools: readonly unknown[] | undefined;
  readonly messages: readonly { readonly role: string; readonly text: string; readonly status: string }[];
}

describe('An app with', function () {
  this.timeout(300_000);
  let browser: Browser;
  let closeBrowser: () => Promise<void>;
  const builds = new Map<string, Promise<void>>();

  before(async () => {
    await installApps();
    // Two at a time: each check of types is a whole compiler.
    const waiting = [...APPS];
    const lane = async () => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
        const build = buildApp(name);
        builds.set(name, build);
        await build.catch(() => undefined); // The app's own test tells of it.
      }
    };
    await Promise.all([lane(), lane()]);
    ({ browser, close: closeBrowser } = await openBrowser());
  });

  after(() => closeBrowser());

  for (const name of APPS) {
    it(`${name} shows the chat, streams an answer, hears its events and keeps the transcript`, async () => {
      await builds.get(name);
      const { url, close } = await serveApp(name);
      const page = await browser.newPage();
      const complaints = listen(page);
      try {
        await page.goto(url);
        const input = await page.waitForSelector('iotex-chat >>> textarea[part~="input"]');
        expect(await page.$eval('iotex-chat', (chat) => (chat as Chat).suggestions.length)).to.equal(2);
        expect(await page.$eval('iotex-chat', (chat) => (chat as Chat).tools?.length)).to.equal(1);

        await input!.type('How do I change the colours?');
        await input!.press('Enter');
        await answered(page, 2);
        expect(await events(page)).to.deep.equal([
          'iotex-before-send',
          'iotex-send',
          'iotex-response-start',
          'iotex-response-end',
        ]);

        // The parent renders anew, and the element stays what it was.
        await page.click('#theme');
        await page.waitForSelector('iotex-chat[color-scheme="dark"]');
        expect(await page.$eval('#asked', (output) => output.textContent)).to.equal('1 questions');
        expect(await page.$eval('iotex-chat', (chat) => (chat as Chat).messages.length)).to.equal(2);

        await page.click('#ask');
        await answered(page, 4);
        expect(await page.$eval('iotex-chat', (chat) => (chat as Chat).messages[2]?.text)).to.contain('API key');
        expect(await events(page)).to.have.length(8);
        expect(complaints).to.deep.equal([]);
      } finally {
        await page.close();
        await close();
      }
    });
  }

  it('a server has the tag and what stands in it in its HTML, before any script', async () => {
    await builds.get('astro');
    const { url, close } = await serveApp('astro');
    try {
      const html = await (await fetch(url)).text();
      expect(html).to.match(/<iotex-chat [^>]*base-url="\/gateway\/v1"/);
      expect(html).to.contain('help@shop.example');
    } finally {
      await close();
    }
  });
});

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/** Waits until the conversation has `count` messages and the last of them is whole. */
async function answered(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const { messages, status } = document.querySelector<Chat>('iotex-chat')!;
      const last = messages.at(-1);
      return messages.length === wanted && status === 'idle' && last?.status === 'done' && last.text.length > 20;
    },
    { polling: 'raf' },
    count,
  );
}

function events(page: Page): Promise<string[]> {
  return page.$$eval('#events li', (items) => items.map((item) => item.textContent.trim()));
}
