import { expect } from 'chai';
import { checkOrigin } from '../../../proxy/src/policy/check-origin.js';
import { refusalOf } from '../harness.js';

const list = ['https://shop.example', 'http://localhost:5173'];

function check(origin: string | null, allowed: readonly string[], method = 'POST', host = 'proxy.test') {
  return checkOrigin({ origin, method, host }, allowed);
}

describe('checkOrigin', () => {
  it('allows an origin of the list and names it', () => {
    expect(check('https://shop.example', list)).to.equal('https://shop.example');
    expect(check('http://localhost:5173', list)).to.equal('http://localhost:5173');
  });

  for (const origin of [
    'http://shop.example',
    'https://shop.example:8443',
    'https://shop.example.evil.test',
    'https://evil-shop.example',
    'https://SHOP.example',
    'https://shop.example/',
    'null',
    '',
  ]) {
    it(`refuses ${JSON.stringify(origin)}, which is not in the list to the letter`, () => {
      expect(refusalOf(() => check(origin, list)).code).to.equal('origin_not_allowed');
    });
  }

  it('does not take the own host for granted where there is a list', () => {
    expect(refusalOf(() => check('http://proxy.test', list)).code).to.equal('origin_not_allowed');
  });

  it('allows the own host where there is no list, whatever the scheme in front of it', () => {
    expect(check('http://proxy.test', [])).to.equal('http://proxy.test');
    expect(check('https://proxy.test', [])).to.equal('https://proxy.test');
    expect(check('http://proxy.test:81', [], 'POST', 'proxy.test:81')).to.equal('http://proxy.test:81');
  });

  for (const origin of [
    'http://proxy.test:81',
    'http://evil.test',
    'null',
    'http://evil.test/proxy.test',
    'ftp://proxy.test',
  ]) {
    it(`refuses ${origin} where only the own host is allowed`, () => {
      expect(refusalOf(() => check(origin, [])).code).to.equal('origin_not_allowed');
    });
  }

  it('lets a request without Origin read, and not ask', () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(check(null, list, method)).to.equal(undefined);
    expect(refusalOf(() => check(null, list)).code).to.equal('origin_missing');
    expect(refusalOf(() => check(null, [])).code).to.equal('origin_missing');
    expect(refusalOf(() => check(null, [], 'DELETE')).code).to.equal('origin_missing');
  });
});
