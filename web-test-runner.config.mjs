/** The browser suite: the view, and everything below it that must not depend on Node. BROWSERS says in which: `chromium` (the default), `firefox`, `webkit`, parted by commas. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { tests as examples } from 'commonmark-spec';
import { webkitLauncher } from './test/browsers/webkit.mjs';
import { browserFlags, findBrowser, findFirefox, findWebKit } from './test/find-browser.mjs';
import { readDocumented } from './test/house/documented.mjs';

const LAUNCHERS = {
  chromium: () =>
    Object.assign(chromeLauncher({ launchOptions: { executablePath: findBrowser(), args: browserFlags } }), {
      name: 'Chromium',
    }),
  firefox: () =>
    Object.assign(
      chromeLauncher({
        concurrency: 1,
        launchOptions: { browser: 'firefox', executablePath: findFirefox(), headless: true },
      }),
      { name: 'Firefox' },
    ),
  webkit: () => webkitLauncher(findWebKit()),
};

/** Writes how many tests passed, failed and were skipped, what the failed ones said, and why the others were skipped, to the file TEST_COUNTS. */
const countingReporter = {
  stop({ sessions }) {
    if (!process.env.TEST_COUNTS) return;
    const all = [...sessions];
    const placeOf = ({ browser, testFile }) => `${browser.name} › ${path.relative('.', testFile)}`;
    const tests = all.flatMap((session) => flatten(session.testResults, [placeOf(session)]));
    const passed = tests.filter((test) => test.passed).length;
    const skipped = tests.filter((test) => test.skipped);
    const failures = [
      ...tests.filter((test) => !test.passed && !test.skipped).map(({ title, error }) => `${title}: ${said(error)}`),
      ...all
        .filter((session) => !session.passed && session.errors.length > 0)
        .map((session) => `${placeOf(session)}: ${session.errors.map(said).join('; ')}`),
    ];
    const counts = { passed, failed: failures.length, skipped: skipped.length, failures, reasons: reasons(skipped) };
    writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
  },
};

/** How often each reason was given, by itWhere of test/view/only-where.ts. A test that is skipped without one gives its title. */
const reasons = (skipped) =>
  skipped.reduce((counts, { title }) => {
    const reason = / \(skipped in (.*)\)$/.exec(title)?.[1] ?? title;
    return { ...counts, [reason]: (counts[reason] ?? 0) + 1 };
  }, {});

const said = (error) => [error?.message, error?.stack].filter(Boolean).join('\n') || 'no reason given';

/** The command `forced-colours`: shows the page in the colours of a system with high contrast, or (`none`) in its own. The runner's own command cannot. */
const forcedColours = {
  name: 'forced-colours',
  async executeCommand({ command, payload, session }) {
    if (command !== 'forced-colours') return undefined;
    const page = session.browser.getPage(session.id);
    // For as long as the page: what a session has emulated ends with it.
    page.forcedColours ??= await page.createCDPSession();
    await page.forcedColours.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'forced-colors', value: payload }],
    });
    return true;
  },
};

/** The tests of a suite and of those in it, each with the titles that lead to it. */
const flatten = (suite, above) =>
  suite
    ? [
        ...suite.tests.map((test) => ({ ...test, title: [...above, test.name].join(' › ') })),
        ...suite.suites.flatMap((inner) => flatten(inner, [...above, inner.name])),
      ]
    : [];

export default {
  files: ['test/{protocol,conversation,core,markdown/render,view}/**/*.test.ts', '!test/**/*.node.test.ts'],
  nodeResolve: true,
  // One page at a time: a page behind another one gets no frames, and no scroll events.
  concurrency: 1,
  plugins: [
    // The examples of the specification come in a package that reads a file.
    {
      name: 'commonmark-examples',
      serve: ({ path }) => (path === '/commonmark-examples.json' ? JSON.stringify(examples) : undefined),
    },
    {
      name: 'documented-names',
      serve: ({ path }) => (path === '/documented.json' ? JSON.stringify(readDocumented()) : undefined),
    },
    // The core of the highlighter is a CommonJS module.
    {
      name: 'highlighter-as-module',
      transform: ({ path, body }) =>
        path.endsWith('/highlight.js/lib/core.js')
          ? body.replace('module.exports = highlight;', 'export default highlight;')
          : undefined,
    },
    forcedColours,
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.json' }),
  ],
  browsers: (process.env.BROWSERS ?? 'chromium').split(',').map((name) => {
    const launch = LAUNCHERS[name];
    if (!launch)
      throw new Error(`BROWSERS is "${process.env.BROWSERS}"; it knows ${Object.keys(LAUNCHERS).join(', ')}.`);
    return launch();
  }),
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countingReporter],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  // Far from what a test takes anywhere: two browsers at once on a slow machine are no reason to fail.
  testFramework: { config: { ui: 'bdd', timeout: 60_000 } },
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
};
