/** The proxy as a server for Node. */
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { ServerOptions } from './server-options.js';
import { createServer } from 'node:http';
import { createProxyListener } from './create-proxy-listener.js';
import { readServerOptions } from './server-options.js';
import { SettingsError } from './settings-error.js';

export { createProxyListener } from './create-proxy-listener.js';
export type { ListenerOptions, ProxyListener } from './create-proxy-listener.js';
export type { ServerOptions } from './server-options.js';

/** A server that listens. */
export interface RunningProxy {
  /** For a person on this machine: `http://127.0.0.1:8787/`. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and ends every connection, open streams too. Resolves when all are closed; may be called again. */
  close(): Promise<void>;
}

/** Against clients that open a request and do not finish it. Milliseconds and bytes. */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
  // Longer than the 60 s of common load balancers, which otherwise send into a connection that is being closed.
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
} as const;

/**
 * Starts a server. Resolves when it listens. Throws `SettingsError` for options, and for a port that is taken or an address that is not here.
 *
 * The visitor is the socket's address, unless `trustedHops` says otherwise.
 */
export async function serveProxy(options: ServerOptions): Promise<RunningProxy> {
  const { host, port, signal, listenerOptions } = readServerOptions(options);
  const server = createServer(limits, createProxyListener(listenerOptions));
  await listen(server, host, port);
  const close = () => closeServer(server);
  signal?.addEventListener('abort', () => void close(), { once: true });
  if (signal?.aborted) await close();
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://${hostForUrl(host)}:${taken}/`, port: taken, close };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(explain(error, host, port));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      // Too many open files, say: one connection is lost, and the others go on.
      server.on('error', (error) => console.error(`iotex-chat-proxy: ${error.message}`));
      resolve();
    });
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new SettingsError(
        'port',
        `is ${port}, which another program on this machine uses already. Take another`,
        String(port + 1),
      );
    case 'EACCES':
      return new SettingsError('port', `is ${port}, which needs rights that this program does not have`, '8787');
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new SettingsError('host', `is ${host}, which is not an address of this machine`, '127.0.0.1');
    case undefined:
    default:
      return error;
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // Its error says that it was closed before: that is what was asked for.
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function hostForUrl(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
