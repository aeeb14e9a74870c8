/** The error for a setting that is missing, unknown or makes no sense. */

/** The environment variable of each option that has one. */
const variables: Readonly<Record<string, string>> = {
  apiKey: 'IOTEX_API_KEY',
  gatewayUrl: 'GATEWAY_URL',
  host: 'HOST',
  port: 'PORT',
  allowedOrigins: 'ALLOWED_ORIGINS',
  allowedModels: 'ALLOWED_MODELS',
  systemPrompt: 'SYSTEM_PROMPT',
  maxOutputTokens: 'MAX_OUTPUT_TOKENS',
  maxBodyBytes: 'MAX_BODY_BYTES',
  rateLimit: 'RATE_LIMIT',
  rateWindowSeconds: 'RATE_WINDOW_SECONDS',
  redisUrl: 'REDIS_URL',
  sessionSecret: 'SESSION_SECRET',
};

/** Names that the API keeps for what this version cannot do. Taken in silence they would promise a protection that is not there. */
const unsupported: Readonly<Record<string, string>> = {
  redisUrl: 'limits are counted within one process',
  sessionSecret: 'session tokens are not issued',
};

/** Thrown before anything starts. `message` names the setting, as an option and as a variable, what is wrong with it, and an example. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  /** The option: `maxBodyBytes`. */
  readonly setting: string;

  constructor(setting: string, problem: string, example?: string) {
    const variable = Object.hasOwn(variables, setting) ? variables[setting] : undefined;
    const name = variable === undefined ? setting : `${variable} (option ${setting})`;
    super(`${name} ${problem}${example === undefined ? '.' : `, for example: ${example}`}`);
    this.setting = setting;
  }
}

/** Throws for an option of a later version that has a value. */
export function refuseUnsupported(setting: string, value: unknown): void {
  if (value === undefined || !Object.hasOwn(unsupported, setting)) return;
  throw new SettingsError(setting, `is not supported by this version: ${unsupported[setting] ?? ''}. Take it away`);
}

/** A value as it can be shown in a message: short, and hidden if it looks like a key that was put in the wrong place. */
export function showValue(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return /\bsk-/.test(text) ? '(a key?)' : text.slice(0, 80);
}
