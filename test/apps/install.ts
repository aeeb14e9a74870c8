/** The apps of `demo/apps/` as their users would have them: their packages installed, and of `iotex-chat` what `npm pack` gives. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const appsFolder = path.join(root, 'demo/apps');

/** React 18 stands beside React 19: what imports React has to be found below the app that it is for. */
const PLACES = ['node_modules/iotex-chat', 'react18/node_modules/iotex-chat'];

const run = promisify(execFile);
const shell = process.platform === 'win32';

/** Installs what is not installed yet, and the package as it is built now. */
export async function installApps(): Promise<void> {
  const lock = await readFile(path.join(appsFolder, 'package-lock.json'), 'utf8');
  const mark = path.join(appsFolder, 'node_modules/.installed-lock.json');
  if ((await readFile(mark, 'utf8').catch(() => '')) !== lock) {
    await run('npm', ['ci'], { cwd: appsFolder, shell });
    await writeFile(mark, lock);
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'iotex-chat-pack-'));
  try {
    await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root, shell });
    const [archive = ''] = await readdir(folder);
    for (const place of PLACES.map((name) => path.join(appsFolder, name))) {
      await rm(place, { recursive: true, force: true });
      await mkdir(place, { recursive: true });
      await run('tar', ['-xzf', path.join(folder, archive), '-C', place, '--strip-components=1']);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Checks the types of an app and builds it, as its own `build` says. Rejects with what was said. */
export async function buildApp(name: string): Promise<void> {
  try {
    const env = { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' };
    await run('npm', ['run', 'build'], { cwd: path.join(appsFolder, name), env, shell });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${name} cannot be built:\n${stdout}\n${stderr}`, { cause: error });
  }
}
