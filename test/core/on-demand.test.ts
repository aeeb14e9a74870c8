import { expect } from 'chai';
import { onDemand } from '../../src/on-demand.js';
import { rejection } from '../rejection.js';

/** An import that the test ends, attempt by attempt. */
function scripted() {
  const attempts: PromiseWithResolvers<string>[] = [];
  const load = () => {
    const attempt = withResolvers<string>();
    attempts.push(attempt);
    return attempt.promise;
  };
  return { attempts, load };
}

interface PromiseWithResolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((fulfil, refuse) => {
    resolve = fulfil;
    reject = refuse;
  });
  return { promise, resolve, reject };
}

describe('What is loaded on demand', () => {
  it('is not loaded before it is asked for', () => {
    const { attempts, load } = scripted();
    const chunk = onDemand(load);
    expect(chunk.loaded).to.equal(undefined);
    expect(attempts).to.have.length(0);
  });

  it('is loaded once, however often it is asked for', async () => {
    const { attempts, load } = scripted();
    const chunk = onDemand(load);
    const asked = [chunk.load(), chunk.load()];
    expect(attempts).to.have.length(1);
    attempts[0]!.resolve('chunk');
    expect(await Promise.all([...asked, chunk.load()])).to.deep.equal(['chunk', 'chunk', 'chunk']);
    expect(attempts).to.have.length(1);
    expect(chunk.loaded).to.equal('chunk');
  });

  it('is tried afresh after a failure, and only when it is asked for again', async () => {
    const { attempts, load } = scripted();
    const chunk = onDemand(load);
    const first = rejection(chunk.load());
    attempts[0]!.reject(new TypeError('Failed to fetch'));
    expect(await first).to.be.instanceOf(TypeError);
    expect(attempts).to.have.length(1);
    expect(chunk.loaded).to.equal(undefined);
    const second = chunk.load();
    attempts[1]!.resolve('chunk');
    expect(await second).to.equal('chunk');
    expect(chunk.loaded).to.equal('chunk');
  });
});
