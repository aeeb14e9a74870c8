/** Environment variables in, options of the Node server out. */
import type { ServerOptions } from './server-options.js';
import { SettingsError, refuseUnsupported, showValue } from './settings-error.js';

/** Variables by name, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads `HOST`, `PORT`, `IOTEX_API_KEY`, `GATEWAY_URL`, `ALLOWED_ORIGINS`, `ALLOWED_MODELS`, `SYSTEM_PROMPT`, `MAX_OUTPUT_TOKENS`, `MAX_BODY_BYTES`,
 * `RATE_LIMIT` and `RATE_WINDOW_SECONDS`. Lists are separated by commas. A variable that is set to nothing counts as not set.
 *
 * Throws `SettingsError` for what cannot be read, and for `REDIS_URL` and `SESSION_SECRET`, which this version does not support. Whether the values
 * make sense is checked by what takes the options.
 */
export function settingsFromEnvironment(environment: Environment): ServerOptions {
  const read = (name: string) => environment[name]?.trim() || undefined;
  refuseUnsupported('redisUrl', read('REDIS_URL'));
  refuseUnsupported('sessionSecret', read('SESSION_SECRET'));
  return {
    apiKey: read('IOTEX_API_KEY') ?? '',
    host: read('HOST'),
    port: readWhole(read('PORT'), 'port', '8787'),
    gatewayUrl: read('GATEWAY_URL'),
    allowedOrigins: readList(read('ALLOWED_ORIGINS')),
    allowedModels: readList(read('ALLOWED_MODELS')),
    systemPrompt: read('SYSTEM_PROMPT'),
    maxOutputTokens: readWhole(read('MAX_OUTPUT_TOKENS'), 'maxOutputTokens', '8192'),
    maxBodyBytes: readWhole(read('MAX_BODY_BYTES'), 'maxBodyBytes', '1048576'),
    rateLimit: readWhole(read('RATE_LIMIT'), 'rateLimit', '20'),
    rateWindowSeconds: readWhole(read('RATE_WINDOW_SECONDS'), 'rateWindowSeconds', '60'),
  };
}

function readList(text: string | undefined): string[] | undefined {
  return text
    ?.split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function readWhole(text: string | undefined, name: string, example: string): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new SettingsError(name, `is ${showValue(text)}; it must be a whole number`, example);
}
