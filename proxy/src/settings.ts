/** The options of a site owner in, settings that make sense out; or an error that names the option, what is wrong with it, and an example. */
import type { Clock } from './clock.js';
import type { ProxyLogEntry } from './log-entry.js';
import { systemClock } from './clock.js';
import { SettingsError, refuseUnsupported, showValue } from './settings-error.js';

/** What a site owner can set. Each has an environment variable of the same name (`maxBodyBytes` is `MAX_BODY_BYTES`), `apiKey` is `IOTEX_API_KEY`. */
export interface ProxyOptions {
  /** The key for the gateway. Needed. */
  readonly apiKey: string;
  /** The gateway's API root. Default `https://gateway.iotex.ai/v1`. */
  readonly gatewayUrl?: string | undefined;
  /** Origins whose pages may ask, exactly as browsers write them. Default none: then the pages of the proxy's own host may, and no others. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Models that may be asked. The first is taken where a request names none. Default `['gemini-2.5-flash']`. */
  readonly allowedModels?: readonly string[] | undefined;
  /** Put before each conversation. Default none. */
  readonly systemPrompt?: string | undefined;
  /** Most tokens of an answer. Default 8192. */
  readonly maxOutputTokens?: number | undefined;
  /** Most bytes of a request's body, recordings and pictures included. Default 8,388,608 (8 MiB): pictures go along with each later question. */
  readonly maxBodyBytes?: number | undefined;
  /** Requests a visitor may make in one window. Default 20. */
  readonly rateLimit?: number | undefined;
  /** Length of that window, in seconds. Default 60. */
  readonly rateWindowSeconds?: number | undefined;
  /** Where a server listens: read by `serveProxy`. A handler takes the name, so that one set of options fits both, and has no use for it. */
  readonly host?: string | undefined;
  /** As `host`. */
  readonly port?: number | undefined;
  /** The path that the routes are below, where the server in front does not strip it: `/api/chat`. Default `/`. */
  readonly basePath?: string | undefined;
  /** Used to reach the gateway. Default: the platform's. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Default: the platform's. */
  readonly clock?: Clock | undefined;
  /** Makes the id of a request for which the gateway gives none. Default: a random UUID. */
  readonly createId?: (() => string) | undefined;
  /** Called once for each request when its answer begins. Never gets content, a key or an address. Default: nothing is logged. */
  readonly log?: ((entry: ProxyLogEntry) => void) | undefined;
}

/** Options with every default filled in and every value checked. */
export interface ProxySettings {
  readonly apiKey: string;
  /** Without a slash at its end. */
  readonly gatewayUrl: string;
  readonly allowedOrigins: readonly string[];
  readonly allowedModels: readonly [string, ...string[]];
  readonly systemPrompt: string | undefined;
  readonly maxOutputTokens: number;
  readonly maxBodyBytes: number;
  readonly rateLimit: number;
  readonly rateWindowSeconds: number;
  readonly basePath: string;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly createId: () => string;
  readonly log: (entry: ProxyLogEntry) => void;
}

const DEFAULT_GATEWAY_URL = 'https://gateway.iotex.ai/v1';

/** One reader for each option, so that a new option cannot be forgotten here. */
const readers: { readonly [Name in keyof ProxySettings]: (value: unknown) => ProxySettings[Name] } = {
  apiKey: readKey,
  gatewayUrl: readGatewayUrl,
  allowedOrigins: (value) => readList(value, 'allowedOrigins', 'https://example.com').map(readOrigin),
  allowedModels: readModels,
  systemPrompt: readSystemPrompt,
  maxOutputTokens: (value) => readWhole(value, 'maxOutputTokens', 1, 1_000_000, 8192),
  maxBodyBytes: (value) => readWhole(value, 'maxBodyBytes', 1024, 67_108_864, 8_388_608),
  rateLimit: (value) => readWhole(value, 'rateLimit', 1, 1_000_000, 20),
  rateWindowSeconds: (value) => readWhole(value, 'rateWindowSeconds', 1, 86_400, 60),
  basePath: readBasePath,
  fetch: (value) => readFunction(value, 'fetch', globalThis.fetch),
  clock: (value) => (value ?? systemClock) as Clock,
  createId: (value) => readFunction(value, 'createId', () => crypto.randomUUID()),
  log: (value) => readFunction(value, 'log', () => undefined),
};

/** Options that are checked by what listens. */
const ofServer: readonly (keyof ProxyOptions)[] = ['host', 'port'];

/** Checks `options`. Throws `SettingsError` for the first that is missing, makes no sense, or is not known. */
export function readSettings(options: ProxyOptions): ProxySettings {
  for (const [name, value] of Object.entries(options)) {
    refuseUnsupported(name, value);
    if (ofServer.some((known) => known === name)) continue;
    if (!Object.hasOwn(readers, name))
      throw new SettingsError(name, `is not an option. The options are: ${Object.keys(readers).join(', ')}`);
  }
  return {
    apiKey: readers.apiKey(options.apiKey),
    gatewayUrl: readers.gatewayUrl(options.gatewayUrl),
    allowedOrigins: readers.allowedOrigins(options.allowedOrigins),
    allowedModels: readers.allowedModels(options.allowedModels),
    systemPrompt: readers.systemPrompt(options.systemPrompt),
    maxOutputTokens: readers.maxOutputTokens(options.maxOutputTokens),
    maxBodyBytes: readers.maxBodyBytes(options.maxBodyBytes),
    rateLimit: readers.rateLimit(options.rateLimit),
    rateWindowSeconds: readers.rateWindowSeconds(options.rateWindowSeconds),
    basePath: readers.basePath(options.basePath),
    fetch: readers.fetch(options.fetch),
    clock: readers.clock(options.clock),
    createId: readers.createId(options.createId),
    log: readers.log(options.log),
  };
}

function readKey(value: unknown): string {
  if (value === undefined || value === '') throw new SettingsError('apiKey', 'is missing', 'sk-…');
  // The value stays out of the message. Anything but visible ASCII cannot be sent as a header.
  if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value)) {
    throw new SettingsError('apiKey', 'must be a text without spaces or line breaks', 'sk-…');
  }
  return value;
}

function readGatewayUrl(value: unknown = DEFAULT_GATEWAY_URL): string {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  const isPlain = url !== undefined && /^https?:$/.test(url.protocol) && !url.username && !url.password;
  if (!isPlain || url.search || url.hash) {
    throw new SettingsError(
      'gatewayUrl',
      'must be an http or https address without a user, a query or a fragment',
      DEFAULT_GATEWAY_URL,
    );
  }
  return url.href.replace(/\/+$/, '');
}

function readOrigin(value: string): string {
  const example = 'https://example.com';
  if (value === '*') throw new SettingsError('allowedOrigins', 'may not be "*": name each origin', example);
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new SettingsError('allowedOrigins', `has ${showValue(value)}, which is not an http or https origin`, example);
  }
  if (url.origin !== value) {
    throw new SettingsError('allowedOrigins', `has ${showValue(value)}, which browsers write as`, url.origin);
  }
  return value;
}

function readModels(value: unknown): readonly [string, ...string[]] {
  const [first = 'gemini-2.5-flash', ...others] = readList(value, 'allowedModels', 'gemini-2.5-flash');
  return [first, ...others];
}

function readSystemPrompt(value: unknown): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string' && value.length <= 100_000) return value;
  throw new SettingsError(
    'systemPrompt',
    'must be a text of at most 100000 characters',
    'You help visitors of our shop.',
  );
}

function readBasePath(value: unknown = '/'): string {
  if (value === '/') return value;
  if (typeof value === 'string' && /^(?:\/[\w.~-]+)+$/.test(value)) return value;
  throw new SettingsError(
    'basePath',
    `is ${showValue(value)}; it must begin with a slash and not end with one`,
    '/api/chat',
  );
}

function readList(value: unknown, name: string, example: string): string[] {
  if (value === undefined) return [];
  const isList = Array.isArray(value) && value.every((entry) => typeof entry === 'string' && entry !== '');
  if (!isList) throw new SettingsError(name, 'must be a list of texts', example);
  return [...new Set(value as string[])];
}

function readWhole(value: unknown, name: string, least: number, most: number, standard: number): number {
  if (value === undefined) return standard;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new SettingsError(
    name,
    `is ${showValue(value)}; it must be a whole number from ${least} to ${most}`,
    String(standard),
  );
}

function readFunction<Function>(value: unknown, name: string, standard: Function): Function {
  if (value === undefined) return standard;
  if (typeof value === 'function') return value as Function;
  throw new SettingsError(name, 'must be a function');
}
