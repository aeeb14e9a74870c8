import { expect } from 'chai';
import type { ServerResponse } from 'node:http';
import { Writable } from 'node:stream';
import type { Answer } from '../../demo/gateway/answer.js';
import { Pace } from '../../demo/gateway/pace.js';
import { toPieces } from '../../demo/gateway/pieces.js';
import { startGateway } from '../../demo/gateway/server.js';
import type { Gateway } from '../../demo/gateway/server.js';
import { streamAnswer } from '../../demo/gateway/stream-answer.js';
import { UsageCounter } from '../../demo/gateway/usage.js';
import { FakeClock, settle } from '../fake-clock.js';
import { ask } from './ask-gateway.js';

describe('embedded gateway: clients that leave', () => {
  let gateway: Gateway;
  let clock: FakeClock;
  beforeEach(async () => {
    clock = new FakeClock();
    gateway = await startGateway({ clock });
  });
  afterEach(() => gateway.close());

  it('sees the close in the middle of an answer, notes when, and stops', async () => {
    const client = new AbortController();
    const started = gateway.next('start');
    const asked = ask(gateway, { model: 'long', signal: client.signal });
    await started;
    await clock.advance(1000);
    const response = await asked;
    const closed = gateway.next('close');
    client.abort();
    const record = await closed;
    expect(record).to.deep.include({ model: 'long', finished: false, aborted: true, startedAt: 0, closedAt: 1000 });
    expect(record.firstByteAt).to.be.within(1, 20);
    expect(record).to.equal(gateway.requests[0]);
    expect(clock.pending).to.equal(0);
    await response.body?.cancel().catch(() => undefined);
  });

  it('sees the close before the first byte', async () => {
    const client = new AbortController();
    const started = gateway.next('start');
    const asked = ask(gateway, { model: 'slow', signal: client.signal }).catch((error: unknown) => error);
    await started;
    expect(clock.pending).to.equal(1);
    const closed = gateway.next('close');
    client.abort();
    expect(await closed).to.deep.include({ model: 'slow', firstByteAt: undefined, finished: false, aborted: true });
    expect(clock.pending).to.equal(0);
    expect(await asked).to.have.property('name', 'AbortError');
  });

  it('notes an answer that was written to its end', async () => {
    const quick = await startGateway({ tokensPerSecond: Infinity });
    try {
      const closed = quick.next('close');
      await (await ask(quick, { model: 'long' })).text();
      const record = await closed;
      expect(record).to.include({ finished: true, aborted: false });
      expect(record.startedAt).to.be.at.most(record.firstByteAt!);
      expect(record.firstByteAt).to.be.at.most(record.closedAt!);
      expect(Math.abs(record.closedAt! - Date.now())).to.be.lessThan(60_000);
    } finally {
      await quick.close();
    }
  });

  it('writes no further for a reader who takes nothing, and leaves with him', async () => {
    const client = new AbortController();
    const written: string[] = [];
    // Never calls back: a socket whose other side does not read.
    const stuck = new Writable({ highWaterMark: 1, write: (bytes: Buffer) => void written.push(bytes.toString()) });
    const response = Object.assign(stuck, { headersSent: false, writeHead: () => stuck }) as unknown as ServerResponse;
    const answer: Answer = {
      id: 'chatcmpl-1',
      created: 0,
      model: 'docs',
      pieces: toPieces([{ type: 'text', text: 'a b c d e f g' }], Infinity, () => 0),
      pace: new Pace(clock, Infinity, () => 0, client.signal),
      usage: new UsageCounter([]),
      includeUsage: false,
      onFirstByte: () => undefined,
      onCut: () => undefined,
    };
    const outcome = streamAnswer(answer, response, client.signal).catch((error: unknown) => error);
    await settle();
    expect(written).to.have.length(1);
    client.abort();
    expect(await outcome).to.have.property('name', 'AbortError');
    expect(written).to.have.length(1);
  });

  it('closes with answers under way', async () => {
    const started = gateway.next('start');
    const asked = ask(gateway, { model: 'slow' }).catch((error: unknown) => error);
    await started;
    await gateway.close();
    expect(await asked).to.be.an.instanceof(Error);
    expect(clock.pending).to.equal(0);
    gateway = await startGateway({ clock });
  });
});
