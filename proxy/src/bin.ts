#!/usr/bin/env node
/** The command: environment in, a running proxy out. Its first line of output is the address; after that, one line of JSON for each request. */
import { runDoctor } from './doctor/command.js';
import { serveProxy } from './node.js';
import { settingsFromEnvironment } from './settings-from-environment.js';
import { SettingsError } from './settings-error.js';

const help = `iotex-chat-proxy: the server between <iotex-chat> and the AI gateway.

Settings are environment variables:
  IOTEX_API_KEY        the key for the gateway; needed
  GATEWAY_URL          default https://gateway.iotex.ai/v1
  HOST, PORT           where to listen; default 127.0.0.1 and 8787
  ALLOWED_ORIGINS      origins whose pages may ask, with commas between; default: this host's own
  ALLOWED_MODELS       models that may be asked, with commas between; default gemini-2.5-flash
  SYSTEM_PROMPT        put before each conversation
  MAX_OUTPUT_TOKENS    of one answer; default 8192
  MAX_BODY_BYTES       of one request; default 8388608
  RATE_LIMIT           requests of one visitor in a window; default 20
  RATE_WINDOW_SECONDS  length of that window; default 60

Example:
  IOTEX_API_KEY=sk-… ALLOWED_ORIGINS=https://example.com iotex-chat-proxy

Another command checks a proxy that runs somewhere: iotex-chat-proxy doctor --help
`;

await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<void> {
  if (words[0] === 'doctor') {
    process.exitCode = await runDoctor(words.slice(1), {
      write: (text) => process.stdout.write(text),
      writeError: (text) => process.stderr.write(text),
      environment: process.env,
    });
    return;
  }
  if (words.includes('--help') || words.includes('-h')) {
    process.stdout.write(help);
    return;
  }
  if (words.length > 0) {
    fail('it takes no words but --help and doctor; settings are environment variables.');
    return;
  }
  try {
    await run();
  } catch (error) {
    // A stack is for a fault of ours; a setting is the reader's to mend.
    fail(
      error instanceof SettingsError
        ? error.message
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error),
    );
  }
}

function fail(reason: string): void {
  process.stderr.write(`iotex-chat-proxy: ${reason}\n`);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const proxy = await serveProxy({
    ...settingsFromEnvironment(process.env),
    log: (entry) => process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`),
  });
  process.stdout.write(`iotex-chat-proxy listens on ${proxy.url}\n`);
  const stop = () => void proxy.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
