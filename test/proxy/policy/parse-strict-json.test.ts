import { expect } from 'chai';
import fc from 'fast-check';
import { parseStrictJson } from '../../../proxy/src/policy/parse-strict-json.js';
import { refusalOf } from '../harness.js';

/** A key in a spelling of its own, each letter as an escape. */
const escaped = (key: string) =>
  [...Array(key.length).keys()].map((at) => '\\u' + key.charCodeAt(at).toString(16).padStart(4, '0')).join('');

describe('parseStrictJson', () => {
  it('reads what JSON.parse reads, and the same', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        fc.pre(!text.includes('__proto__'));
        expect(parseStrictJson(text)).to.deep.equal(JSON.parse(text));
      }),
    );
  });

  for (const text of ['', ' ', '{', '{"a":1,}', "{'a':1}", '[1', 'NaN', '{"a":1}{"b":2}', '\u0000']) {
    it(`refuses ${JSON.stringify(text)} as invalid_json, without repeating it`, () => {
      const refusal = refusalOf(() => parseStrictJson(text));
      expect(refusal.code).to.equal('invalid_json');
      expect(refusal.message).to.match(/^The body is (?:empty|not valid JSON)\.$/);
    });
  }

  for (const text of [
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '{"x":[{"a":{"b":1,"c":[],"b":2}}]}',
    '{"a":{"a":1},"b":[],"a":null}',
    '{"":1,"":2}',
    '{"a\\\\":1,"a\\\\":2}',
    '{"q\\"":"\\\\","q\\"":0}',
  ]) {
    it(`refuses ${text} for its second key`, () => {
      expect(refusalOf(() => parseStrictJson(text)).code).to.equal('duplicate_key');
    });
  }

  for (const text of ['{"__proto__":1}', '[{"x":{"__proto__":{}}}]', '{"\\u005f_proto__":1}']) {
    it(`refuses ${text}`, () => {
      expect(refusalOf(() => parseStrictJson(text)).code).to.equal('forbidden_key');
    });
  }

  for (const text of [
    '[{"a":1},{"a":2}]',
    '{"a":"a","b":"a"}',
    '{"a":["a","a","b"],"b":{"a":1}}',
    '{"a":"{\\"a\\":1,\\"a\\":2}"}',
    '{"a":"\\\\","b":"\\\\\\"","c":"}"}',
    '"__proto__"',
    '{"a":"__proto__"}',
  ]) {
    it(`reads ${text}, in which no key comes twice`, () => {
      expect(parseStrictJson(text)).to.deep.equal(JSON.parse(text));
    });
  }

  it('finds a second key at any depth, after any value, in any spelling', () => {
    const wrap = fc.array(fc.constantFrom('array', 'object'), { maxLength: 6 });
    fc.assert(
      fc.property(fc.string({ maxLength: 5 }), fc.json(), wrap, fc.boolean(), (key, value, wraps, isEscaped) => {
        fc.pre(key !== '__proto__' && !value.includes('__proto__'));
        const again = isEscaped ? `"${escaped(key)}"` : JSON.stringify(key);
        const inner = `{${JSON.stringify(key)}: ${value} , ${again}:${value}}`;
        const text = wraps.reduce(
          (made, wrapping) => (wrapping === 'array' ? `[0,${made}]` : `{"w":1,"v":${made}}`),
          inner,
        );
        expect(refusalOf(() => parseStrictJson(text)).code).to.equal('duplicate_key');
      }),
    );
  });

  it('reads a megabyte of brackets, quotes or backslashes without delay', () => {
    const nested = '['.repeat(500_000) + ']'.repeat(500_000);
    expect(() => parseStrictJson(nested)).not.to.throw(RangeError);
    expect(parseStrictJson(JSON.stringify('\\"'.repeat(300_000)))).to.have.length(600_000);
    expect(parseStrictJson(JSON.stringify('\\'.repeat(500_000)))).to.have.length(500_000);
  });
});
