import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { startDemo } from '../../demo/server.js';
import type { Demo } from '../../demo/server.js';
import type {} from '../../src/define.js';
import { BarePage, ChatPage, openBrowser } from './browser.js';

/** Built files that the pages load; without them there is nothing to test. */
const built = ['/cdn/iotex-chat.bundle.js', '/cdn/iotex-chat.iife.js', '/demo/dist/npm-import.js'];

/** The page on which everybody who answers can be chosen. */
const answers = '/demo/answers.html';

/** Milliseconds of one frame at 60 Hz. */
const frame = 1000 / 60;

describe('demo pages in a browser', function () {
  this.timeout(60_000);
  let demo: Demo;
  let browser: Browser;
  let closeBrowser: (() => Promise<void>) | undefined;

  before(async () => {
    demo = await startDemo({ tokensPerSecond: 200 });
    for (const file of built) {
      const { status } = await fetch(new URL(file, demo.url), { method: 'HEAD' });
      if (status !== 200) throw new Error(`${file} is not built. Run "npm run build" first.`);
    }
    ({ browser, close: closeBrowser } = await openBrowser());
  });
  after(async () => {
    await closeBrowser?.();
    await demo.close();
  });

  for (const path of ['/demo/script-tag.html', '/demo/cdn-module.html', '/demo/npm-import.html', answers]) {
    it(`${path}: a question is answered, token by token`, async () => {
      const page = await ChatPage.open(browser, demo, path);
      await page.ask('How do I stop an answer?');
      await page.status('streaming');
      const early = await page.answerLongerThan(0);
      const later = await page.answerLongerThan(early.length);
      await page.status('idle');
      const shown = await page.answerLongerThan(later.length);
      expect(shown).to.match(/Stop an answer/);
      const messages = await page.messages();
      expect(messages.map(({ role, status }) => [role, status])).to.deep.equal([
        ['user', 'done'],
        ['assistant', 'done'],
      ]);
      expect(shown).to.match(/demo\/documents\/streaming-and-stopping\.md/);
      expect(page.complaints).to.deep.equal([]);
      await page.close();
    });
  }

  it('npm-import.html: its own script hears the typed event', async () => {
    const page = await ChatPage.open(browser, demo, '/demo/npm-import.html');
    await page.ask('hi');
    await page.page.waitForFunction(() => /^Answered with \d+ tokens$/.test(document.title));
    await page.close();
  });

  it('answers.html: a suggestion is a question', async () => {
    const page = await ChatPage.open(browser, demo, answers);
    await page.page.click('iotex-chat button[slot="suggestion"]');
    await page.answerLongerThan(0);
    expect((await page.messages())[0]).to.include({ role: 'user', text: 'How do I add the chat to my page?' });
    expect(page.complaints).to.deep.equal([]);
    await page.close();
  });

  it('answers.html: each model is a button, and the chosen one is pressed and explained', async () => {
    const page = await ChatPage.open(browser, demo, answers);
    await page.page.waitForSelector('#models button[aria-pressed="true"][value="docs"]');
    for (const { id, description } of demo.gateway!.models) {
      await page.choose(id);
      const state = await page.page.evaluate(() => ({
        pressed: [...document.querySelectorAll('#models [aria-pressed="true"]')].map((button) => button.textContent),
        model: document.querySelector('iotex-chat')!.getAttribute('model'),
        explanation: document.querySelector('#explanation')!.textContent,
      }));
      expect(state).to.deep.equal({ pressed: [id], model: id, explanation: description });
    }
    await page.close();
  });

  it('answers.html: colors, direction and disabled reach the chat', async () => {
    const page = await ChatPage.open(browser, demo, answers);
    await page.page.click('label:has(input[value="dark"])');
    await page.page.click('#direction');
    await page.page.click('#disabled');
    const state = await page.page.evaluate(() => {
      const chat = document.querySelector('iotex-chat')!;
      return {
        scheme: chat.getAttribute('color-scheme'),
        page: getComputedStyle(document.documentElement).colorScheme,
        direction: getComputedStyle(chat).direction,
        disabled: chat.hasAttribute('disabled'),
        input: chat.shadowRoot!.querySelector<HTMLTextAreaElement>('[part~="input"]')!.disabled,
      };
    });
    expect(state).to.deep.equal({ scheme: 'dark', page: 'dark', direction: 'rtl', disabled: true, input: true });
    await page.close();
  });

  for (const width of [320, 390, 859, 1280]) {
    it(`answers.html: fits ${width} pixels of width, with the chat in sight`, async () => {
      const page = await ChatPage.open(browser, demo, answers);
      await page.page.setViewport({ width, height: 700 });
      const { overflow, top, bottom } = await page.page.evaluate(() => {
        const { top, bottom } = document.querySelector('iotex-chat')!.getBoundingClientRect();
        return { overflow: document.documentElement.scrollWidth - innerWidth, top, bottom };
      });
      expect(overflow).to.be.at.most(0);
      expect(top).to.be.within(0, 40);
      expect(bottom).to.be.within(600, 700);
      await page.close();
    });
  }

  it('an error is shown after the retries, and Retry gets the answer', async () => {
    const page = await ChatPage.open(browser, demo, answers);
    await page.choose('error-500');
    await page.ask('Will it work?');
    await page.click('retry-button');
    await page.status('idle');
    expect((await page.messages()).at(-1)).to.include({ role: 'assistant', status: 'done' });
    expect((await page.messages()).at(-1)!.text).to.match(/It works now/);
    await page.close();
  });

  describe('Stop', () => {
    /** How often each way of stopping is measured; medians count. */
    const runs = 5;

    /** Asks for a long answer, stops it by `stop`, and gives the milliseconds from that until the gateway saw the close. */
    async function measure(page: ChatPage, stop: () => Promise<number>): Promise<number> {
      await page.ask('A long one, please');
      await page.status('streaming');
      await page.answerLongerThan(100);
      const closed = demo.gateway!.next('close');
      const stoppedAt = await stop();
      const record = await closed;
      expect(record).to.include({ model: 'long', finished: false, aborted: true });
      await page.status('idle');
      const last = (await page.messages()).at(-1)!;
      expect(last.status).to.equal('stopped');
      expect(last.text.length).to.be.greaterThan(50);
      return record.closedAt! - stoppedAt;
    }

    it('has aborted the request when stop() returns', async () => {
      const page = await ChatPage.open(browser, demo, answers);
      await page.choose('long');
      await page.page.evaluate(() => {
        const chat = document.querySelector('iotex-chat')!;
        chat.fetch = (input, init) => {
          init?.signal?.addEventListener('abort', () => (document.documentElement.dataset['aborted'] = ''));
          return window.fetch(input, init);
        };
      });
      await page.ask('A long one, please');
      await page.status('streaming');
      const isAborted = await page.page.evaluate(() => {
        const { dataset } = document.documentElement;
        const wasAborted = 'aborted' in dataset;
        document.querySelector('iotex-chat')!.stop();
        return [wasAborted, 'aborted' in dataset];
      });
      expect(isAborted).to.deep.equal([false, true]);
      await page.close();
    });

    it('closes the connection within 10 ms of stop(), and of a click within a frame more, and keeps the text', async () => {
      const page = await ChatPage.open(browser, demo, answers);
      await page.choose('long');
      const bare = await BarePage.open(browser, demo);
      const called: number[] = [];
      const clicked: number[] = [];
      const reference: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        await page.page.bringToFront();
        called.push(await measure(page, () => page.callStop()));
        clicked.push(await measure(page, () => page.click('stop-button')));
        await bare.page.bringToFront();
        await bare.ask();
        const closed = demo.gateway!.next('close');
        const clickedAt = await bare.click();
        reference.push((await closed).closedAt! - clickedAt);
      }
      await bare.page.close();
      console.log(`        stop() → close: ${describeTimes(called)}`);
      console.log(`        click → close: ${describeTimes(clicked)}`);
      console.log(`        click → close of a bare fetch: ${describeTimes(reference)}`);
      expect(Math.min(...called, ...clicked), 'the clocks agree').to.be.greaterThan(-1);
      // Where the machine has other things to do, the bare page waits as well.
      const disturbance = Math.max(0, medianOf(reference) - frame / 2);
      expect(medianOf(called)).to.be.at.most(10 + 4 * disturbance);
      // After an input Chromium may paint the next frame before it cancels a request. The bare page, printed above for comparison, meets that
      // in some of its runs; a page that paints a growing answer meets it in nearly all.
      expect(medianOf(clicked)).to.be.at.most(10 + frame + 4 * disturbance);
      expect(page.complaints).to.deep.equal([]);
      await page.close();
    });

    it('works before the first byte', async () => {
      const page = await ChatPage.open(browser, demo, answers);
      await page.choose('slow');
      const started = demo.gateway!.next('start');
      await page.ask('Are you there?');
      await started;
      await page.status('submitting');
      const closed = demo.gateway!.next('close');
      const clickedAt = await page.click('stop-button');
      const record = await closed;
      expect(record).to.include({ model: 'slow', firstByteAt: undefined, finished: false, aborted: true });
      console.log(`        Stop → close before the first byte: ${(record.closedAt! - clickedAt).toFixed(1)} ms`);
      await page.status('idle');
      expect(page.complaints).to.deep.equal([]);
      await page.close();
    });

    it('is what removing the element does, too', async () => {
      const page = await ChatPage.open(browser, demo, answers);
      await page.choose('long');
      await page.ask('A long one, please');
      await page.answerLongerThan(0);
      const closed = demo.gateway!.next('close');
      await page.page.evaluate(() => document.querySelector('iotex-chat')!.remove());
      expect(await closed).to.include({ model: 'long', aborted: true });
      expect(page.complaints).to.deep.equal([]);
      await page.close();
    });

    it('is what leaving the page does, too', async () => {
      const page = await ChatPage.open(browser, demo, answers);
      await page.choose('long');
      await page.ask('A long one, please');
      await page.answerLongerThan(0);
      const closed = demo.gateway!.next('close');
      await page.close();
      expect(await closed).to.include({ model: 'long', aborted: true });
    });
  });
});

function medianOf(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

function describeTimes(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return `median ${medianOf(times).toFixed(1)} ms of ${sorted.map((time) => time.toFixed(1)).join(', ')}`;
}
