/** The page with everything switched on, used as a visitor would: functions, a cut answer, a picture, a list of models that fails. */
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { startDemo } from '../../demo/server.js';
import type { Demo } from '../../demo/server.js';
import type {} from '../../src/define.js';
import { ChatPage, openBrowser } from './browser.js';

const path = '/demo/conversation.html';
const script = '/demo/dist/pages/conversation.js';

describe('demo page of a whole conversation', function () {
  this.timeout(60_000);
  let demo: Demo;
  let browser: Browser;
  let closeBrowser: (() => Promise<void>) | undefined;
  let page: ChatPage;

  before(async () => {
    demo = await startDemo({ tokensPerSecond: 1000 });
    const { status } = await fetch(new URL(script, demo.url), { method: 'HEAD' });
    if (status !== 200) throw new Error(`${script} is not built. Run "npm run build" first.`);
    ({ browser, close: closeBrowser } = await openBrowser());
    page = await ChatPage.open(browser, demo, path);
  });
  after(async () => {
    await closeBrowser?.();
    await demo.close();
  });

  /** Does `act`, and waits until the answer that it asked for has ended. */
  async function answered(act: () => Promise<unknown>): Promise<void> {
    await page.page.evaluate(() => {
      const root = document.documentElement;
      delete root.dataset['ended'];
      document.addEventListener('iotex-response-end', () => (root.dataset['ended'] = ''), { once: true });
    });
    await act();
    await page.page.waitForSelector('html[data-ended]');
  }

  /** The parts of the newest answer. */
  function parts(): Promise<readonly Record<string, unknown>[]> {
    return page.page.evaluate(() => {
      const answer = document.querySelector('iotex-chat')!.messages.at(-1)!;
      return answer.parts.map((part) => ({ ...part }));
    });
  }

  it('asks nobody before the visitor acts', async () => {
    expect(demo.gateway!.requests).to.have.length(0);
    expect(await page.messages()).to.deep.equal([]);
  });

  it('calls two functions of the page at once, then one more, and answers with their results', async () => {
    const requests = demo.gateway!.requests.length;
    await answered(() => page.page.click('button[data-model="tools"]'));
    expect(demo.gateway!.requests.length - requests).to.equal(3);
    const calls = (await parts()).filter(({ type }) => type === 'tool-call');
    expect(calls.map(({ name }) => name)).to.deep.equal(['get_weather', 'get_weather', 'calculate']);
    expect(calls.map(({ error }) => error)).to.deep.equal([undefined, undefined, undefined]);
    const [lisbon, oslo, difference] = calls.map(({ result }) => JSON.parse(String(result)) as unknown);
    const degrees = [lisbon, oslo].map((result) => (result as { degrees: number }).degrees);
    expect(difference).to.equal(degrees[0]! - degrees[1]!);
    expect(await page.answerLongerThan(0)).to.include(String(difference));
  });

  it('goes on with an answer that was cut in a block of code, without a seam', async () => {
    await answered(() => page.page.click('button[data-model="continue"]'));
    await answered(() => page.click('continue-button'));
    const { text, status } = (await page.messages()).at(-1)!;
    expect(status).to.equal('done');
    expect(text).to.match(/for \(const number of numbers\) total \+= number;\n {2}return total;\n\}\n```\n/);
    expect(text.match(/```/g)).to.have.length(2);
  });

  it('sends a picture that is dropped on it', async () => {
    await page.page.click('button[data-model="see"]');
    await page.page.evaluate(async () => {
      const canvas = new OffscreenCanvas(30, 20);
      canvas.getContext('2d')!.fillRect(0, 0, 10, 10);
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([await canvas.convertToBlob()], 'black.png', { type: 'image/png' }));
      const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      document.querySelector('iotex-chat')!.dispatchEvent(drop);
    });
    await page.page.waitForSelector('iotex-chat >>> [part~="attachment"][aria-busy="false"]', { visible: true });
    await answered(() => page.ask('What is this?'));
    expect((await page.messages()).at(-1)!.text).to.match(/1\. image\/\w+, [\d,]+ bytes, 30 × 20 pixels/);
  });

  it('lists the models, and says so where that fails', async () => {
    await page.page.focus('iotex-chat >>> select[part~="model-picker"]');
    await page.page.waitForFunction(
      () => document.querySelector('iotex-chat')!.shadowRoot!.querySelector('option[value="everything"]'),
      { polling: 'raf' },
    );
    expect(page.complaints).to.deep.equal([]);
    await page.page.click('#broken');
    await page.page.focus('iotex-chat >>> select[part~="model-picker"]');
    await page.page.waitForFunction(
      () => document.querySelector('iotex-chat')!.shadowRoot!.textContent.includes('other models could not be loaded'),
      { polling: 'raf' },
    );
    await page.page.click('#broken');
    page.complaints.length = 0; // The failure is reported to the page's owner, too.
  });

  it('remembers the conversation when the page is loaded again', async () => {
    const before = await page.messages();
    await page.page.reload();
    await page.page.waitForFunction(
      (count) =>
        document.querySelectorAll('iotex-chat:defined').length === 1 &&
        document.querySelector('iotex-chat')!.messages.length === count,
      { polling: 'raf' },
      before.length,
    );
    expect(await page.messages()).to.deep.equal(before);
    expect(page.complaints).to.deep.equal([]);
  });
});
