import type { ExamineOptions } from '../../../proxy/src/doctor/examine.js';
import type { CheckName, Finding, Level } from '../../../proxy/src/doctor/finding.js';
import { expect } from 'chai';
import { examine } from '../../../proxy/src/doctor/examine.js';
import { ORIGIN, StillClock } from '../harness.js';
import { chunk, finish, goodProxy, stream, whole, words, written } from './good-proxy.js';

const URL_ = 'https://chat.example/api/chat';

/** What makes a good proxy a bad one: it sees each request, and the good answer to it. */
type Fault = (request: Request, answer: () => Promise<Response>, clock: StillClock) => Response | Promise<Response>;

const isQuestion = (request: Request) => request.method === 'POST' && request.headers.get('origin') === ORIGIN;
async function look(fault: Fault = (_, answer) => answer(), options: Partial<ExamineOptions> = {}) {
  const clock = new StillClock();
  const handle = goodProxy(clock);
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    asked.push(request.method);
    return fault(request, () => handle(request.clone()), clock);
  };
  const findings: Finding[] = [];
  for await (const finding of examine({ url: URL_, origin: ORIGIN, fetch, clock, ...options })) findings.push(finding);
  return { findings, asked, clock };
}

/** What is not ok, as `level check: found`. */
const bad = (findings: readonly Finding[]) =>
  findings.filter(({ level }) => level !== 'ok').map(({ level, check, found }) => `${level} ${check}: ${found}`);

describe('The doctor', () => {
  it('finds nothing wrong with the proxy of this project', async () => {
    const { findings, asked, clock } = await look();
    expect(bad(findings)).to.deep.equal([]);
    expect([...new Set(findings.map(({ check }) => check))]).to.deep.equal([
      ...['address', 'reachable', 'preflight', 'foreign origin', 'errors', 'answer', 'stream', 'buffering'],
      ...['first byte', 'abort', 'headers', 'secrets'],
    ]);
    expect(asked).to.have.length.below(12);
    expect(clock.timers.size).to.equal(0);
  });

  it('says of everything that is wrong why it matters and how to mend it', async () => {
    const { findings } = await look(async () => new Response('<html>', { status: 502 }));
    const wrong = findings.filter(({ level }) => level !== 'ok');
    expect(wrong).to.not.be.empty;
    for (const { why, mend } of wrong) {
      expect(why).to.match(/\.$/);
      expect(mend).to.match(/\.$/);
    }
  });

  const cases: readonly (readonly [name: string, level: Level, check: CheckName, says: RegExp, fault: Fault])[] = [
    [
      'does not answer',
      'fail',
      'reachable',
      /ECONNREFUSED/,
      async () => {
        throw new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }) });
      },
    ],
    [
      'redirects the preflight',
      'fail',
      'preflight',
      /redirected \(308\)/,
      (request, answer) =>
        request.method === 'OPTIONS' ? new Response(null, { status: 308, headers: { location: '/x' } }) : answer(),
    ],
    [
      'answers the preflight of no page',
      'fail',
      'preflight',
      /names no allowed origin/,
      (request, answer) => (request.method === 'OPTIONS' ? new Response(null, { status: 204 }) : answer()),
    ],
    [
      'refuses OPTIONS',
      'fail',
      'preflight',
      /refused \(405\)/,
      (request, answer) => (request.method === 'OPTIONS' ? new Response(null, { status: 405 }) : answer()),
    ],
    [
      'has CORS twice',
      'fail',
      'preflight',
      /allows https:.*, /,
      with_({ 'access-control-allow-origin': `${ORIGIN}, ${ORIGIN}` }),
    ],
    ['does not allow JSON', 'fail', 'preflight', /Content-Type/, with_({ 'access-control-allow-headers': 'X-Other' })],
    ['allows every page', 'fail', 'foreign origin', /\*/, with_({ 'access-control-allow-origin': '*' })],
    [
      'allows whoever asks',
      'fail',
      'foreign origin',
      /Any origin/,
      async (request, answer) => {
        const response = await answer();
        response.headers.set('access-control-allow-origin', request.headers.get('origin') ?? '');
        return response;
      },
    ],
    [
      'has pages of HTML in the place of errors',
      'fail',
      'errors',
      /400 and a page of HTML/,
      onError(() => new Response('<html>no</html>', { status: 400 })),
    ],
    [
      'has errors without a code',
      'warn',
      'errors',
      /without a code/,
      onError(() => Response.json({ error: { message: 'no' } }, { status: 400 })),
    ],
    [
      'has errors of another shape',
      'fail',
      'errors',
      /400 and application\/json/,
      onError(() => Response.json({ detail: 'no' }, { status: 400 })),
    ],
    [
      'takes whatever model',
      'fail',
      'errors',
      /model that is not offered is let through \(200\)/,
      async (request, answer, clock) =>
        (await request.clone().text()).includes('no-such-model') ? stream(whole, clock) : answer(),
    ],
    [
      'breaks upon a large body',
      'fail',
      'errors',
      /Upon a body of 9 MiB the connection broke: EPIPE/,
      async (request, answer) => {
        if ((await request.clone().text()).length < 1_000_000) return answer();
        throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'EPIPE' }) });
      },
    ],
    [
      'has no more requests to give',
      'warn',
      'errors',
      /rate limit answered/,
      onError(() => Response.json({ error: { message: 'wait', code: 'rate_limited' } }, { status: 429 })),
    ],
    ['answers with JSON', 'fail', 'answer', /application\/json/, onAnswer(() => Response.json({ choices: [] }))],
    [
      'has a wrong key',
      'fail',
      'answer',
      /502 upstream_auth/,
      onAnswer(() => Response.json({ error: { message: 'no', code: 'upstream_auth' } }, { status: 502 })),
    ],
    [
      'sends what is no stream of events',
      'fail',
      'stream',
      /no server-sent events/,
      onAnswer((clock) => stream(['{"a":1}\n'], clock)),
    ],
    [
      'sends events that are no JSON',
      'fail',
      'stream',
      /no JSON/,
      onAnswer((clock) => stream(['data: {"a\n\n', ...whole], clock)),
    ],
    ['cuts off', 'fail', 'stream', /no finish reason/, onAnswer((clock) => stream(words, clock))],
    ['forgets [DONE]', 'warn', 'stream', /\[DONE\]/, onAnswer((clock) => stream([...words, finish], clock))],
    ['says nothing', 'fail', 'stream', /no words/, onAnswer((clock) => stream([finish, 'data: [DONE]\n\n'], clock))],
    [
      'hands an error on in the stream',
      'fail',
      'stream',
      /an error of the gateway/,
      onAnswer((clock) => stream([...words, chunk({ error: { message: 'no' } })], clock)),
    ],
    [
      'breaks off',
      'fail',
      'stream',
      /broke off: ECONNRESET/,
      onAnswer((clock) => {
        const pieces = written(words, clock).getReader();
        const body = new ReadableStream<Uint8Array>({
          async pull(controller) {
            const { value } = await pieces.read();
            if (value) controller.enqueue(value);
            else
              controller.error(
                new TypeError('terminated', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) }),
              );
          },
        });
        return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
      }),
    ],
    [
      'collects the answer',
      'fail',
      'buffering',
      /one burst, after 2\.00 s/,
      onAnswer((clock) => {
        clock.time += 2000;
        return new Response(whole.join(''), { headers: { 'content-type': 'text/event-stream' } });
      }),
    ],
    [
      'compresses',
      'warn',
      'buffering',
      /compressed \(gzip\)/,
      onAnswer((clock) => stream(whole, clock, { 'content-encoding': 'gzip' })),
    ],
    [
      'knows the length of the answer',
      'fail',
      'buffering',
      /Content-Length/,
      onAnswer((clock) => stream(whole, clock, { 'content-length': '400' })),
    ],
    [
      'takes its time',
      'warn',
      'first byte',
      /12\.00 s/,
      onAnswer((clock) => {
        clock.time += 11_800;
        return stream(whole, clock);
      }),
    ],
    [
      'lets nobody read Retry-After',
      'warn',
      'headers',
      /Retry-After/,
      with_({ 'access-control-expose-headers': 'x-other' }),
    ],
    ['lets caches store', 'warn', 'headers', /Cache-Control/, with_({ 'cache-control': 'public' })],
    ['lets browsers guess', 'warn', 'headers', /nosniff/, with_({ 'x-content-type-options': 'sniff' })],
    [
      'hands the headers of the gateway on',
      'fail',
      'secrets',
      /headers of the preflight/,
      with_({ authorization: 'x' }),
    ],
    [
      'tells the key in an error',
      'fail',
      'secrets',
      /body of the answer to a model/,
      async (request, answer) =>
        (await request.clone().text()).includes('no-such-model')
          ? Response.json({ error: { message: 'Wrong key: sk-abcdefghijklmnop', code: 'x' } }, { status: 400 })
          : answer(),
    ],
  ];

  for (const [name, level, check, says, fault] of cases) {
    it(`sees a proxy that ${name}`, async () => {
      const { findings } = await look(fault);
      const found = findings.filter((finding) => finding.check === check && finding.level === level);
      expect(found.map((finding) => finding.found).join('\n'), bad(findings).join('\n')).to.match(says);
    });
  }

  it('asks no further where nobody answers', async () => {
    const { findings, asked } = await look(async () => Promise.reject(new TypeError('fetch failed')));
    expect(findings.map(({ check }) => check)).to.deep.equal(['address', 'reachable']);
    expect(asked).to.have.length(1);
  });

  it('gives up a request that takes too long', async () => {
    const clock = new StillClock();
    const fetch: typeof globalThis.fetch = (_input, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
        clock.fire();
      });
    const findings: Finding[] = [];
    for await (const finding of examine({ url: URL_, fetch, clock, timeout: 5000 })) findings.push(finding);
    expect(bad(findings)).to.deep.equal(['fail reachable: The connection failed: no whole answer came within 5 s.']);
  });

  it('sees a proxy that an answer keeps from answering on', async () => {
    let isStuck = false;
    const { findings } = await look(async (request, answer, clock) => {
      if (isStuck && request.method === 'OPTIONS') clock.time += 20_000;
      if (isQuestion(request) && (await request.clone().text()).includes('Count')) isStuck = true;
      return answer();
    });
    expect(bad(findings).join()).to.match(/fail abort: .* the next request took 20\.0 s/);
  });

  it('closes the connection of the answer that it leaves', async () => {
    const signals: (AbortSignal | null | undefined)[] = [];
    const clock = new StillClock();
    const handle = goodProxy(clock);
    const fetch: typeof globalThis.fetch = async (input, init) => {
      signals.push(init?.signal);
      return handle(new Request(input, init));
    };
    for await (const _ of examine({ url: URL_, origin: ORIGIN, fetch, clock }));
    expect(signals).to.not.be.empty;
    for (const signal of signals) expect(signal?.aborted).to.equal(true);
  });

  it('finds a known key to the letter, and does not say it', async () => {
    const { findings } = await look(with_({ 'x-debug': 'odd-key' }), { secrets: ['odd-key'] });
    const leak = findings.find(({ check }) => check === 'secrets');
    expect(leak?.level).to.equal('fail');
    expect(JSON.stringify(findings)).to.not.include('odd-key');
  });

  it('asks the model that it is told to ask', async () => {
    const models: unknown[] = [];
    await look(
      async (request, answer) => {
        if (request.method === 'POST') models.push(/"model":"(.*?)"/.exec(await request.clone().text())?.[1]);
        return answer();
      },
      { model: 'gemini-2.5-flash' },
    );
    expect(models.filter((model) => model === 'gemini-2.5-flash')).to.have.length(2);
  });

  for (const [url, origin, level] of [
    ['http://chat.example/', 'https://shop.example', 'fail'],
    ['http://chat.example/', 'http://shop.example', 'warn'],
    ['http://127.0.0.1:8787/', 'https://shop.example', 'ok'],
    ['http://localhost:8787/', undefined, 'ok'],
  ] as const) {
    it(`judges ${url} for a page of ${origin ?? 'its own origin'}: ${level}`, async () => {
      const { findings } = await look(undefined, { url, origin });
      expect(findings[0]).to.include({ check: 'address', level });
    });
  }
});

/** A proxy with other headers on every answer. */
function with_(headers: Record<string, string>): Fault {
  return async (_request, answer) => {
    const response = await answer();
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  };
}

/** A proxy that answers in another way where it refuses. */
function onError(make: () => Response): Fault {
  return async (request, answer) => {
    const response = await answer();
    return response.status >= 400 && isQuestion(request) ? make() : response;
  };
}

/** A proxy that answers in another way where it has an answer. */
function onAnswer(make: (clock: StillClock) => Response): Fault {
  return async (request, answer, clock) => {
    const isAsked = isQuestion(request) && (await request.clone().text()).includes('Count');
    return isAsked ? make(clock) : answer();
  };
}
