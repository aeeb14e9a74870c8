import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { findBrowser } from '../find-browser.mjs';

const run = promisify(execFile);
const script = path.resolve(import.meta.dirname, '../find-browser.mjs');

/** Looks for a browser in a process of its own, with this environment alone, and gives what it prints. */
async function findWith(environment: Record<string, string>): Promise<string> {
  const source = `
    const { findBrowser } = await import(${JSON.stringify(script)});
    try { console.log(findBrowser()); } catch (error) { console.log(error.message); }`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', source], { env: environment });
  return stdout.trim();
}

describe('findBrowser', () => {
  it('takes the browser that CHROME_PATH names', async () => {
    const browser = findBrowser();
    expect(await findWith({ CHROME_PATH: browser, PATH: '' })).to.equal(browser);
  });

  it('says that CHROME_PATH is wrong rather than take another one', async () => {
    expect(await findWith({ CHROME_PATH: '/nowhere/chrome', PATH: process.env['PATH'] ?? '' })).to.include(
      'CHROME_PATH is "/nowhere/chrome", which is not a program',
    );
  });

  it('names the ways to get one where there is none and none can be installed', async function () {
    // Only where browsers are found through PATH can a test hide them.
    if (process.platform !== 'linux') this.skip();
    const said = await findWith({ PATH: '' });
    expect(said)
      .to.match(/CHROME_PATH/)
      .and.match(/install Chrome, Chromium or Edge/)
      .and.match(/Debian/);
  });
});
