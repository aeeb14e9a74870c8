import { expect } from 'chai';
import { answerHeaders, preflightHeaders } from '../../../proxy/src/policy/answer-headers.js';

describe('answerHeaders', () => {
  it('names the origin only where one is allowed, and varies by it always', () => {
    expect(answerHeaders('https://shop.example', 'id')).to.include({
      'access-control-allow-origin': 'https://shop.example',
      vary: 'Origin',
      'x-request-id': 'id',
    });
    const without = answerHeaders(undefined, 'id');
    expect(without).not.to.have.property('access-control-allow-origin');
    expect(without.vary).to.equal('Origin');
  });

  it('never allows credentials', () => {
    expect(answerHeaders('https://shop.example', 'id')).not.to.have.property('access-control-allow-credentials');
  });
});

describe('preflightHeaders', () => {
  const allowed = (requested: string | null) => preflightHeaders(requested)['access-control-allow-headers'];

  it('lists Authorization and Content-Type by name', () => {
    expect(allowed(null)).to.equal('Authorization, Content-Type');
    expect(allowed('content-type, x-evil')).to.equal('Authorization, Content-Type');
  });

  it("lets the SDK's own headers through, and nothing that merely looks like them", () => {
    expect(allowed('content-type,x-stainless-arch, X-Stainless-OS')).to.equal(
      'Authorization, Content-Type, x-stainless-arch, x-stainless-os',
    );
    expect(allowed('not-x-stainless-arch,x-stainless-,x-stainless-a_b')).to.equal('Authorization, Content-Type');
  });
});
