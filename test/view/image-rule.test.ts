import { imageRule, readAllowedOrigin } from '../../src/view/image-rule.js';
import { expect } from './expect.js';

const allow = (...entries: string[]) => entries.map((entry) => readAllowedOrigin(entry)!);
const rule = (allowed: string, url: string) => imageRule('allowlist', allow(allowed), new URL(url));

describe('The rule for pictures on other hosts', () => {
  const url = new URL('https://a.example/x.png');

  it('follows the policy', () => {
    expect(imageRule('click', [], url)).to.equal('ask');
    expect(imageRule('block', [], url)).to.equal('block');
    expect(imageRule('all', [], url)).to.equal('show');
    expect(imageRule('allowlist', [], url)).to.equal('block');
  });

  it('reads the list for `allowlist` alone', () => {
    expect(imageRule('click', allow('https://a.example'), url)).to.equal('ask');
    expect(imageRule('block', allow('https://a.example'), url)).to.equal('block');
  });

  it('allows an exact origin', () => {
    expect(rule('https://a.example', 'https://a.example/any?x=1')).to.equal('show');
    expect(rule('https://A.example/', 'https://a.example:443/')).to.equal('show');
    for (const other of [
      'http://a.example/x',
      'https://b.example/x',
      'https://a.example:8443/x',
      'https://sub.a.example/x',
      'https://a.example.evil.example/x',
      'https://evila.example/x',
    ])
      expect(rule('https://a.example', other), other).to.equal('block');
  });

  it('allows a path and what is below it', () => {
    for (const path of ['/img', '/img/', '/img/a/b.png', '/x/../img/a', '/img?x=1']) {
      expect(rule('https://a.example/img', `https://a.example${path}`), path).to.equal('show');
    }
    expect(rule('https://a.example/img/', 'https://a.example/img/a')).to.equal('show');
    for (const path of [
      '/',
      '/images',
      '/img2/a',
      '/img/../a',
      '/img/%2e%2e/a',
      '/img/..%2fa',
      '/img/..%5Ca',
      '/IMG/a',
    ]) {
      expect(rule('https://a.example/img', `https://a.example${path}`), path).to.equal('block');
    }
    expect(rule('https://a.example/img/', 'https://a.example/img')).to.equal('block');
  });

  for (const entry of [
    'a.example',
    '*',
    'https://*.example',
    'data:',
    'javascript:alert(1)',
    'https://user@a.example',
    'https://a.example/?x',
    'https://a.example/#x',
    'mailto:a@b.example',
  ])
    it(`makes nothing of the entry ${entry}`, () => {
      expect(readAllowedOrigin(entry)).to.equal(undefined);
    });
});
