import { expect } from 'chai';
import { readBody } from '../../../proxy/src/carry/read-body.js';
import { Refusal } from '../../../proxy/src/policy/refusal.js';
import { requestTo } from '../harness.js';

/** A request whose body is counted while it is read. */
function requestOf(pieces: readonly string[], headers: Record<string, string> = {}) {
  const left = [...pieces];
  const facts = { read: 0, isCancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = left.shift();
        if (piece === undefined) {
          controller.close();
          return;
        }
        facts.read++;
        controller.enqueue(new TextEncoder().encode(piece));
      },
      cancel: () => void (facts.isCancelled = true),
    },
    { highWaterMark: 0 },
  );
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body, duplex: 'half' };
  return { request: requestTo('/', init), facts };
}

async function refusedOf(promise: Promise<unknown>): Promise<string> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(outcome).to.be.instanceOf(Refusal);
  return (outcome as Refusal).code;
}

describe('readBody', () => {
  it('joins the pieces, up to the very limit', async () => {
    const { request } = requestOf(['12345', '', '67890']);
    expect(new TextDecoder().decode(await readBody(request, 'application/json', 10))).to.equal('1234567890');
  });

  it('refuses by Content-Length before it reads a byte', async () => {
    const { request, facts } = requestOf(['x'], { 'content-length': '11' });
    expect(await refusedOf(readBody(request, 'application/json', 10))).to.equal('body_too_large');
    expect(facts.read).to.equal(0);
  });

  it('stops reading at the limit where there is no Content-Length, or one that lies', async () => {
    for (const headers of [{}, { 'content-length': '5' }]) {
      const { request, facts } = requestOf(['12345', '67890', 'x', 'never read', 'never read'], headers);
      expect(await refusedOf(readBody(request, 'application/json', 10))).to.equal('body_too_large');
      expect(facts).to.deep.equal({ read: 3, isCancelled: true });
    }
  });

  it('hands on what the stream breaks off with', async () => {
    const fault = new Error('gone');
    const body = new ReadableStream({ pull: (controller) => controller.error(fault) });
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' };
    const outcome = await readBody(requestTo('/', init as RequestInit), 'application/json', 10).catch(
      (error: unknown) => error,
    );
    expect(outcome).to.equal(fault);
  });
});
