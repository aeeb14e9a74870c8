import { expect } from 'chai';
import { request as httpRequest } from 'node:http';
import { startGateway } from '../../demo/gateway/server.js';
import { startDemo } from '../../demo/server.js';
import type { Demo } from '../../demo/server.js';
import { deltas, toChunks } from './ask-gateway.js';

/** A red PNG of one pixel. */
const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';

/** Sends `path` to the letter, which `fetch` would tidy up first. */
function getRaw(demo: Demo, path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: demo.port, path }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => (body += text));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    request.on('error', reject);
    request.end();
  });
}

/** Asks through the proxy, as a page of the demo does. */
function askPage(demo: Demo, body: object, init: { origin?: string; path?: string; signal?: AbortSignal } = {}) {
  return fetch(new URL(init.path ?? '/api/chat', demo.url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: init.origin ?? new URL(demo.url).origin },
    body: JSON.stringify({ messages: [{ role: 'user', content: 'Hello' }], stream: true, ...body }),
    ...(init.signal && { signal: init.signal }),
  });
}

describe('demo server', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo({ tokensPerSecond: Infinity });
  });
  after(() => demo.close());

  describe('files', () => {
    const types: [string, string][] = [
      ['/', 'text/html; charset=utf-8'],
      ['/demo/index.html', 'text/html; charset=utf-8'],
      ['/demo/script-tag.html?x=1', 'text/html; charset=utf-8'],
      ['/demo/cdn-module.html', 'text/html; charset=utf-8'],
      ['/demo/npm-import.html', 'text/html; charset=utf-8'],
      ['/demo/everything.html', 'text/html; charset=utf-8'],
      ['/demo/conversation.html', 'text/html; charset=utf-8'],
      ['/demo/states.html', 'text/html; charset=utf-8'],
      ['/demo/demo.css', 'text/css; charset=utf-8'],
      ['/demo/answers.html', 'text/html; charset=utf-8'],
      ['/demo/preview.html', 'text/html; charset=utf-8'],
      ['/demo/package.json', 'application/json; charset=utf-8'],
      ['/demo/answers.js', 'text/javascript; charset=utf-8'],
      ['/demo/icon.svg', 'image/svg+xml'],
      ['/demo/settings.json', 'application/json; charset=utf-8'],
      ['/demo/documents/proxy.md', 'text/plain; charset=utf-8'],
      ['/documents/demo/documents/proxy.md', 'text/plain; charset=utf-8'],
    ];
    for (const [path, type] of types) {
      it(`serves ${path} with its type, and not to be stored`, async () => {
        const response = await fetch(new URL(path, demo.url));
        expect(response.status).to.equal(200);
        expect(response.headers.get('content-type')).to.equal(type);
        expect(response.headers.get('cache-control')).to.equal('no-store');
        expect(response.headers.get('x-content-type-options')).to.equal('nosniff');
        expect((await response.arrayBuffer()).byteLength).to.equal(
          Number(response.headers.get('content-length')) || -1,
        );
        const head = await fetch(new URL(path, demo.url), { method: 'HEAD' });
        expect([head.status, await head.text()]).to.deep.equal([200, '']);
        expect(head.headers.get('content-length')).to.equal(response.headers.get('content-length'));
      });
    }

    it('holds its pages to a strict policy', async () => {
      const response = await fetch(demo.url);
      expect(response.headers.get('content-security-policy')).to.match(/^default-src 'self'; /);
      expect(response.headers.get('content-security-policy')).not.to.match(/unsafe/);
    });

    for (const page of ['index', 'script-tag', 'cdn-module', 'npm-import', 'everything', 'conversation', 'states']) {
      it(`asks nobody else and writes no inline script or style in ${page}.html`, async () => {
        const text = await (await fetch(new URL(`/demo/${page}.html`, demo.url))).text();
        expect(text).not.to.match(/(?:src|href)="(?:https?:)?\/\//);
        expect(text).not.to.match(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
        expect(text).to.match(/<html lang="en">/);
        expect(text).to.match(/<title>.+<\/title>/);
      });
    }

    const refused = [
      '/package.json',
      '/demo/../package.json',
      '/demo/%2e%2e/package.json',
      '/demo/..%2fpackage.json',
      '/demo/..%5cpackage.json',
      '/demo/%252e%252e/package.json',
      '/demo//../../package.json',
      '//etc/hosts.json',
      '/cdn/../.prettierrc.json',
      '/demo/.hidden.json',
      '/demo/server.ts',
      '/demo/start.ts',
      '/demo/gateway/',
      '/demo/gateway',
      '/demo/',
      '/demo/documents',
      '/demo/index.html%00.png',
      '/demo/%E0%A4%A',
      '/node_modules/lit/package.json',
      '/src/index.ts',
      '/nothing.html',
      '/favicon.ico',
      '/documents/package.json',
      '/documents/../package.json',
    ];
    for (const path of refused) {
      it(`has no ${path}`, async () => {
        expect((await getRaw(demo, path)).status).to.equal(404);
      });
    }

    it('says that a built file is missing where it is', async () => {
      expect((await getRaw(demo, '/cdn/none.js')).body).to.match(/npm run build/);
    });

    it('refuses to write', async () => {
      for (const path of ['/', '/demo/demo.css', '/demo/settings.json']) {
        const response = await fetch(new URL(path, demo.url), { method: 'POST', body: 'x' });
        expect([response.status, response.headers.get('allow')]).to.deep.equal([405, 'GET, HEAD']);
      }
    });

    it('tells its pages who answers', async () => {
      const settings = (await (await fetch(new URL('/demo/settings.json', demo.url))).json()) as {
        gateway: string;
        models: { id: string; description: string }[];
      };
      expect(settings.gateway).to.equal('embedded');
      expect(settings.models.map(({ id }) => id)).to.deep.equal(demo.gateway!.models.map(({ id }) => id));
    });
  });

  describe('chat', () => {
    it('streams answers through the proxy', async () => {
      for (const path of ['/api/chat', '/api/chat/', '/api/chat/chat/completions']) {
        const response = await askPage(demo, { model: 'docs' }, { path });
        expect(response.headers.get('content-type'), path).to.match(/^text\/event-stream/);
        const text = await response.text();
        expect(deltas(toChunks(text), 'content').join('')).to.match(/^Hello! I am `docs`/);
        expect(text).to.match(/data: \[DONE\]\n\n$/);
      }
    });

    it('links sources to documents that it serves itself', async () => {
      const messages = [{ role: 'user', content: 'How do I stop an answer?' }];
      const chunks = toChunks(await (await askPage(demo, { model: 'docs', messages })).text());
      const [source] = deltas(chunks, 'annotations') as { url_citation: { url: string } }[];
      const { url } = source!.url_citation;
      expect(url.startsWith(demo.url), url).to.equal(true);
      expect((await fetch(url)).status).to.equal(200);
    });

    it('lists every model of the embedded gateway, in its order', async () => {
      const response = await fetch(new URL('/api/chat/models', demo.url));
      const { data } = (await response.json()) as { data: { id: string }[] };
      expect(data.map(({ id }) => id)).to.deep.equal(demo.gateway!.models.map(({ id }) => id));
    });

    it('writes down a recording', async () => {
      const body = new FormData();
      body.set('model', 'whisper-1');
      body.set('file', new File([new Uint8Array(20_000)], 'recording.webm', { type: 'audio/webm' }));
      const headers = { Origin: new URL(demo.url).origin };
      const address = new URL('/api/chat/audio/transcriptions', demo.url);
      const response = await fetch(address, { method: 'POST', headers, body });
      expect(await response.json()).to.deep.equal({ text: 'This is what you said.' });
    });

    it('lets pictures through', async () => {
      const content = [{ type: 'image_url', image_url: { url: `data:image/png;base64,${onePixel}` } }];
      const text = await (await askPage(demo, { model: 'see', messages: [{ role: 'user', content }] })).text();
      expect(deltas(toChunks(text), 'content').join('')).to.match(/image\/png, 69 bytes, 1 × 1 pixels/);
    });

    it('lets its own pages ask, by each name of this machine, and no others', async () => {
      for (const name of ['127.0.0.1', 'localhost']) {
        const response = await askPage(demo, { model: 'docs' }, { origin: `http://${name}:${demo.port}` });
        expect(response.status, name).to.equal(200);
        await response.text();
      }
      for (const origin of ['https://example.com', `http://127.0.0.1:${demo.port === 1 ? 2 : 1}`]) {
        expect((await askPage(demo, { model: 'docs' }, { origin })).status, origin).to.equal(403);
      }
    });

    it('tells of errors in the shape of the API, and how long to wait', async () => {
      const response = await askPage(demo, { model: 'error-429' });
      expect([response.status, response.headers.get('retry-after')]).to.deep.equal([429, '10']);
      expect(await response.json()).to.have.nested.property('error.message');
    });

    it('breaks off where the gateway does', async () => {
      const response = await askPage(demo, { model: 'cut' });
      let text = '';
      let failure: unknown;
      try {
        for await (const bytes of response.body!) text += Buffer.from(bytes).toString();
      } catch (error) {
        failure = error;
      }
      expect(failure).to.be.an.instanceof(Error);
      expect(deltas(toChunks(text), 'content').join('')).to.match(/In the middle of this very$/);
    });
  });

  describe('the gateway itself, below /gateway', () => {
    it('takes functions, which the proxy does not', async () => {
      const tools = [{ type: 'function', function: { name: 'get_time', parameters: {} } }];
      const asked = { model: 'tools', tools };
      expect((await askPage(demo, asked)).status).to.equal(400);
      const response = await askPage(demo, asked, { path: '/gateway/v1/chat/completions' });
      expect(deltas(toChunks(await response.text()), 'tool_calls')).not.to.deep.equal([]);
    });

    it('has a list of models that works, and one that fails', async () => {
      expect((await fetch(new URL('/gateway/v1/models', demo.url))).status).to.equal(200);
      expect((await fetch(new URL('/gateway/broken/models', demo.url))).status).to.equal(500);
    });

    it('is no way to the files of the demo', async () => {
      expect((await getRaw(demo, '/gateway/../package.json')).status).to.equal(404);
      expect((await getRaw(demo, '/gateway/demo/index.html')).status).to.equal(404);
    });
  });

  it('closes the way to the gateway when a visitor leaves, also before the first byte', async () => {
    const paced = await startDemo();
    try {
      for (const model of ['long', 'slow']) {
        const client = new AbortController();
        const moment = paced.gateway!.next(model === 'slow' ? 'start' : 'first-byte');
        const asked = askPage(paced, { model }, { signal: client.signal }).catch((error: unknown) => error);
        await moment;
        const closed = paced.gateway!.next('close');
        client.abort();
        const record = await closed;
        expect(record).to.include({ model, finished: false, aborted: true });
        expect(record.firstByteAt === undefined).to.equal(model === 'slow');
        await asked;
      }
    } finally {
      await paced.close();
    }
  });

  it('talks to the real gateway where a key is set, and offers its models', async () => {
    const real = await startGateway({ apiKey: 'sk-secret', tokensPerSecond: Infinity });
    const env = { IOTEX_API_KEY: 'sk-secret', GATEWAY_URL: real.url, ALLOWED_MODELS: 'docs, length', PORT: 'nonsense' };
    const withKey = await startDemo({ env });
    try {
      expect(withKey.gateway).to.equal(undefined);
      const settings = await (await fetch(new URL('/demo/settings.json', withKey.url))).text();
      expect(JSON.parse(settings)).to.have.property('gateway', 'real');
      expect((JSON.parse(settings) as { models: { id: string }[] }).models.map(({ id }) => id)).to.deep.equal([
        'docs',
        'length',
      ]);
      expect(settings).not.to.match(/sk-secret/);
      const text = await (await askPage(withKey, { model: 'docs' })).text();
      expect(deltas(toChunks(text), 'content').join('')).to.match(/^Hello!/);
      expect((await askPage(withKey, { model: 'long' })).ok).to.equal(false);
      expect((await fetch(new URL('/gateway/v1/models', withKey.url))).status).to.equal(404);
    } finally {
      await withKey.close();
      await real.close();
    }
  });

  it('rejects a setting that makes no sense, and leaves no port behind', async () => {
    let failure: unknown;
    await startDemo({ env: { IOTEX_API_KEY: 'sk-secret', GATEWAY_URL: 'nonsense' } }).catch((error: unknown) => {
      failure = error;
    });
    expect(failure)
      .to.have.property('message')
      .that.matches(/GATEWAY_URL/);
    expect(failure)
      .to.have.property('message')
      .that.does.not.match(/sk-secret/);
  });

  it('rejects when its port is taken', async () => {
    let failure: unknown;
    await startDemo({ port: demo.port }).catch((error: unknown) => {
      failure = error;
    });
    expect(failure).to.have.property('code', 'EADDRINUSE');
  });
});
