import { expect } from 'chai';
import { startGateway } from '../../demo/gateway/server.js';
import type { Gateway } from '../../demo/gateway/server.js';
import { ask } from './ask-gateway.js';

interface Refusal {
  error: { message: string; type: string; param: string | null; code: string | null };
}

describe('embedded gateway: routes', () => {
  let gateway: Gateway;
  let origin: string;
  before(async () => {
    gateway = await startGateway({ tokensPerSecond: Infinity });
    origin = new URL(gateway.url).origin;
  });
  after(() => gateway.close());

  async function refusalOf(response: Response | Promise<Response>): Promise<{ status: number } & Refusal['error']> {
    const { status, headers } = await response;
    expect(headers.get('content-type')).to.equal('application/json');
    const { error } = (await (await response).json()) as Refusal;
    expect(error).to.have.all.keys('message', 'type', 'param', 'code');
    return { status, ...error };
  }

  function post(body: string): Promise<Response> {
    return fetch(`${gateway.url}/chat/completions`, { method: 'POST', body });
  }

  it('says what it is', async () => {
    const text = await (await fetch(origin)).text();
    expect(text).to.match(/embedded gateway of iotex-chat/);
    expect(text).to.match(/No language model/);
  });

  it('says that it is well', async () => {
    expect(await (await fetch(`${origin}/health`)).json()).to.deep.equal({ status: 'ok' });
  });

  it('lists its models, and says whose they are', async () => {
    const list = (await (await fetch(`${gateway.url}/models`)).json()) as {
      object: string;
      data: { id: string; object: string; created: number; owned_by: string; description: string }[];
    };
    expect(list.object).to.equal('list');
    expect(list.data.map(({ id }) => id)).to.include.members(
      'docs long reasoning slow error-429 error-500 cut length continue image see sources tool tools gemini-2.5-flash'.split(
        ' ',
      ),
    );
    for (const model of list.data) {
      expect(model).to.include({ object: 'model', owned_by: 'iotex-chat embedded gateway' });
      expect(model.created).to.be.a('number');
      expect(model.description).to.match(/^[A-Z].*\.$/);
    }
  });

  it('describes one model, and is open about the alias', async () => {
    const model = (await (await fetch(`${gateway.url}/models/gemini-2.5-flash`)).json()) as { description: string };
    expect(model.description).to.match(/another name of `docs`/);
    expect(await refusalOf(fetch(`${gateway.url}/models/%E0`))).to.include({ status: 404, code: 'model_not_found' });
  });

  it('serves the documents that it quotes', async () => {
    const response = await fetch(`${origin}/documents/demo/documents/proxy.md`);
    expect(await response.text()).to.match(/^# The proxy/);
  });

  it('writes down a recording that it cannot hear', async () => {
    const hear = async (bytes: number) => {
      const form = new FormData();
      form.set('model', 'whisper-1');
      form.set('file', new File([new Uint8Array(bytes)], 'recording.webm', { type: 'audio/webm' }));
      const response = await fetch(`${gateway.url}/audio/transcriptions`, { method: 'POST', body: form });
      return (await response.json()) as unknown;
    };
    expect(await hear(10)).to.deep.equal({ text: 'Hello.' });
    expect(await hear(20_000)).to.deep.equal({ text: 'This is what you said.' });
  });

  it('refuses a form without a recording or a model, and what is no form', async () => {
    const post = (fields: Record<string, string | File>) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      return refusalOf(fetch(`${gateway.url}/audio/transcriptions`, { method: 'POST', body }));
    };
    const file = new File(['…'], 'a.wav');
    expect(await post({ model: 'whisper-1' })).to.include({ status: 400, param: 'file' });
    expect(await post({ model: 'whisper-1', file: new File([], 'a.wav') })).to.include({ status: 400, param: 'file' });
    expect(await post({ file })).to.include({ status: 400, param: 'model' });
    expect(await post({ file, model: 'ears' })).to.include({ status: 404, code: 'model_not_found' });
    const noForm = fetch(`${gateway.url}/audio/transcriptions`, { method: 'POST', body: '{}' });
    expect(await refusalOf(noForm)).to.include({ status: 400, type: 'invalid_request_error' });
  });

  it('has no list of models below /broken, and everything else', async () => {
    const broken = { ...gateway, url: `${origin}/broken` };
    expect(await refusalOf(fetch(`${broken.url}/models`))).to.include({ status: 500, type: 'server_error' });
    expect((await ask(broken, { text: 'hi' })).status).to.equal(200);
  });

  it('refuses an unknown route, method and model', async () => {
    expect(await refusalOf(fetch(`${gateway.url}/nothing`))).to.include({ status: 404, code: 'unknown_url' });
    const wrongMethod = await fetch(`${gateway.url}/chat/completions`);
    expect(wrongMethod.headers.get('allow')).to.equal('POST');
    expect(await refusalOf(wrongMethod)).to.include({ status: 405 });
    const unknown = await refusalOf(ask(gateway, { model: 'gpt-9' }));
    expect(unknown).to.include({ status: 404, code: 'model_not_found', param: 'model' });
    expect(unknown.message).to.match(/`gpt-9`/);
  });

  const badBodies: [string, unknown, string | null][] = [
    ['no object', [], null],
    ['no model', { messages: [{ role: 'user', content: '' }] }, 'model'],
    ['no messages', { model: 'docs' }, 'messages'],
    ['an empty list of messages', { model: 'docs', messages: [] }, 'messages'],
    ['a message that is a text', { model: 'docs', messages: ['hi'] }, 'messages[0]'],
    ['an unknown role', { model: 'docs', messages: [{ role: 'boss', content: '' }] }, 'messages[0].role'],
    ['a message without content', { model: 'docs', messages: [{ role: 'user' }] }, 'messages[0].content'],
    ['a part without a type', { model: 'docs', messages: [{ role: 'user', content: [{}] }] }, 'messages[0].content'],
    ['a stream that is no boolean', { model: 'docs', messages: [{ role: 'user', content: '' }], stream: 1 }, 'stream'],
    [
      'no room for an answer',
      { model: 'docs', messages: [{ role: 'user', content: '' }], max_tokens: 0 },
      'max_tokens',
    ],
    ['a tool without a name', { model: 'docs', messages: [{ role: 'user', content: '' }], tools: [{}] }, 'tools[0]'],
  ];
  for (const [name, body, param] of badBodies) {
    it(`refuses ${name}, and names the field`, async () => {
      const refusal = await refusalOf(post(JSON.stringify(body)));
      expect(refusal).to.include({ status: 400, type: 'invalid_request_error', param });
    });
  }

  it('refuses what is no JSON', async () => {
    expect(await refusalOf(post('{"model":'))).to.include({ status: 400, code: 'invalid_json' });
  });

  it('refuses a body that is too large', async () => {
    expect(await refusalOf(post(' '.repeat(17 * 1024 * 1024)))).to.include({ status: 413 });
  });

  it('asks for a key only where one is set', async () => {
    const locked = await startGateway({ apiKey: 'sk-right' });
    const models = (headers: Record<string, string>) => fetch(`${locked.url}/models`, { headers });
    try {
      expect(await refusalOf(models({}))).to.include({ status: 401, code: 'invalid_api_key' });
      expect(await refusalOf(models({ Authorization: 'Bearer sk-wrong' }))).to.include({ status: 401 });
      expect((await models({ Authorization: 'Bearer sk-right' })).status).to.equal(200);
    } finally {
      await locked.close();
    }
  });

  it('lets pages of this machine ask from any port, and no others', async () => {
    const preflight = (from: string) =>
      fetch(`${gateway.url}/chat/completions`, {
        method: 'OPTIONS',
        headers: { Origin: from, 'Access-Control-Request-Headers': 'authorization,x-own' },
      });
    for (const from of ['http://localhost:8080', 'http://127.0.0.1:3000', 'http://[::1]:1']) {
      const response = await preflight(from);
      expect(response.status).to.equal(204);
      expect(response.headers.get('access-control-allow-origin')).to.equal(from);
      expect(response.headers.get('access-control-allow-headers')).to.equal('authorization,x-own');
      expect(response.headers.get('access-control-allow-methods')).to.match(/POST/);
    }
    for (const from of [
      'https://example.com',
      'http://localhost.example.com',
      'http://127.0.0.1.example.com',
      'null',
    ]) {
      expect((await preflight(from)).headers.get('access-control-allow-origin'), from).to.equal(null);
    }
  });

  it('names each answer in X-Request-Id', async () => {
    expect((await fetch(`${gateway.url}/models`)).headers.get('x-request-id')).to.match(/^req_\w{16}$/);
  });
});
