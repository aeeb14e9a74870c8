/** The public names of the portable handler. */
export { createProxyHandler } from './create-proxy-handler.js';
export type { ProxyHandler, RequestInfo } from './create-proxy-handler.js';
export { settingsFromEnvironment } from './settings-from-environment.js';
export type { ServerOptions } from './server-options.js';
export { readSettings } from './settings.js';
export type { ProxyOptions, ProxySettings } from './settings.js';
export { SettingsError } from './settings-error.js';
export type { ProxyLogEntry } from './log-entry.js';
export type { RefusalBody, RefusalCode } from './policy/refusal.js';
export type { Clock } from './clock.js';
