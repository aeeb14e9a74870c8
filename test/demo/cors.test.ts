import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { openBrowser } from './browser.js';

const bundle = new URL('../../cdn/iotex-chat.bundle.js', import.meta.url);

async function serve(listener: RequestListener): Promise<{ readonly server: Server; readonly origin: string }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('A gateway that does not allow the page’s origin', function () {
  this.timeout(60_000);

  it('shows the visitor a sentence, keeps the question, and tells the developer of CORS', async () => {
    // It answers well, but for the headers that would let a page of another origin read the answer.
    const asked: string[] = [];
    const gateway = await serve((request, response) => {
      asked.push(request.method ?? '');
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: [DONE]\n\n');
    });
    const script = await readFile(bundle);
    const html = `<!doctype html><script type="module" src="/chat.js"></script>
      <iotex-chat base-url="${gateway.origin}/v1" retries="0"></iotex-chat>`;
    const pages = await serve((request, response) => {
      const isScript = request.url === '/chat.js';
      response
        .writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' })
        .end(isScript ? script : html);
    });
    const { browser, close } = await openBrowser();
    try {
      const page = await browser.newPage();
      const told: string[] = [];
      page.on('console', (message) => told.push(message.text()));
      await page.goto(pages.origin);
      const input = await page.waitForSelector('iotex-chat >>> textarea');
      await input!.type('Can you hear me?');
      await input!.press('Enter');
      // In each frame: what is waited for by changes of the document does not hear of those in a shadow root.
      await page.waitForFunction(
        () => document.querySelector('iotex-chat')?.shadowRoot?.querySelector('[part~="error"]'),
        { polling: 'raf' },
      );
      const notice = await page.$('iotex-chat >>> [part~="error"]');
      expect(await notice!.evaluate((element) => element.textContent)).to.include('The connection failed.');
      const question = await page.$('iotex-chat >>> [part~="message-user"]');
      expect(await question!.evaluate((element) => element.textContent)).to.include('Can you hear me?');
      expect(told.filter((text) => text.startsWith('<iotex-chat>')).join('\n'))
        .to.include(gateway.origin)
        .and.match(/CORS: the answer to OPTIONS/);
      expect(asked).to.deep.equal(['OPTIONS']);
    } finally {
      await close();
      gateway.server.close();
      pages.server.close();
    }
  });
});
