/** Where to send and what to ask, in one set of options, and the transport that they call for. */
import { createClientTransport } from '../protocol/client-transport.js';
import type { ChatClient } from '../protocol/client-transport.js';
import { resolveEndpoint } from '../protocol/endpoint.js';
import { createTransport } from '../protocol/transport.js';
import type { Transport, TransportOptions } from '../protocol/transport.js';
import type { RequestSettings } from './to-wire.js';

/** Everything that a chat needs to know, all of it optional. */
export interface ChatOptions extends TransportOptions, RequestSettings {
  /** An instance of the `openai` package's `OpenAI` to send through, in place of this package's own fetch. */
  readonly client?: ChatClient | undefined;
  /** The whole way to the model and back, in place of everything above it. Default: `fetch` to `proxyUrl` or `baseUrl`. */
  readonly transport?: Transport | undefined;
}

/** Gives the transport for the options as they are now. Throws `ChatError` of kind `config` where they cannot work. */
export type TransportSource = () => Transport;

/** A source that keeps what a transport learns (its circuit breaker) from one request to the next. */
export function transportSource(options: () => ChatOptions): TransportSource {
  const fetching = createTransport(options);
  let client: ChatClient | undefined;
  let throughClient: Transport | undefined;
  return () => {
    const now = options();
    if (now.transport) return now.transport;
    if (now.client) {
      if (now.client !== client) throughClient = createClientTransport(now.client);
      client = now.client;
      return throughClient ?? createClientTransport(now.client);
    }
    resolveEndpoint(now);
    return fetching;
  };
}
