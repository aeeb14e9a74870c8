import { expect } from 'chai';
import { settle } from '../../fake-clock.js';
import { Tab, TestBrowser } from './tab.js';

describe('A memory', () => {
  let browser: TestBrowser;
  let tab: Tab;
  beforeEach(async () => {
    browser = new TestBrowser();
    tab = await browser.open();
  });

  const messageWrites = () =>
    browser.storage.writes.filter((keys) => keys.length === 1 && keys[0]?.startsWith('message/'));

  describe('of one tab', () => {
    it('writes nothing before the visitor acts', async () => {
      tab.conversation.addMessage({ role: 'assistant', text: 'Welcome' });
      tab.conversation.clear();
      tab.conversation.addMessage({ role: 'user', text: 'From the page' });
      await tab.clock.advance(60_000);
      expect(browser.storage.writes).to.deep.equal([]);
      expect(tab.memory.threadId).to.equal(undefined);
    });

    it('keeps what was said for the next page, with what the page had put there', async () => {
      tab.conversation.addMessage({ role: 'assistant', text: 'Welcome' });
      await tab.exchange('What is DePIN?', 'A network.');
      const next = await browser.open(tab);
      expect(next.texts).to.deep.equal(['Welcome', 'What is DePIN?', 'A network.']);
      expect(next.conversation.messages.at(-1)?.status).to.equal('done');
      expect(next.memory.threadId).to.equal(tab.memory.threadId);
    });

    it('puts what is stored in the place of what a page says at its start', async () => {
      await tab.exchange('one', '1');
      const next = new Tab(browser, tab);
      next.conversation.addMessage({ role: 'assistant', text: 'Welcome' });
      await next.memory.restore();
      expect(next.texts).to.deep.equal(['one', '1']);
    });

    it('puts nothing in the place of what the visitor has begun meanwhile, and loses neither', async () => {
      await tab.exchange('one', '1');
      const next = new Tab(browser, tab);
      const restoring = next.memory.restore();
      await next.ask('two');
      await restoring;
      await next.gateway.last.text('2');
      await next.gateway.last.finish();
      expect(next.texts).to.deep.equal(['two', '2']);
      expect((await next.memory.list()).map(({ title }) => title).sort()).to.deep.equal(['one', 'two']);
    });

    it('has one record for each message, one for the conversation and one for the list', async () => {
      await tab.exchange('one', '1');
      const id = tab.memory.threadId!;
      const [question, answer] = tab.conversation.messages;
      expect(browser.storage.keys).to.deep.equal(
        ['index', `message/${id}/${answer!.id}`, `message/${id}/${question!.id}`, `thread/${id}`].sort(),
      );
      expect(browser.storage.records.get('index')).to.deep.equal({
        version: 1,
        threads: [{ id, title: 'one', createdAt: browser.today, updatedAt: browser.today }],
        current: id,
      });
    });

    it('writes a growing answer once a second, that message alone, and its end at once', async () => {
      await tab.exchange('one', '1');
      await tab.ask('two');
      const before = messageWrites().length;
      for (let step = 0; step < 40; step += 1) {
        await tab.gateway.last.text('word ');
        await tab.clock.advance(100);
      }
      const key = `message/${tab.memory.threadId!}/${tab.conversation.messages.at(-1)!.id}`;
      expect(messageWrites().slice(before)).to.deep.equal([[key], [key], [key], [key]]);
      await tab.gateway.last.text('end');
      await tab.gateway.last.finish();
      expect(JSON.stringify(browser.storage.records.get(key))).to.include('word end');
    });

    it('keeps the beginning of an answer that a reload broke off', async () => {
      await tab.ask('Tell me');
      await tab.gateway.last.text('Once upon');
      await tab.clock.advance(1000);
      await tab.gateway.last.text(' a time');
      for (const [key, record] of tab.memory.unsaved()) browser.storage.records.set(key, record);
      tab.memory.close();
      tab.conversation.stop();
      await settle();
      const next = await browser.open(tab);
      expect(next.texts).to.deep.equal(['Tell me', 'Once upon a time']);
      expect(next.conversation.messages.at(-1)?.status).to.equal('interrupted');
    });

    it('writes no more once the page is gone', async () => {
      await tab.exchange('one', '1');
      tab.memory.close();
      await settle();
      const { length } = browser.storage.writes;
      await tab.exchange('two', '2');
      await tab.clock.advance(5000);
      expect(browser.storage.writes).to.have.length(length);
      expect([...tab.memory.unsaved()]).to.deep.equal([]);
    });

    it('keeps all branches, and the one that was shown', async () => {
      await tab.exchange('one', '1');
      const { id } = tab.conversation.messages[0]!;
      tab.conversation.edit(id, 'uno').catch(() => undefined);
      await settle();
      await tab.gateway.last.text('1, again');
      await tab.gateway.last.finish();
      tab.conversation.selectBranch(tab.conversation.messages[0]!.id, 0);
      await settle();
      const next = await browser.open(tab);
      expect(next.texts).to.deep.equal(['one', '1']);
      expect(next.conversation.branches(id)).to.deep.equal({ index: 0, count: 2 });
    });

    it('keeps what the visitor thinks of an answer', async () => {
      await tab.exchange('one', '1');
      tab.conversation.rate(tab.conversation.messages[1]!.id, 'good', 'Short');
      await settle();
      const next = await browser.open(tab);
      expect(next.conversation.messages[1]?.feedback).to.deep.equal({ value: 'good', comment: 'Short' });
    });

    it('forgets what was deleted at once, and has it again after Undo', async () => {
      await tab.exchange('one', '1');
      await tab.exchange('two', '2');
      const { size } = browser.storage.records;
      tab.conversation.delete(tab.conversation.messages[0]!.id);
      await settle();
      expect(browser.storage.records.size).to.equal(size - 2);
      expect((await browser.open(tab)).texts).to.deep.equal(['two', '2']);
      tab.conversation.undo();
      await settle();
      expect((await browser.open(tab)).texts).to.deep.equal(['one', '1', 'two', '2']);
    });

    it('forgets a conversation of which everything was deleted', async () => {
      await tab.exchange('one', '1');
      tab.conversation.delete(tab.conversation.messages[0]!.id);
      await settle();
      expect(browser.storage.keys).to.deep.equal(['index']);
      expect(await tab.memory.list()).to.deep.equal([]);
      tab.conversation.undo();
      await settle();
      expect((await browser.open(tab)).texts).to.deep.equal(['one', '1']);
    });

    it('does not keep an empty answer that another one took the place of', async () => {
      await tab.ask('one');
      await tab.gateway.last.fail(new Error('lost'));
      await settle();
      tab.conversation.retry().catch(() => undefined);
      await settle();
      await tab.gateway.last.text('1');
      await tab.gateway.last.finish();
      const next = await browser.open(tab);
      expect(next.allTexts).to.deep.equal(['one', '1']);
    });
  });

  describe('of several conversations', () => {
    it('begins another one with a new chat, and keeps the old one', async () => {
      await tab.exchange('one', '1');
      const first = tab.memory.threadId;
      tab.conversation.clear();
      await settle();
      expect(tab.memory.threadId).to.equal(undefined);
      expect((await browser.open(tab)).texts).to.deep.equal([]);
      await tab.exchange('two', '2');
      expect(tab.memory.threadId).not.to.equal(first);
      expect(tab.shown).to.deep.equal([first, undefined, tab.memory.threadId]);
      expect((await browser.open(tab)).texts).to.deep.equal(['two', '2']);
    });

    it('lists them, the newest first, and shows the one that is chosen', async () => {
      await tab.exchange('one', '1');
      const first = tab.memory.threadId!;
      tab.conversation.clear();
      browser.today += 1000;
      await tab.exchange('two', '2');
      expect((await tab.memory.list()).map(({ title }) => title)).to.deep.equal(['two', 'one']);
      expect(await tab.memory.open(first)).to.equal(true);
      expect(tab.texts).to.deep.equal(['one', '1']);
      expect(tab.memory.threadId).to.equal(first);
      await tab.exchange('more', 'yes');
      expect((await browser.open(tab)).texts).to.deep.equal(['one', '1', 'more', 'yes']);
    });

    it('stops an answer under way when another one is chosen, and keeps it as stopped', async () => {
      await tab.exchange('one', '1');
      const first = tab.memory.threadId!;
      tab.conversation.clear();
      await tab.ask('two');
      await tab.gateway.last.text('half an ans');
      const second = tab.memory.threadId!;
      await tab.memory.open(first);
      expect(tab.gateway.last.signal.aborted).to.equal(true);
      await tab.memory.open(second);
      expect(tab.texts).to.deep.equal(['two', 'half an ans']);
      expect(tab.conversation.messages.at(-1)?.status).to.equal('stopped');
    });

    it('keeps what came of an answer that New chat stopped', async () => {
      await tab.ask('one');
      await tab.gateway.last.text('half');
      const id = tab.memory.threadId!;
      tab.conversation.clear();
      await settle();
      await tab.memory.open(id);
      expect(tab.texts).to.deep.equal(['one', 'half']);
    });

    it('goes on with the same one when a new chat is undone', async () => {
      await tab.exchange('one', '1');
      const first = tab.memory.threadId;
      tab.conversation.clear();
      await settle();
      tab.conversation.undo();
      await settle();
      expect(tab.memory.threadId).to.equal(first);
      await tab.exchange('two', '2');
      expect(await tab.memory.list()).to.have.length(1);
      expect((await browser.open(tab)).texts).to.deep.equal(['one', '1', 'two', '2']);
    });

    it('stores an imported one apart, once the visitor goes on with it', async () => {
      await tab.exchange('one', '1');
      const first = tab.memory.threadId;
      const { thread } = tab.conversation;
      tab.conversation.load(thread);
      await tab.clock.advance(5000);
      expect(await tab.memory.list()).to.have.length(1);
      await tab.exchange('two', '2');
      expect(tab.memory.threadId).not.to.equal(first);
      await tab.memory.open(first!);
      expect(tab.texts).to.deep.equal(['one', '1']);
    });

    it('renames one, in one line and not without end; an empty name changes nothing', async () => {
      await tab.exchange('one', '1');
      const id = tab.memory.threadId!;
      await tab.memory.rename(id, `  A \n name\u202E ${'x'.repeat(500)}`);
      const [entry] = await tab.memory.list();
      expect(entry!.title).to.match(/^A name x+…$/);
      expect(entry!.title.length).to.be.below(125);
      await tab.memory.rename(id, ' \n');
      await tab.exchange('two', '2');
      expect((await tab.memory.list())[0]!.title).to.equal(entry!.title);
    });

    it('deletes one with all its records, and brings it back', async () => {
      await tab.exchange('one', '1');
      const first = tab.memory.threadId!;
      tab.conversation.clear();
      await tab.exchange('two', '2');
      const keys = browser.storage.keys;
      const removed = await tab.memory.remove(first);
      expect(browser.storage.keys.filter((key) => key.includes(first))).to.deep.equal([]);
      expect(tab.texts).to.deep.equal(['two', '2']);
      await tab.memory.putBack(removed!);
      expect(browser.storage.keys).to.deep.equal(keys);
      await tab.memory.open(first);
      expect(tab.texts).to.deep.equal(['one', '1']);
    });

    it('begins a new one when the one that is shown is deleted', async () => {
      await tab.ask('one');
      await tab.gateway.last.text('half');
      const id = tab.memory.threadId!;
      await tab.memory.remove(id);
      await tab.clock.advance(5000);
      expect(tab.texts).to.deep.equal([]);
      expect(tab.memory.threadId).to.equal(undefined);
      expect(browser.storage.keys).to.deep.equal(['index']);
    });

    it('says so when one is chosen that is not there any more', async () => {
      await tab.exchange('one', '1');
      expect(await tab.memory.open('none')).to.equal(false);
      expect(tab.texts).to.deep.equal(['one', '1']);
    });

    it('keeps a hundred', async () => {
      for (let count = 0; count < 103; count += 1) {
        browser.today += 1000;
        await tab.exchange(`Question ${count}`, 'Answer');
        tab.conversation.clear();
      }
      await settle();
      const titles = (await tab.memory.list()).map(({ title }) => title);
      expect(titles).to.have.length(100);
      expect([titles[0], titles.at(-1)]).to.deep.equal(['Question 102', 'Question 3']);
      expect(browser.storage.records.size).to.equal(1 + 100 * 3);
    });

    it('deletes everything; what is shown stays, and is stored again once the visitor goes on', async () => {
      await tab.exchange('one', '1');
      await tab.memory.clear(() => browser.storage.clear());
      await tab.clock.advance(5000);
      expect(browser.storage.keys).to.deep.equal([]);
      expect(tab.texts).to.deep.equal(['one', '1']);
      await tab.exchange('two', '2');
      expect((await browser.open(tab)).texts).to.deep.equal(['one', '1', 'two', '2']);
    });
  });
});
