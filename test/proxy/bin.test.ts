import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { KEY, ORIGIN, question } from './harness.js';
import { Upstream, completion } from './upstream.js';

const bin = fileURLToPath(new URL('../../proxy/src/bin.ts', import.meta.url));

describe('iotex-chat-proxy', () => {
  let child: ChildProcessByStdio<null, Readable, Readable> | undefined;
  afterEach(() => void child?.kill('SIGKILL'));

  function start(environment: Record<string, string>, words: readonly string[] = []) {
    const { PATH = '' } = process.env;
    child = spawn(process.execPath, ['--import', 'tsx', bin, ...words], {
      env: { PATH, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return child;
  }

  async function outcomeOf(environment: Record<string, string>, words: readonly string[] = []) {
    const { stdout, stderr, exited } = watch(start(environment, words));
    const [code, out, error] = await Promise.all([exited, text(stdout), text(stderr)]);
    return { code, out, error };
  }

  it('says that the key is missing, without a stack, and exits with 1', async () => {
    const { code, out, error } = await outcomeOf({});
    expect({ code, out }).to.deep.equal({ code: 1, out: '' });
    expect(error).to.equal('iotex-chat-proxy: IOTEX_API_KEY (option apiKey) is missing, for example: sk-…\n');
  });

  it('says what is wrong with a setting, and never the key', async () => {
    const { code, error } = await outcomeOf({ IOTEX_API_KEY: KEY, ALLOWED_ORIGINS: 'https://shop.example/' });
    expect(code).to.equal(1);
    expect(error)
      .to.match(/^iotex-chat-proxy: ALLOWED_ORIGINS .*for example: https:\/\/shop\.example\n$/)
      .and.not.include(KEY);
  });

  it('says that the port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const { code, error } = await outcomeOf({ IOTEX_API_KEY: KEY, PORT: String(port) });
    server.close();
    expect(code).to.equal(1);
    expect(error).to.match(
      new RegExp(`^iotex-chat-proxy: PORT \\(option port\\) is ${port}, which another program .*\n$`),
    );
  });

  it('explains itself', async () => {
    const { code, out } = await outcomeOf({}, ['--help']);
    expect(code).to.equal(0);
    for (const name of ['IOTEX_API_KEY', 'GATEWAY_URL', 'HOST', 'PORT', 'ALLOWED_ORIGINS', 'RATE_WINDOW_SECONDS']) {
      expect(out).to.include(name);
    }
    expect(await outcomeOf({ IOTEX_API_KEY: KEY }, ['--prot'])).to.include({ code: 1, out: '' });
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`serves until ${signal}, then exits with 0; its log has neither the key nor what was said`, async () => {
      const upstream = await Upstream.start();
      const { stdout, stderr, exited } = watch(
        start({ IOTEX_API_KEY: KEY, GATEWAY_URL: upstream.url, ALLOWED_ORIGINS: ORIGIN, PORT: '0' }),
      );
      const errors = text(stderr);
      const lines = createInterface(stdout)[Symbol.asyncIterator]();
      const first = (await lines.next()).value as string;
      const url = /^iotex-chat-proxy listens on (http:\/\/127\.0\.0\.1:\d+\/)$/.exec(first)![1]!;
      expect((await fetch(`${url}health`)).status).to.equal(200);
      const headers = { origin: ORIGIN, 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(question) });
      expect(await response.json()).to.deep.equal(completion);
      child!.kill(signal);
      expect(await exited).to.equal(0);
      const log: string[] = [];
      for (let line = await lines.next(); !line.done; line = await lines.next()) log.push(line.value);
      const entries = log.map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(entries.map(({ route, status }) => [route, status])).to.deep.equal([
        ['health', 200],
        ['chat', 200],
      ]);
      expect(log.join()).not.to.include(KEY).and.not.include('A visitor wrote this').and.not.include('127.0.0.1');
      expect(await errors).to.equal('');
      await upstream.close();
    });
  }
});

function watch(process: ChildProcessByStdio<null, Readable, Readable>) {
  const { stdout, stderr } = process;
  return { stdout, stderr, exited: once(process, 'exit').then(([code]) => code as number | null) };
}
