/** What a page with one chat loads besides itself. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Measure } from '../measure.js';
import { load } from '../measure.js';

const kibibyte = 1024;

export const weight: Measure = {
  name: 'weight',
  title: 'Weight',
  note: 'What the page asks for until the chat is ready, besides its own document: minified production builds, gzip −9, Brotli −11.',
  cases: [{ name: 'first load', group: 'weight' }],
  columns: [
    { key: 'requests', title: 'requests', digits: 0 },
    { key: 'others', title: 'other hosts', digits: 0 },
    { key: 'raw', title: 'raw KiB', digits: 1 },
    { key: 'gzip', title: 'gzip KiB', digits: 1 },
    { key: 'brotli', title: 'Brotli KiB', digits: 1 },
  ],
  ratio: { key: 'brotli', floor: 'md-cv' },
  once: true,
  async run(bench, subject) {
    const { server, page } = bench;
    const asked: URL[] = [];
    page.page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && !request.isNavigationRequest()) asked.push(url);
    });
    await load(bench, subject);
    await page.run('bench.wait(300)');
    const own = asked.filter(({ origin }) => origin === server.url);
    const bodies = await Promise.all(own.map(async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer())));
    const sum = (size: (body: Uint8Array) => number): number =>
      bodies.reduce((total, body) => total + size(body), 0) / kibibyte;
    return {
      requests: asked.length,
      others: new Set(asked.filter(({ origin }) => origin !== server.url).map(({ host }) => host)).size,
      raw: sum((body) => body.length),
      gzip: sum((body) => gzipSync(body, { level: 9 }).length),
      brotli: sum((body) => brotliCompressSync(body).length),
    };
  },
};
