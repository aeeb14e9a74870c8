/** The test runner's launcher for WebKit: WebKitGTK's MiniBrowser on a display of its own, driven by WebKitWebDriver. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { openSession } from './webdriver.mjs';

const NAME = 'WebKit';

/**
 * Where nobody manages the windows, the one under the pointer has the focus, and the pointer begins in the middle of the screen: on so low a one, over
 * the window's own bar, whatever the size of the window, and never over the page.
 */
const SCREEN = '640x64x24';

/** How often a driver that has only just begun is asked whether it is ready, and how long. */
const ASK_EVERY_MS = 50;
const READY_WITHIN_MS = 15_000;

/** Launches what `findWebKit()` found: one window, one page after the other. */
export function webkitLauncher({ driver, miniBrowser, xvfb }) {
  // However this process ends: the runner sees to SIGINT itself.
  process.on('exit', end);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
  const children = [];
  const active = new Set();
  /** The one page; undefined until it is needed, and again when it hangs. */
  let page;

  return {
    name: NAME,
    // The runner's commands ask for a page with puppeteer's methods, and this one has those that the tests use.
    type: 'puppeteer',
    concurrency: 1,
    async startSession(id, url) {
      active.add(id);
      await endingIfHung(async () => {
        page ??= await begin();
        await page.setViewport({ width: 800, height: 600 });
        await page.goto(url);
      });
    },
    async stopSession(id) {
      active.delete(id);
      // Ends whatever still runs in the page.
      await endingIfHung(() => page?.goto('about:blank'));
      return {};
    },
    isActive: (id) => active.has(id),
    getBrowserUrl: () => page?.url(),
    getPage: () => page,
    startDebugSession: () => Promise.reject(new Error(`${NAME} cannot be debugged from here.`)),
    async stop() {
      await page?.close().catch((error) => console.error(error.message));
      end();
    },
  };

  /** A page that does not answer is given up, and the next test file gets a new one. */
  async function endingIfHung(action) {
    try {
      await action();
    } catch (error) {
      end();
      throw error;
    }
  }

  async function begin() {
    const display = xvfb && (await startDisplay());
    const port = await freePort();
    start(driver, [`--port=${port}`, '--host=127.0.0.1'], {
      stdio: 'ignore',
      // Without a graphics card, layers put together in software take half a second a frame.
      env: { ...process.env, ...(display ? { DISPLAY: display } : {}), WEBKIT_DISABLE_COMPOSITING_MODE: '1' },
    });
    const address = `http://127.0.0.1:${port}`;
    await ready(address);
    return openSession(
      address,
      { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] } },
      NAME,
    );
  }

  /** Xvfb finds a free display itself, and writes its number. */
  async function startDisplay() {
    const child = start(xvfb, ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const [number] = await Promise.race([
      once(child.stdio[3], 'data'),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`${NAME}: Xvfb ended with ${code}.`))),
    ]);
    return `:${String(number).trim()}`;
  }

  /** A process with a group of its own: the browsers that a driver starts end with it. */
  function start(program, args, options) {
    const child = spawn(program, args, { ...options, detached: true });
    child.on('error', (error) => console.error(`${NAME}: ${error.message}`));
    children.push(child);
    return child;
  }

  function end() {
    page = undefined;
    for (const child of children.splice(0).reverse()) {
      try {
        process.kill(-child.pid, 'SIGTERM');
      } catch (error) {
        if (error.code !== 'ESRCH') throw error;
      }
    }
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function ready(address) {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    try {
      await fetch(`${address}/status`);
      return;
    } catch (error) {
      if (Date.now() > deadline)
        throw new Error(`${NAME}'s driver was not ready within ${READY_WITHIN_MS} ms.`, { cause: error });
      await after(ASK_EVERY_MS);
    }
  }
}
