import { expect } from 'chai';
import { errorKind } from '../../src/protocol/error-kind.js';
import type { FailureFacts } from '../../src/protocol/error-kind.js';
import type { ErrorKind } from '../../src/protocol/errors.js';

describe('errorKind', () => {
  const cases: readonly (readonly [FailureFacts, ErrorKind])[] = [
    [{ status: 400 }, 'bad_request'],
    [{ status: 401 }, 'auth'],
    [{ status: 402 }, 'quota'],
    [{ status: 403 }, 'forbidden'],
    [{ status: 404 }, 'not_found'],
    [{ status: 405 }, 'bad_request'],
    [{ status: 408 }, 'timeout'],
    [{ status: 413 }, 'too_large'],
    [{ status: 422 }, 'bad_request'],
    [{ status: 429 }, 'rate_limit'],
    [{ status: 500 }, 'server'],
    [{ status: 502 }, 'server'],
    [{ status: 503 }, 'overloaded'],
    [{ status: 504 }, 'server'],
    [{ status: 529 }, 'overloaded'],
    [{ status: 302 }, 'server'],
    [{}, 'server'],
    [{ code: 'a_word_of_its_own' }, 'server'],
    [{ status: 403, code: 'insufficient_user_quota' }, 'quota'],
    [{ status: 403, code: 'pre_consume_token_quota_failed' }, 'quota'],
    [{ status: 429, code: 'insufficient_quota', type: 'insufficient_quota' }, 'quota'],
    [{ status: 429, type: 'insufficient_quota' }, 'quota'],
    [{ status: 429, code: 'rate_limit_exceeded', type: 'tokens' }, 'rate_limit'],
    [{ status: 401, code: 'invalid_api_key', type: 'invalid_request_error' }, 'auth'],
    [{ status: 401, type: 'invalid_request_error' }, 'auth'],
    [{ status: 404, code: 'model_not_found', type: 'invalid_request_error' }, 'not_found'],
    [{ status: 503, code: 'model_not_found', type: 'new_api_error' }, 'overloaded'],
    [{ status: 400, code: 'context_length_exceeded' }, 'context_length'],
    [{ status: 400, code: 'content_filter' }, 'content_filter'],
    [{ status: 500, code: 'sensitive_words_detected' }, 'content_filter'],
    [{ status: 400, code: 'prompt_blocked' }, 'content_filter'],
    [{ status: 500, code: 'Bad_Response_Body' }, 'server'],
    [{ type: 'overloaded_error' }, 'overloaded'],
    [{ type: 'BadRequestError' }, 'bad_request'],
    [{ type: 'NotFoundError' }, 'not_found'],
    [{ type: 'not_found_error' }, 'not_found'],
    [{ code: 'not_found' }, 'not_found'],
    [{ code: 'ResponsibleAIPolicyViolation' }, 'content_filter'],
    [{ code: 'DataInspectionFailed' }, 'content_filter'],
    [{ code: 'error' }, 'server'],
    [{ status: 400, type: 'invalid_request_error' }, 'bad_request'],
    [{ status: 429, type: 'exceeded_current_quota_error' }, 'quota'],
    [{ status: 429, type: 'engine_overloaded_error' }, 'overloaded'],
    [{ status: 400, code: 'string_above_max_length', type: 'invalid_request_error' }, 'too_large'],
    [{ code: 'constructor' }, 'server'],
  ];
  for (const [facts, kind] of cases) {
    it(`takes ${JSON.stringify(facts)} for ${kind}`, () => expect(errorKind(facts)).to.equal(kind));
  }
});
