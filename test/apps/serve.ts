/** A built app and the embedded gateway behind one origin. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { readDocuments } from '../../demo/gateway/search/documents.js';
import { startGateway } from '../../demo/gateway/server.js';
import { appsFolder } from './install.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** The built app `name` on a free port, with the gateway at `/gateway/`. The paths of a build are absolute, so each app has a server of its own. */
export async function serveApp(name: string): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const gateway = await startGateway({
    documents: await readDocuments(),
    documentsUrl: 'http://127.0.0.1/',
    tokensPerSecond: 2000,
  });
  const folder = path.join(appsFolder, name, 'dist');
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    if (url.startsWith('/gateway/')) {
      request.url = url.slice('/gateway'.length);
      void gateway.handle(request, response);
      return;
    }
    const { pathname } = new URL(url, 'http://127.0.0.1');
    const file = path.join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    stat(file).then(
      () => {
        response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
        createReadStream(file).pipe(response);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await gateway.close();
    },
  };
}
