/**
 * `npm test`: lint, types, build, the suite in Chromium, the suite in Node, the apps of the frameworks; then one line that counts.
 * `npm run test:browsers`: the suite in Chromium, Firefox and WebKit.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser } from './find-browser.mjs';

/** What runs without a browser of its own; `test/view` and `test/markdown/render` need one. */
const NODE_TESTS = [
  'test/{protocol,conversation,core,testing,proxy,demo,house}/**/*.test.ts',
  'test/markdown/*.test.ts',
];

const areBrowsersAlone = process.argv.includes('--browsers');

/** Which browsers BROWSERS names, and what they are called. `npm test` takes Chromium: the suite in Firefox and WebKit is not steady enough yet to stop a change. */
const BROWSERS = Object.entries({ chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' }).filter(([key]) =>
  (process.env.BROWSERS ?? (areBrowsersAlone ? 'chromium,firefox,webkit' : 'chromium')).split(',').includes(key),
);

/** How long a suite may take, on a slow machine: one that hangs does not hold up the others, nor whoever waits for the result. */
const LONGEST_SUITE_MS = 15 * 60_000;

const scratch = mkdtempSync(path.join(tmpdir(), 'iotex-chat-test-'));
const counts = { passed: 0, failed: 0, skipped: 0 };
/** What every failed test said: told once more at the end, where a long output is read. */
const failures = [];
/** What each browser counted, and why it left tests out. */
const told = [];

try {
  if (!areBrowsersAlone) {
    process.env.CHROME_PATH = findBrowser();
    await step('lint', 'npm', ['run', '--silent', 'lint']);
    await step('types', 'npx', ['tsc', '--noEmit']);
    await step('build', 'npm', ['run', '--silent', 'build']);
  }
  await inBrowser(BROWSERS.filter(([key]) => key === 'chromium'));
  // Two at a time: each waits for its page most of the time.
  await inBrowser(BROWSERS.filter(([key]) => key !== 'chromium'));
  if (!areBrowsersAlone) {
    for (const [name, files] of Object.entries({ node: NODE_TESTS, apps: ['test/apps/*.test.ts'] }))
      await suite(name, 'npx', ['mocha', '--reporter', 'test/count-mocha.cjs', ...files], 'inherit');
  }
} catch (error) {
  console.error(error.message);
  failures.push(error.message);
  counts.failed += 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (failures.length > 0) {
  heading('failed');
  for (const failure of failures) console.error(`${failure}\n`);
}
if (told.length > 0) {
  heading('browsers');
  for (const line of told) console.log(line);
}
process.exitCode = counts.failed > 0 ? 1 : 0;
console.log(`${counts.passed} passed, ${counts.failed} failed`);

/** A step that is one check: it counts only if it fails. */
async function step(name, command, args) {
  heading(name);
  if ((await run(name, command, args)).code !== 0) {
    failures.push(`${name} failed`);
    counts.failed += 1;
  }
}

/** The suite in these browsers, at the same time; what each says is told when it has ended. */
async function inBrowser(browsers) {
  const isAlone = browsers.length === 1;
  await Promise.all(
    browsers.map(async ([key, name]) => {
      const result = await suite(name, 'npx', ['wtr'], isAlone ? 'inherit' : 'pipe', { BROWSERS: key });
      told.push(`${name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped ?? 0} skipped`);
      for (const [reason, count] of Object.entries(result.reasons ?? {})) told.push(`  ${count} × ${reason}`);
    }),
  );
}

/** A step that counts its own tests into a file. One that ends without a count, or fails without a failed test, is a failure itself. */
async function suite(name, command, args, output, environment = {}) {
  if (output === 'inherit') heading(name);
  const file = path.join(scratch, `${name}.json`);
  const { code, text } = await run(name, command, args, { ...environment, TEST_COUNTS: file }, output);
  if (output !== 'inherit') {
    heading(name);
    process.stdout.write(text);
  }
  let result = { passed: 0, failed: 0 };
  try {
    result = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    failures.push(`the ${name} suite gave no count: ${error.message}`);
  }
  const failed = code !== 0 || result.passed === 0 ? Math.max(1, result.failed) : result.failed;
  if (failed > result.failed) failures.push(`the ${name} suite ended with ${code}, ${result.passed} passed`);
  failures.push(...(result.failures ?? []));
  counts.passed += result.passed;
  counts.failed += failed;
  counts.skipped += result.skipped ?? 0;
  return { ...result, failed };
}

function heading(name) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}`);
}

/** Gives what it ended with, and what it said where that is not shown at once. */
function run(name, command, args, environment = {}, output = 'inherit') {
  const child = spawn(command, args, {
    stdio: ['ignore', output, output],
    env: { ...process.env, ...environment },
    shell: process.platform === 'win32',
    // A group of its own, so that all of it can be ended.
    detached: process.platform !== 'win32',
  });
  const pieces = [];
  child.stdout?.on('data', (piece) => pieces.push(piece));
  child.stderr?.on('data', (piece) => pieces.push(piece));
  const end = (signal) => {
    try {
      if (process.platform === 'win32') child.kill(signal);
      else process.kill(-child.pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  const interrupt = (signal) => {
    end(signal);
    process.exitCode = 1;
    failures.push(`interrupted by ${signal}`);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, interrupt);
  const timer = setTimeout(() => {
    failures.push(`${name} did not end within ${LONGEST_SUITE_MS / 60_000} minutes`);
    end('SIGTERM');
  }, LONGEST_SUITE_MS);
  return new Promise((resolve) => {
    const ended = (code) => {
      clearTimeout(timer);
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, interrupt);
      resolve({ code, text: Buffer.concat(pieces).toString() });
    };
    child.on('error', (error) => {
      console.error(error.message);
      ended(1);
    });
    child.on('close', (code) => ended(code ?? 1));
  });
}
