import { expect } from 'chai';
import { Fixture, KEY, ORIGIN, SYSTEM_PROMPT, errorOf, question, requestTo } from './harness.js';
import { answerJson, answerStream, completion, wholeStream } from './upstream.js';

describe('createProxyHandler', () => {
  let fixture: Fixture;
  beforeEach(async () => (fixture = await Fixture.start()));
  afterEach(async () => {
    fixture.checkSecrets();
    await fixture.close();
  });

  describe('routes', () => {
    for (const path of ['/', '/chat/completions', '/?session=1']) {
      it(`answers a question at ${path}`, async () => {
        const answered = await fixture.chat(question, path);
        expect(answered.status).to.equal(200);
        expect(JSON.parse(answered.text)).to.deep.equal(completion);
        expect(fixture.upstream.requests.map(({ method, url }) => `${method} ${url}`)).to.deep.equal([
          'POST /v1/chat/completions',
        ]);
      });
    }

    it('lists the allowed models without asking the gateway', async () => {
      const answered = await fixture.ask('/models', { headers: { origin: ORIGIN } });
      const list = JSON.parse(answered.text) as { object: string; data: { id: string; object: string }[] };
      expect(list.object).to.equal('list');
      expect(list.data.map(({ id, object }) => [id, object])).to.deep.equal([
        ['gemini-2.5-flash', 'model'],
        ['deepseek-ai/DeepSeek-R1-0528', 'model'],
      ]);
      expect(fixture.upstream.requests).to.be.empty;
    });

    it('says that it is well', async () => {
      const answered = await fixture.ask('/health');
      expect([answered.status, answered.text]).to.deep.equal([200, '{"status":"ok"}']);
      const head = await fixture.ask('/health', { method: 'HEAD' });
      expect([head.status, head.text]).to.deep.equal([200, '']);
    });

    it('hands a recording on and its text back', async () => {
      fixture.upstream.answer = answerJson({ text: 'Hello' });
      const body = new FormData();
      body.set('file', new File([new Uint8Array([0, 255, 13, 10])], 'mine.webm', { type: 'audio/webm' }));
      body.set('model', 'whisper-1');
      body.set('language', 'en');
      const answered = await fixture.ask('/audio/transcriptions', {
        method: 'POST',
        headers: { origin: ORIGIN },
        body,
      });
      expect([answered.status, answered.text]).to.deep.equal([200, '{"text":"Hello"}']);
      const [received] = fixture.upstream.requests;
      expect([received!.url, received!.headers.authorization]).to.deep.equal([
        '/v1/audio/transcriptions',
        `Bearer ${KEY}`,
      ]);
      const type = received!.headers['content-type']!;
      const form = await new Response(new Uint8Array(received!.body), { headers: { 'content-type': type } }).formData();
      const file = form.get('file') as File;
      expect([file.name, file.type, ...new Uint8Array(await file.arrayBuffer())]).to.deep.equal([
        'recording.webm',
        'audio/webm',
        ...[0, 255, 13, 10],
      ]);
      expect([form.get('model'), form.get('language')]).to.deep.equal(['whisper-1', 'en']);
    });

    it('refuses a form that is none', async () => {
      const headers = { origin: ORIGIN, 'content-type': 'multipart/form-data; boundary=x' };
      const answered = await fixture.ask('/audio/transcriptions', { method: 'POST', headers, body: 'rubbish' });
      expect([answered.status, errorOf(answered).code]).to.deep.equal([400, 'invalid_value']);
    });

    for (const path of ['/nowhere', '/v1/chat/completions', '/models/x', '/chat', '/chat/completions/..%2f']) {
      it(`knows no ${path}`, async () => {
        const answered = await fixture.chat(question, path);
        expect([answered.status, errorOf(answered).code]).to.deep.equal([404, 'unknown_route']);
      });
    }

    for (const [method, path, allow] of [
      ['GET', '/', 'POST, OPTIONS'],
      ['DELETE', '/', 'POST, OPTIONS'],
      ['GET', '/chat/completions', 'POST, OPTIONS'],
      ['PUT', '/audio/transcriptions', 'POST, OPTIONS'],
      ['POST', '/models', 'GET, OPTIONS'],
      ['POST', '/health', 'GET, OPTIONS'],
    ] as const) {
      it(`refuses ${method} ${path} and says what it takes`, async () => {
        const answered = await fixture.ask(path, { method, headers: { origin: ORIGIN } });
        expect([answered.status, errorOf(answered).code]).to.deep.equal([405, 'method_not_allowed']);
        expect(answered.headers.get('allow')).to.equal(allow);
      });
    }

    it('lives below a path of its own where it is told so', async () => {
      fixture.handler({ basePath: '/api/chat' });
      for (const path of ['/api/chat', '/api/chat/', '/api/chat/chat/completions']) {
        expect((await fixture.chat(question, path)).status).to.equal(200);
      }
      expect((await fixture.ask('/api/chat/models')).status).to.equal(200);
      for (const path of ['/', '/api', '/api/chatter', '/chat/completions']) {
        expect(errorOf(await fixture.chat(question, path)).code).to.equal('unknown_route');
      }
    });
  });

  describe('what the gateway gets', () => {
    it('is a body rebuilt, with the key and the system prompt', async () => {
      fixture.handler({ systemPrompt: SYSTEM_PROMPT });
      await fixture.chat({ ...question, stream: true, max_tokens: 1e9, n: 9 });
      expect(fixture.upstream.lastBody).to.deep.equal({
        model: 'gemini-2.5-flash',
        messages: [{ role: 'system', content: SYSTEM_PROMPT }, ...question.messages],
        n: 1,
        stream: true,
        stream_options: { include_usage: true },
        max_tokens: 8192,
      });
    });

    it('is a fixed set of headers, whatever the client sends', async () => {
      await fixture.chat(question, '/', {
        authorization: 'Bearer visitor',
        cookie: 'session=1',
        'x-forwarded-for': '198.51.100.7',
        'x-forwarded-host': 'evil.test',
        forwarded: 'for=198.51.100.7',
        'openai-organization': 'org',
        'x-api-key': 'visitor',
        'user-agent': 'Visitor/1.0',
        'accept-language': 'de',
        'x-request-id': 'visitor',
        referer: 'https://shop.example/private',
      });
      const { headers } = fixture.upstream.requests[0]!;
      const ofFetch = ['host', 'connection', 'content-length', 'accept-language', 'sec-fetch-mode'];
      const own = Object.entries(headers).filter(([name]) => !ofFetch.includes(name));
      expect(Object.fromEntries(own)).to.deep.equal({
        authorization: `Bearer ${KEY}`,
        'content-type': 'application/json',
        accept: 'application/json',
        'accept-encoding': 'identity',
        'user-agent': 'iotex-chat-proxy',
      });
      expect(headers['accept-language']).to.be.oneOf([undefined, '*']);
    });
  });

  describe('who may ask', () => {
    it('puts CORS headers on success and on every refusal alike', async () => {
      const answers = [
        await fixture.chat(),
        await fixture.chat('{'),
        await fixture.chat({ ...question, model: 'other' }),
        await fixture.chat(question, '/nowhere'),
        await fixture.ask('/', { method: 'PUT', headers: { origin: ORIGIN } }),
        await fixture.ask('/models', { headers: { origin: ORIGIN } }),
      ];
      fixture.upstream.answer = answerJson({ error: {} }, 500);
      answers.push(await fixture.chat());
      expect(answers.map(({ status }) => status)).to.deep.equal([200, 400, 403, 404, 405, 200, 502]);
      for (const { headers } of answers) {
        expect(headers.get('access-control-allow-origin')).to.equal(ORIGIN);
        expect(headers.get('access-control-expose-headers')).to.include('x-request-id').and.include('retry-after');
        expect(headers.get('vary')).to.equal('Origin');
        expect(headers.has('access-control-allow-credentials')).to.equal(false);
        expect(headers.get('cache-control')).to.equal('no-store, no-transform');
        expect(headers.get('x-accel-buffering')).to.equal('no');
        expect(headers.get('x-content-type-options')).to.equal('nosniff');
        expect(headers.get('x-request-id')).to.match(/^[\da-f-]{36}$/);
      }
    });

    it('answers a preflight', async () => {
      const answered = await fixture.ask('/chat/completions', {
        method: 'OPTIONS',
        headers: {
          origin: ORIGIN,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,content-type',
        },
      });
      expect([answered.status, answered.text]).to.deep.equal([204, '']);
      expect(answered.headers.get('access-control-allow-origin')).to.equal(ORIGIN);
      expect(answered.headers.get('access-control-allow-headers')).to.equal('Authorization, Content-Type');
      expect(answered.headers.get('access-control-allow-methods')).to.equal('GET, POST, OPTIONS');
      expect(answered.headers.get('access-control-max-age')).to.equal('7200');
      expect(answered.headers.get('vary')).to.equal('Origin');
    });

    for (const method of ['OPTIONS', 'POST', 'GET']) {
      it(`refuses ${method} of a foreign page and names no origin in the answer`, async () => {
        const answered = await fixture.ask(method === 'GET' ? '/models' : '/', {
          method,
          headers: { origin: 'https://evil.test' },
        });
        expect([answered.status, errorOf(answered).code]).to.deep.equal([403, 'origin_not_allowed']);
        expect(answered.headers.has('access-control-allow-origin')).to.equal(false);
        expect(answered.headers.get('vary')).to.equal('Origin');
        expect(fixture.upstream.requests).to.be.empty;
      });
    }

    it('refuses a question without Origin', async () => {
      const headers = { 'content-type': 'application/json' };
      const answered = await fixture.ask('/', { method: 'POST', headers, body: JSON.stringify(question) });
      expect([answered.status, errorOf(answered).code]).to.deep.equal([403, 'origin_missing']);
    });

    it("lets the host's own pages ask where no origin is listed", async () => {
      fixture.handler({ allowedOrigins: [] });
      expect((await fixture.chat(question, '/', { origin: 'http://proxy.test' })).status).to.equal(200);
      expect((await fixture.chat(question, '/', { origin: ORIGIN })).status).to.equal(403);
    });
  });

  describe('what may be asked', () => {
    for (const [what, body, status, code] of [
      ['a system message', { messages: [{ role: 'system', content: 'x' }] }, 400, 'role_not_allowed'],
      ['a model outside the list', { ...question, model: 'gpt-5' }, 403, 'model_not_allowed'],
      ['a base URL', { ...question, api_base: 'http://evil.test' }, 400, 'field_not_allowed'],
      ['no messages', {}, 400, 'missing_value'],
      ['a wrong temperature', { ...question, temperature: 9 }, 400, 'invalid_value'],
      ['a list', [], 400, 'invalid_value'],
      ['malformed JSON', '{"messages":', 400, 'invalid_json'],
      ['no body', '', 400, 'invalid_json'],
      ['a key that comes twice', '{"model":"gemini-2.5-flash","model":"gpt-5"}', 400, 'duplicate_key'],
      ['__proto__', '{"__proto__":{"model":"gpt-5"}}', 400, 'forbidden_key'],
    ] as const) {
      it(`refuses ${what}`, async () => {
        const answered = await fixture.chat(body);
        const error = errorOf(answered);
        expect([answered.status, error.code, error.type]).to.deep.equal([
          status,
          code,
          status === 403 ? 'permission_error' : 'invalid_request_error',
        ]);
        expect(fixture.upstream.requests).to.be.empty;
      });
    }

    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', '']) {
      it(`refuses a body of type "${type}"`, async () => {
        const answered = await fixture.chat(question, '/', { 'content-type': type });
        expect([answered.status, errorOf(answered).code]).to.deep.equal([415, 'unsupported_media_type']);
      });
    }

    it('reads JSON whose type has parameters', async () => {
      expect(
        (await fixture.chat(question, '/', { 'content-type': 'Application/JSON; charset=utf-8' })).status,
      ).to.equal(200);
    });

    it('refuses a compressed body, which could unpack to any size', async () => {
      const answered = await fixture.chat(question, '/', { 'content-encoding': 'gzip' });
      expect([answered.status, errorOf(answered).code]).to.deep.equal([415, 'unsupported_media_type']);
    });

    it('refuses bytes that are no UTF-8', async () => {
      const body = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]);
      const headers = { origin: ORIGIN, 'content-type': 'application/json' };
      const answered = await fixture.ask('/', { method: 'POST', headers, body });
      expect(errorOf(answered).code).to.equal('invalid_json');
    });
  });

  describe('how often', () => {
    it('refuses one request too many of a visitor, with the time to wait', async () => {
      fixture.handler({ rateLimit: 2, rateWindowSeconds: 60 });
      const statuses = [(await fixture.chat()).status, (await fixture.chat('{')).status];
      const answered = await fixture.chat();
      expect([...statuses, answered.status]).to.deep.equal([200, 400, 429]);
      const error = errorOf(answered);
      expect([error.code, error.type]).to.deep.equal(['rate_limited', 'rate_limit_error']);
      expect(Number(answered.headers.get('retry-after'))).to.be.within(1, 60);
      expect(answered.headers.get('access-control-allow-origin')).to.equal(ORIGIN);
      const headers = { origin: ORIGIN, 'content-type': 'application/json' };
      const other = await fixture.ask('/', { method: 'POST', headers, body: JSON.stringify(question) }, '192.0.2.2');
      expect(other.status).to.equal(200);
    });

    it('counts visitors whose address nobody tells as one', async () => {
      const handle = fixture.handler({ rateLimit: 1 });
      const ask = () => {
        const headers = { origin: ORIGIN, 'content-type': 'application/json' };
        return handle(requestTo('/', { method: 'POST', headers, body: JSON.stringify(question) }));
      };
      expect([(await ask()).status, (await ask()).status]).to.deep.equal([200, 429]);
    });

    it('counts neither preflights, nor lists, nor pages that may not ask', async () => {
      fixture.handler({ rateLimit: 1 });
      await fixture.ask('/', { method: 'OPTIONS', headers: { origin: ORIGIN } });
      await fixture.ask('/models');
      await fixture.chat(question, '/', { origin: 'https://evil.test' });
      expect((await fixture.chat()).status).to.equal(200);
    });
  });

  describe('the log', () => {
    it('has one line for a request, with its facts and not its content', async () => {
      fixture.upstream.answer = answerStream(wholeStream);
      const answered = await fixture.chat({ ...question, stream: true });
      expect(fixture.logged).to.deep.equal([
        {
          requestId: answered.headers.get('x-request-id'),
          method: 'POST',
          route: 'chat',
          status: 200,
          milliseconds: 0,
          model: 'gemini-2.5-flash',
          origin: ORIGIN,
        },
      ]);
    });

    it('tells why a request was refused', async () => {
      await fixture.chat({ ...question, model: 'A visitor wrote this' });
      await fixture.ask('/nowhere');
      fixture.upstream.answer = answerJson({ error: { message: KEY } }, 401);
      await fixture.chat();
      const facts = fixture.logged.map(({ route, status, code, upstreamStatus }) => [
        route,
        status,
        code,
        upstreamStatus,
      ]);
      expect(facts).to.deep.equal([
        ['chat', 403, 'model_not_allowed', undefined],
        ['none', 404, 'unknown_route', undefined],
        ['chat', 502, 'upstream_auth', 401],
      ]);
    });

    it('does not keep an answer from the visitor when it throws, and says so', async () => {
      const printed: unknown[][] = [];
      const print = console.error;
      console.error = (...words: unknown[]) => void printed.push(words);
      try {
        const fault = new Error('disk full');
        fixture.handler({
          log: () => {
            throw fault;
          },
        });
        expect((await fixture.chat()).status).to.equal(200);
        expect(printed).to.deep.equal([['iotex-chat-proxy: the option "log" threw', fault]]);
      } finally {
        console.error = print;
      }
    });
  });

  it('takes the options of the server, so that one set fits both', async () => {
    fixture.handler({ host: '0.0.0.0', port: 80 });
    expect((await fixture.chat()).status).to.equal(200);
  });

  it('refuses to start with settings that make no sense', () => {
    expect(() => fixture.handler({ rateLimit: -1 })).to.throw(/^RATE_LIMIT/);
    expect(() => fixture.handler({ unknown: 1 } as object)).to.throw(/^unknown is not an option/);
  });
});
