/** Options in, the transport that they call for out. */
import { createClientTransport } from '../protocol/client-transport.js';
import type { ChatClient } from '../protocol/client-transport.js';
import { createTransport } from '../protocol/transport.js';
import type { Transport } from '../protocol/transport.js';
import type { ChatOptions } from './chat-options.js';

/** Gives the transport for the options as they are `now`. */
export type TransportSource = (now: ChatOptions) => Transport;

/** A source that keeps what a transport learns (its circuit breaker) from one request to the next. `options` are asked anew for each request. */
export function transportSource(options: () => ChatOptions): TransportSource {
  const fetching = createTransport(options);
  let client: ChatClient | undefined;
  let throughClient: Transport | undefined;
  return (now) => {
    if (now.transport) return now.transport;
    if (!now.client) return fetching;
    if (now.client !== client) throughClient = createClientTransport(now.client);
    client = now.client;
    return throughClient ?? createClientTransport(now.client);
  };
}
