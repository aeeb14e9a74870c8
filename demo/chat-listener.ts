/** The project's own proxy as a listener of the demo's server, below `/api/chat`. */

import { settingsFromEnvironment } from '../proxy/src/index.js';
import type { ProxyOptions } from '../proxy/src/index.js';
import { createProxyListener } from '../proxy/src/node.js';
import type { ProxyListener } from '../proxy/src/node.js';

/** Who may ask whom. */
export interface ChatOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The API root of the embedded gateway; undefined for the one that `env` names. */
  readonly gatewayUrl: string | undefined;
  readonly models: readonly string[];
  readonly origins: readonly string[];
}

/** One visitor, who plays: far above the proxy's own limits, which are for the open net. */
const generous = { rateLimit: 1000, rateWindowSeconds: 60, maxOutputTokens: 32_768, maxBodyBytes: 16 * 1024 * 1024 };

/** Makes the listener. A client that leaves aborts the request to the gateway. Throws `SettingsError`. */
export function createChatListener(options: ChatOptions): ProxyListener {
  return createProxyListener({
    ...generous,
    ...(options.gatewayUrl === undefined
      ? fromEnvironment(options.env)
      : { apiKey: 'the-embedded-gateway-needs-none', gatewayUrl: options.gatewayUrl }),
    allowedModels: options.models,
    allowedOrigins: options.origins,
    basePath: '/api/chat',
  });
}

/** The proxy's settings that are set. Where the demo listens is its own matter. */
function fromEnvironment(env: ChatOptions['env']): ProxyOptions {
  const settings = settingsFromEnvironment({ ...env, HOST: undefined, PORT: undefined });
  const isSet = Object.entries(settings).filter(([, value]) => value !== undefined);
  return { apiKey: settings.apiKey, ...Object.fromEntries(isSet) };
}
