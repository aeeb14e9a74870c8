/** Finds a Chromium to test in: CHROME_PATH, else one that is installed, else (Debian, root) one that apt-get installs. */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chrome'];

/** Where installers put browsers that are not in PATH. */
const PLACES = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((root) =>
    ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((file) =>
      path.join(process.env[root] ?? '', file),
    ),
  ),
};

/** Flags for a browser that tests alone: no sandbox where there is only root, and no talk with anybody outside. */
export const browserFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The path of a browser. Throws an error that names the ways to get one. `environment` is where CHROME_PATH and PATH are read, `places` where
 * browsers are that PATH does not lead to.
 */
export function findBrowser(environment = process.env, places = PLACES[process.platform] ?? []) {
  const wanted = environment.CHROME_PATH;
  if (wanted) {
    if (isProgram(wanted)) return wanted;
    throw new Error(`CHROME_PATH is "${wanted}", which is not a program that can be run.`);
  }
  const find = () => findInstalled(environment.PATH ?? '', places);
  const found = find() ?? (installChromium(environment) ? find() : undefined);
  if (found) return found;
  throw new Error(
    [
      'The tests need a browser of the Chromium family, and none was found. Any of these will do:',
      '  - set CHROME_PATH to the path of one;',
      '  - install Chrome, Chromium or Edge;',
      '  - on Debian, run as root: then it is installed with apt-get.',
    ].join('\n'),
  );
}

function findInstalled(searchPath, places) {
  const folders = searchPath.split(path.delimiter).filter(Boolean);
  const inPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...inPath, ...places].find(isProgram);
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installChromium(environment) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false;
  console.log('No browser found: installing Debian’s chromium with apt-get.');
  const env = { ...environment, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  try {
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
    return true;
  } catch (error) {
    console.error(`apt-get could not install chromium: ${error.message}`);
    return false;
  }
}
