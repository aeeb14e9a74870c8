/** The options of the Node server, beside those of its listener. */
import type { ListenerOptions } from './create-proxy-listener.js';
import { SettingsError, showValue } from './settings-error.js';

/** What the Node server can be told. */
export interface ServerOptions extends ListenerOptions {
  /** The address to listen on. Default `127.0.0.1`: reached from this machine only. `0.0.0.0` is every address. */
  readonly host?: string | undefined;
  /** Default 8787. 0 takes any that is free. */
  readonly port?: number | undefined;
  /** Closes the server. */
  readonly signal?: AbortSignal | undefined;
}

/** The server's own options, checked, and what is left for the listener. Throws `SettingsError`. */
export function readServerOptions(options: ServerOptions) {
  const { host = '127.0.0.1', port = 8787, signal, ...listenerOptions } = options;
  const { trustedHops = 0 } = listenerOptions;
  if (typeof host !== 'string' || !/^[\w.:%-]+$/.test(host)) {
    throw new SettingsError('host', `is ${showValue(host)}; it must be an address or a name`, '127.0.0.1');
  }
  if (!isWhole(port, 65_535)) {
    throw new SettingsError('port', `is ${showValue(port)}; it must be a whole number from 0 to 65535`, '8787');
  }
  if (!isWhole(trustedHops, 16)) {
    throw new SettingsError('trustedHops', `is ${showValue(trustedHops)}; it must be a whole number from 0 to 16`, '1');
  }
  return { host, port, signal, listenerOptions };
}

function isWhole(value: unknown, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
}
