/** A real Chromium, and one page of the bench in it: what its main thread did, by the browser's own word. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launch } from 'puppeteer-core';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { browserFlags, findBrowser } from '../test/find-browser.mjs';

const flags = [
  ...browserFlags,
  '--enable-precise-memory-info',
  // A peer that asks another host gets no answer, at once.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

/** Totals since the page's process began; times in milliseconds. */
export interface Totals {
  /** CPU time of the main thread. */
  readonly cpu: number;
  /** Time in tasks of the main thread, as the clock on the wall has it. */
  readonly task: number;
  readonly layout: number;
  readonly style: number;
  readonly layouts: number;
  /** Bytes. */
  readonly heap: number;
  readonly nodes: number;
}

export class BenchBrowser {
  readonly #browser: Browser;
  readonly #remove: () => Promise<void>;

  private constructor(browser: Browser, remove: () => Promise<void>) {
    this.#browser = browser;
    this.#remove = remove;
  }

  static async launch(): Promise<BenchBrowser> {
    const profile = await mkdtemp(path.join(tmpdir(), 'iotex-chat-bench-'));
    const remove = (): Promise<void> => rm(profile, { recursive: true, force: true, maxRetries: 5 });
    const browser = await launch({
      executablePath: findBrowser(),
      headless: true,
      userDataDir: profile,
      args: flags,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    }).catch(async (error: unknown) => {
      await remove();
      throw error;
    });
    return new BenchBrowser(browser, remove);
  }

  get version(): Promise<string> {
    return this.#browser.version();
  }

  /** A page in a process and with a cache of its own. */
  async open(): Promise<BenchPage> {
    const context = await this.#browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width: 800, height: 640 });
    const session = await page.createCDPSession();
    await session.send('Performance.enable');
    return new BenchPage(page, session, async () => {
      await context.close();
    });
  }

  /** Ends it however busy its pages are. */
  async close(): Promise<void> {
    const child = this.#browser.process();
    const ended = new Promise((resolve) => child?.once('exit', resolve) ?? resolve(undefined));
    child?.kill('SIGKILL');
    if (child?.exitCode === null && child.signalCode === null) await ended;
    await this.#remove();
  }
}

export class BenchPage {
  readonly page: Page;
  readonly session: CDPSession;
  /** Closes it and what came with it. */
  readonly close: () => Promise<void>;
  /** What its console complained about. */
  readonly complaints: string[] = [];

  constructor(page: Page, session: CDPSession, close: () => Promise<void>) {
    this.page = page;
    this.session = session;
    this.close = close;
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  async totals(): Promise<Totals> {
    const { metrics } = await this.session.send('Performance.getMetrics');
    const read = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    return {
      cpu: read('ThreadTime') * 1000,
      task: read('TaskDuration') * 1000,
      layout: read('LayoutDuration') * 1000,
      style: read('RecalcStyleDuration') * 1000,
      layouts: read('LayoutCount'),
      heap: read('JSHeapUsedSize'),
      nodes: read('Nodes'),
    };
  }

  /** Bytes of the heap and nodes of the page after everything that can go has gone. */
  async afterCollection(): Promise<Pick<Totals, 'heap' | 'nodes'>> {
    for (let round = 0; round < 2; round += 1) await this.session.send('HeapProfiler.collectGarbage');
    return this.totals();
  }

  /** Runs `code` in the page and gives what it, or its promise, comes to. It is text, because compilers add helpers that the page has not. */
  async run<T = undefined>(code: string): Promise<T> {
    const { result, exceptionDetails } = await this.session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }
}
