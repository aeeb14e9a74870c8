import { expect } from 'chai';
import { readBytes } from '../../src/protocol/bytes.js';
import { FakeClock, settle } from '../fake-clock.js';
import { chatError, rejection } from '../rejection.js';
import { HandFedBody } from './scripted-fetch.js';

function open(stallTimeout = 1000) {
  const body = new HandFedBody();
  const clock = new FakeClock();
  const controller = new AbortController();
  const bytes = readBytes(body.stream, { signal: controller.signal, stallTimeout: () => stallTimeout, clock });
  const next = async () => {
    const result = await bytes.next();
    return result.done ? undefined : new TextDecoder().decode(result.value);
  };
  return { body, clock, controller, bytes, next };
}

describe('readBytes', () => {
  it('yields the pieces as they come, less the empty ones, and leaves no timer behind', async () => {
    const { body, clock, next } = open();
    body.feed('a');
    body.feed('');
    body.feed('b');
    expect(await next()).to.equal('a');
    expect(await next()).to.equal('b');
    body.end();
    expect(await next()).to.equal(undefined);
    expect(clock.pending).to.equal(0);
  });

  it('gives up after the stall time-out, closes the body and calls it a timeout', async () => {
    const { body, clock, next } = open();
    body.feed('a');
    await next();
    const waiting = chatError(next());
    await clock.advance(999);
    expect(body.isCancelled).to.equal(false);
    await clock.advance(1);
    expect(body.isCancelled).to.equal(true);
    const error = await waiting;
    expect(error.kind).to.equal('timeout');
    expect(error.message).to.contain('stall-timeout');
  });

  it('counts any byte as life', async () => {
    const { body, clock, next } = open();
    body.feed('a');
    await next();
    for (let round = 0; round < 5; round++) {
      const waiting = next();
      await clock.advance(900);
      body.feed(':');
      expect(await waiting).to.equal(':');
    }
  });

  it('does not count the time that its reader takes', async () => {
    const { body, clock, next } = open();
    body.feed('a');
    body.feed('b');
    await next();
    await clock.advance(100_000);
    expect(await next()).to.equal('b');
  });

  it('does not stall before the first byte, nor with an endless limit', async () => {
    const { body, clock, next } = open(Infinity);
    const first = next();
    await clock.advance(1e9);
    body.feed('a');
    expect(await first).to.equal('a');
    void next();
    await settle();
    expect(clock.pending).to.equal(0);
  });

  it('calls a failure before the first byte network, and one after it truncated', async () => {
    const cause = new TypeError('terminated');
    const early = open();
    early.body.fail(cause);
    expect(await chatError(early.next())).to.include({ kind: 'network', cause });
    const late = open();
    late.body.feed('a');
    await late.next();
    late.body.fail(cause);
    expect(await chatError(late.next())).to.include({ kind: 'truncated', cause });
    expect(late.clock.pending).to.equal(0);
  });

  it('throws the reason of an abort untouched, at once, and closes the body', async () => {
    const { body, controller, next } = open();
    body.feed('a');
    await next();
    const waiting = rejection(next());
    controller.abort('enough');
    expect(body.isCancelled).to.equal(true);
    expect(await waiting).to.equal('enough');
  });

  it('throws it also where the abort came before the first read, or between two', async () => {
    const early = open();
    early.controller.abort('early');
    expect(await rejection(early.next())).to.equal('early');
    expect(early.body.isCancelled).to.equal(true);
    const between = open();
    between.body.feed('a');
    between.body.feed('b');
    await between.next();
    between.controller.abort('between');
    expect(await rejection(between.next())).to.equal('between');
  });

  it('closes the body when its reader leaves', async () => {
    const { body, bytes, clock } = open();
    body.feed('a');
    for await (const piece of bytes) {
      expect(piece.length).to.equal(1);
      break;
    }
    expect(body.isCancelled).to.equal(true);
    expect(clock.pending).to.equal(0);
  });
});
