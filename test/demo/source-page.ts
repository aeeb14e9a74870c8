/** The element as it is in src, in a page of a real browser, with answers that the test speaks itself: for what only the DevTools protocol can do. */
import { build } from 'esbuild';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import type { IotexChat } from '../../src/view/iotex-chat.js';
import type { ScriptedTransport } from '../scripted-transport.js';

/** What the page has, as its functions see it. */
export interface SourceWindow {
  readonly chat: IotexChat;
  readonly gateway: ScriptedTransport;
  /** Resolves when all that is loaded on demand is there. */
  readonly ready: Promise<unknown>;
}

const ORIGIN = 'http://source.test/';

const ENTRY = `
  import './src/define.ts';
  import { chunks } from './src/view/chunks.ts';
  import { preloadEngine } from './test/preload.ts';
  import { ScriptedTransport } from './test/scripted-transport.ts';
  window.gateway = new ScriptedTransport();
  window.chat = document.querySelector('iotex-chat');
  window.chat.transport = window.gateway.transport;
  window.ready = Promise.all([preloadEngine(), ...Object.values(chunks).map((chunk) => chunk.load())]);
`;

const root = new URL('../../', import.meta.url);

let files: Promise<ReadonlyMap<string, string>> | undefined;

/** The scripts of the page by their paths, bundled once. */
function bundle(): Promise<ReadonlyMap<string, string>> {
  files ??= build({
    stdin: { contents: ENTRY, resolveDir: root.pathname, loader: 'ts' },
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    outdir: '/',
    write: false,
    logLevel: 'silent',
    tsconfig: new URL('tsconfig.json', root).pathname,
  }).then(({ outputFiles }) => new Map(outputFiles.map(({ path, text }) => [path, text])));
  return files;
}

/** A page with `<iotex-chat>` of these attributes. Nothing that it asks for leaves the machine. */
export async function openSourcePage(browser: Browser, attributes = '', before = ''): Promise<SourcePage> {
  const scripts = await bundle();
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    const body = pathname === '/' ? pageOf(attributes, before) : scripts.get(pathname);
    const contentType = pathname === '/' ? 'text/html; charset=utf-8' : 'text/javascript';
    void request.respond(body === undefined ? { status: 404 } : { status: 200, contentType, body });
  });
  await page.goto(ORIGIN);
  await page.waitForSelector('iotex-chat >>> textarea[part~="input"]');
  await page.evaluate(async () => {
    await (window as unknown as SourceWindow).ready;
  });
  return new SourcePage(page, await page.createCDPSession());
}

function pageOf(attributes: string, before: string): string {
  return `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Chat</title>
    <style>html{color-scheme:light dark}body{margin:0}</style>${before}
    <iotex-chat ${attributes}></iotex-chat><script type="module" src="/stdin.js"></script>`;
}

export class SourcePage {
  readonly page: Page;
  readonly devTools: CDPSession;

  constructor(page: Page, devTools: CDPSession) {
    this.page = page;
    this.devTools = devTools;
  }

  /** Moves the focus into the text field. */
  async enter(): Promise<void> {
    await this.page.evaluate(() => (window as unknown as SourceWindow).chat.focus());
  }

  /** What is in the text field that has the focus. */
  field(): Promise<string | undefined> {
    return this.page.evaluate(() => {
      const field = (window as unknown as SourceWindow).chat.shadowRoot?.activeElement;
      return field instanceof HTMLTextAreaElement ? field.value : undefined;
    });
  }

  /** The texts of the visitor's messages. */
  questions(): Promise<readonly string[]> {
    return this.page.evaluate(() =>
      (window as unknown as SourceWindow).chat.messages.filter(({ role }) => role === 'user').map(({ text }) => text),
    );
  }

  status(): Promise<string> {
    return this.page.evaluate(() => (window as unknown as SourceWindow).chat.status);
  }

  /** Lets the gateway say a piece of the answer under way. */
  async say(text: string): Promise<void> {
    await this.page.evaluate(async (piece) => {
      const { chat, gateway } = window as unknown as SourceWindow;
      await gateway.last.text(piece);
      await chat.updateComplete;
    }, text);
  }

  async finish(): Promise<void> {
    await this.page.evaluate(async () => {
      const { chat, gateway } = window as unknown as SourceWindow;
      await gateway.last.finish();
      await chat.updateComplete;
    });
  }

  close(): Promise<void> {
    return this.page.close();
  }
}
