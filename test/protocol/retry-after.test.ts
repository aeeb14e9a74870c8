import { expect } from 'chai';
import { readRetryAfter, readShouldRetry } from '../../src/protocol/retry-after.js';

describe('readRetryAfter', () => {
  const read = (headers: Record<string, string>) => readRetryAfter(new Headers(headers), () => Date.UTC(2026, 0, 1));

  it('reads seconds', () => {
    expect(read({ 'retry-after': '3' })).to.equal(3000);
    expect(read({ 'retry-after': '0' })).to.equal(0);
    expect(read({ 'retry-after': '1.5' })).to.equal(1500);
  });

  it('reads milliseconds, and prefers them', () => {
    expect(read({ 'retry-after-ms': '250', 'retry-after': '3' })).to.equal(250);
    expect(read({ 'retry-after-ms': 'soon', 'retry-after': '3' })).to.equal(3000);
  });

  it('counts a date from the date of the answer, which a wrong clock does not move', () => {
    const date = 'Mon, 05 Jan 2026 00:00:10 GMT';
    expect(read({ 'retry-after': date, date: 'Mon, 05 Jan 2026 00:00:00 GMT' })).to.equal(10_000);
    expect(read({ 'retry-after': date, date: 'Tue, 06 Jan 2026 00:00:00 GMT' })).to.equal(0);
  });

  it('counts a date from now where the answer has none', () => {
    expect(read({ 'retry-after': 'Thu, 01 Jan 2026 00:00:05 GMT' })).to.equal(5000);
    expect(readRetryAfter(new Headers({ 'retry-after': new Date(0).toUTCString() }))).to.equal(0);
  });

  it('takes nonsense for nothing', () => {
    for (const text of ['', '-1', 'soon', 'NaN', '1e3x', 'Infinity']) {
      expect(read({ 'retry-after': text })).to.equal(undefined);
    }
    expect(read({})).to.equal(undefined);
  });
});

describe('readShouldRetry', () => {
  it('reads true and false and nothing else', () => {
    expect(readShouldRetry(new Headers({ 'x-should-retry': 'true' }))).to.equal(true);
    expect(readShouldRetry(new Headers({ 'x-should-retry': 'false' }))).to.equal(false);
    expect(readShouldRetry(new Headers({ 'x-should-retry': '1' }))).to.equal(undefined);
    expect(readShouldRetry(new Headers())).to.equal(undefined);
  });
});
