import { expect } from 'chai';
import { DEFAULT_BASE_URL, resolveEndpoint } from '../../src/protocol/endpoint.js';
import type { Route } from '../../src/protocol/endpoint.js';
import { ChatError } from '../../src/protocol/errors.js';
import type { PageLocation, TransportOptions } from '../../src/protocol/transport-options.js';

const page: PageLocation = {
  href: 'https://site.example/help/page?q#top',
  protocol: 'https:',
  hostname: 'site.example',
};
const local: PageLocation = { href: 'http://localhost:8000/', protocol: 'http:', hostname: 'localhost' };

function urlOf(options: TransportOptions, route?: Route): string {
  return resolveEndpoint({ location: null, ...options }, route).url;
}

function refusal(options: TransportOptions): string {
  try {
    resolveEndpoint({ location: null, ...options });
  } catch (error) {
    if (error instanceof ChatError && error.kind === 'config') return error.message;
    throw error;
  }
  throw new Error('It should have been refused.');
}

describe('resolveEndpoint', () => {
  it('takes the gateway where no server is named and there is a key', () => {
    expect(urlOf({ apiKey: 'sk-1' })).to.equal('https://gateway.iotex.ai/v1/chat/completions');
  });

  it('appends the route to base-url, with or without a final slash, and keeps its query', () => {
    expect(urlOf({ baseUrl: 'http://127.0.0.1:11434/v1' })).to.equal('http://127.0.0.1:11434/v1/chat/completions');
    expect(urlOf({ baseUrl: 'http://127.0.0.1:11434/v1//' })).to.equal('http://127.0.0.1:11434/v1/chat/completions');
    expect(urlOf({ baseUrl: 'https://a.example/v1?api-version=2#x' })).to.equal(
      'https://a.example/v1/chat/completions?api-version=2',
    );
    expect(urlOf({ baseUrl: 'https://a.example/v1' }, 'models')).to.equal('https://a.example/v1/models');
  });

  it('posts a chat to exactly proxy-url, and its other routes below it', () => {
    expect(urlOf({ proxyUrl: 'https://site.example/api/chat/' })).to.equal('https://site.example/api/chat/');
    expect(urlOf({ proxyUrl: 'https://site.example/chat?a=b' }, 'models')).to.equal(
      'https://site.example/chat/models?a=b',
    );
    expect(urlOf({ proxyUrl: 'https://site.example/' }, 'transcriptions')).to.equal(
      'https://site.example/audio/transcriptions',
    );
  });

  it('never gives a key for proxy-url, and prefers it to base-url', () => {
    const endpoint = resolveEndpoint({
      proxyUrl: '/chat',
      baseUrl: 'https://a.example',
      apiKey: 'sk-1',
      location: page,
    });
    expect(endpoint).to.deep.equal({ url: 'https://site.example/chat', apiKey: undefined });
  });

  it('resolves a relative address against the page, and refuses it outside of one', () => {
    expect(urlOf({ proxyUrl: 'chat', location: page })).to.equal('https://site.example/help/chat');
    expect(refusal({ proxyUrl: '/chat' })).to.match(/proxy-url is not a valid URL.*absolute/);
  });

  it('takes the page that the code runs in where none is given', () => {
    const scope = globalThis as { document?: { baseURI: string } };
    if (scope.document) {
      expect(resolveEndpoint({ proxyUrl: '/chat' }).url).to.equal(new URL('/chat', scope.document.baseURI).href);
    } else {
      expect(() => resolveEndpoint({ proxyUrl: '/chat' })).to.throw(ChatError);
    }
  });

  it('refuses what is no address of a web server', () => {
    expect(refusal({ baseUrl: 'http://' })).to.match(/base-url is not a valid URL/);
    expect(refusal({ baseUrl: 'ftp://a.example' })).to.match(/base-url has the scheme "ftp:"/);
    expect(refusal({ proxyUrl: 'javascript:alert(1)', location: page })).to.match(/scheme "javascript:"/);
    const withPassword = refusal({ baseUrl: 'https://me:secret@a.example' });
    expect(withPassword).to.match(/user name or password/);
    expect(withPassword).not.to.match(/secret/);
  });

  it('says what to set where nothing is', () => {
    expect(refusal({})).to.match(/set proxy-url/);
    expect(refusal({ proxyUrl: '', baseUrl: '', apiKey: '' })).to.match(/set proxy-url/);
    expect(refusal({ baseUrl: DEFAULT_BASE_URL })).to.match(/set proxy-url/);
    expect(refusal({ baseUrl: `${DEFAULT_BASE_URL}/` })).to.match(/set proxy-url/);
  });

  it('asks for no key where the server is the site’s own, or something else proves who asks', () => {
    expect(urlOf({ baseUrl: 'http://localhost:11434/v1' })).to.match(/11434/);
    expect(urlOf({ getToken: () => 't' })).to.match(/gateway/);
    expect(urlOf({ headers: { 'x-key': '1' } })).to.match(/gateway/);
  });

  it('refuses a key that cannot be a header, without showing it', () => {
    for (const apiKey of ['sk-secret\n', 'sk secret', 'sk-secrét', 'sk-secret\u{1f511}', ' sk-secret']) {
      expect(refusal({ apiKey }))
        .to.match(/api-key has a character/)
        .and.not.to.match(/secr/);
    }
  });

  it('refuses a key in a page that visitors read, and says why', () => {
    expect(refusal({ apiKey: 'sk-secret', location: page })).to.match(/every visitor could read it: use proxy-url/);
    expect(refusal({ apiKey: 'k', location: { ...page, hostname: '127.example' } })).to.match(/refused/);
    expect(refusal({ apiKey: 'k', location: { ...page, hostname: 'localhost.example' } })).to.match(/refused/);
    expect(refusal({ apiKey: 'k', location: { ...page, hostname: '' } })).to.match(/refused/);
  });

  it('takes a key on localhost, in a file, where it is allowed on purpose, and where there is no page', () => {
    for (const hostname of ['localhost', 'app.localhost', '127.0.0.1', '127.1.2.3', '[::1]']) {
      expect(resolveEndpoint({ apiKey: 'k', location: { ...local, hostname } }).apiKey).to.equal('k');
    }
    const file: PageLocation = { href: 'file:///a.html', protocol: 'file:', hostname: '' };
    expect(resolveEndpoint({ apiKey: 'k', location: file }).apiKey).to.equal('k');
    expect(resolveEndpoint({ apiKey: 'k', location: page, dangerouslyAllowBrowser: true }).apiKey).to.equal('k');
    expect(resolveEndpoint({ apiKey: 'k', location: { ...page, hostname: undefined } }).apiKey).to.equal('k');
    expect(resolveEndpoint({ apiKey: 'k', location: null }).apiKey).to.equal('k');
  });
});
