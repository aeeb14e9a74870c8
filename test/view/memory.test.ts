import { html } from '@open-wc/testing';
import type { IotexThreadChangeEvent } from '../../src/view/events.js';
import { createIndexedDbStorage } from '../../src/conversation/storage/indexed-db-storage.js';
import { settle } from '../fake-clock.js';
import { expect } from './expect.js';
import { heardOnConsole, next, openChat } from './harness.js';
import { Visitor } from './remember.js';

describe('What persist remembers', () => {
  let visitor: Visitor;
  beforeEach(() => {
    visitor = new Visitor();
  });

  it('passes the accessibility audit with a restored conversation', async () => {
    const chat = await visitor.open();
    await chat.exchange('What is DePIN?', 'A **network**.');
    const again = await visitor.reload(chat);
    await again.until(() => again.parts('message-assistant').at(-1)?.textContent.includes('A network.'));
    await expect(again.element).to.be.accessible();
  });

  it('is nothing at all by default', async () => {
    const chat = await openChat();
    chat.element.storage = visitor.storage;
    await chat.exchange('one', '1');
    await visitor.settled();
    expect(visitor.storage.reads.size).to.equal(0);
    expect(visitor.storage.writes).to.deep.equal([]);
  });

  it('is nothing before the visitor acts: no database, no entry in the session', async () => {
    const databases = async () => (await indexedDB.databases()).map(({ name }) => name).sort();
    const before = { databases: await databases(), session: Object.keys(sessionStorage) };
    for (const persist of ['local', 'session'] as const) {
      const chat = await openChat(html`<iotex-chat persist=${persist} storage-key="untouched"></iotex-chat>`);
      chat.element.addMessage({ role: 'assistant', text: 'Welcome' });
      await chat.type('a draft that is not there yet for long');
      await chat.element.deleteStoredData();
      expect(chat.element.messages).to.have.length(1);
      chat.element.value = '';
      await chat.element.updateComplete;
    }
    expect({ databases: await databases(), session: Object.keys(sessionStorage) }).to.deep.equal(before);
  });

  for (const persist of ['local', 'session'] as const) {
    it(`is found again in the browser’s own storage, and gone once it is deleted (${persist})`, async () => {
      const template = () => html`<iotex-chat persist=${persist} storage-key=${visitor.storageKey}></iotex-chat>`;
      const chat = await openChat(template());
      const stored = next<IotexThreadChangeEvent>(chat.element, 'iotex-thread-change');
      await chat.exchange('one', '1');
      const { threadId } = await stored;
      await visitor.settled();
      chat.element.remove();
      const again = await openChat(template());
      const restored = await next<IotexThreadChangeEvent>(again.element, 'iotex-thread-change');
      expect(restored.threadId).to.equal(threadId);
      expect(again.element.messages.map(({ text }) => text)).to.deep.equal(['one', '1']);
      await again.element.deleteStoredData();
      expect(again.element.messages).to.have.length(2);
      const name = `iotex-chat:${visitor.storageKey}`;
      expect((await indexedDB.databases()).filter((database) => database.name === name)).to.deep.equal([]);
      expect(visitor.sessionKeys).to.deep.equal([]);
    });
  }

  it('is what was said before the code of it was there, too', async () => {
    const name = `iotex-chat:${visitor.storageKey}`;
    const chat = await openChat();
    const stored = next<IotexThreadChangeEvent>(chat.element, 'iotex-thread-change');
    await chat.exchange('before', 'any of it');
    chat.element.storageKey = visitor.storageKey;
    chat.element.persist = 'local';
    const { threadId } = await stored;
    const [index] = await createIndexedDbStorage(name).read(['index']);
    expect(index).to.have.nested.property('threads[0].id', threadId);
    await chat.element.deleteStoredData();
  });

  it('is no secret of the connection', async () => {
    const chat = await visitor.open();
    chat.element.apiKey = 'sk-secret';
    chat.element.headers = { 'x-secret': 'sk-secret' };
    chat.element.getToken = () => Promise.resolve('sk-secret');
    chat.element.systemPrompt = 'sk-secret';
    await chat.exchange('one', '1');
    await visitor.settled();
    expect(visitor.storage.records.size).to.be.greaterThan(2);
    expect(JSON.stringify([...visitor.storage.records])).not.to.include('secret');
  });

  it('is an answer in its middle, which is there as interrupted after a reload, and goes on', async () => {
    const chat = await visitor.open();
    await chat.ask('Tell me');
    await chat.gateway.last.text('Once upon');
    await visitor.settled();
    await chat.gateway.last.text(' a time');
    const again = await visitor.reload(chat);
    expect(again.element.messages.at(-1)).to.include({ status: 'interrupted', text: 'Once upon a time' });
    await again.until(() => again.button('Continue'));
    expect(again.lastAnswer.textContent).to.include('Once upon a time');
    await again.click('Continue');
    await again.gateway.last.text('time there was.');
    await again.gateway.last.finish();
    const third = await visitor.reload(again);
    expect(third.element.messages.at(-1)).to.include({ status: 'done', text: 'Once upon a time there was.' });
  });

  it('outlives a move of the element in the page, and another connection', async () => {
    const chat = await visitor.open();
    await chat.exchange('one', '1');
    const place = document.createElement('div');
    chat.element.parentElement!.append(place);
    place.append(chat.element);
    chat.element.model = 'another';
    await chat.exchange('two', '2');
    await visitor.settled();
    expect((await visitor.reload(chat)).element.messages.map(({ text }) => text)).to.deep.equal([
      'one',
      '1',
      'two',
      '2',
    ]);
    expect(visitor.titles).to.deep.equal(['one']);
  });

  it('ends when persist does, and what is stored stays until it is deleted', async () => {
    const chat = await visitor.open();
    await chat.exchange('one', '1');
    await visitor.settled();
    chat.element.persist = 'none';
    await chat.exchange('two', '2');
    await visitor.settled();
    expect(JSON.stringify([...visitor.storage.records])).not.to.include('two');
    await chat.element.deleteStoredData();
    expect(visitor.storage.records.size).to.equal(0);
    expect(chat.element.messages).to.have.length(4);
  });

  it('begins anew with New chat, and leaves the old conversation stored', async () => {
    const chat = await visitor.open();
    const shown: (string | undefined)[] = [];
    chat.element.addEventListener('iotex-thread-change', ({ threadId }) => shown.push(threadId));
    await chat.exchange('one', '1');
    await visitor.settled();
    await chat.click('New chat');
    await chat.exchange('two', '2');
    await visitor.settled();
    expect(visitor.titles.sort()).to.deep.equal(['one', 'two']);
    expect(shown).to.have.length(3);
    expect(shown[1]).to.equal(undefined);
    expect((await visitor.reload(chat)).element.messages[0]?.text).to.equal('two');
  });

  it('is shared by two chats of one page: what is asked in one is seen in the other', async () => {
    const chat = await visitor.open();
    await chat.exchange('one', '1');
    await visitor.settled();
    const other = await visitor.open();
    const seen = other.until(() => other.element.messages.length === 4 && other.lastText === '2');
    await chat.exchange('two', '2');
    await seen;
    expect(other.element.messages.map(({ text }) => text)).to.deep.equal(['one', '1', 'two', '2']);
  });

  it('is as nothing where the browser refuses storage, with one warning', async () => {
    visitor.storage.failure = new DOMException('Refused.', 'SecurityError');
    const warnings = await heardOnConsole('warn', async () => {
      const chat = await openChat(html`<iotex-chat persist="local" with-threads></iotex-chat>`);
      chat.element.storage = visitor.storage;
      await chat.exchange('one', '1');
      await visitor.settled();
      await chat.exchange('two', '2');
      await visitor.settled();
      expect(chat.element.messages).to.have.length(4);
      expect(chat.parts('notice').map(({ textContent }) => textContent)).to.deep.equal([]);
      expect(chat.button('Conversations')).to.equal(undefined);
    });
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('persist="local" has no effect');
  });

  it('says in the visitor’s words when there is no room, until there is', async () => {
    const chat = await visitor.open();
    visitor.storage.room = 10;
    const warnings = await heardOnConsole('warn', async () => {
      await chat.exchange('one', '1');
      await visitor.settled();
      await chat.element.updateComplete;
    });
    expect(chat.parts('notice').map((notice) => notice.textContent)).to.deep.equal([
      'This conversation cannot be saved on this device.',
    ]);
    expect(warnings).to.have.length(1);
    await expect(chat.element).to.be.accessible();
    visitor.storage.room = Infinity;
    await chat.exchange('two', '2');
    await visitor.settled();
    await chat.element.updateComplete;
    expect(chat.parts('notice')).to.deep.equal([]);
  });

  it('shows the rest of a conversation of which something is damaged, and says so', async () => {
    const chat = await visitor.open();
    await chat.exchange('one', '1');
    await chat.exchange('two', '2');
    await visitor.settled();
    const key = [...visitor.storage.records.keys()].find((each) => each.endsWith(chat.element.messages[1]!.id))!;
    visitor.storage.records.set(key, { version: 1, message: { role: 'wizard' } });
    const warnings = await heardOnConsole('warn', async () => {
      const again = await visitor.reload(chat);
      expect(again.element.messages.map(({ text }) => text)).to.deep.equal(['one', 'two', '2']);
      expect(again.part('notice').textContent).to.equal('Some of what was saved could not be read.');
    });
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include(key);
  });

  it('rejects deleteStoredData if something could not be deleted', async () => {
    const chat = await visitor.open();
    await chat.exchange('one', '1');
    await visitor.settled();
    visitor.storage.failure = new Error('Not now.');
    let failure: unknown;
    await chat.element.deleteStoredData().catch((error: unknown) => (failure = error));
    expect(failure).to.have.property('message', 'Not now.');
    visitor.storage.failure = undefined;
    await settle();
  });
});
