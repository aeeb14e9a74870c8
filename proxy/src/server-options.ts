/** The options of the Node server, beside those of the handler. */
import type { ProxyOptions } from './settings.js';
import { SettingsError, showValue } from './settings-error.js';

/** What the Node server can be told. */
export interface ServerOptions extends ProxyOptions {
  /** The address to listen on. Default `127.0.0.1`: reached from this machine only. `0.0.0.0` is every address. */
  readonly host?: string | undefined;
  /** Default 8787. 0 takes any that is free. */
  readonly port?: number | undefined;
  /**
   * How many proxies of your own stand in front, each of which appends the address it saw to `X-Forwarded-For`. The visitor is then the entry that
   * the outermost of them wrote. Default 0: the header is not read, since without such a proxy a visitor writes it.
   */
  readonly trustedHops?: number | undefined;
  /** Closes the server. */
  readonly signal?: AbortSignal | undefined;
}

/** The server's own options, checked, and what is left for the handler. Throws `SettingsError`. */
export function readServerOptions(options: ServerOptions) {
  const { host = '127.0.0.1', port = 8787, trustedHops = 0, signal, ...handlerOptions } = options;
  if (typeof host !== 'string' || !/^[\w.:%-]+$/.test(host)) {
    throw new SettingsError('host', `is ${showValue(host)}; it must be an address or a name`, '127.0.0.1');
  }
  if (!isWhole(port, 65_535)) {
    throw new SettingsError('port', `is ${showValue(port)}; it must be a whole number from 0 to 65535`, '8787');
  }
  if (!isWhole(trustedHops, 16)) {
    throw new SettingsError('trustedHops', `is ${showValue(trustedHops)}; it must be a whole number from 0 to 16`, '1');
  }
  return { host, port, trustedHops, signal, handlerOptions };
}

function isWhole(value: unknown, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
}
