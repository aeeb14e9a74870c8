import { expect } from 'chai';
import { CONTINUE_PROMPT } from '../../src/conversation/continuation.js';
import { ChatError } from '../../src/protocol/errors.js';
import { setUp, texts, turn } from './set-up.js';
import type { Setup } from './set-up.js';

async function threeTurns(): Promise<Setup> {
  const setup = setUp();
  await turn(setup, 'one', 'uno');
  await turn(setup, 'two', 'dos');
  await turn(setup, 'three', 'tres');
  return setup;
}

const words = ({ conversation }: Setup): string => conversation.messages.map(({ text }) => text).join(' ');

describe('Conversation.delete', () => {
  for (const place of [2, 3]) {
    it(`takes out the whole turn of the ${place === 2 ? 'question' : 'answer'}, and what was said later moves up`, async () => {
      const setup = await threeTurns();
      const { conversation, events, gateway } = setup;
      const ids = [conversation.messages[3]!.id, conversation.messages[2]!.id];
      events.length = 0;
      conversation.delete(conversation.messages[place]!.id);
      expect(words(setup)).to.equal('one uno three tres');
      expect(events).to.deep.equal([{ type: 'delete', messageIds: ids }, { type: 'change' }]);
      expect(conversation.hiddenIds).to.have.members(ids);
      void conversation.send('four');
      expect(gateway.last.request.messages.map(({ content }) => content)).to.deep.equal([
        ...['one', 'uno', 'three', 'tres', 'four'],
      ]);
    });
  }

  it('takes out all answers to the question; what followed them stands beside each other then', async () => {
    const setup = await threeTurns();
    const { conversation, gateway } = setup;
    void conversation.retry(conversation.messages[3]!.id);
    await gateway.last.text('zwei');
    await gateway.last.finish();
    await turn(setup, 'four', 'cuatro');
    conversation.delete(conversation.messages[2]!.id);
    expect(words(setup)).to.equal('one uno four cuatro');
    expect(conversation.branches(conversation.messages[2]!.id)).to.deep.equal({ index: 1, count: 2 });
    conversation.selectBranch(conversation.messages[2]!.id, 0);
    expect(words(setup)).to.equal('one uno three tres');
  });

  it('of the last version of a question shows the nearest other one', async () => {
    const setup = setUp();
    const { conversation, gateway } = setup;
    await turn(setup, 'one', 'uno');
    for (const text of ['ONE', 'One']) {
      void conversation.edit(conversation.messages[0]!.id, text);
      await gateway.last.text(text.toLowerCase());
      await gateway.last.finish();
    }
    conversation.delete(conversation.messages[0]!.id);
    expect(words(setup)).to.equal('ONE one');
    expect(conversation.branches(conversation.messages[0]!.id)).to.deep.equal({ index: 1, count: 2 });
    conversation.undo();
    expect(words(setup)).to.equal('One one');
    conversation.selectBranch(conversation.messages[0]!.id, 0);
    conversation.delete(conversation.messages[0]!.id);
    expect(words(setup)).to.equal('ONE one');
  });

  it('of an answer without a question takes out that alone', async () => {
    const setup = setUp();
    const { conversation } = setup;
    conversation.addMessage({ role: 'assistant', text: 'Welcome.' });
    await turn(setup, 'one', 'uno');
    conversation.delete(conversation.messages[0]!.id);
    expect(words(setup)).to.equal('one uno');
  });

  it('of the turn under way stops it first', async () => {
    const setup = await threeTurns();
    const { conversation, gateway, heard } = setup;
    const sent = conversation.send('four');
    await gateway.last.text('cua');
    heard.length = 0;
    conversation.delete(conversation.messages[6]!.id);
    expect((await sent).status).to.equal('stopped');
    expect(heard).to.deep.equal(['stop', 'end', 'delete']);
    expect(conversation.status).to.equal('idle');
    expect(words(setup)).to.equal('one uno two dos three tres');
  });

  it('of an earlier turn lets the answer under way grow on, and what is asked next is without it', async () => {
    const setup = await threeTurns();
    const { conversation, gateway } = setup;
    const sent = conversation.send('four');
    await gateway.last.text('cua');
    conversation.delete(conversation.messages[0]!.id);
    await gateway.last.text('tro');
    await gateway.last.finish('length');
    expect((await sent).text).to.equal('cuatro');
    expect(words(setup)).to.equal('two dos three tres four cuatro');
    void conversation.continue();
    expect(gateway.last.request.messages.map(({ content }) => content)).to.deep.equal([
      ...['two', 'dos', 'three', 'tres', 'four', 'cuatro'],
      CONTINUE_PROMPT,
    ]);
  });

  it('refuses a message that is not there, or was deleted already', async () => {
    const { conversation } = await threeTurns();
    const { id } = conversation.messages[0]!;
    conversation.delete(id);
    for (const gone of [id, 'nowhere']) {
      expect(() => conversation.delete(gone))
        .to.throw(ChatError)
        .with.property('kind', 'bad_request');
      expect(() => conversation.rate(gone, 'good')).to.throw(ChatError);
      expect(() => conversation.selectBranch(gone, 0)).to.throw(ChatError);
    }
  });

  it('forgets what was said once it cannot be undone any more', async () => {
    const setup = await threeTurns();
    const { conversation } = setup;
    const ids = conversation.messages.slice(0, 2).map(({ id }) => id);
    conversation.rate(ids[1]!, 'bad', 'secret');
    conversation.delete(ids[0]!);
    expect(JSON.stringify(conversation.thread)).to.include('uno');
    void conversation.send('four');
    const gone = conversation.thread.messages.filter(({ id }) => ids.includes(id));
    expect(gone.map(({ parts, feedback }) => [parts, feedback])).to.deep.equal([
      [[], undefined],
      [[], undefined],
    ]);
  });
});

describe('Conversation.undo', () => {
  it('brings a deleted turn back, once', async () => {
    const setup = await threeTurns();
    const { conversation, events } = setup;
    expect(conversation.canUndo).to.equal(false);
    conversation.delete(conversation.messages[2]!.id);
    expect(conversation.canUndo).to.equal(true);
    events.length = 0;
    expect(conversation.undo()).to.equal(true);
    expect(events).to.deep.equal([{ type: 'undo' }, { type: 'change' }]);
    expect(words(setup)).to.equal('one uno two dos three tres');
    expect(conversation.hiddenIds).to.deep.equal([]);
    expect(conversation.canUndo).to.equal(false);
    expect(conversation.undo()).to.equal(false);
  });

  it('brings everything back after clear, with what came in the meantime beside it', async () => {
    const setup = await threeTurns();
    const { conversation, heard } = setup;
    conversation.clear();
    conversation.addMessage({ role: 'assistant', text: 'Welcome.' });
    expect(words(setup)).to.equal('Welcome.');
    expect(conversation.undo()).to.equal(true);
    expect(words(setup)).to.equal('one uno two dos three tres');
    expect(conversation.thread.messages.map(({ text }) => text)).to.include('Welcome.');
    expect(conversation.branches(conversation.messages[0]!.id)).to.deep.equal({ index: 0, count: 2 });
    expect(heard.slice(-2)).to.deep.equal(['clear', 'undo']);
  });

  it('has nothing to bring back after an empty conversation was cleared', () => {
    const { conversation } = setUp();
    conversation.clear();
    expect(conversation.canUndo).to.equal(false);
  });

  it('is over with the next turn, however it begins, and with the next message that is deleted', async () => {
    for (const next of ['send', 'edit', 'retry', 'continue', 'delete', 'clear'] as const) {
      const setup = await threeTurns();
      const { conversation, gateway } = setup;
      void conversation.send('four');
      await gateway.last.text('cua');
      conversation.stop();
      conversation.delete(conversation.messages[0]!.id);
      const { id } = conversation.messages[0]!;
      if (next === 'send') void conversation.send('five');
      if (next === 'edit') void conversation.edit(id, 'TWO');
      if (next === 'retry') void conversation.retry();
      if (next === 'continue') void conversation.continue();
      if (next === 'delete') conversation.delete(id);
      if (next === 'clear') conversation.clear();
      conversation.undo();
      conversation.undo();
      expect(
        conversation.messages.map(({ text }) => text),
        next,
      ).not.to.include('one');
    }
  });

  it('stays possible while a refused question changes nothing, and while branches are looked at', async () => {
    const setup = await threeTurns();
    const { conversation, gateway } = setup;
    void conversation.retry();
    await gateway.last.text('drei');
    await gateway.last.finish();
    conversation.delete(conversation.messages[0]!.id);
    await conversation.send(' ').catch(() => undefined);
    conversation.selectBranch(conversation.messages[3]!.id, 0);
    conversation.rate(conversation.messages[3]!.id, 'good');
    conversation.undo();
    expect(words(setup)).to.equal('one uno two dos three tres');
    expect(conversation.thread.messages.find(({ text }) => text === 'tres')?.feedback?.value).to.equal('good');
  });

  it('keeps the answer under way of a later turn', async () => {
    const setup = await threeTurns();
    const { conversation, gateway } = setup;
    const sent = conversation.send('four');
    await gateway.last.text('cua');
    conversation.delete(conversation.messages[0]!.id);
    await gateway.last.text('tr');
    conversation.undo();
    await gateway.last.text('o');
    await gateway.last.finish();
    await sent;
    expect(texts(conversation).at(-1)).to.equal('assistant: cuatro (done)');
    expect(words(setup)).to.equal('one uno two dos three tres four cuatro');
  });
});

describe('Conversation.load', () => {
  it('stops, puts another thread in the place of this one, and can be undone', async () => {
    const other = await threeTurns();
    const setup = setUp();
    const { conversation, gateway, heard } = setup;
    const sent = conversation.send('hi');
    await gateway.last.text('he');
    conversation.load(other.conversation.thread);
    expect((await sent).status).to.equal('stopped');
    expect(words(setup)).to.equal('one uno two dos three tres');
    expect(heard).to.deep.equal(['send', 'start', 'stop', 'end', 'load']);
    conversation.undo();
    expect(words(setup)).to.equal('hi he');
  });

  it('knows the branch that was shown, and what was deleted', async () => {
    const other = await threeTurns();
    void other.conversation.retry();
    await other.gateway.last.text('drei');
    await other.gateway.last.finish();
    other.conversation.selectBranch(other.conversation.messages[5]!.id, 0);
    other.conversation.delete(other.conversation.messages[0]!.id);
    const setup = setUp();
    setup.conversation.load(other.conversation.thread, other.conversation.hiddenIds);
    expect(words(setup)).to.equal('two dos three tres');
    expect(setup.conversation.branches(setup.conversation.messages[3]!.id)).to.deep.equal({ index: 0, count: 2 });
    // What it held is not kept for longer than undo could bring it back.
    expect(JSON.stringify(setup.conversation.thread)).not.to.include('uno');
  });

  it('makes what was growing interrupted, or failed where nothing had come', async () => {
    for (const [text, status] of [
      ['he', 'interrupted'],
      ['', 'failed'],
    ] as const) {
      const other = setUp();
      void other.conversation.send('hi');
      if (text) await other.gateway.last.text(text);
      const { conversation } = setUp();
      conversation.load(other.conversation.thread);
      expect(conversation.messages[1]?.status).to.equal(status);
      expect(conversation.status).to.equal('idle');
    }
  });

  it('takes messages in any order, and lets those whose parent is missing follow the one before it', async () => {
    const { conversation: other } = await threeTurns();
    const { messages, activePath } = other.thread;
    const setup = setUp();
    setup.conversation.load({ messages: messages.toReversed(), activePath });
    expect(words(setup)).to.equal('one uno two dos three tres');
    setup.conversation.load({ messages: messages.filter(({ text }) => text !== 'dos'), activePath });
    expect(words(setup)).to.equal('one uno two three tres');
    setup.conversation.load({ messages: messages.filter(({ text }) => text !== 'one'), activePath: [] });
    expect(words(setup)).to.equal('uno two dos three tres');
  });

  it('loses no message that follows itself', async () => {
    const { conversation: other } = await threeTurns();
    const [first, ...others] = other.thread.messages;
    const { conversation } = setUp();
    conversation.load({ messages: [{ ...first!, parentId: others[0]!.id }, ...others], activePath: [] });
    expect(conversation.thread.messages).to.have.length(6);
  });

  it('can no longer be undone once something was added below what was loaded', async () => {
    const other = await threeTurns();
    let ids = 0;
    const setup = setUp({ createId: () => `other${(ids += 1)}` });
    await turn(setup, 'hi', 'hello');
    setup.conversation.load(other.conversation.thread);
    setup.conversation.addMessage({ role: 'user', text: 'four' });
    expect(setup.conversation.canUndo).to.equal(false);
  });
});
