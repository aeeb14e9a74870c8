import { expect } from 'chai';
import { fetchModels } from '../../src/protocol/models.js';
import { chatError, rejection } from '../rejection.js';
import { failed, scriptedFetch } from './scripted-fetch.js';

const json = (body: unknown) => new Response(JSON.stringify(body));
const ask = (answer: Response) =>
  fetchModels({ proxyUrl: 'https://p.example/chat', location: null, fetch: scriptedFetch(answer).fetch });

describe('fetchModels', () => {
  it('gives the ids in the order of the server, each once', async () => {
    const list = {
      object: 'list',
      data: [{ id: 'b', object: 'model' }, { id: 'a/c' }, { id: 'b' }, { id: 7 }, null, { id: '' }],
    };
    expect(await ask(json(list))).to.deep.equal(['b', 'a/c']);
  });

  it('takes a bare list too', async () => {
    expect(await ask(json(['b', { id: 'a' }]))).to.deep.equal(['b', 'a']);
  });

  it('asks the route below proxy-url', async () => {
    const { fetch, requests } = scriptedFetch(json({ data: [] }));
    await fetchModels({ proxyUrl: 'https://p.example/chat', location: null, fetch });
    expect(requests[0]).to.include({ url: 'https://p.example/chat/models', method: 'GET' });
  });

  it('throws what the server answers, and protocol for what is no list', async () => {
    expect(await chatError(ask(failed(401)))).to.include({ kind: 'auth', status: 401 });
    expect((await chatError(ask(json({ error: { code: 'invalid_api_key' } })))).kind).to.equal('auth');
    expect((await chatError(ask(json({ data: 'x' })))).kind).to.equal('protocol');
    expect((await chatError(ask(json(null)))).kind).to.equal('protocol');
    expect((await chatError(ask(new Response('<html>')))).kind).to.equal('protocol');
  });

  it('throws the reason of an abort', async () => {
    const { fetch } = scriptedFetch(json({ data: [] }));
    const options = { baseUrl: 'https://a.example', location: null, fetch };
    expect(await rejection(fetchModels(options, { signal: AbortSignal.abort('enough') }))).to.equal('enough');
  });
});
