import { html } from '@open-wc/testing';
import { expect } from './expect.js';
import { openChat } from './harness.js';
import { Visitor } from './remember.js';

describe('The draft', () => {
  let visitor: Visitor;
  beforeEach(() => {
    visitor = new Visitor();
  });

  it('is there again after a reload', async () => {
    const chat = await visitor.open();
    await chat.type('Half a ques');
    const again = await visitor.reload(chat);
    expect(again.input.value).to.equal('Half a ques');
    expect(again.element.value).to.equal('Half a ques');
  });

  it('is written some moments after the last key, and not with each', async () => {
    const chat = await visitor.open();
    for (const letter of 'typing') await chat.type(letter);
    expect(visitor.storage.writes).to.deep.equal([]);
    await visitor.storage.until(() => visitor.storage.records.has('draft'));
    expect(visitor.storage.records.get('draft')).to.deep.equal({ version: 1, text: 'typing' });
    expect(visitor.storage.writes).to.deep.equal([['draft']]);
  });

  it('is forgotten once it was sent', async () => {
    const chat = await visitor.open();
    await chat.type('Hello');
    const again = await visitor.reload(chat);
    await again.press('Enter');
    expect(again.element.messages[0]?.text).to.equal('Hello');
    const third = await visitor.reload(again);
    expect(third.input.value).to.equal('');
    expect(visitor.storage.records.has('draft')).to.equal(false);
  });

  it('is not put over what was typed before it was read', async () => {
    const chat = await visitor.open();
    await chat.type('old');
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }));
    chat.element.remove();
    const again = await openChat(html`<iotex-chat persist="local"></iotex-chat>`);
    again.element.storage = visitor.storage;
    again.element.storageKey = visitor.storageKey;
    await again.type('new');
    await visitor.storage.until(() => visitor.storage.records.get('draft') !== undefined);
    await visitor.settled();
    expect(again.input.value).to.equal('new');
  });

  it('is deleted with everything else, and not stored again by itself', async () => {
    const chat = await visitor.open();
    await chat.type('Hello');
    await chat.element.deleteStoredData();
    const again = await visitor.reload(chat);
    expect(again.input.value).to.equal('');
  });
});
