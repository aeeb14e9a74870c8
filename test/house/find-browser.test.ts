import { expect } from 'chai';
import { findBrowser } from '../find-browser.mjs';

describe('findBrowser', () => {
  it('takes the browser that CHROME_PATH names', () => {
    const browser = findBrowser();
    expect(findBrowser({ CHROME_PATH: browser, PATH: '' }, [])).to.equal(browser);
  });

  it('says that CHROME_PATH is wrong rather than take another one', () => {
    const { PATH } = process.env;
    expect(() => findBrowser({ CHROME_PATH: '/nowhere/chrome', PATH })).to.throw(
      'CHROME_PATH is "/nowhere/chrome", which is not a program',
    );
  });

  it('finds one that PATH does not lead to', () => {
    expect(findBrowser({ PATH: '' }, ['/nowhere/chrome', findBrowser()])).to.equal(findBrowser());
  });

  it('names the ways to get one where there is none and none can be installed', () => {
    // Without PATH there is no apt-get either.
    expect(() => findBrowser({ PATH: '' }, []))
      .to.throw('set CHROME_PATH')
      .with.property('message')
      .that.matches(/install Chrome, Chromium or Edge/)
      .and.matches(/on Debian, run as root/);
  });
});
