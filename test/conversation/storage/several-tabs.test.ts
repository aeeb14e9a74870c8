import { expect } from 'chai';
import { settle } from '../../fake-clock.js';
import { TestBrowser } from './tab.js';
import type { Tab } from './tab.js';

describe('A memory of several tabs', () => {
  let browser: TestBrowser;
  let tab: Tab;
  let other: Tab;
  beforeEach(async () => {
    browser = new TestBrowser();
    tab = await browser.open();
    await tab.exchange('one', '1');
    other = await browser.open();
  });

  it('shows in a new tab what the last one showed, and in each what it showed itself', async () => {
    expect(other.texts).to.deep.equal(['one', '1']);
    other.conversation.clear();
    await other.exchange('other', 'o');
    expect((await browser.open(tab)).texts).to.deep.equal(['one', '1']);
    expect((await browser.open(other)).texts).to.deep.equal(['other', 'o']);
  });

  it('shows an answer growing in both', async () => {
    await tab.ask('two');
    await tab.gateway.last.text('It gr');
    await tab.clock.advance(1000);
    expect(other.texts).to.deep.equal(['one', '1', 'two', 'It gr']);
    expect(other.conversation.messages.at(-1)?.status).to.equal('streaming');
    await tab.gateway.last.text('ows');
    await tab.gateway.last.finish();
    await settle();
    expect(other.texts).to.deep.equal(['one', '1', 'two', 'It grows']);
    expect(other.conversation.messages.at(-1)?.status).to.equal('done');
  });

  it('shows an answer as broken off once the tab that wrote it is gone', async () => {
    await tab.ask('two');
    await tab.gateway.last.text('half');
    await tab.clock.advance(1000);
    browser.crash(tab);
    await settle();
    expect(other.conversation.messages.at(-1)).to.include({ text: 'half', status: 'interrupted' });
    other.conversation.continue().catch(() => undefined);
    await settle();
    await other.gateway.last.text('half done.');
    await other.gateway.last.finish();
    await settle();
    expect((await browser.open(other)).texts).to.deep.equal(['one', '1', 'two', 'half done.']);
  });

  it('loses nothing when both ask at the same time: each goes on with its own branch', async () => {
    await Promise.all([tab.ask('from one'), other.ask('from the other')]);
    await tab.gateway.last.text('to one');
    await other.gateway.last.text('to the other');
    await tab.gateway.last.finish();
    await other.gateway.last.finish();
    await settle();
    expect(tab.texts).to.deep.equal(['one', '1', 'from one', 'to one']);
    const all = ['1', 'from one', 'from the other', 'one', 'to one', 'to the other'];
    for (const each of [tab, other, await browser.open()]) expect(each.allTexts.sort()).to.deep.equal(all);
  });

  it('deletes a turn in both', async () => {
    tab.conversation.delete(tab.conversation.messages[0]!.id);
    await settle();
    expect(other.texts).to.deep.equal([]);
    await other.exchange('two', '2');
    expect((await browser.open()).allTexts).to.deep.equal(['two', '2']);
  });

  it('leaves a conversation shown that another tab has deleted, and stores it again only when the visitor goes on', async () => {
    await tab.memory.remove(tab.memory.threadId!);
    await other.clock.advance(5000);
    expect(other.texts).to.deep.equal(['one', '1']);
    expect(await other.memory.list()).to.deep.equal([]);
    await other.exchange('two', '2');
    expect(await other.memory.list()).to.have.length(1);
    expect((await browser.open(other)).texts).to.deep.equal(['one', '1', 'two', '2']);
  });

  it('does not store a deleted conversation again because its answer goes on', async () => {
    await other.ask('two');
    await other.gateway.last.text('a');
    await settle();
    await tab.memory.remove(tab.memory.threadId!);
    await settle();
    await other.gateway.last.text('b');
    await other.clock.advance(5000);
    await other.gateway.last.finish();
    expect(browser.storage.keys).to.deep.equal(['index']);
    expect(other.texts).to.deep.equal(['one', '1', 'two', 'ab']);
  });

  it('forgets everything in all of them', async () => {
    await tab.memory.clear(() => browser.storage.clear());
    await other.clock.advance(5000);
    expect(browser.storage.keys).to.deep.equal([]);
    expect(other.memory.threadId).to.equal(undefined);
  });

  it('keeps the later state of a message that both have changed', async () => {
    const { id } = tab.conversation.messages[1]!;
    tab.conversation.rate(id, 'good');
    tab.conversation.rate(id, 'bad', 'in the end');
    browser.listeners.delete(other);
    await settle();
    other.conversation.rate(id, 'good');
    await settle();
    const next = await browser.open();
    expect(next.conversation.messages[1]?.feedback).to.deep.equal({ value: 'bad', comment: 'in the end' });
  });

  it('catches up with what happened while nobody looked', async () => {
    other.memory.deafen();
    await tab.exchange('two', '2');
    expect(other.texts).to.deep.equal(['one', '1']);
    other.memory.listen();
    await settle();
    expect(other.texts).to.deep.equal(['one', '1', 'two', '2']);
  });
});
