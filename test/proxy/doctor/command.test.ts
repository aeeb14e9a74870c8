import type { ExamineOptions } from '../../../proxy/src/doctor/examine.js';
import type { Finding } from '../../../proxy/src/doctor/finding.js';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { runDoctor } from '../../../proxy/src/doctor/command.js';
import { fail, ok, warn } from '../../../proxy/src/doctor/finding.js';
import { serveProxy } from '../../../proxy/src/node.js';
import { KEY, ORIGIN } from '../harness.js';
import { Upstream, answerStream, wholeStream } from '../upstream.js';

const url = 'https://chat.example/api/chat';

async function run(words: readonly string[], findings: readonly Finding[] = []) {
  let out = '';
  let error = '';
  let asked: ExamineOptions | undefined;
  const code = await runDoctor(words, {
    write: (piece) => (out += piece),
    writeError: (piece) => (error += piece),
    environment: { IOTEX_API_KEY: KEY },
    async *examine(options) {
      asked = options;
      yield* findings;
    },
  });
  return { code, out, error, asked };
}

describe('iotex-chat-proxy doctor', () => {
  it('reports line by line, and exits with 0 where nothing fails', async () => {
    const { code, out } = await run([url], [ok('address', 'Fine.'), warn('headers', 'Odd.', 'Why.', 'Mend.')]);
    expect(code).to.equal(0);
    expect(out).to.equal(
      ' ok   address: Fine.\nwarn  headers: Odd.\n      Why.\n      → Mend.\n\n1 ok, 1 to look at, 0 to mend\n',
    );
  });

  it('exits with 1 where anything fails', async () => {
    const { code, out } = await run([url], [fail('stream', 'Broken.', 'Why.', 'Mend.')]);
    expect(code).to.equal(1);
    expect(out).to.match(/^FAIL {2}stream: Broken\./);
  });

  it('gives one object to programs', async () => {
    const finding = fail('stream', 'Broken.', 'Why.', 'Mend.');
    const { code, out } = await run([url, '--json'], [finding]);
    expect(code).to.equal(1);
    expect(JSON.parse(out)).to.deep.equal({ url, ok: false, findings: [finding] });
  });

  it('says before it asks what that costs, and not where programs read', async () => {
    const { out, error } = await run([url]);
    expect(error).to.match(/two short answers .* 300 tokens/);
    expect(out).to.not.include('tokens');
  });

  it('hands on what it was told, and the key to look for', async () => {
    const { asked } = await run([url, '--origin', ORIGIN, '--model', 'm']);
    expect(asked).to.deep.include({ url, origin: ORIGIN, model: 'm', secrets: [KEY] });
  });

  for (const words of [
    [],
    ['chat.example'],
    ['ftp://x.example'],
    [url, url],
    [url, '--what'],
    [url, '--origin', 'shop'],
  ]) {
    it(`asks nothing for "${words.join(' ')}", and explains itself`, async () => {
      const { code, error, asked } = await run(words);
      expect({ code, asked }).to.deep.equal({ code: 2, asked: undefined });
      expect(error).to.include('<url>');
    });
  }

  it('explains itself', async () => {
    const { code, out } = await run(['--help']);
    expect(code).to.equal(0);
    for (const word of ['--origin', '--model', '--json', '300 tokens']) expect(out).to.include(word);
  });

  it('finds nothing to mend at a running proxy, over real connections', async () => {
    const upstream = await Upstream.start();
    upstream.answer = answerStream(wholeStream);
    const options = { apiKey: KEY, gatewayUrl: upstream.url, allowedOrigins: [ORIGIN], port: 0, log: () => undefined };
    const proxy = await serveProxy(options);
    const bin = fileURLToPath(new URL('../../../proxy/src/bin.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', bin, 'doctor', proxy.url, '--origin', ORIGIN, '--json'], {
      env: { PATH: process.env['PATH'], IOTEX_API_KEY: KEY },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit') as Promise<[number | null]>;
    const [out, [code]] = await Promise.all([text(child.stdout), exited]);
    await proxy.close();
    await upstream.close();
    const { findings } = JSON.parse(out) as { findings: readonly Finding[] };
    expect(findings.filter(({ level }) => level !== 'ok')).to.deep.equal([]);
    expect(code).to.equal(0);
    expect(upstream.requests).to.have.length(2);
  });
});
