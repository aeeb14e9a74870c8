/** The demo in one server: its pages, the built files, and the proxy in front of the embedded or the real gateway. */

import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createChatListener } from './chat-listener.js';
import type { Clock } from './clock.js';
import { readDocuments } from './gateway/search/documents.js';
import { startGateway } from './gateway/server.js';
import type { Gateway, GatewayOptions } from './gateway/server.js';
import { readPackageFacts } from './package-facts.js';
import { sendFile, sendText } from './send-file.js';

/** Everything has a default. */
export interface DemoOptions {
  /** Default 0: a free one. */
  readonly port?: number;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** `IOTEX_API_KEY` chooses the real gateway, and the proxy's other variables its settings. Default: none is set. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Of the embedded gateway, as are the next two. */
  readonly clock?: Clock;
  readonly seed?: number;
  readonly tokensPerSecond?: number;
}

/** A running demo. */
export interface Demo {
  /** The front page: `http://127.0.0.1:…/`. */
  readonly url: string;
  readonly port: number;
  /** The embedded gateway, or undefined where the real one answers. */
  readonly gateway: Gateway | undefined;
  /** Ends every connection and resolves when the ports are free. */
  close(): Promise<void>;
}

/** What the pages are told about who answers. */
interface PageSettings {
  readonly gateway: 'embedded' | 'real';
  readonly models: readonly { readonly id: string; readonly description: string }[];
}

/** Models behind the real gateway that the demo offers, where `ALLOWED_MODELS` does not name others. */
const realModels = ['gemini-2.5-flash', 'deepseek-ai/DeepSeek-R1-0528', 'gemini-3-pro-image-preview'];

/** Starts the demo. Rejects when the port is taken, and with the proxy's `SettingsError` where a setting makes no sense. */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const host = options.host ?? '127.0.0.1';
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, () => resolve());
  });
  // The port comes first, because sources and origins are named after it. Requests wait until the rest is there.
  const { port } = server.address() as AddressInfo;
  const url = `http://${hostForUrl(host)}:${port}/`;
  const prepared = prepare(options, url, originsOf(host, port));
  server.on('request', (request, response) => {
    prepared.then(
      ({ listener }) => listener(request, response),
      () => response.destroy(),
    );
  });
  const closeServer = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  try {
    const { gateway } = await prepared;
    return {
      url,
      port,
      gateway,
      async close() {
        await Promise.all([closeServer(), gateway?.close()]);
      },
    };
  } catch (error) {
    await closeServer();
    throw error;
  }
}

interface Prepared {
  readonly gateway: Gateway | undefined;
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
}

async function prepare(options: DemoOptions, url: string, origins: readonly string[]): Promise<Prepared> {
  const { env = {} } = options;
  const documents = await readDocuments();
  const isReal = Boolean(env['IOTEX_API_KEY']?.trim());
  const gateway = isReal ? undefined : await startGateway({ ...toGatewayOptions(options, url), documents });
  const models: PageSettings['models'] = gateway?.models ?? toRealModels(env['ALLOWED_MODELS']);
  const settings: PageSettings = {
    gateway: isReal ? 'real' : 'embedded',
    models: models.map(({ id, description }) => ({ id, description })),
  };
  const texts = new Map(documents.map(({ path, text }) => [`/documents/${path}`, text]));
  texts.set('/demo/settings.json', JSON.stringify(settings));
  texts.set('/demo/package.json', JSON.stringify(await readPackageFacts()));
  try {
    const ids = models.map((model) => model.id);
    const chat = createChatListener({ env, gatewayUrl: gateway?.url, models: ids, origins });
    return {
      gateway,
      listener(request, response) {
        const path = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
        const text = texts.get(path);
        if (gateway && path.startsWith('/gateway/')) {
          // The gateway itself, for what the proxy does not let through: its own port is another origin, which the pages' policy refuses.
          request.url = request.url?.slice('/gateway'.length);
          void gateway.handle(request, response);
        } else if (path === '/api/chat' || path.startsWith('/api/chat/')) chat(request, response);
        else if (text !== undefined) sendText(request, response, text, path);
        else void sendFile(request, response, path === '/' ? '/demo/index.html' : path);
      },
    };
  } catch (error) {
    await gateway?.close();
    throw error;
  }
}

function toGatewayOptions({ clock, seed, tokensPerSecond }: DemoOptions, url: string): GatewayOptions {
  return {
    documentsUrl: `${url}documents/`,
    ...(clock && { clock }),
    ...(seed !== undefined && { seed }),
    ...(tokensPerSecond !== undefined && { tokensPerSecond }),
  };
}

function toRealModels(allowed: string | undefined): PageSettings['models'] {
  const named = (allowed ?? '').split(',').flatMap((id) => id.trim() || []);
  return (named.length > 0 ? named : realModels).map((id) => ({ id, description: 'A model behind the gateway.' }));
}

/** The pages of the demo itself, by the names that this machine has for it. */
function originsOf(host: string, port: number): readonly string[] {
  const names = new Set(['127.0.0.1', 'localhost', '[::1]', hostForUrl(host)]);
  return [...names].map((name) => new URL(`http://${name}:${port}`).origin);
}

function hostForUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
