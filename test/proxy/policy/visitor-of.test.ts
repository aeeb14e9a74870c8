import { expect } from 'chai';
import { visitorOf } from '../../../proxy/src/policy/visitor-of.js';

describe('visitorOf', () => {
  for (const [address, visitor] of [
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:50412', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::1]:443', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['session:abc', 'session:abc'],
    ['1::2::3', '1::2::3'],
    ['1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7:8:9'],
    ['visitor-7', 'visitor-7'],
    ['', 'unknown'],
    [undefined, 'unknown'],
  ] as const) {
    it(`takes ${address} for ${visitor}`, () => {
      expect(visitorOf(address)).to.equal(visitor);
    });
  }

  it('keeps no more than 100 letters of a name', () => {
    expect(visitorOf('x'.repeat(10_000))).to.have.length(100);
  });
});
