/** Mocha's own reporter with a dot a test, which also writes how many tests passed and failed, and what the failed ones said, to the file TEST_COUNTS. */
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

module.exports = class CountingReporter extends reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    const failures = [];
    runner.on('fail', (test, error) => failures.push(`${test.titlePath().join(' › ')}: ${error.stack ?? error}`));
    runner.once('end', () => {
      const { passes: passed, failures: failed } = this.stats;
      if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify({ passed, failed, failures }));
    });
  }
};
