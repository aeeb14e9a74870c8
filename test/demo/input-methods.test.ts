import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { openBrowser } from './browser.js';
import { openSourcePage } from './source-page.js';
import type { SourcePage } from './source-page.js';

/** The key code of a key that an input method has taken. */
const TAKEN = 229;

/** How a text is composed: what stands in the field on the way to it. */
interface Writing {
  readonly language: string;
  readonly steps: readonly string[];
  readonly text: string;
}

const writings: readonly Writing[] = [
  { language: 'Japanese', steps: ['k', 'か', 'かn', 'かん', 'かんj', 'かんじ', '漢字'], text: '漢字' },
  { language: 'Korean', steps: ['ㅎ', '하', '한'], text: '한' },
  { language: 'Chinese', steps: ['n', 'ni', 'ni h', 'ni hao', '你好'], text: '你好' },
];

/** Presses a key as the browser tells of it while an input method has it: with the code of all such keys, and nothing typed. */
async function pressTaken(page: SourcePage, key: string): Promise<void> {
  await press(page, key, TAKEN);
}

/** Presses a key as the browser tells of it where the input method lets it through: with its own code. */
async function press(page: SourcePage, key: string, code?: number): Promise<void> {
  const codes: Readonly<Record<string, number>> = { Enter: 13, Escape: 27, ArrowUp: 38, ArrowDown: 40 };
  const windowsVirtualKeyCode = code ?? codes[key] ?? 0;
  await page.devTools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode });
  await page.devTools.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key, windowsVirtualKeyCode });
}

async function compose(page: SourcePage, steps: readonly string[]): Promise<void> {
  for (const text of steps) {
    const end = text.length;
    await page.devTools.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
  }
}

/** Ends the composition with this text. */
async function commit(page: SourcePage, text: string): Promise<void> {
  await page.devTools.send('Input.insertText', { text });
}

describe('input methods', function () {
  this.timeout(60_000);
  let browser: Browser;
  let closeBrowser: (() => Promise<void>) | undefined;
  let page: SourcePage;

  before(async () => {
    ({ browser, close: closeBrowser } = await openBrowser());
  });
  after(() => closeBrowser?.());
  beforeEach(async () => {
    page = await openSourcePage(browser);
    await page.enter();
  });
  afterEach(() => page.close());

  for (const { language, steps, text } of writings) {
    describe(language, () => {
      it('is sent as it was composed, by the Enter after the one that ended the composition', async () => {
        await compose(page, steps);
        await pressTaken(page, 'Enter');
        expect(await page.questions()).to.deep.equal([]);
        await commit(page, text);
        expect(await page.field()).to.equal(text);
        await press(page, 'Enter');
        expect(await page.questions()).to.deep.equal([text]);
        expect(await page.field()).to.equal('');
      });

      it('is not sent by an Enter that is told of within the composition, whatever its code', async () => {
        await compose(page, steps);
        await press(page, 'Enter');
        expect(await page.questions()).to.deep.equal([]);
      });

      it('is not sent by an Enter that is told of when the composition has just ended, as in Safari', async () => {
        await compose(page, steps);
        await commit(page, text);
        await pressTaken(page, 'Enter');
        expect(await page.questions()).to.deep.equal([]);
        expect(await page.field()).to.equal(text);
      });

      it('keeps Escape to itself: it takes the composition back, and stops no answer', async () => {
        await page.page.keyboard.type('hi');
        await press(page, 'Enter');
        await page.say('Hello');
        expect(await page.status()).to.equal('streaming');
        await compose(page, steps);
        await pressTaken(page, 'Escape');
        await press(page, 'Escape');
        expect(await page.status()).to.equal('streaming');
        await compose(page, ['']);
        await page.finish();
      });

      it('keeps the arrow keys to itself: they choose among candidates', async () => {
        await page.page.keyboard.type('asked before');
        await press(page, 'Enter');
        await page.say('Hello');
        await page.finish();
        await compose(page, steps);
        for (const key of ['ArrowUp', 'ArrowDown']) {
          await pressTaken(page, key);
          await press(page, key);
        }
        expect(await page.field()).to.equal(steps.at(-1));
        await commit(page, text);
        expect(await page.field()).to.equal(text);
      });

      it('is composed in the middle of what stands there', async () => {
        await page.page.keyboard.type('ab');
        await page.page.keyboard.press('ArrowLeft');
        await compose(page, steps);
        await commit(page, text);
        await press(page, 'Enter');
        expect(await page.questions()).to.deep.equal([`a${text}b`]);
      });

      it('is composed in a question that is rewritten', async () => {
        await page.page.keyboard.type('first');
        await press(page, 'Enter');
        await page.say('Hello');
        await page.finish();
        await page.page.locator('iotex-chat >>> button[aria-label="Edit"]').click();
        expect(await page.field()).to.equal('first');
        await page.page.keyboard.down('Control');
        await page.page.keyboard.press('a');
        await page.page.keyboard.up('Control');
        await compose(page, steps);
        await pressTaken(page, 'Enter');
        await press(page, 'Enter');
        await pressTaken(page, 'Escape');
        expect(await page.questions()).to.deep.equal(['first']);
        expect(await page.field()).to.equal(steps.at(-1));
        await commit(page, text);
        await page.page.keyboard.down('Control');
        await press(page, 'Enter');
        await page.page.keyboard.press('Enter');
        await page.page.keyboard.up('Control');
        expect(await page.questions()).to.deep.equal([text]);
        await page.finish();
      });
    });
  }

  it('leaves a composition alone that an answer comes into', async () => {
    await page.page.keyboard.type('hi');
    await press(page, 'Enter');
    await compose(page, ['か', 'かん']);
    await page.say('Hello');
    await page.say(' there');
    expect(await page.field()).to.equal('かん');
    await compose(page, ['かんじ', '漢字']);
    await page.finish();
    await commit(page, '漢字');
    expect(await page.field()).to.equal('漢字');
  });
});
