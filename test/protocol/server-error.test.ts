import { expect } from 'chai';
import { asPartial, ChatError, isAbort, isRetryable } from '../../src/protocol/errors.js';
import { findError, httpError, readRequestId, serverError } from '../../src/protocol/server-error.js';

describe('httpError', () => {
  it('keeps status, kind, wait and request id', () => {
    const headers = new Headers({ 'retry-after': '7', 'x-request-id': 'req_1' });
    const error = httpError(429, headers, { error: { message: 'Slow down', code: 'rate_limit_exceeded' } });
    expect(error).to.include({
      kind: 'rate_limit',
      status: 429,
      retryAfter: 7000,
      requestId: 'req_1',
      retryable: true,
    });
    expect(error.message).to.equal(
      'The server gets too many requests (HTTP 429, rate_limit, code rate_limit_exceeded): wait before the next one, or raise the limit of the key.',
    );
  });

  it('makes do with the status where the body says nothing', () => {
    for (const body of [undefined, null, 'x', 7, [], {}, { error: null }]) {
      expect(httpError(502, new Headers(), body)).to.include({ kind: 'server', status: 502, requestId: undefined });
    }
  });

  it('takes the request id of new-api out of its sentence, and nothing else', () => {
    const body = { error: { message: '无效的令牌 sk-secret (request id: 2026ABC)', type: 'new_api_error', code: '' } };
    const error = httpError(401, new Headers(), body);
    expect(error.requestId).to.equal('2026ABC');
    expect(error.message).not.to.match(/secret|令/);
  });

  it('shows a code only where it is a word, not where it may be a key', () => {
    for (const code of ['sk-abcdef', 'AKIA1234567890ABCDEF', 'two words', '<b>', 'x'.repeat(80), '用户']) {
      expect(httpError(400, new Headers(), { error: { code } }).message).not.to.contain(code);
    }
    expect(httpError(400, new Headers(), { error: { code: 'channel:no_available_key' } }).message).to.contain(
      'channel:',
    );
  });

  it('lets x-should-retry decide whether the same request may work', () => {
    expect(httpError(500, new Headers({ 'x-should-retry': 'false' }), {}).retryable).to.equal(false);
    expect(httpError(409, new Headers({ 'x-should-retry': 'true' }), {}).retryable).to.equal(true);
    expect(httpError(409, new Headers({ 'x-should-retry': 'maybe' }), {}).retryable).to.equal(false);
  });
});

describe('findError', () => {
  it('finds none in a chunk', () => {
    expect(findError({ choices: [] })).to.equal(undefined);
    expect(findError({ choices: [null] })).to.equal(undefined);
    expect(findError({ id: 'x' })).to.equal(undefined);
    expect(findError({ error: '', message: {} })).to.equal(undefined);
  });

  it('finds one that calls itself an error whatever else there is', () => {
    expect(findError({ object: 'error', code: 503, choices: [] })).to.include({ status: 503 });
    expect(findError({ type: 'error', choices: [] })).to.include({ type: undefined });
  });

  it('reads a status that is in the code, as a number or as a text', () => {
    expect(findError({ error: { code: 429 } })).to.include({ status: 429, code: undefined });
    expect(findError({ error: { code: '503' } })).to.include({ status: 503 });
    expect(findError({ error: { code: 20001 } })).to.include({ status: undefined });
    expect(findError({ error: { status: 402 } })).to.include({ status: 402 });
  });

  it('makes an error without a status say that it was in the stream', () => {
    expect(serverError({}).message).to.match(/^The server failed \(in the stream, server\): /);
  });
});

describe('readRequestId', () => {
  it('reads each header that is in use, and nothing that is no id', () => {
    for (const name of ['x-request-id', 'x-oneapi-request-id', 'request-id', 'cf-ray']) {
      expect(readRequestId(new Headers({ [name]: 'abc-123' }))).to.equal('abc-123');
      expect(readRequestId(new Headers({ [name]: 'a <b>' }))).to.equal(undefined);
    }
  });
});

describe('ChatError', () => {
  it('is retryable by its kind, unless it is said otherwise', () => {
    expect(new ChatError('server', '').retryable).to.equal(true);
    expect(new ChatError('auth', '').retryable).to.equal(false);
    expect(new ChatError('server', '', { retryable: false }).retryable).to.equal(false);
    expect(isRetryable('network')).to.equal(true);
  });

  it('can be marked as partial, with all else kept', () => {
    const cause = new Error('x');
    const error = new ChatError('server', 'm', { status: 500, retryAfter: 1, requestId: 'r', retryable: false, cause });
    expect(asPartial(error)).to.include({
      kind: 'server',
      message: 'm',
      status: 500,
      retryAfter: 1,
      requestId: 'r',
      retryable: false,
      partial: true,
      cause,
    });
  });

  it('is told from an abort', () => {
    expect(isAbort(new DOMException('', 'AbortError'))).to.equal(true);
    expect(isAbort(new ChatError('network', ''))).to.equal(false);
    expect(isAbort('stop')).to.equal(false);
  });
});
