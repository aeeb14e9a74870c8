/** `npm run docs`: takes the pictures of the README from the running demo, in the middle of an answer, in light and in dark. */

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { browserFlags, findBrowser } from '../test/find-browser.mjs';
import { startDemo } from './server.js';

const QUESTION = 'What happens when the connection breaks?';
const folder = path.resolve(import.meta.dirname, '../docs');

const demo = await startDemo({ env: {} });
const browser = await puppeteer.launch({ executablePath: findBrowser(), headless: true, args: browserFlags });
try {
  await mkdir(folder, { recursive: true });
  for (const scheme of ['light', 'dark'] as const) {
    const page = await browser.newPage();
    await page.setViewport({ width: 760, height: 600, deviceScaleFactor: 2 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto(new URL('/demo/script-tag.html', demo.url).href);
    const chat = await page.waitForSelector('iotex-chat');
    const input = await page.waitForSelector('iotex-chat >>> textarea');
    await input?.type(QUESTION);
    await input?.press('Enter');
    await page.waitForFunction(() => (document.querySelector('iotex-chat')?.messages.at(-1)?.text.length ?? 0) > 260);
    await chat?.screenshot({ path: path.join(folder, `widget-${scheme}.png`) });
    await page.close();
  }
} finally {
  await browser.close();
  await demo.close();
}
