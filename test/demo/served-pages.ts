/** Pages of a test's own in a real browser, with the element as it is in src and a chat server that answers at once. Nothing leaves the machine. */
import { build } from 'esbuild';
import type { Browser, HTTPRequest, Page } from 'puppeteer-core';

export interface Served {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Where the pages are. */
export const ORIGIN = 'http://strict.test';

const root = new URL('../../', import.meta.url);

let scripts: Promise<ReadonlyMap<string, string>> | undefined;

/** The element's scripts by their paths, bundled once: `/chat.js` and its chunks. */
function bundle(): Promise<ReadonlyMap<string, string>> {
  scripts ??= build({
    entryPoints: { chat: new URL('src/define.ts', root).pathname },
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    outdir: '/',
    write: false,
    logLevel: 'silent',
    tsconfig: new URL('tsconfig.json', root).pathname,
  }).then(({ outputFiles }) => new Map(outputFiles.map(({ path, text }) => [path, text])));
  return scripts;
}

/** What the server at `/api/chat` says: the pieces of one answer. */
export function answer(...pieces: readonly string[]): Served {
  const chunks = pieces.map((content) => ({ choices: [{ index: 0, delta: { content } }] }));
  const end = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };
  const lines = [...chunks, end].map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`);
  return { body: `${lines.join('')}data: [DONE]\n\n`, headers: { 'content-type': 'text/event-stream' } };
}

/** A page that gets these files, the element's scripts beside them, and notes everything that should not happen. */
export class StrictPage {
  /** Warnings, errors, exceptions, what the page's policy refused, and what was asked of others. */
  readonly complaints: string[] = [];
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens `/` of `files`, after `prepare` (a script) has run in each frame of it. */
  static async open(browser: Browser, files: Readonly<Record<string, Served>>, prepare = ''): Promise<StrictPage> {
    const page = await browser.newPage();
    const strict = new StrictPage(page);
    const all = await bundle();
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) strict.complaints.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => strict.complaints.push(`exception: ${String(error)}`));
    await page.exposeFunction('complain', (words: string) => strict.complaints.push(words));
    await page.evaluateOnNewDocument(`
      addEventListener('securitypolicyviolation', (event) =>
        window.complain?.('refused: ' + event.violatedDirective + ' ' + event.blockedURI));
      ${prepare}`);
    await page.setRequestInterception(true);
    page.on('request', (request) => void respond(request, files, all, strict.complaints));
    await page.goto(`${ORIGIN}/`);
    return strict;
  }

  /** Asks in the first chat of the page, and resolves with the answer when it is whole. */
  ask(question: string): Promise<string> {
    return this.page.evaluate(async (text) => {
      const chat = document.querySelector('iotex-chat')!;
      const { text: said } = await chat.send(text);
      await chat.updateComplete;
      return said;
    }, question);
  }

  /** Waits until there is something for `selector` in the first chat. */
  async there(selector: string): Promise<void> {
    await this.page.waitForSelector(`iotex-chat >>> ${selector}`);
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

/** A page with these attributes on the tag, its script after it. */
export function pageWith(attributes: string, inHead = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>${inHead}</head><body>
    <iotex-chat proxy-url="/api/chat" ${attributes}>Before it is there</iotex-chat><script type="module" src="/chat.js"></script></body></html>`;
}

async function respond(
  request: HTTPRequest,
  files: Readonly<Record<string, Served>>,
  all: ReadonlyMap<string, string>,
  complaints: string[],
): Promise<void> {
  const { origin, pathname, protocol } = new URL(request.url());
  if (protocol === 'data:' || protocol === 'blob:') return request.continue();
  if (pathname === '/favicon.ico') return request.respond({ status: 204 });
  const script = all.get(pathname);
  const file =
    files[pathname] ??
    (script === undefined ? undefined : { body: script, headers: { 'content-type': 'text/javascript' } });
  if (origin !== ORIGIN || !file) {
    complaints.push(`asked: ${request.url()}`);
    return request.respond({ status: 404 });
  }
  // A sandbox without an origin of its own asks from nowhere.
  const anywhere = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
  return request.respond({
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', ...anywhere, ...file.headers },
    body: file.body,
  });
}
