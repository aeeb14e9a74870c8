import { expect } from 'chai';
import { rebuildCompletion } from '../../../proxy/src/policy/rebuild-completion.js';
import { question, refusalOf } from '../harness.js';

const limits = { allowedModels: ['fast', 'org/Deep-R1'], systemPrompt: undefined, maxOutputTokens: 1000 } as const;
const rebuild = (fields: object) => rebuildCompletion({ ...question, ...fields }, limits);
const refusedOf = (fields: object) => {
  const { code, param } = refusalOf(() => rebuild(fields));
  return { code, param };
};

describe('rebuildCompletion', () => {
  it('fills in what is not given', () => {
    expect(rebuild({})).to.deep.equal({ ...question, model: 'fast', n: 1, stream: false, max_tokens: 1000 });
  });

  it('keeps what is allowed', () => {
    const fields = { model: 'org/Deep-R1', temperature: 0, top_p: 1, max_tokens: 5, reasoning_effort: 'low' };
    expect(rebuild(fields)).to.deep.equal({ ...question, ...fields, n: 1, stream: false });
  });

  it('asks for the usage of every stream, whatever the client thinks of it', () => {
    for (const options of [undefined, null, {}, { include_usage: false }, { include_usage: true }]) {
      const { stream, stream_options } = rebuild({ stream: true, stream_options: options });
      expect({ stream, stream_options }).to.deep.equal({ stream: true, stream_options: { include_usage: true } });
    }
    expect(rebuild({ stream: false })).not.to.have.property('stream_options');
  });

  it('caps the tokens under the name that the client uses', () => {
    expect(rebuild({ max_tokens: 999_999 })).to.include({ max_tokens: 1000 });
    expect(rebuild({ max_tokens: 7 })).to.include({ max_tokens: 7 });
    expect(rebuild({ max_completion_tokens: 999_999 }))
      .to.include({ max_completion_tokens: 1000 })
      .and.not.have.property('max_tokens');
    expect(rebuild({ max_tokens: 20, max_completion_tokens: 10 }))
      .to.include({ max_tokens: 10 })
      .and.not.have.property('max_completion_tokens');
  });

  it('gives one answer, however many are asked for', () => {
    expect(rebuild({ n: 128 }).n).to.equal(1);
  });

  it('puts the system prompt of the site owner first', () => {
    const { messages } = rebuildCompletion(question, { ...limits, systemPrompt: 'You sell flowers.' });
    expect(messages).to.deep.equal([{ role: 'system', content: 'You sell flowers.' }, ...question.messages]);
  });

  for (const model of ['gpt-5', 'FAST', 'fast ', '', 1, {}, ['fast']]) {
    it(`refuses the model ${JSON.stringify(model)}`, () => {
      expect(refusedOf({ model })).to.deep.equal({ code: 'model_not_allowed', param: 'model' });
    });
  }

  for (const [field, values] of Object.entries({
    temperature: [-0.1, 2.1, '1', true, {}],
    top_p: [-1, 1.01, '0'],
    max_tokens: [0, -1, 1.5, '5', 1e300],
    max_completion_tokens: [0, 'many'],
    n: [0, 1.5, '2'],
    stream: ['true', 1, {}],
    stream_options: ['x', true, [1]],
    reasoning_effort: ['max', 3],
  })) {
    it(`refuses senseless values of ${field}`, () => {
      for (const value of values)
        expect(refusedOf({ [field]: value })).to.deep.equal({ code: 'invalid_value', param: field });
    });
  }

  for (const field of [
    'tools',
    'tool_choice',
    'functions',
    'response_format',
    'logprobs',
    'metadata',
    'store',
    'user',
    'stop',
    'api_base',
    'base_url',
    'user_config',
    'api_key',
    'constructor',
    'toString',
    'Model',
  ]) {
    it(`refuses the field ${field}`, () => {
      expect(refusedOf({ [field]: 'x' })).to.deep.equal({ code: 'field_not_allowed', param: field });
    });
  }

  it('takes null and empty lists for absent', () => {
    const nothing = { tools: [], functions: null, temperature: null, model: null, stop: null };
    expect(rebuild(nothing)).to.deep.equal(rebuild({}));
  });

  it('refuses bodies that are no object', () => {
    for (const body of [null, [], 'x', 1, true]) {
      expect(refusalOf(() => rebuildCompletion(body, limits)).code).to.equal('invalid_value');
    }
  });

  it('does not repeat a long field name', () => {
    const refusal = refusalOf(() => rebuild({ ['x'.repeat(10_000)]: 1 }));
    expect(refusal.message.length).to.be.lessThan(200);
  });
});
