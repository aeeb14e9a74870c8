/** Where to send and what to ask, in one set of options. */
import type { ChatClient } from '../protocol/client-transport.js';
import { resolveEndpoint } from '../protocol/endpoint.js';
import type { Transport, TransportOptions } from '../protocol/transport.js';
import type { RequestSettings } from './to-wire.js';

/** Everything that a chat needs to know, all of it optional. */
export interface ChatOptions extends TransportOptions, RequestSettings {
  /** An instance of the `openai` package's `OpenAI` to send through, in place of this package's own fetch. */
  readonly client?: ChatClient | undefined;
  /** The whole way to the model and back, in place of everything above it. Default: `fetch` to `proxyUrl` or `baseUrl`. */
  readonly transport?: Transport | undefined;
}

/** Throws `ChatError` of kind `config` where there is no way to send by these options. */
export function checkOptions(options: ChatOptions): void {
  if (!options.transport && !options.client) resolveEndpoint(options);
}
