import { expect } from 'chai';
import type { FilePart } from '../../src/conversation/message.js';
import { ChatError } from '../../src/protocol/errors.js';
import { rejection } from '../rejection.js';
import { setUp, texts, turn } from './set-up.js';

const file: FilePart = { type: 'file', name: 'a.txt', mimeType: 'text/plain', text: 'milk' };

describe('Conversation.edit', () => {
  it('asks the question anew beside the old one, with its files and metadata', async () => {
    const { conversation, gateway } = setUp();
    void conversation.send({ text: 'one', files: [file], metadata: { page: 1 } });
    await gateway.last.text('uno');
    await gateway.last.finish();
    const [question] = conversation.messages;
    const edited = conversation.edit(question!.id, 'ONE');
    expect(gateway.last.request.messages).to.deep.equal([{ role: 'user', content: 'a.txt:\nmilk\n\nONE' }]);
    await gateway.last.text('UNO');
    await gateway.last.finish();
    expect((await edited).text).to.equal('UNO');
    expect(texts(conversation)).to.deep.equal(['user: ONE (done)', 'assistant: UNO (done)']);
    expect(conversation.messages[0]?.metadata).to.deep.equal({ page: 1 });
    expect(conversation.messages[0]?.parts).to.deep.equal([file, { type: 'text', text: 'ONE' }]);
    expect(conversation.thread.messages).to.have.length(4);
  });

  it('sends what led to the question, and nothing that came after it', async () => {
    const setup = setUp();
    const { conversation, gateway } = setup;
    await turn(setup, 'one', 'uno');
    await turn(setup, 'two', 'dos');
    await turn(setup, 'three', 'tres');
    void conversation.edit(conversation.messages[2]!.id, 'TWO');
    expect(gateway.last.request.messages.map(({ content }) => content)).to.deep.equal(['one', 'uno', 'TWO']);
  });

  it('is told as edit, then send, then change', async () => {
    const setup = setUp();
    const { conversation, events } = setup;
    await turn(setup, 'one', 'uno');
    const [question] = conversation.messages;
    events.length = 0;
    void conversation.edit(question!.id, 'ONE');
    expect(events.map(({ type }) => type)).to.deep.equal(['edit', 'send', 'change']);
    expect(events[0]).to.deep.include({ message: conversation.messages[0], previous: question });
  });

  it('while an answer grows stops it, and leaves it on its branch', async () => {
    const { conversation, gateway, heard } = setUp();
    const first = conversation.send('one');
    await gateway.last.text('un');
    void conversation.edit(conversation.messages[0]!.id, 'ONE');
    expect((await first).status).to.equal('stopped');
    await gateway.last.text('UNO');
    expect(texts(conversation)).to.deep.equal(['user: ONE (done)', 'assistant: UNO (streaming)']);
    conversation.selectBranch(conversation.messages[0]!.id, 0);
    expect(texts(conversation)).to.deep.equal(['user: one (done)', 'assistant: un (stopped)']);
    expect(heard).to.deep.equal(['send', 'start', 'stop', 'end', 'edit', 'send', 'start', 'branch']);
  });

  it('refuses what is no question, and an empty text', async () => {
    const setup = setUp();
    const { conversation, gateway } = setup;
    const answer = await turn(setup, 'one', 'uno');
    for (const call of [
      conversation.edit('nowhere', 'x'),
      conversation.edit(answer.id, 'x'),
      conversation.edit(conversation.messages[0]!.id, ' \n'),
    ]) {
      expect(await rejection(call))
        .to.be.instanceOf(ChatError)
        .with.property('kind', 'bad_request');
    }
    expect(conversation.thread.messages).to.have.length(2);
    expect(gateway.answers).to.have.length(1);
  });

  it('that the budget refuses changes nothing', async () => {
    const setup = setUp({ maxRequests: 1 });
    await turn(setup, 'one', 'uno');
    const { conversation, heard } = setup;
    expect(await rejection(conversation.edit(conversation.messages[0]!.id, 'ONE'))).to.include({ kind: 'budget' });
    expect(texts(conversation)).to.deep.equal(['user: one (done)', 'assistant: uno (done)']);
    expect(heard.at(-1)).to.equal('error');
  });
});

describe('Conversation.selectBranch', () => {
  it('shows a sibling and what was last active below it', async () => {
    const setup = setUp();
    const { conversation, gateway, events } = setup;
    await turn(setup, 'one', 'uno');
    await turn(setup, 'two', 'dos');
    const answer = conversation.messages[1]!.id;
    void conversation.retry(answer);
    await gateway.last.text('eins');
    await gateway.last.finish();
    expect(texts(conversation)).to.deep.equal(['user: one (done)', 'assistant: eins (done)']);
    expect(conversation.branches(answer)).to.deep.equal({ index: 0, count: 2 });
    events.length = 0;
    conversation.selectBranch(conversation.messages[1]!.id, 0);
    expect(texts(conversation)).to.deep.equal([
      'user: one (done)',
      'assistant: uno (done)',
      'user: two (done)',
      'assistant: dos (done)',
    ]);
    expect(events).to.deep.equal([{ type: 'branch', messageId: answer, index: 0, count: 2 }, { type: 'change' }]);
  });

  it('leaves the answer under way growing where it is', async () => {
    const setup = setUp();
    const { conversation, gateway } = setup;
    await turn(setup, 'one', 'uno');
    const again = conversation.retry();
    await gateway.last.text('ei');
    const growing = conversation.messages[1]!.id;
    conversation.selectBranch(growing, 0);
    const shown = conversation.messages;
    await gateway.last.text('ns');
    expect(conversation.status).to.equal('streaming');
    // What is shown has not changed, so it is the same.
    expect(conversation.messages).to.equal(shown);
    expect(texts(conversation).at(-1)).to.equal('assistant: uno (done)');
    await gateway.last.finish();
    expect((await again).text).to.equal('eins');
    expect(conversation.status).to.equal('idle');
    conversation.selectBranch(conversation.messages[1]!.id, 1);
    expect(texts(conversation).at(-1)).to.equal('assistant: eins (done)');
  });

  it('while an answer grows elsewhere lets a question be asked here, which stops it', async () => {
    const setup = setUp();
    const { conversation, gateway } = setup;
    await turn(setup, 'one', 'uno');
    const again = conversation.retry();
    await gateway.last.text('ei');
    conversation.selectBranch(conversation.messages[1]!.id, 0);
    void conversation.send('two');
    expect((await again).status).to.equal('stopped');
    expect(gateway.last.request.messages.map(({ content }) => content)).to.deep.equal(['one', 'uno', 'two']);
  });

  it('refuses a message and a place that are not there', async () => {
    const setup = setUp();
    const { conversation } = setup;
    await turn(setup, 'one', 'uno');
    for (const [id, index] of [
      ['nowhere', 0],
      [conversation.messages[0]!.id, 1],
      [conversation.messages[0]!.id, -1],
      [conversation.messages[0]!.id, 0.5],
    ] as const) {
      expect(() => conversation.selectBranch(id, index))
        .to.throw(ChatError)
        .with.property('kind', 'bad_request');
    }
  });
});

describe('Conversation.retry', () => {
  it('of an answer in which nothing came leaves it where something follows it', async () => {
    const setup = setUp();
    const { conversation, gateway } = setup;
    void conversation.send('one');
    await gateway.last.fail(new ChatError('server', 'boom'));
    const failed = conversation.messages[1]!.id;
    await turn(setup, 'two', 'dos');
    void conversation.retry(failed);
    await gateway.last.text('uno');
    await gateway.last.finish();
    expect(texts(conversation)).to.deep.equal(['user: one (done)', 'assistant: uno (done)']);
    expect(conversation.branches(failed)).to.deep.equal({ index: 0, count: 2 });
  });

  it('of an answer that is not shown shows the new one', async () => {
    const setup = setUp();
    const { conversation, gateway } = setup;
    const old = await turn(setup, 'one', 'uno');
    void conversation.edit(conversation.messages[0]!.id, 'ONE');
    await gateway.last.text('UNO');
    await gateway.last.finish();
    void conversation.retry(old.id);
    expect(texts(conversation)).to.deep.equal(['user: one (done)', 'assistant:  (pending)']);
  });
});

describe('Conversation.rate', () => {
  it('keeps what the visitor thinks, tells it with the question, and takes it back', async () => {
    const setup = setUp();
    const { conversation, events } = setup;
    const answer = await turn(setup, 'one', 'uno');
    events.length = 0;
    conversation.rate(answer.id, 'bad', 'wrong');
    const [question, rated] = conversation.messages;
    expect(rated?.feedback).to.deep.equal({ value: 'bad', comment: 'wrong' });
    expect(events).to.deep.equal([{ type: 'feedback', message: rated, prompt: question }, { type: 'change' }]);
    conversation.rate(answer.id, undefined);
    expect(conversation.messages[1]?.feedback).to.equal(undefined);
  });

  it('of an answer that grows stays', async () => {
    const { conversation, gateway } = setUp();
    const sent = conversation.send('one');
    await gateway.last.text('un');
    conversation.rate(conversation.messages[1]!.id, 'good');
    await gateway.last.text('o');
    await gateway.last.finish();
    expect(await sent).to.deep.include({ text: 'uno', feedback: { value: 'good', comment: undefined } });
  });

  it('refuses a message that is not there', () => {
    expect(() => setUp().conversation.rate('nowhere', 'good'))
      .to.throw(ChatError)
      .with.property('kind', 'bad_request');
  });
});

describe('A listener that sends when it hears of a stop', () => {
  it('wins over the question that stopped: the newest is asked, and there is one run', async () => {
    const { conversation, gateway } = setUp();
    let isFirst = true;
    conversation.subscribe((event) => {
      if (event.type !== 'stop' || !isFirst) return;
      isFirst = false;
      void conversation.send('three');
    });
    void conversation.send('one');
    expect(await rejection(conversation.send('two'))).to.include({ name: 'AbortError' });
    expect(gateway.answers.filter(({ signal }) => !signal.aborted)).to.have.length(1);
    expect(texts(conversation).slice(2)).to.deep.equal(['user: three (done)', 'assistant:  (pending)']);
  });
});
