/** The newcomer's path: an empty file, the README's first line as it stands there, and a question that is answered. */
import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { startDemo } from '../../demo/server.js';
import type { Demo } from '../../demo/server.js';
import type {} from '../../src/define.js';
import { ChatPage, openBrowser } from './browser.js';

const root = new URL('../../', import.meta.url);
const cdn = 'https://cdn.jsdelivr.net/npm/iotex-chat';

describe('the newcomer’s path', function () {
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

  /** Opens a file with nothing in it but `html`; what it wants of the CDN is given by the build, as jsDelivr would. */
  async function openFile(html: string): Promise<ChatPage> {
    const { jsdelivr } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as { jsdelivr: string };
    const page = await browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      const isFile = pathname === '/empty.html';
      if (isFile) void request.respond({ contentType: 'text/html; charset=utf-8', body: html });
      else void request.continue(pathname === '/cdn/' ? { url: new URL(jsdelivr, demo.url).href } : {});
    });
    return ChatPage.use(page, demo, '/empty.html');
  }

  /** Blocks of HTML in the README that put the tag into a page, from the top. */
  async function snippets(): Promise<string[]> {
    const readme = await readFile(new URL('README.md', root), 'utf8');
    const blocks = [...readme.matchAll(/^```html\n([^]*?)\n```$/gm)].map(([, text = '']) => text);
    return blocks.filter((text) => text.includes('<script') && text.includes(cdn));
  }

  it('ends with an answer: the first line of the README', async () => {
    const [first = ''] = await snippets();
    expect(first.split('\n')).to.have.length(1);
    await asks(first.replaceAll(`"${cdn}"`, `"${demo.url}cdn/"`));
  });

  it('ends with an answer: the line of one version and one hash', async () => {
    const pinned = (await snippets()).find((text) => text.includes('integrity='))!;
    // The hash is that of the last build that was packed: this build has its own.
    const hashes = JSON.parse(await readFile(new URL('cdn/integrity.json', root), 'utf8')) as Record<string, string>;
    const file = /cdn\/([^"]+)"/.exec(pinned)![1]!;
    const local = pinned
      .replace(/src="[^"]+"/, `src="${demo.url}cdn/${file}"`)
      .replace(/integrity="[^"]+"/, `integrity="${hashes[file] ?? ''}"`);
    expect(local).to.include('integrity="sha384-');
    await asks(local);
  });

  async function asks(html: string): Promise<void> {
    expect(html).not.to.include('jsdelivr');
    const page = await openFile(html);
    await page.ask('How do I stop an answer?');
    await page.answerLongerThan(20);
    await page.status('idle');
    expect((await page.messages()).map(({ role, status }) => [role, status])).to.deep.equal([
      ['user', 'done'],
      ['assistant', 'done'],
    ]);
    // An empty file has no icon either, and the browser asks for one.
    expect(page.complaints.filter((complaint) => !/404/.test(complaint))).to.deep.equal([]);
    await page.close();
  }
});
