/** Speech to text: the form that is sent, and what is made of the answers to it. */
import { expect } from 'chai';
import { transcribe } from '../../src/protocol/transcribe.js';
import { chatError, rejection } from '../rejection.js';
import { failed, scriptedFetch } from './scripted-fetch.js';
import type { Answer } from './scripted-fetch.js';

const json = (body: unknown) => new Response(JSON.stringify(body));
const recording = new Blob(['sound'], { type: 'audio/webm' });

function hear(...answers: Answer[]) {
  const script = scriptedFetch(...answers);
  const options = { proxyUrl: 'https://p.example/chat', location: null, fetch: script.fetch };
  return { ...script, text: transcribe({ recording, name: 'recording.webm' }, options) };
}

describe('transcribe', () => {
  it('gives what was said, without the white space around it', async () => {
    expect(await hear(json({ text: ' Hello there.\n' })).text).to.equal('Hello there.');
    expect(await hear(json({ text: '' })).text).to.equal('');
  });

  it('POSTs a form with the recording and the model to the route below proxy-url', async () => {
    const { requests, text } = hear(json({ text: 'x' }));
    await text;
    const [request] = requests;
    expect(request).to.include({ url: 'https://p.example/chat/audio/transcriptions', method: 'POST' });
    const form = request?.init.body as FormData;
    expect([...form.keys()].sort()).to.deep.equal(['file', 'model', 'response_format']);
    expect(form.get('model')).to.equal('whisper-1');
    const file = form.get('file') as File;
    expect(file).to.include({ name: 'recording.webm', type: 'audio/webm', size: 5 });
  });

  it('leaves the type of the body to fetch, which knows the boundary', async () => {
    const { requests, text } = hear(json({ text: 'x' }));
    await text;
    expect(requests[0]?.headers.has('content-type')).to.equal(false);
    expect(requests[0]?.headers.get('accept')).to.equal('application/json');
  });

  it('sends the headers and the token of the connection, the token once more after a 401', async () => {
    const script = scriptedFetch(failed(401), json({ text: 'x' }));
    let asked = 0;
    await transcribe(
      { recording, name: 'a.webm', model: 'm' },
      {
        baseUrl: 'https://api.example/v1',
        location: null,
        fetch: script.fetch,
        headers: { 'x-site': 'one' },
        getToken: () => `token-${(asked += 1)}`,
      },
    );
    expect(script.requests.map(({ headers }) => headers.get('authorization'))).to.deep.equal([
      'Bearer token-1',
      'Bearer token-2',
    ]);
    expect(script.requests[1]?.headers.get('x-site')).to.equal('one');
    expect(script.requests[1]?.url).to.equal('https://api.example/v1/audio/transcriptions');
    expect((script.requests[1]?.init.body as FormData).get('model')).to.equal('m');
  });

  it('throws what the server answers, and protocol for what is no transcription', async () => {
    expect(await chatError(hear(failed(429)).text)).to.include({ kind: 'rate_limit', status: 429 });
    expect((await chatError(hear(failed(413)).text)).kind).to.equal('too_large');
    expect((await chatError(hear(json({ error: { code: 'invalid_api_key' } })).text)).kind).to.equal('auth');
    expect((await chatError(hear(json({ text: 7 })).text)).kind).to.equal('protocol');
    expect((await chatError(hear(json(null)).text)).kind).to.equal('protocol');
    expect((await chatError(hear(new Response('<html>')).text)).kind).to.equal('protocol');
    expect((await chatError(hear(new TypeError('refused')).text)).kind).to.equal('network');
  });

  it('throws the reason of an abort', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    const { fetch } = scriptedFetch(() => new Promise(() => undefined));
    const options = { proxyUrl: 'https://p.example/chat', location: null, fetch };
    const text = transcribe({ recording, name: 'a.webm' }, options, { signal: controller.signal });
    controller.abort(reason);
    expect(await rejection(text)).to.equal(reason);
  });
});
