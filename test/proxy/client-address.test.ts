import { expect } from 'chai';
import { clientAddress } from '../../proxy/src/client-address.js';

describe('clientAddress', () => {
  it('does not look at X-Forwarded-For where no hop is trusted', () => {
    expect(clientAddress('192.0.2.1', '198.51.100.7', 0)).to.equal('192.0.2.1');
  });

  it('takes the entry that the outermost trusted hop wrote, whatever the visitor put before it', () => {
    expect(clientAddress('10.0.0.1', 'forged, 198.51.100.7', 1)).to.equal('198.51.100.7');
    expect(clientAddress('10.0.0.1', 'forged, 198.51.100.7, 10.0.0.2', 2)).to.equal('198.51.100.7');
  });

  it('falls back to the socket where there are fewer entries than hops', () => {
    expect(clientAddress('10.0.0.1', '', 1)).to.equal('10.0.0.1');
    expect(clientAddress('10.0.0.1', '198.51.100.7', 2)).to.equal('10.0.0.1');
    expect(clientAddress(undefined, '', 1)).to.equal(undefined);
  });
});
