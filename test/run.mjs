/** `npm test`: lint, types, build, the suite in a browser, the suite in Node; then one line that counts. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser } from './find-browser.mjs';

/** What runs without a browser of its own; `test/view` and `test/markdown/render` need one. */
const NODE_TESTS = ['test/{protocol,conversation,core,testing,proxy,demo,house}/**/*.test.ts', 'test/markdown/*.test.ts'];

const scratch = mkdtempSync(path.join(tmpdir(), 'iotex-chat-test-'));
const counts = { passed: 0, failed: 0 };
/** What every failed test said: told once more at the end, where a long output is read. */
const failures = [];

try {
  process.env.CHROME_PATH = findBrowser();
  await step('lint', 'npm', ['run', '--silent', 'lint']);
  await step('types', 'npx', ['tsc', '--noEmit']);
  await step('build', 'npm', ['run', '--silent', 'build']);
  await suite('browser', 'npx', ['wtr']);
  await suite('node', 'npx', ['mocha', '--reporter', 'test/count-mocha.cjs', ...NODE_TESTS]);
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
process.exitCode = counts.failed > 0 ? 1 : 0;
console.log(`${counts.passed} passed, ${counts.failed} failed`);

/** A step that is one check: it counts only if it fails. */
async function step(name, command, args) {
  heading(name);
  if ((await run(command, args)) !== 0) {
    failures.push(`${name} failed`);
    counts.failed += 1;
  }
}

/** A step that counts its own tests into a file. One that ends without a count, or fails without a failed test, is a failure itself. */
async function suite(name, command, args) {
  heading(name);
  const file = path.join(scratch, `${name}.json`);
  const code = await run(command, args, { TEST_COUNTS: file });
  let result = { passed: 0, failed: 0 };
  try {
    result = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    failures.push(`the ${name} suite gave no count: ${error.message}`);
  }
  failures.push(...(result.failures ?? []));
  counts.passed += result.passed;
  counts.failed += code !== 0 || result.passed === 0 ? Math.max(1, result.failed) : result.failed;
}

function heading(name) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}`);
}

function run(command, args, environment = {}) {
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
    shell: process.platform === 'win32',
  });
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
