import { expect } from 'chai';
import { isOffline, networkError } from '../../src/protocol/network-error.js';
import type { Surroundings } from '../../src/protocol/network-error.js';

const cause = new TypeError('Failed to fetch');
const page = { protocol: 'https:', origin: 'https://site.example' };

function reason(url: string, around: Surroundings): string {
  return networkError(url, cause, around).message;
}

describe('networkError', () => {
  it('names the origin, and nothing of the path', () => {
    const error = networkError('https://a.example:8443/secret?key=secret', cause, {});
    expect(error).to.include({ kind: 'network', cause, retryable: true });
    expect(error.message).to.contain('https://a.example:8443').and.not.to.contain('secret');
  });

  it('says that the device is offline', () => {
    expect(reason('https://a.example', { location: page, navigator: { onLine: false } })).to.contain('offline');
    expect(isOffline({ navigator: { onLine: false } })).to.equal(true);
    expect(isOffline({ navigator: { onLine: true } })).to.equal(false);
    expect(isOffline({ navigator: {} })).to.equal(false);
    expect(isOffline({})).to.equal(false);
  });

  it('says that a page may not call an address of another kind', () => {
    expect(reason('http://a.example', { location: page })).to.contain('mixed content');
  });

  it('names CORS where the address is of another origin, and only there', () => {
    expect(reason('https://a.example', { location: page }))
      .to.contain('CORS')
      .and.to.contain('does not allow https://site.example');
    expect(reason('https://site.example/chat', { location: page })).not.to.contain('CORS');
  });

  it('gives the code of the system, however deep it lies, and nothing that is no code', () => {
    const deep = new TypeError('x', { cause: new Error('y', { cause: { code: 'ENOTFOUND' } }) });
    expect(networkError('https://a.example', deep, {}).message).to.contain('ENOTFOUND');
    expect(networkError('https://a.example', { code: 'a secret' }, {}).message).not.to.contain('secret');
    const circle: { cause?: unknown } = {};
    circle.cause = circle;
    expect(networkError('https://a.example', circle, {}).message).to.contain('refuses connections');
  });
});
