/** Every entry of the package, from a packed install, in plain Node: none wants a DOM, none leaves a global but Lit's own. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));

/** What Lit leaves in Node: its versions, and a registry, without which nothing could be registered there. */
const OF_LIT = /^lit|Versions$|^customElements$/;

const { exports } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, string | { readonly default?: string }>;
};
const entries = Object.entries(exports)
  .filter(([, target]) => typeof target === 'object' && target.default !== undefined)
  .map(([entry]) => `iotex-chat${entry.slice(1)}`.replace('*', 'de'));

describe('In plain Node', function () {
  this.timeout(60_000);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'iotex-chat-imports-'));
    const shell = process.platform === 'win32';
    await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root, shell });
    const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? '';
    const modules = path.join(folder, 'node_modules');
    await mkdir(path.join(modules, 'iotex-chat'), { recursive: true });
    await run('tar', [
      '-xzf',
      path.join(folder, archive),
      '-C',
      path.join(modules, 'iotex-chat'),
      '--strip-components=1',
    ]);
    // Its packages are those of this project; React, which the page brings, is as much of it as a wrapper asks for.
    const { dependencies } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const name of Object.keys(dependencies)) {
      await mkdir(path.dirname(path.join(modules, name)), { recursive: true });
      await symlink(path.join(root, 'node_modules', name), path.join(modules, name), 'junction');
    }
    await mkdir(path.join(modules, 'react'));
    await writeFile(
      path.join(modules, 'react/package.json'),
      '{ "name": "react", "type": "module", "main": "index.js" }',
    );
    await writeFile(
      path.join(modules, 'react/index.js'),
      'export const forwardRef = (render) => ({ render }); export const createElement = () => null, useRef = () => ({}), useLayoutEffect = () => {}, useCallback = (call) => call;',
    );
  });

  after(() => rm(folder, { recursive: true, force: true }));

  for (const entry of entries) {
    it(`${entry} can be imported`, async () => {
      const source = `
        const before = new Set(Object.getOwnPropertyNames(globalThis));
        const names = Object.keys(await import('${entry}'));
        const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
        console.log(JSON.stringify({ names, added }));`;
      const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', source], { cwd: folder });
      const { names, added } = JSON.parse(stdout) as { names: string[]; added: string[] };
      if (!entry.endsWith('/define')) expect(names).not.to.be.empty;
      expect(added.filter((name) => !OF_LIT.test(name))).to.deep.equal([]);
      if (entry.endsWith('/core')) expect(added).to.deep.equal([]);
    });
  }
});
