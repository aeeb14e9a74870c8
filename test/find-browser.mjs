/** Finds the browsers to test in: those that a variable names, else those that are installed, else (Debian, root) those that apt-get installs. */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
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

const FIREFOX_PLACES = {
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].map((root) =>
    path.join(process.env[root] ?? '', 'Mozilla Firefox/firefox.exe'),
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
  const find = () => findInstalled(NAMES, environment.PATH, places);
  const found = find() ?? (install(['chromium'], environment) ? find() : undefined);
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

/** The path of a Firefox: FIREFOX_PATH, else one that is installed. Throws an error that names the ways to get one. */
export function findFirefox(environment = process.env, places = FIREFOX_PLACES[process.platform] ?? []) {
  const wanted = environment.FIREFOX_PATH;
  if (wanted) {
    if (isProgram(wanted)) return wanted;
    throw new Error(`FIREFOX_PATH is "${wanted}", which is not a program that can be run.`);
  }
  const find = () => findInstalled(['firefox-esr', 'firefox'], environment.PATH, places);
  const found = find() ?? (install(['firefox-esr'], environment) ? find() : undefined);
  if (found) return found;
  throw new Error(
    [
      'The tests in Firefox need one, and none was found. Any of these will do:',
      '  - set FIREFOX_PATH to the path of one;',
      '  - install Firefox;',
      '  - on Debian, run as root: then it is installed with apt-get;',
      '  - leave it out: BROWSERS=chromium,webkit.',
    ].join('\n'),
  );
}

/**
 * What WebKit is tested with: its driver, the browser that comes with the driver, and a display that is none. Throws an error that names the ways to get
 * them. `libraries` is where Debian and its kin keep the libraries of a machine's kind.
 */
export function findWebKit(environment = process.env, libraries = ['/usr/lib', '/usr/libexec']) {
  const find = () => {
    const programs = {
      driver: findInstalled(['WebKitWebDriver'], environment.PATH, []),
      xvfb: findInstalled(['Xvfb'], environment.PATH, []),
      miniBrowser: findMiniBrowser(libraries),
    };
    return Object.values(programs).every(Boolean) ? programs : undefined;
  };
  const found = find() ?? (install(['webkit2gtk-driver', 'xvfb'], environment) ? find() : undefined);
  if (found) return found;
  throw new Error(
    [
      'The tests in WebKit need WebKitWebDriver with its MiniBrowser (WebKitGTK), and Xvfb; not all were found. Any of these will do:',
      '  - install them: on Debian and Ubuntu the packages webkit2gtk-driver and xvfb;',
      '  - on Debian, run as root: then they are installed with apt-get;',
      '  - leave it out: BROWSERS=chromium,firefox.',
    ].join('\n'),
  );
}

/** `/usr/lib/<kind of machine>/webkit2gtk-<version>/MiniBrowser`, or without the kind. */
function findMiniBrowser(libraries) {
  const below = (folder, wanted) =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => wanted.test(name))
          .map((name) => path.join(folder, name))
      : [];
  return libraries
    .flatMap((folder) => [folder, ...below(folder, /-linux-gnu/)])
    .flatMap((folder) => below(folder, /^webkit2?gtk-/))
    .map((folder) => path.join(folder, 'MiniBrowser'))
    .find(isProgram);
}

function findInstalled(names, searchPath = '', places) {
  const folders = searchPath.split(path.delimiter).filter(Boolean);
  const inPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
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

function install(packages, environment) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false;
  console.log(`Not found: installing Debian’s ${packages.join(' and ')} with apt-get.`);
  const env = { ...environment, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  try {
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
    return true;
  } catch (error) {
    console.error(`apt-get could not install ${packages.join(' and ')}: ${error.message}`);
    return false;
  }
}
