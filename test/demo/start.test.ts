import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs what `npm start` runs after the build, until it says who answers or ends; then ends it with `signal`. */
async function start(env: Record<string, string>, signal: 'SIGINT' | 'SIGTERM' = 'SIGTERM') {
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/start.ts'], {
    cwd: root,
    env: { ...process.env, IOTEX_API_KEY: '', HOST: '', PORT: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  let output = '';
  let errors = '';
  let page = 0;
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  for await (const text of child.stdout.setEncoding('utf8') as AsyncIterable<string>) {
    output += text;
    if (!output.includes('Answers come from')) continue;
    const url = /http:\S+/.exec(output)?.[0] ?? '';
    page = (await fetch(url)).status;
    child.kill(signal);
  }
  const [code] = await exited;
  return { code, page, lines: output.trimEnd().split('\n'), errors };
}

describe('npm start', () => {
  it('prints one address and who answers, and ends cleanly on SIGTERM', async () => {
    const { code, page, lines, errors } = await start({ PORT: '0' });
    expect(lines).to.have.length(2);
    expect(lines[0]).to.match(/^iotex-chat demo: http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(lines[1]).to.match(/embedded gateway: no key, no network/);
    expect({ code, page, errors }).to.deep.equal({ code: 0, page: 200, errors: '' });
  });

  it('says that a port is taken and uses the next one', async () => {
    const blocker = createServer();
    blocker.listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as AddressInfo;
    try {
      const { code, lines } = await start({ PORT: String(port) }, 'SIGINT');
      expect(lines[0]).to.equal(`Port ${port} is taken, trying ${port + 1}.`);
      const used = Number(/:(\d+)\/$/.exec(lines.at(-2) ?? '')?.[1]);
      expect(used).to.be.within(port + 1, port + 20);
      expect(code).to.equal(0);
    } finally {
      blocker.close();
    }
  });

  it('says that the real gateway answers where a key is set, and never prints the key', async () => {
    const { code, lines, errors } = await start({ PORT: '0', IOTEX_API_KEY: 'sk-secret-1' });
    expect(lines.at(-1)).to.match(/^Answers come from the real gateway, with your key/);
    expect(lines.join('\n') + errors).not.to.match(/sk-secret/);
    expect(code).to.equal(0);
  });

  it('explains a PORT, a HOST and a GATEWAY_URL that make no sense', async () => {
    const wrong: [Record<string, string>, RegExp][] = [
      [{ PORT: 'eighty' }, /^PORT .*"eighty".*whole number/],
      [{ PORT: '70000' }, /^PORT .*"70000"/],
      [{ PORT: '0', HOST: '203.0.113.7' }, /^HOST is not an address of this machine/],
      [{ PORT: '0', IOTEX_API_KEY: 'sk-secret-2', GATEWAY_URL: 'ftp://x' }, /^GATEWAY_URL /],
    ];
    const results = await Promise.all(wrong.map(([env]) => start(env)));
    for (const [index, [, message]] of wrong.entries()) {
      const { code, errors } = results[index]!;
      expect(errors).to.match(message);
      expect(errors.trimEnd().split('\n')).to.have.length(1);
      expect(errors).not.to.match(/sk-secret/);
      expect(code).to.equal(1);
    }
  });
});
