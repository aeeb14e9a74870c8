import { expect } from './expect.js';
import { openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

const texts = (chat: ChatHarness) => chat.element.messages.map(({ text }) => text);

async function openTwoTurns(): Promise<ChatHarness> {
  const chat = await openChat();
  await chat.exchange('one', 'uno');
  await chat.exchange('two', 'dos');
  return chat;
}

describe('Delete', () => {
  it('passes the accessibility audit with Undo offered', async () => {
    const chat = await openTwoTurns();
    await chat.clickLast('Delete');
    await expect(chat.element).to.be.accessible();
  });

  it('takes a question and its answer away, and Undo brings them back', async () => {
    const chat = await openTwoTurns();
    await chat.click('Delete');
    expect(texts(chat)).to.deep.equal(['two', 'dos']);
    expect(chat.part('undo').textContent).to.include('Deleted.');
    expect(chat.root.activeElement).to.equal(chat.button('Undo'));
    await chat.clickLast('Undo');
    expect(texts(chat)).to.deep.equal(['one', 'uno', 'two', 'dos']);
    expect(chat.parts('undo')).to.have.length(0);
    expect(chat.root.activeElement).to.equal(chat.input);
  });

  it('is not sent with the next question', async () => {
    const chat = await openTwoTurns();
    await chat.click('Delete');
    await chat.ask('three');
    expect(chat.gateway.last.request.messages.map(({ content }) => content)).to.deep.equal(['two', 'dos', 'three']);
  });

  it('offers Undo until something else is asked', async () => {
    const chat = await openTwoTurns();
    await chat.clickLast('Delete');
    await chat.exchange('three', 'tres');
    expect(chat.parts('undo')).to.have.length(0);
    expect(texts(chat)).to.deep.equal(['one', 'uno', 'three', 'tres']);
  });

  it('can be put away', async () => {
    const chat = await openTwoTurns();
    await chat.clickLast('Delete');
    await chat.clickLast('Dismiss');
    expect(chat.parts('undo')).to.have.length(0);
    expect(chat.root.activeElement).to.equal(chat.input);
    await chat.clickLast('Delete');
    expect(chat.parts('undo')).to.have.length(1);
  });

  it('of the last turn shows the greeting again', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    await chat.clickLast('Delete');
    expect(chat.root.textContent).to.include('How can I help?');
    await chat.clickLast('Undo');
    expect(chat.lastText).to.equal('uno');
  });

  it('of the turn under way stops it', async () => {
    const chat = await openChat();
    await chat.ask('one');
    await chat.gateway.last.text('un');
    await chat.shown();
    await chat.clickLast('Delete');
    expect(chat.gateway.last.isClosed).to.equal(true);
    expect(chat.element.status).to.equal('idle');
  });
});

describe('New chat', () => {
  it('can be undone', async () => {
    const chat = await openTwoTurns();
    await chat.clickLast('New chat');
    expect(chat.element.messages).to.have.length(0);
    expect(chat.part('undo').textContent).to.include('Conversation cleared.');
    await chat.clickLast('Undo');
    expect(texts(chat)).to.deep.equal(['one', 'uno', 'two', 'dos']);
  });

  it('by the page itself offers nothing: what was said may be somebody else’s now', async () => {
    const chat = await openTwoTurns();
    chat.element.clear();
    await chat.shown();
    expect(chat.parts('undo')).to.have.length(0);
    expect(chat.button('Undo')).not.to.exist;
  });

  it('takes the offer of an earlier Undo away', async () => {
    const chat = await openTwoTurns();
    await chat.clickLast('Delete');
    chat.element.clear();
    await chat.shown();
    expect(chat.parts('undo')).to.have.length(0);
  });
});
