/** The front page: whatever is set is in the chat, in the address and in the code; the conversation stays; anybody can use it. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect } from 'chai';
import type { Browser, Frame, Page } from 'puppeteer-core';
import type { Control } from '../../demo/playground/controls.js';
import { readControls } from '../../demo/playground/controls.js';
import { readPackageFacts } from '../../demo/package-facts.js';
import { startDemo } from '../../demo/server.js';
import type { Demo } from '../../demo/server.js';
import type {} from '../../src/define.js';
import { openBrowser } from './browser.js';

const require = createRequire(import.meta.url);
const axe = await readFile(createRequire(require.resolve('chai-a11y-axe')).resolve('axe-core/axe.min.js'), 'utf8');
const controls: readonly Control[] = readControls({ ...(await readPackageFacts()), states: [] });

/** The front page, with the page of the preview in it. */
class Playground {
  readonly complaints: string[] = [];
  readonly page: Page;
  preview!: Frame;

  constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) this.complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`exception: ${String(error)}`));
  }

  async open(url: string): Promise<this> {
    await this.page.goto(url);
    await this.page.waitForSelector('#fields .field');
    const frame = await (await this.page.$('iframe#preview'))!.contentFrame();
    await frame.waitForSelector('iotex-chat >>> textarea[part~="input"]');
    this.preview = frame;
    return this;
  }

  /** Sets the control called `name` as a visitor's input would. */
  async set(name: string, value: string): Promise<void> {
    await this.page.evaluate(
      (control, text) => {
        const input = document.getElementById(`control-${control}`) as HTMLInputElement;
        if (input.type === 'checkbox') input.click();
        else {
          input.value = text;
          input.dispatchEvent(new Event(input.localName === 'select' ? 'change' : 'input', { bubbles: true }));
        }
      },
      name,
      value,
    );
  }

  attribute(name: string): Promise<string | null> {
    return this.preview.evaluate((attribute) => document.querySelector('iotex-chat')!.getAttribute(attribute), name);
  }

  code(): Promise<string> {
    return this.page.$eval('#snippets', (box) => box.textContent);
  }

  hash(): Promise<string> {
    return this.page.evaluate(() => decodeURIComponent(location.hash));
  }
}

describe('demo playground', function () {
  this.timeout(60_000);
  let demo: Demo;
  let browser: Browser;
  let closeBrowser: (() => Promise<void>) | undefined;
  let playground: Playground;

  before(async () => {
    demo = await startDemo({ tokensPerSecond: 2000 });
    ({ browser, close: closeBrowser } = await openBrowser());
  });
  after(async () => {
    await closeBrowser?.();
    await demo.close();
  });
  afterEach(() => playground.page.close());

  async function open(hash = '', prepare?: (page: Page) => Promise<unknown>): Promise<Playground> {
    playground = new Playground(await browser.newPage());
    await playground.page.setViewport({ width: 1280, height: 860 });
    await prepare?.(playground.page);
    return playground.open(demo.url + hash);
  }

  it('has a control for each attribute, and each changes the chat, the address and the code', async () => {
    await open();
    for (const control of controls.filter(({ target }) => target === 'attribute')) {
      const { name, kind, choices } = control;
      const chosen = choices.find((choice) => choice !== control.default) ?? '';
      const value = { switch: 'on', choice: chosen, number: '1' }[kind as string] ?? 'something';
      await playground.set(name, value);
      expect(await playground.attribute(name), name).to.equal(kind === 'switch' ? '' : value);
      if (kind !== 'secret') expect(await playground.hash(), name).to.match(new RegExp(`[#&]${name}=${value}(?:&|$)`));
      expect(await playground.code(), name).to.match(new RegExp(`\\b${name}\\b`));
      expect(await playground.hash()).not.to.include('api-key');
      await playground.set(name, '');
    }
  });

  it('sets tokens, and the theme below them', async () => {
    await open();
    await playground.set('--iotex-chat-accent', '#663399');
    await playground.set('page-theme', 'midnight');
    const colour = () =>
      playground.preview.evaluate(() =>
        getComputedStyle(document.querySelector('iotex-chat')!).getPropertyValue('--iotex-chat-accent'),
      );
    expect(await colour()).to.equal('#663399');
    expect(await playground.code())
      .to.include('--iotex-chat-accent: #663399;')
      .and.to.include('themes/midnight.css');
    await playground.page.click('[aria-label="Reset --iotex-chat-accent"]');
    await playground.preview.waitForFunction(() =>
      getComputedStyle(document.querySelector('iotex-chat')!)
        .getPropertyValue('--iotex-chat-accent')
        .includes('95a0ff'),
    );
    expect(playground.complaints).to.deep.equal([]);
  });

  it('keeps what was said, and a draft, whatever is changed', async () => {
    await open();
    const input = await playground.preview.waitForSelector('iotex-chat >>> textarea[part~="input"]');
    await input!.type('How do I stop an answer?');
    await input!.press('Enter');
    await playground.preview.waitForFunction(
      () => {
        const chat = document.querySelector('iotex-chat')!;
        return chat.status === 'idle' && chat.messages.length === 2;
      },
      { polling: 'raf' },
    );
    await input!.type('A draft');
    const said = () =>
      playground.preview.evaluate(() => {
        const chat = document.querySelector('iotex-chat')!;
        return [chat.value, ...chat.messages.map(({ text }) => text)];
      });
    const before = await said();
    for (const [name, value] of [
      ['mode', 'floating'],
      ['mode', 'inline'],
      ['density', 'compact'],
      ['with-feedback', 'on'],
      ['page-lang', 'de'],
      ['page-dir', 'rtl'],
      ['page-theme', 'paper'],
      ['page-width', '360'],
      ['model', 'long'],
    ] as const)
      await playground.set(name, value);
    await playground.page.click('[data-setting="page-scheme"] button[value="dark"]');
    await playground.preview.waitForSelector('iotex-chat >>> textarea[placeholder^="Stellen"]');
    expect(await said()).to.deep.equal(before);
    expect(await playground.preview.evaluate(() => [innerWidth, document.documentElement.dir])).to.deep.equal([
      358,
      'rtl',
    ]);
    expect(playground.complaints).to.deep.equal([]);
  });

  it('opens as its link says, and names what makes no sense', async () => {
    await open('#with-usage=on&density=huge&page-state=error&--iotex-chat-radius=4px&api-key=sk-1');
    await playground.preview.waitForSelector('iotex-chat >>> [part~="retry-button"]');
    expect(await playground.attribute('with-usage')).to.equal('');
    expect(await playground.attribute('density')).not.to.equal('huge');
    expect(await playground.attribute('api-key')).to.equal(null);
    const status = await playground.page.$eval('#status', (line) => line.textContent);
    expect(status).to.match(/^Left out.*density=huge, api-key=\.$/);
    await playground.page.click('#reset');
    await playground.preview.waitForSelector(
      'iotex-chat >>> [part~="suggestion"], iotex-chat button[slot="suggestion"]',
    );
    expect(await playground.hash()).to.equal('');
    expect(await playground.page.$eval('#reset', (button) => (button as HTMLButtonElement).disabled)).to.equal(true);
  });

  it('finds a setting by any word of it', async () => {
    await open();
    await playground.page.type('#search', 'thumbs');
    const found = await playground.page.$$eval('div.field', (all) =>
      all.filter((field) => field.checkVisibility()).map(({ dataset }) => dataset['control']),
    );
    expect(found).to.deep.equal(['with-feedback']);
    await playground.page.type('#search', 'xyz');
    await playground.page.waitForSelector('.nothing', { visible: true });
  });

  it('has a tab for each way, by the arrow keys, and copies', async () => {
    await open('', async () =>
      browser
        .defaultBrowserContext()
        .setPermission(
          new URL(demo.url).origin,
          { permission: { name: 'clipboard-read' }, state: 'granted' },
          { permission: { name: 'clipboard-write' }, state: 'granted' },
        ),
    );
    await playground.page.bringToFront();
    await playground.page.focus('#ways [aria-selected="true"]');
    for (const file of ['main.ts', 'Chat.tsx', 'Chat.vue', 'Chat.svelte', 'chat.component.ts']) {
      await playground.page.keyboard.press('ArrowRight');
      expect(await playground.code()).to.include(file);
    }
    await playground.page.click('[aria-label="Copy chat.component.ts"]');
    await playground.page.waitForFunction(() => /is copied/.test(document.querySelector('#status')!.textContent));
    expect(await playground.page.evaluate(() => navigator.clipboard.readText())).to.include('CUSTOM_ELEMENTS_SCHEMA');
  });

  it('is made wider and narrower by keys', async () => {
    await open('#page-width=400');
    await playground.page.focus('#handle');
    await playground.page.keyboard.press('ArrowLeft');
    expect(await playground.hash()).to.include('page-width=378');
    await playground.page.waitForSelector('#handle[aria-valuenow="376"]');
  });

  for (const [name, width, scheme, view] of [
    ['wide', 1280, 'light', 'preview'],
    ['wide and dark', 1280, 'dark', 'preview'],
    ['a phone’s preview', 360, 'light', 'preview'],
    ['a phone’s settings', 360, 'dark', 'settings'],
    ['a phone’s code', 320, 'light', 'code'],
  ] as const) {
    it(`has nothing that axe complains of, and fits: ${name}`, async () => {
      await open('#density=compact&page-example=on', async (page) => {
        await page.setViewport({ width, height: 800 });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await page.setBypassCSP(true);
      });
      if (width < 860) await playground.page.click(`.views button[value="${view}"]`);
      await playground.page.evaluate(() => {
        for (const group of document.querySelectorAll('details')) group.open = true;
      });
      await playground.page.evaluate(axe);
      const found = (await playground.page.evaluate(
        `axe.run(document, { iframes: false }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target).join(' ')))`,
      )) as string[];
      expect(found).to.deep.equal([]);
      const overflow = await playground.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).to.be.at.most(0);
    });
  }
});
