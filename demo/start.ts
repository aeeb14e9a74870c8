/** What `npm start` runs: starts the demo on `HOST` and `PORT`, says where it is and who answers, ends on a signal. */

import { SettingsError } from '../proxy/src/index.js';
import { startDemo } from './server.js';
import type { Demo } from './server.js';

const defaultPort = 5173;
/** How many ports are tried, one after another. */
const tries = 20;

try {
  const demo = await startOnFreePort(readPort(process.env['PORT']), process.env['HOST']?.trim() || '127.0.0.1');
  console.log(`iotex-chat demo: ${demo.url}`);
  console.log(
    demo.gateway
      ? 'Answers come from the embedded gateway: no key, no network, and no language model. Set IOTEX_API_KEY for the real one.'
      : 'Answers come from the real gateway, with your key, which stays in this server.',
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void demo.close();
    });
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

/** Takes `port` or, where it is taken, the next one that is free. 0 is any. */
async function startOnFreePort(port: number, host: string): Promise<Demo> {
  for (let candidate = port; ; candidate += 1) {
    try {
      return await startDemo({ port: candidate, host, env: process.env });
    } catch (error) {
      const next = candidate + 1;
      if (codeOf(error) !== 'EADDRINUSE' || next >= port + tries || next > 65_535) throw error;
      console.log(`Port ${candidate} is taken, trying ${next}.`);
    }
  }
}

function readPort(text: string | undefined): number {
  const port = text?.trim() || String(defaultPort);
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return Number(port);
  throw new SettingsError('port', `is ${JSON.stringify(port)}; it must be a whole number from 0 to 65535`, '5173');
}

/** A sentence where the cause is known; everything that is known where it is not. */
function explain(error: unknown): unknown {
  if (error instanceof SettingsError) return error.message;
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `No free port was found in ${tries} tries. Set PORT to one that is free.`;
    case 'EACCES':
      return 'This program may not listen on that port. Set PORT to one above 1023.';
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'HOST is not an address of this machine. Leave it out, or set it to 127.0.0.1 or 0.0.0.0.';
    case undefined:
    default:
      return error;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
