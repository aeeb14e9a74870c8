/** Brings about what the bench needs: the peers, once, and a build of this repository. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { OptionError } from './options.js';

const here = import.meta.dirname;
const root = path.dirname(here);

/** Installs the peers where they are not, or are other ones than the lock file says. */
export function installPeers(): void {
  const installed = path.join(here, 'node_modules/.package-lock.json');
  if (existsSync(installed) && isSame(installed, path.join(here, 'package-lock.json'))) return;
  console.log('Installing the peers into bench/node_modules (npm ci --prefix bench).');
  npm(['ci', '--prefix', here]);
}

/** Builds what is measured. */
export function buildOwn(): void {
  console.log('Building (npm run build; --no-build takes what is there).');
  npm(['run', '--silent', 'build']);
}

/** Throws where there is no build to measure. */
export function requireBuild(): void {
  const file = 'cdn/iotex-chat.bundle.js';
  if (!existsSync(path.join(root, file)))
    throw new OptionError(`${file} is missing: run npm run build, or leave --no-build out.`);
}

/** The versions of the peers, by name. */
export function peerVersions(): Readonly<Record<string, string>> {
  const { dependencies } = JSON.parse(readFileSync(path.join(here, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return dependencies;
}

/** Whether npm's note of what it installed names the versions of the lock file. */
function isSame(installed: string, locked: string): boolean {
  const [have, want] = [installed, locked].map((file) => {
    const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, { version?: string }> };
    return Object.entries(packages)
      .filter(([place]) => place !== '')
      .map(([place, { version }]) => `${place} ${version ?? ''}`)
      .sort()
      .join('\n');
  });
  return have === want;
}

function npm(words: readonly string[]): void {
  const { status, error } = spawnSync('npm', words, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ${words.join(' ')} failed${error ? `: ${error.message}` : ''}`);
}
