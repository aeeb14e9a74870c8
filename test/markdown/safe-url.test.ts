import { expect } from 'chai';
import { isOnWeb, safeUrl } from '../../src/markdown/render/safe-url.js';

describe('A safe URL', () => {
  const kept: readonly [written: string, href: string][] = [
    ['https://iotex.io/a b?c=d#e', 'https://iotex.io/a%20b?c=d#e'],
    ['HTTP://IOTEX.IO', 'http://iotex.io/'],
    [' https://iotex.io\n', 'https://iotex.io/'],
    ['https:\\\\iotex.io\\x', 'https://iotex.io/x'],
    ['https://münchen.de', 'https://xn--mnchen-3ya.de/'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['tel:+1-202-555-0100', 'tel:+1-202-555-0100'],
  ];
  for (const [written, href] of kept)
    it(`is ${JSON.stringify(written)}`, () => {
      expect(safeUrl(written)?.href).to.equal(href);
    });

  const refused = [
    '',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    'java\r\nscript:alert(1)',
    'javascript\n:alert(1)',
    'javascript://iotex.io/%0aalert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:text/html;base64,PHNjcmlwdD4=',
    'data:image/svg+xml,<svg onload="alert(1)"/>',
    'blob:https://iotex.io/0',
    'file:///etc/passwd',
    'filesystem:https://iotex.io/x',
    'view-source:https://iotex.io',
    'about:blank',
    'ws://iotex.io',
    'ftp://iotex.io',
    'intent://x#Intent;end',
    '//evil.example/x',
    '\\\\evil.example',
    '/path',
    'path.html',
    '?query',
    '#fragment',
    'https://',
    'https://exa mple.com',
    'https://paypal.com@evil.example',
    'https://user:password@evil.example',
    'https://:password@evil.example',
  ];
  for (const written of refused)
    it(`is not ${JSON.stringify(written)}`, () => {
      expect(safeUrl(written)).to.equal(undefined);
    });

  it('has at most 8,192 characters', () => {
    const start = 'https://iotex.io/?';
    expect(safeUrl(start.padEnd(8192, 'x'))).to.be.instanceOf(URL);
    expect(safeUrl(start.padEnd(8193, 'x'))).to.equal(undefined);
  });

  it('is on the web with http and https alone', () => {
    const answers = ['http://a.example', 'https://a.example', 'mailto:a@b.example', 'tel:1'].map((written) =>
      isOnWeb(new URL(written)),
    );
    expect(answers).to.deep.equal([true, true, false, false]);
  });
});
