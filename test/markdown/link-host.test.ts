import { expect } from 'chai';
import { hostToShow } from '../../src/markdown/render/link-host.js';

const shown = (text: string, address: string) => hostToShow(new URL(address), text);

describe('The host behind a link’s text is shown', () => {
  const cases: readonly [why: string, text: string, address: string, host: string][] = [
    ['where the text is another address', 'https://paypal.com', 'https://evil.example/x', 'evil.example'],
    ['where the text is another host', 'paypal.com', 'https://evil.example', 'evil.example'],
    ['where the text has another host in it', 'See paypal.com.', 'https://evil.example', 'evil.example'],
    ['with its port', 'paypal.com', 'https://evil.example:8443/', 'evil.example:8443'],
    ['where the case differs too', 'HTTPS://PayPal.COM/', 'https://evil.example', 'evil.example'],
    ['where the text is its parent', 'github.io', 'https://evil.github.io', 'evil.github.io'],
    ['where it begins like the text', 'paypal.com', 'https://paypal.com.evil.example', 'paypal.com.evil.example'],
    ['where a name stands before the host', 'https://paypal.com@evil.example', 'https://evil.example', 'evil.example'],
    ['where a name is all that is shown', 'https://paypal.com@evil', 'https://evil', 'evil'],
    ['where the text has no dot', 'http://localhost/', 'https://evil.example', 'evil.example'],
    ['where the text is a number', '192.168.0.1', 'https://evil.example', 'evil.example'],
    ['where the text is a number of six parts', 'http://[::1]/', 'https://evil.example', 'evil.example'],
    ['through zero-width characters', 'pay\u200Bpal.c\u2060om', 'https://evil.example', 'evil.example'],
    ['through marks of direction', 'paypal\u200E.com', 'https://evil.example', 'evil.example'],
    ['through letters of another shape', 'ｐａｙｐａｌ．ｃｏｍ', 'https://evil.example', 'evil.example'],
    ['through letters of mathematics', '𝐩𝐚𝐲𝐩𝐚𝐥.𝐜𝐨𝐦', 'https://evil.example', 'evil.example'],
    ['through a look-alike of the slash', 'paypal.com⁄login', 'https://evil.example', 'evil.example'],
    ['where something was turned round', 'moc.�lapyap', 'https://evil.example', 'evil.example'],
    ['through brackets and quotes', '“paypal.com”', 'https://evil.example', 'evil.example'],
    ['where the text looks like it in Cyrillic', 'раураl.com', 'https://paypal.com', 'paypal.com'],
    ['where it looks like the text in Cyrillic', 'paypal.com', 'https://раураl.com', 'xn--l-7sba6dbr.com'],
    ['where it is in Cyrillic itself', 'раураl.com', 'https://раураl.com', 'xn--l-7sba6dbr.com'],
    ['where it is an honest name in letters of its own', 'Bücher', 'https://bücher.example', 'xn--bcher-kva.example'],
    ['where a part of it is punycode', 'Docs', 'https://xn--bcher-kva.example.com', 'xn--bcher-kva.example.com'],
    ['where the text is another one’s mail', 'help@paypal.com', 'mailto:me@evil.example', 'me@evil.example'],
    ['where the text is a mail and the link a page', 'help@paypal.com', 'https://evil.example', 'evil.example'],
    ['where the text is a page and the link a number', 'paypal.com', 'tel:+12025550100', '+12025550100'],
  ];
  for (const [why, text, address, host] of cases)
    it(why, () => {
      expect(shown(text, address)).to.equal(host);
    });
});

describe('A link’s text stands alone', () => {
  const cases: readonly [why: string, text: string, address: string][] = [
    ['where it is words', 'Read more', 'https://evil.example'],
    ['where it is empty', '', 'https://iotex.io'],
    ['where it is the address', 'https://iotex.io/a.b?c=d.e', 'https://iotex.io/a.b?c=d.e'],
    ['where it is the host', 'iotex.io', 'https://iotex.io/x'],
    ['where `www.` is the only difference', 'iotex.io', 'https://www.iotex.io/'],
    ['where `www.` is the only difference the other way', 'www.iotex.io', 'https://iotex.io/'],
    ['where it ends a sentence', '(https://iotex.io).', 'https://iotex.io/'],
    ['where it names a port', 'http://localhost:3000/x', 'http://localhost:3000/x'],
    ['where it is an address of six parts', 'http://[::1]:80/', 'http://[::1]/'],
    ['where a path looks like a host', 'https://a.example/b/main.py', 'https://a.example/b/main.py'],
    ['where it is a product', 'Node.js', 'https://nodejs.org'],
    ['where it is a file', 'package.json', 'https://github.com/x'],
    ['where it is a path of a file', 'src/readme.md', 'https://github.com/x'],
    ['where it has dots of another kind', 'e.g. v1.2.3 … U.S.A. and 3.14', 'https://a.example'],
    ['where it is the mail', 'help@iotex.io', 'mailto:help@iotex.io?subject=x'],
    ['where it is the number', '+1 202 555 0100', 'tel:+12025550100'],
  ];
  for (const [why, text, address] of cases)
    it(why, () => {
      expect(shown(text, address)).to.equal(undefined);
    });

  it('at a cost that grows with its length and no faster', () => {
    const time = (text: string): number => {
      const start = performance.now();
      shown(text, 'https://iotex.io');
      return performance.now() - start;
    };
    for (const unit of ['a', 'a.', '.', '-', '@', 'https:', 'https://', '[', '\u200B', ' .', 'é'])
      // The longest takes less than half a second; the square of it would take minutes.
      expect(time(unit.repeat(200_000)), unit).to.be.below(10_000);
  });
});
