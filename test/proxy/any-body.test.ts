/** Whatever a visitor sends, the proxy answers, and what it hands on is within its limits. */
import type { ProxyOptions } from '../../proxy/src/settings.js';
import { expect } from 'chai';
import fc from 'fast-check';
import { createProxyHandler } from '../../proxy/src/create-proxy-handler.js';
import { KEY, ORIGIN, errorOf, requestTo } from './harness.js';

const FIELDS = [
  'model',
  'messages',
  'n',
  'stream',
  'stream_options',
  'max_tokens',
  'max_completion_tokens',
  'temperature',
  'top_p',
  'reasoning_effort',
];

const nearly = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 40, arbitrary }, fc.jsonValue());

/** Bodies that are nearly right, so that many of them get through. */
const message = fc.record(
  {
    role: fc.oneof(
      { weight: 40, arbitrary: fc.constantFrom('user', 'assistant') },
      fc.constantFrom('system', 'tool'),
      fc.jsonValue(),
    ),
    content: fc.oneof(
      { weight: 20, arbitrary: fc.string() },
      fc.array(fc.record({ type: fc.constantFrom('text', 'image_url'), text: fc.string() }), { maxLength: 3 }),
      fc.jsonValue(),
    ),
    name: nearly(fc.constant(null)),
  },
  { requiredKeys: ['role', 'content'] },
);
const body = fc.record(
  {
    messages: nearly(fc.array(message, { minLength: 1, maxLength: 4 })),
    model: nearly(fc.constantFrom('m1', 'm2')),
    n: nearly(fc.integer({ min: 1, max: 5 })),
    stream: nearly(fc.boolean()),
    stream_options: nearly(fc.record({ include_usage: fc.boolean() })),
    max_tokens: nearly(fc.integer({ min: 1 })),
    max_completion_tokens: nearly(fc.integer({ min: 1 })),
    temperature: nearly(fc.double({ min: 0, max: 2, noNaN: true })),
    top_p: nearly(fc.double({ min: 0, max: 1, noNaN: true })),
    reasoning_effort: nearly(fc.constantFrom('low', 'high')),
    tools: nearly(fc.constantFrom(null, [])),
  },
  { requiredKeys: ['messages'] },
);

describe('any body', () => {
  const sent: Record<string, unknown>[] = [];
  const fetch: NonNullable<ProxyOptions['fetch']> = (_, init) => {
    sent.push(JSON.parse(init!.body as string) as Record<string, unknown>);
    return Promise.resolve(Response.json({ choices: [] }));
  };
  const handle = createProxyHandler({
    apiKey: KEY,
    allowedOrigins: [ORIGIN],
    allowedModels: ['m1', 'm2'],
    maxOutputTokens: 100,
    rateLimit: 1_000_000,
    maxBodyBytes: 4096,
    fetch,
  });

  async function isForwarded(text: string | Uint8Array<ArrayBuffer>): Promise<boolean> {
    sent.length = 0;
    const headers = { origin: ORIGIN, 'content-type': 'application/json' };
    const response = await handle(requestTo('/', { method: 'POST', headers, body: text }));
    const answered = { status: response.status, headers: response.headers, text: await response.text() };
    if (response.status !== 200) {
      expect(response.status).to.be.oneOf([400, 403, 413]);
      errorOf(answered);
      expect(sent).to.be.empty;
      return false;
    }
    expect(sent).to.have.length(1);
    checkForwarded(sent[0]!);
    return true;
  }

  it('of random bytes is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(await isForwarded(new Uint8Array(bytes))).to.equal(false);
      }),
    );
  });

  it('of random JSON is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (text) => {
        expect(await isForwarded(text)).to.equal(false);
      }),
    );
  });

  it('that is nearly right is refused, or rebuilt within the limits', async () => {
    let forwarded = 0;
    await fc.assert(
      fc.asyncProperty(body, async (value) => {
        if (await isForwarded(JSON.stringify(value))) forwarded++;
      }),
      { numRuns: 1000 },
    );
    expect(forwarded).to.be.greaterThan(20);
  });
});

function checkForwarded(rebuilt: Record<string, unknown>): void {
  expect(FIELDS).to.include.members(Object.keys(rebuilt));
  expect(rebuilt.model).to.be.oneOf(['m1', 'm2']);
  expect(rebuilt.n).to.equal(1);
  expect(rebuilt.max_tokens ?? rebuilt.max_completion_tokens).to.be.within(1, 100);
  expect(rebuilt.stream_options).to.deep.equal(rebuilt.stream === true ? { include_usage: true } : undefined);
  for (const { role, content, ...rest } of rebuilt.messages as { role: string; content: unknown }[]) {
    expect(role).to.be.oneOf(['user', 'assistant']);
    expect(typeof content === 'string' || Array.isArray(content)).to.equal(true);
    expect(rest).to.be.empty;
  }
}
