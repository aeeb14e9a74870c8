/** The build in chunks, in a browser: a page loads little, and what a visitor then needs comes in time. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser } from '../demo/browser.js';

interface Chat extends HTMLElement {
  readonly status: string;
  readonly messages: readonly { readonly text: string; readonly status: string; readonly error?: { kind: string } }[];
  send(text: string): Promise<{ readonly text: string; readonly status: string; readonly error?: { kind: string } }>;
  regenerate(): Promise<{ readonly text: string; readonly status: string }>;
  stop(): void;
}

const page = `<!doctype html><meta charset="utf-8"><title>Chunks</title><link rel="icon" href="data:,">
<script type="module" src="/cdn/iotex-chat.js"></script><iotex-chat proxy-url="/chat"></iotex-chat>`;
const answer = [
  '{"choices":[{"delta":{"content":"**Bold** `code`"}}]}',
  '{"choices":[{"delta":{},"finish_reason":"stop"}]}',
  '[DONE]',
]
  .map((line) => `data: ${line}\n\n`)
  .join('');

describe('The build in chunks', () => {
  let browser: Browser;
  let close: () => Promise<void>;
  let server: Server;
  let url: string;
  /** Paths of the scripts that were asked for. */
  let asked: string[] = [];
  /** What a request for a chunk of this name gets in place of it. */
  let refuse: ((name: string, response: ServerResponse) => boolean) | undefined;

  before(async () => {
    server = createServer((request, response) => void serve(request.url ?? '/', response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    ({ browser, close } = await openBrowser());
  });

  after(async () => {
    await close();
    server.closeAllConnections();
    server.close();
  });

  beforeEach(() => {
    asked = [];
    refuse = undefined;
  });

  it('loads one script before the visitor acts, and what is needed to ask when they turn to it', async () => {
    const tab = await open();
    expect(asked).to.deep.equal(['cdn/iotex-chat.js', 'cdn/panel.js']);
    await tab.evaluate(() => document.querySelector<Chat>('iotex-chat')?.focus());
    await seen('engine');
  });

  it('answers a first question that nothing was loaded for', async () => {
    const tab = await open();
    const { text, status } = await tab.evaluate(async () => document.querySelector<Chat>('iotex-chat')!.send('Well?'));
    expect({ text, status }).to.deep.equal({ text: '**Bold** `code`', status: 'done' });
    await tab.waitForFunction(
      () => document.querySelector('iotex-chat')?.shadowRoot?.querySelector('.messages strong')?.textContent === 'Bold',
      { polling: 'raf' },
    );
  });

  it('has a style sheet in one chunk understand the properties of another', async () => {
    const tab = await open();
    await tab.evaluate(async () => document.querySelector<Chat>('iotex-chat')!.send('Well?'));
    await tab.waitForFunction(
      () => document.querySelector('iotex-chat')?.shadowRoot?.querySelector('.messages strong'),
      {
        polling: 'raf',
      },
    );
    const text = await tab.evaluate(() =>
      (document.querySelector('iotex-chat')?.shadowRoot?.adoptedStyleSheets ?? [])
        .flatMap((sheet) => Array.from(sheet.cssRules, (rule) => rule.cssText))
        .join('\n'),
    );
    const names = (pattern: RegExp) => Array.from(text.matchAll(pattern), ([, name]) => name);
    const set = new Set(names(/(--_\w+)\s*:/g));
    const used = new Set(names(/var\((--_\w+)\)/g));
    expect(used.size).to.be.above(5);
    expect([...used].filter((name) => !set.has(name))).to.deep.equal([]);
  });

  it('keeps a question whose chunk cannot be loaded, and asks it when it can', async () => {
    refuse = (name, response) => {
      if (name !== 'engine') return false;
      response.writeHead(404).end();
      return true;
    };
    const tab = await open();
    const { status, kind } = await tab.evaluate(async () => {
      const failed = await document.querySelector<Chat>('iotex-chat')!.send('Well?');
      return { status: failed.status, kind: failed.error?.kind };
    });
    expect({ status, kind }).to.deep.equal({ status: 'failed', kind: 'network' });
    refuse = undefined;
    const again = await tab.evaluate(async () => {
      const { text, status: after } = await document.querySelector<Chat>('iotex-chat')!.regenerate();
      return { text, after };
    });
    expect(again).to.deep.equal({ text: '**Bold** `code`', after: 'done' });
  });

  async function serve(path: string, response: ServerResponse): Promise<void> {
    if (path === '/chat') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end(answer);
      return;
    }
    if (!path.endsWith('.js')) {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page);
      return;
    }
    asked.push(path.slice(1));
    const name = /chunks\/(\w+)-/.exec(path)?.[1] ?? '';
    if (refuse?.(name, response)) return;
    const code = await readFile(new URL(`../..${path}`, import.meta.url));
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(code);
  }

  async function open(): Promise<Page> {
    const tab = await browser.newPage();
    await tab.goto(url, { waitUntil: 'networkidle0' });
    await tab.waitForFunction(() => customElements.get('iotex-chat'), { polling: 'raf' });
    return tab;
  }

  /** Waits until a chunk of this name is asked for. */
  async function seen(name: string): Promise<void> {
    const isAsked = () => asked.some((path) => path.startsWith(`cdn/chunks/${name}-`));
    while (!isAsked()) await new Promise((resolve) => setImmediate(resolve));
  }
});
