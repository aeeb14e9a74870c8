import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): Promise<string> => readFile(path.join(root, file), 'utf8');

/** Runs a module in plain Node, without a DOM and without a loader, and gives what it prints. */
async function inNode(source: string): Promise<string> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', source], { cwd: root });
  return stdout.trim();
}

interface Manifest {
  readonly modules: readonly {
    readonly declarations?: readonly {
      readonly tagName?: string;
      readonly attributes?: readonly { readonly name: string; readonly description?: string }[];
      readonly events?: readonly { readonly name: string }[];
      readonly slots?: readonly { readonly name: string }[];
      readonly cssParts?: readonly { readonly name: string }[];
      readonly members?: readonly { readonly name: string; readonly privacy?: string }[];
    }[];
  }[];
}

describe('The package', () => {
  it('has in both files for script tags the whole element, with maps', async () => {
    for (const file of ['cdn/iotex-chat.bundle.js', 'cdn/iotex-chat.iife.js']) {
      const text = await read(file);
      expect(text.length, file).to.be.greaterThan(50_000);
      expect(text)
        .to.include('customElements.define')
        .and.not.match(/^import\b|[;}]import\b[^(]/m);
      expect((await stat(path.join(root, `${file}.map`))).size).to.be.greaterThan(50_000);
    }
  });

  it('leaves lit to the embedder in its npm entries', async () => {
    const define = await read('dist/define.js');
    expect(define).to.include('customElements.define');
    const chunks = [...define.matchAll(/from '(\.[^']+)'/g)].map(([, file = '']) => path.join('dist', file));
    expect(chunks).not.to.have.length(0);
    expect((await Promise.all(chunks.map(read))).join()).to.match(/from 'lit'/);
  });

  it('names in sideEffects the files that register the element, and no other', async () => {
    const { sideEffects } = JSON.parse(await read('package.json')) as { sideEffects: string[] };
    expect(sideEffects).to.include.members(['./src/define.ts', './dist/define.js', './cdn/**/*.js']);
    expect(await read('dist/index.js')).not.to.include('customElements.define');
  });

  it('has types for every entry', async () => {
    for (const entry of ['index', 'define', 'core', 'testing', 'proxy/index']) {
      expect((await stat(path.join(root, `dist/${entry}.d.ts`))).isFile()).to.equal(true);
    }
  });

  it('pleases publint, and so does the proxy', async () => {
    for (const folder of ['.', 'proxy']) {
      const pkgDir = path.join(root, folder);
      const { messages, pkg } = await publint({ pkgDir, strict: true });
      expect(messages.map((message) => formatMessage(message, pkg))).to.deep.equal([]);
    }
  });

  it('can be imported in Node without a DOM, every entry of it', async () => {
    const names = await inNode(`
      const all = await import('iotex-chat');
      const core = await import('iotex-chat/core');
      await import('iotex-chat/define');
      console.log(typeof all.IotexChat, typeof core.streamChat, typeof core.Conversation, typeof globalThis.document);`);
    expect(names).to.equal('function function function undefined');
  });

  it('streams in plain Node', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: {"choices":[{"index":0,"delta":{"content":"Hel"}}]}\n\n');
      response.end(
        'data: {"choices":[{"index":0,"delta":{"content":"lo"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n',
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const said = await inNode(`
      import { streamChat, Conversation } from 'iotex-chat/core';
      const options = { baseUrl: 'http://127.0.0.1:${port}/v1' };
      const pieces = [];
      const text = await streamChat('hi', { ...options, onContent: (piece) => pieces.push(piece) });
      const answer = await new Conversation(options).send('hi');
      console.log(JSON.stringify([text, pieces, answer.status, answer.text]));`);
    server.close();
    expect(JSON.parse(said)).to.deep.equal(['Hello', ['Hel', 'lo'], 'done', 'Hello']);
  });

  it('describes itself to editors: attributes with words, events, slots, parts, and nothing private', async () => {
    const manifest = JSON.parse(await read('custom-elements.json')) as Manifest;
    const element = manifest.modules
      .flatMap(({ declarations = [] }) => declarations)
      .find(({ tagName }) => tagName === 'iotex-chat');
    const attributes = element?.attributes ?? [];
    expect(attributes.map(({ name }) => name)).to.include.members(['proxy-url', 'api-key', 'heading', 'color-scheme']);
    expect(attributes.filter(({ description }) => !description).map(({ name }) => name)).to.deep.equal([]);
    expect(element?.events?.map(({ name }) => name)).to.include('iotex-response-end');
    expect(element?.slots?.map(({ name }) => name)).to.include('suggestion');
    expect(element?.cssParts?.map(({ name }) => name)).to.include.members(['input', 'send-button']);
    expect(element?.members?.filter(({ name, privacy }) => name.startsWith('#') || privacy)).to.deep.equal([]);
  });

  it('has no path of a machine and no host of a registry in its lock file', async () => {
    const lock = await read('package-lock.json');
    expect(lock).not.to.match(/"resolved": "https?:/);
    const { packages } = JSON.parse(lock) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const absent = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(packages, place, name)),
    );
    expect(absent).to.deep.equal([]);
  });
});

/** Whether `name` is found from `place` upwards, as Node looks for it. A platform's package that is not locked breaks `npm ci` on that platform. */
function isLocked(packages: Readonly<Record<string, unknown>>, place: string, name: string): boolean {
  for (let base = place; ; base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1))) {
    if (`${base}${base && '/'}node_modules/${name}` in packages) return true;
    if (!base) return false;
  }
}
