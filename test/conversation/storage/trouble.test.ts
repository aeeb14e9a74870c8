import { expect } from 'chai';
import { settle } from '../../fake-clock.js';
import { Tab, TestBrowser } from './tab.js';

describe('A memory in trouble', () => {
  let browser: TestBrowser;
  let tab: Tab;
  beforeEach(async () => {
    browser = new TestBrowser();
    tab = await browser.open();
  });

  it('tells of it once where nothing can be written, and the chat goes on', async () => {
    browser.storage.failure = new DOMException('Broken.', 'UnknownError');
    await tab.exchange('one', '1');
    await tab.exchange('two', '2');
    expect(tab.texts).to.deep.equal(['one', '1', 'two', '2']);
    expect(tab.trouble).to.equal('unsaved');
    expect(tab.reports).to.have.length(1);
    browser.storage.failure = undefined;
    await tab.exchange('three', '3');
    expect(tab.trouble).to.equal(undefined);
    expect((await browser.open(tab)).texts).to.deep.equal(['one', '1', 'two', '2', 'three', '3']);
  });

  it('gives up the oldest conversations when it is full, and not the one that is shown', async () => {
    for (const name of ['a', 'b', 'c']) {
      browser.today += 1000;
      await tab.exchange(name, name.repeat(1000));
      tab.conversation.clear();
    }
    await settle();
    browser.storage.room = browser.storage.size + 600;
    browser.today += 1000;
    await tab.exchange('d', 'd'.repeat(2500));
    expect(tab.trouble).to.equal(undefined);
    expect((await tab.memory.list()).map(({ title }) => title)).to.deep.equal(['d', 'c']);
    expect((await browser.open(tab)).texts).to.deep.equal(['d', 'd'.repeat(2500)]);
    expect(browser.storage.keys.filter((key) => key.startsWith('thread/'))).to.have.length(2);
  });

  it('gives up pictures next, the oldest first, and keeps every word', async () => {
    const picture = (size: number) =>
      ({
        type: 'file',
        name: 'photo.png',
        mimeType: 'image/png',
        url: `data:image/png;base64,${'A'.repeat(size)}`,
      }) as const;
    const send = async (text: string, size: number) => {
      tab.conversation.send({ text, files: [picture(size)] }).catch(() => undefined);
      await settle();
      await tab.gateway.last.text('Seen.');
      await tab.gateway.last.finish();
    };
    await send('first', 5000);
    await send('second', 5000);
    browser.storage.room = browser.storage.size + 3000;
    await send('third', 5000);
    expect(tab.trouble).to.equal(undefined);
    const next = await browser.open(tab);
    expect(next.texts).to.deep.equal(['first', 'Seen.', 'second', 'Seen.', 'third', 'Seen.']);
    const files = next.conversation.messages.flatMap(({ parts }) => parts.filter((part) => part.type === 'file'));
    expect(files.map((file) => 'url' in file)).to.deep.equal([false, true, true]);
    expect(files[0]).to.include({ name: 'photo.png', text: '' });
    expect(tab.conversation.messages[0]?.parts[0]).to.have.property('url');
  });

  it('says so when there is no room even then', async () => {
    browser.storage.room = 100;
    await tab.exchange('one', '1');
    expect(tab.trouble).to.equal('unsaved');
    expect(tab.reports.join()).to.include('no room');
    expect(tab.texts).to.deep.equal(['one', '1']);
    await tab.clock.advance(5000);
    expect(tab.reports).to.have.length(1);
  });

  it('sets a damaged message aside and shows the others', async () => {
    await tab.exchange('one', '1');
    await tab.exchange('two', '2');
    const id = tab.memory.threadId!;
    const key = `message/${id}/${tab.conversation.messages[1]!.id}`;
    browser.storage.records.set(key, { version: 1, message: 'rubbish' });
    const next = await browser.open(tab);
    expect(next.texts).to.deep.equal(['one', 'two', '2']);
    expect(next.damaged).to.deep.equal([key]);
    expect(browser.storage.records.get(`aside/${key}`)).to.deep.equal({ version: 1, message: 'rubbish' });
    const again = await browser.open(tab);
    expect(again.damaged).to.deep.equal([]);
    expect(again.texts).to.deep.equal(['one', 'two', '2']);
    await again.exchange('three', '3');
    expect((await browser.open(again)).texts).to.deep.equal(['one', 'two', '2', 'three', '3']);
  });

  it('leaves what a newer version has written as it is', async () => {
    await tab.exchange('one', '1');
    const id = tab.memory.threadId!;
    const key = `message/${id}/${tab.conversation.messages[1]!.id}`;
    const record = { version: 2, something: 'else' };
    browser.storage.records.set(key, record);
    const next = await browser.open(tab);
    expect(next.texts).to.deep.equal(['one']);
    await next.exchange('two', '2');
    expect(browser.storage.records.get(key)).to.deep.equal(record);
  });

  it('writes nothing over the list of a newer version', async () => {
    const index = { version: 2, anything: true };
    browser.storage.records.set('index', index);
    const next = new Tab(browser);
    await next.exchange('one', '1');
    await next.exchange('two', '2');
    expect([...browser.storage.records]).to.deep.equal([['index', index]]);
    expect(next.trouble).to.equal('unsaved');
    expect(next.reports).to.have.length(1);
  });

  it('keeps the good entries of a damaged list', async () => {
    await tab.exchange('one', '1');
    const index = browser.storage.records.get('index') as { threads: unknown[] };
    browser.storage.records.set('index', { ...index, threads: [null, { id: 5 }, ...index.threads] });
    const next = await browser.open();
    expect(next.texts).to.deep.equal(['one', '1']);
    expect(next.damaged).to.deep.equal(['index']);
    expect((await browser.open()).damaged).to.deep.equal([]);
  });

  it('finds its own conversation again where the list is lost', async () => {
    await tab.exchange('one', '1');
    browser.storage.records.set('index', 'rubbish');
    const next = await browser.open(tab);
    expect(next.texts).to.deep.equal(['one', '1']);
    await next.exchange('two', '2');
    expect((await next.memory.list()).map(({ title }) => title)).to.deep.equal(['one']);
    expect(browser.storage.records.get('aside/index')).to.equal('rubbish');
  });

  it('takes a conversation that cannot be read from the list', async () => {
    await tab.exchange('one', '1');
    const id = tab.memory.threadId!;
    tab.conversation.clear();
    await settle();
    browser.storage.records.set(`thread/${id}`, 17);
    expect(await tab.memory.open(id)).to.equal(false);
    expect(await tab.memory.list()).to.deep.equal([]);
    expect(browser.storage.records.get(`aside/thread/${id}`)).to.equal(17);
  });
});
