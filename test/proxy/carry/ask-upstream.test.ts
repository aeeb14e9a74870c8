import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect } from 'chai';
import { ANSWER_DEADLINE, STREAM_DEADLINE } from '../../../proxy/src/carry/ask-upstream.js';
import { Fixture, KEY, ORIGIN, errorOf, question, requestTo } from '../harness.js';
import { answerJson, answerStream, completion, streamPieces, wholeStream } from '../upstream.js';

describe('askUpstream', () => {
  let fixture: Fixture;
  beforeEach(async () => (fixture = await Fixture.start()));
  afterEach(async () => {
    fixture.checkSecrets();
    await fixture.close();
  });

  const streamed = { ...question, stream: true };

  describe('an answer', () => {
    for (const [what, text] of Object.entries({
      'a plain stream': wholeStream,
      'CRLF, comments, no space after the colon and no final blank line':
        ': PING\r\n\r\ndata:{"choices":[]}\r\n\r\ndata: [DONE]',
      'an error in the middle of a stream': `${streamPieces[0]!}data: {"error":{"message":"overloaded"}}\n\n`,
      'no bytes': '',
    })) {
      it(`comes through byte for byte: ${what}`, async () => {
        fixture.upstream.answer = answerStream(text);
        const answered = await fixture.chat(streamed);
        expect([answered.status, answered.headers.get('content-type'), answered.text]).to.deep.equal([
          200,
          'text/event-stream',
          text,
        ]);
      });
    }

    it('comes through byte for byte where its bytes are no text', async () => {
      const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 131) % 256);
      fixture.upstream.answer = answerStream(bytes);
      const headers = { origin: ORIGIN, 'content-type': 'application/json' };
      const response = await fixture.handle(
        requestTo('/', { method: 'POST', headers, body: JSON.stringify(streamed) }),
      );
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).to.equal(true);
    });

    it('that is JSON where a stream was asked for is handed on as JSON', async () => {
      const text = JSON.stringify(completion, null, 2);
      fixture.upstream.answer = answerJson(text);
      const answered = await fixture.chat(streamed);
      expect([answered.headers.get('content-type'), answered.text]).to.deep.equal(['application/json', text]);
    });

    it("has none of the gateway's headers but the id of the request", async () => {
      fixture.upstream.answer = answerJson(completion, 200, {
        'x-request-id': 'req_42',
        'set-cookie': 'a=1',
        server: 'gateway',
        'access-control-allow-origin': '*',
        'content-security-policy': 'x',
        'x-ratelimit-remaining': '1',
      });
      const { headers } = await fixture.chat();
      expect([...headers.keys()]).to.have.members([
        'access-control-allow-origin',
        'access-control-expose-headers',
        'cache-control',
        'content-type',
        'vary',
        'x-accel-buffering',
        'x-content-type-options',
        'x-request-id',
      ]);
      expect(headers.get('x-request-id')).to.equal('req_42');
      expect(headers.get('access-control-allow-origin')).to.equal(ORIGIN);
      expect(fixture.logged[0]!.requestId).to.equal('req_42');
    });

    it('with an id that cannot be shown gets our own', async () => {
      for (const id of ['x'.repeat(200), 'a b', `req-${KEY}`]) {
        fixture.upstream.answer = answerJson(completion, 200, { 'x-request-id': id });
        expect((await fixture.chat()).headers.get('x-request-id')).to.match(/^[\da-f-]{36}$/);
      }
    });

    it('begins before the gateway has finished', async () => {
      const arrived = fixture.upstream.next();
      fixture.upstream.answer = (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(streamPieces[0]);
      };
      const headers = { origin: ORIGIN, 'content-type': 'application/json' };
      const response = await fixture.handle(
        requestTo('/', { method: 'POST', headers, body: JSON.stringify(streamed) }),
      );
      const reader = response.body!.getReader();
      const first = await reader.read();
      expect(new TextDecoder().decode(first.value)).to.equal(streamPieces[0]);
      const received = await arrived;
      received.response.end(streamPieces[1]);
      expect(new TextDecoder().decode((await reader.read()).value)).to.equal(streamPieces[1]);
      expect((await reader.read()).done).to.equal(true);
    });
  });

  describe('an error', () => {
    const leak = {
      error: { message: `Incorrect API key provided: ${KEY}`, type: 'new_api_error', code: KEY, param: KEY },
    };

    for (const [from, to, code, type] of [
      [400, 400, 'upstream_refused', 'invalid_request_error'],
      [401, 502, 'upstream_auth', 'server_error'],
      [402, 402, 'upstream_quota', 'insufficient_quota'],
      [403, 502, 'upstream_forbidden', 'server_error'],
      [404, 404, 'upstream_not_found', 'invalid_request_error'],
      [429, 429, 'upstream_rate_limited', 'rate_limit_error'],
      [500, 502, 'upstream_error', 'server_error'],
      [503, 503, 'upstream_overloaded', 'server_error'],
      [504, 504, 'upstream_timeout', 'server_error'],
      [200, 502, 'upstream_error', 'server_error'],
    ] as const) {
      it(`with status ${from} is told in our own words, as ${to} ${code}`, async () => {
        fixture.upstream.answer = answerJson(leak, from, { 'x-request-id': KEY, 'www-authenticate': KEY });
        for (const body of [question, streamed]) {
          const answered = await fixture.chat(body);
          const error = errorOf(answered);
          expect([answered.status, error.code, error.type, error.param]).to.deep.equal([to, code, type, null]);
          expect(answered.text).not.to.include('Incorrect');
        }
      });
    }

    it("keeps the gateway's Retry-After", async () => {
      fixture.upstream.answer = answerJson(leak, 429, { 'retry-after': '17' });
      expect((await fixture.chat()).headers.get('retry-after')).to.equal('17');
    });

    it('of our own key tells clients that a repetition is of no use', async () => {
      fixture.upstream.answer = answerJson(leak, 401);
      expect((await fixture.chat()).headers.get('x-should-retry')).to.equal('false');
      fixture.upstream.answer = answerJson(leak, 500);
      expect((await fixture.chat()).headers.get('x-should-retry')).to.equal(null);
    });

    for (const [status, code, type] of [
      [200, 'upstream_protocol', 'text/html'],
      [200, 'upstream_protocol', 'text/plain'],
      [502, 'upstream_error', 'text/html'],
    ] as const) {
      it(`that is a page of ${type} with status ${status} does not come through`, async () => {
        fixture.upstream.answer = (response) => {
          response.writeHead(status, { 'content-type': type });
          response.end(`<html><script>alert("${KEY}")</script></html>`);
        };
        const answered = await fixture.chat(streamed);
        expect([answered.status, errorOf(answered).code]).to.deep.equal([502, code]);
        expect(answered.text).not.to.include('script');
      });
    }

    it('that is broken JSON does not come through', async () => {
      fixture.upstream.answer = answerJson(`{"choices":[{"message":"${KEY}`);
      expect(errorOf(await fixture.chat()).code).to.equal('upstream_protocol');
    });

    it('that is very long is told by its status', async () => {
      fixture.upstream.answer = answerJson({ error: { code: 'content_filter', message: 'x'.repeat(300_000) } }, 503);
      expect(errorOf(await fixture.chat()).code).to.equal('upstream_overloaded');
    });

    it('of a connection that is refused is told as such, with its name in the log only', async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as { port: number };
      server.close();
      await once(server, 'close');
      fixture.handler({ gatewayUrl: `http://127.0.0.1:${port}/v1` });
      const answered = await fixture.chat();
      expect([answered.status, errorOf(answered).code]).to.deep.equal([502, 'upstream_unreachable']);
      expect(answered.text).not.to.include(String(port)).and.not.include('ECONNREFUSED');
      expect(fixture.logged[0]!.cause).to.equal('ECONNREFUSED');
    });

    it('of a gateway that hangs up without a word is told as unreachable', async () => {
      fixture.upstream.answer = (response) => response.destroy();
      expect(errorOf(await fixture.chat()).code).to.equal('upstream_unreachable');
    });

    it('of a gateway that hangs up in the middle of a JSON answer is told as unreachable', async () => {
      fixture.upstream.answer = (response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
        response.write('{"choices"', () => response.destroy());
      };
      expect(errorOf(await fixture.chat()).code).to.equal('upstream_unreachable');
    });

    for (const status of [301, 302, 307, 308]) {
      it(`${status}: a redirect is not followed, so the key stays where it belongs`, async () => {
        const other = await Fixture.start();
        try {
          fixture.upstream.answer = (response) => {
            response.writeHead(status, { location: `${other.upstream.url}/steal` });
            response.end();
          };
          const answered = await fixture.chat();
          expect([answered.status, errorOf(answered).code]).to.deep.equal([502, 'upstream_redirect']);
          expect(answered.headers.has('location')).to.equal(false);
          expect(other.upstream.requests).to.be.empty;
        } finally {
          await other.close();
        }
      });
    }
  });

  describe('time', () => {
    for (const [body, deadline] of [
      [streamed, STREAM_DEADLINE],
      [question, ANSWER_DEADLINE],
    ] as const) {
      it(`is over after ${deadline} ms without headers`, async () => {
        const arrived = fixture.upstream.next();
        fixture.upstream.answer = () => undefined;
        const asked = fixture.chat(body);
        const { closed } = await arrived;
        expect([...fixture.clock.timers].map(({ delay }) => delay)).to.deep.equal([deadline]);
        fixture.clock.fire();
        const answered = await asked;
        expect([answered.status, errorOf(answered).code]).to.deep.equal([504, 'upstream_timeout']);
        expect(await closed).to.equal(false);
      });
    }

    it('does not run once a stream has begun', async () => {
      fixture.upstream.answer = answerStream(wholeStream);
      await fixture.chat(streamed);
      expect(fixture.clock.timers.size).to.equal(0);
    });
  });

  describe('a visitor who leaves', () => {
    function start(body: object) {
      const controller = new AbortController();
      const headers = { origin: ORIGIN, 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: JSON.stringify(body), signal: controller.signal };
      return { controller, asked: fixture.handle(requestTo('/', init)) };
    }

    it('before the first byte closes the connection to the gateway', async () => {
      const arrived = fixture.upstream.next();
      fixture.upstream.answer = () => undefined;
      const { controller, asked } = start(streamed);
      const { closed } = await arrived;
      controller.abort();
      expect(await closed).to.equal(false);
      expect((await asked).status).to.equal(499);
      expect(fixture.logged.map(({ status, code }) => [status, code])).to.deep.equal([[499, undefined]]);
    });

    it('in the middle of a stream closes it too', async () => {
      fixture.upstream.answer = (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(streamPieces[0]);
      };
      const { controller, asked } = start(streamed);
      const response = await asked;
      await response.body!.getReader().read();
      controller.abort();
      expect(await fixture.upstream.requests[0]!.closed).to.equal(false);
    });

    it('by cancelling the body closes it too', async () => {
      fixture.upstream.answer = (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(streamPieces[0]);
      };
      const response = await start(streamed).asked;
      await response.body!.cancel();
      expect(await fixture.upstream.requests[0]!.closed).to.equal(false);
    });

    it('before the gateway was asked leaves it alone', async () => {
      const { controller, asked } = start(question);
      controller.abort();
      expect((await asked).status).to.equal(499);
      expect(fixture.upstream.requests).to.be.empty;
    });
  });
});
