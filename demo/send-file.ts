/** A path of a URL goes in, the file below the project's served folders goes out. */

import { open, realpath } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

/** What is served, by the ending of its name. Nothing else is. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** The first names of paths that are served. */
const folders = ['demo', 'dist', 'cdn'];

/** The pages hold to this, as the pages of strict sites do. Pictures of answers are data and blob URLs. */
const contentSecurityPolicy =
  "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'none'; " +
  // Lit names its policy so, and puts nothing into it but its own templates.
  "require-trusted-types-for 'script'; trusted-types lit-html";

const root = fileURLToPath(new URL('../', import.meta.url));

/** Answers with the file at `path`, or with 404 where there is none to be had. Never rejects. */
export async function sendFile(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  if (refuseMethod(request, response)) return;
  const file = await findFile(path);
  if (file === undefined) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end(notFound(path));
    return;
  }
  const handle = await open(file, 'r').catch(() => undefined); // Gone since it was found: the next line says so.
  const stat = await handle?.stat();
  if (handle === undefined || stat === undefined || !stat.isFile()) {
    await handle?.close();
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end(notFound(path));
    return;
  }
  response.writeHead(200, { ...headersFor(file), 'Content-Length': stat.size });
  if (request.method === 'HEAD') {
    await handle.close();
    response.end();
    return;
  }
  // A visitor who leaves in the middle of a file is no failure of ours; the streams are destroyed either way.
  await pipeline(handle.createReadStream(), response).catch(() => undefined);
}

/** Answers with `text`, whose type follows from `path`. */
export function sendText(request: IncomingMessage, response: ServerResponse, text: string, path: string): void {
  if (refuseMethod(request, response)) return;
  response.writeHead(200, { ...headersFor(path), 'Content-Length': Buffer.byteLength(text) });
  response.end(request.method === 'HEAD' ? undefined : text);
}

function refuseMethod(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  response.writeHead(405, { Allow: 'GET, HEAD', 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('Files can only be read.\n');
  return true;
}

/** The real path of a file, if it lies in a served folder and has a known ending; links are followed before that is asked. */
async function findFile(path: string): Promise<string | undefined> {
  const names = decode(path)?.split('/').slice(1);
  const [folder = ''] = names ?? [];
  if (names === undefined || !folders.includes(folder) || !names.every(isPlainName)) return undefined;
  if (!Object.hasOwn(types, extname(path))) return undefined;
  const found = await realpath(root + names.join(sep)).catch(() => undefined); // Not there: the answer is 404.
  return found?.startsWith((await realpath(root)) + sep + folder + sep) ? found : undefined;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined; // A broken escape names no file: the answer is 404.
  }
}

/** No step upwards, no hidden file, no separator or NUL that was written as an escape. */
function isPlainName(name: string): boolean {
  return name !== '' && !name.startsWith('.') && !/[\\\0:]/.test(name);
}

function headersFor(path: string): Record<string, string> {
  const type = types[extname(path)] ?? 'application/octet-stream';
  return {
    'Content-Type': type,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(type.startsWith('text/html') && { 'Content-Security-Policy': contentSecurityPolicy }),
  };
}

function notFound(path: string): string {
  const isBuilt = /^\/(?:cdn|dist|demo\/dist)\//.test(path);
  return isBuilt ? 'This file is not there. Was the project built? npm run build\n' : 'There is no such page.\n';
}
