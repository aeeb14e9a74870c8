import type { RefusalCode } from '../../../proxy/src/policy/refusal.js';
import { expect } from 'chai';
import { isErrorBody, refuseUpstream } from '../../../proxy/src/policy/refuse-upstream.js';

function refuse(status: number, text = '', headers: Record<string, string> = {}) {
  return refuseUpstream({ status, text, header: (name) => headers[name] ?? null });
}

describe('refuseUpstream', () => {
  const table: readonly (readonly [number, number, RefusalCode])[] = [
    [302, 502, 'upstream_redirect'],
    [400, 400, 'upstream_refused'],
    [401, 502, 'upstream_auth'],
    [402, 402, 'upstream_quota'],
    [403, 502, 'upstream_forbidden'],
    [404, 404, 'upstream_not_found'],
    [408, 504, 'upstream_timeout'],
    [413, 413, 'upstream_too_large'],
    [422, 400, 'upstream_refused'],
    [429, 429, 'upstream_rate_limited'],
    [500, 502, 'upstream_error'],
    [502, 502, 'upstream_error'],
    [503, 503, 'upstream_overloaded'],
    [504, 504, 'upstream_timeout'],
    [520, 502, 'upstream_error'],
    [529, 503, 'upstream_overloaded'],
  ];
  for (const [from, to, code] of table) {
    it(`turns ${from} into ${to} ${code}`, () => {
      const refusal = refuse(from, '<html>nginx</html>');
      expect([refusal.status, refusal.code, refusal.upstreamStatus]).to.deep.equal([to, code, from]);
      expect(refusal.message).not.to.include('nginx');
    });
  }

  it('believes a known code over the status', () => {
    const codeFor = (status: number, error: unknown) => refuse(status, JSON.stringify({ error })).code;
    expect(codeFor(400, { code: 'context_length_exceeded' })).to.equal('context_length_exceeded');
    expect(codeFor(400, { code: 'content_filter' })).to.equal('content_filter');
    expect(codeFor(429, { type: 'insufficient_quota', code: null })).to.equal('upstream_quota');
    expect(codeFor(403, { code: 'insufficient_user_quota', type: 'new_api_error' })).to.equal('upstream_quota');
    expect(codeFor(200, { message: 'x' })).to.equal('upstream_error');
    expect(refuse(400, '{"object":"error","code":"context_length_exceeded"}').code).to.equal('context_length_exceeded');
  });

  it('is not misled by codes it does not know', () => {
    for (const code of ['constructor', '__proto__', 'toString', 42, {}, null]) {
      expect(refuse(500, JSON.stringify({ error: { code } })).code).to.equal('upstream_error');
    }
    for (const text of ['null', '[]', '"x"', '{"error":"text"}', '{']) {
      expect(refuse(503, text).code).to.equal('upstream_overloaded');
    }
  });

  it('keeps Retry-After where it is one', () => {
    const after = (headers: Record<string, string>) => refuse(429, '', headers).retryAfter;
    expect(after({ 'retry-after': '17' })).to.equal('17');
    expect(after({ 'retry-after': '1.2' })).to.equal('2');
    expect(after({ 'retry-after-ms': '1500' })).to.equal('2');
    expect(after({ 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' })).to.equal('Wed, 21 Oct 2026 07:28:00 GMT');
    expect(after({ 'retry-after': 'sk-secret' })).to.equal(undefined);
    expect(after({ 'retry-after': 'apples 5' })).to.equal(undefined);
    expect(after({})).to.equal(undefined);
  });
});

describe('isErrorBody', () => {
  it('knows an error by its shape', () => {
    for (const body of [{ error: { message: 'x' } }, { error: 'x' }, { object: 'error', message: 'x' }]) {
      expect(isErrorBody(body)).to.equal(true);
    }
    for (const body of [{ choices: [] }, { error: null, choices: [] }, { text: 'x' }, null, 'x', []]) {
      expect(isErrorBody(body)).to.equal(false);
    }
  });
});
