import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** What the import rule says of a tree with these files; empty where it has no objection. */
async function objections(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'import-rule-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
    await writeFile(path.join(folder, 'tsconfig.json'), await readFile(path.join(root, 'tsconfig.json')));
    await run(process.execPath, [cruiser, '--config', path.join(root, '.dependency-cruiser.cjs'), 'src', 'proxy'], {
      cwd: folder,
    });
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const harmless = {
  'src/protocol/a.ts': 'export const a = 1;',
  'src/view/v.ts': "import { a } from '../protocol/a.js';\nexport const v = a;",
  'proxy/src/p.ts': 'export const p = 1;',
};

describe('The import rule', () => {
  it('lets imports go down', async () => {
    expect(await objections(harmless)).to.equal('');
  });

  it('refuses one that goes up, also of a type alone', async () => {
    const files = {
      ...harmless,
      'src/protocol/b.ts': "import type { v } from '../view/v.js';\nexport type B = typeof v;",
    };
    expect(await objections(files)).to.include('protocol-imports-down');
  });

  it('refuses a circle', async () => {
    const files = {
      ...harmless,
      'src/protocol/b.ts': "import { c } from './c.js';\nexport const b = c;",
      'src/protocol/c.ts': "import { b } from './b.js';\nexport const c = b;",
    };
    expect(await objections(files)).to.include('no-cycle');
  });

  it('keeps the proxy and the page apart', async () => {
    const files = {
      ...harmless,
      'src/protocol/b.ts': "import { p } from '../../proxy/src/p.js';\nexport const b = p;",
      'proxy/src/q.ts': "import { a } from '../../src/protocol/a.js';\nexport const q = a;",
    };
    const said = await objections(files);
    expect(said).to.include('proxy-stands-alone');
    expect(said).to.include('src-knows-no-proxy-and-no-demo');
  });
});

describe('The tree', () => {
  it('has no file much over 350 lines', async () => {
    const long: string[] = [];
    for (const folder of ['src', 'proxy/src', 'demo', 'test/view', 'test/conversation', 'test/proxy', 'test/demo']) {
      for (const name of await readdir(path.join(root, folder), { recursive: true })) {
        if (!name.endsWith('.ts')) continue;
        const lines = (await readFile(path.join(root, folder, name), 'utf8')).split('\n').length;
        if (lines > 400) long.push(`${folder}/${name}: ${lines}`);
      }
    }
    expect(long).to.deep.equal([]);
  });

  it('has, for each step of ARCHITECTURE.md, the file that it names and in it the name', async () => {
    const page = await readFile(path.join(root, 'ARCHITECTURE.md'), 'utf8');
    const steps = [...page.matchAll(/^\| (\d+) \| (\w+) \| `([^`]+)` \|/gm)];
    expect(steps.map(([, number]) => Number(number))).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    for (const [, , name = '', file = ''] of steps) {
      expect(await readFile(path.join(root, file), 'utf8'), file).to.include(name);
    }
  });
});
