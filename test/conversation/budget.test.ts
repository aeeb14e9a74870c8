import { expect } from 'chai';
import { Budget } from '../../src/conversation/budget.js';

describe('Budget', () => {
  it('refuses once the requests are used up', () => {
    const budget = new Budget();
    budget.addRequest();
    budget.check({ maxRequests: 2 });
    budget.addRequest();
    expect(() => budget.check({ maxRequests: 2 }))
      .to.throw('max-requests is 2')
      .with.property('kind', 'budget');
  });

  it('refuses once the tokens are used up', () => {
    const budget = new Budget();
    budget.addUsage({ inputTokens: 40, outputTokens: 60, totalTokens: 100 }, 9999);
    budget.check({ maxSessionTokens: 101 });
    expect(() => budget.check({ maxSessionTokens: 100 }))
      .to.throw('has used 100 tokens')
      .with.property('kind', 'budget');
  });

  it('estimates where the server did not count', () => {
    const budget = new Budget();
    budget.addUsage(undefined, 401);
    expect(budget.tokens).to.equal(101);
  });

  it('has no limit where none is set', () => {
    const budget = new Budget();
    for (let request = 0; request < 1000; request += 1) budget.addRequest();
    expect(() => budget.check({})).not.to.throw();
  });
});
