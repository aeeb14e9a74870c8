import { expect } from 'chai';
import { canContinue } from '../../src/conversation/can-continue.js';
import { CONTINUE_PROMPT } from '../../src/conversation/continuation.js';
import type { Conversation } from '../../src/conversation/conversation.js';
import { createMessage } from '../../src/conversation/message.js';
import type { MessageFields } from '../../src/conversation/message.js';
import { ChatError } from '../../src/protocol/errors.js';
import { rejection } from '../rejection.js';
import { setUp, texts, turn } from './set-up.js';
import type { Setup } from './set-up.js';

/** A conversation whose answer to "hi" was stopped after `text`. */
async function stoppedAfter(text: string): Promise<Setup> {
  const setup = setUp();
  const sent = setup.conversation.send('hi');
  await setup.gateway.last.text(text);
  setup.conversation.stop();
  await sent;
  return setup;
}

const answerOf = (conversation: Conversation) => conversation.messages.at(-1)!;

describe('Conversation.continue', () => {
  it('lets the same answer grow on', async () => {
    const setup = setUp();
    const { conversation, gateway, heard } = setup;
    const { id } = await turn(setup, 'hi', 'I am wri', 'length');
    heard.length = 0;
    const continued = conversation.continue();
    expect(conversation.status).to.equal('submitting');
    expect(texts(conversation)).to.deep.equal(['user: hi (done)', 'assistant: I am wri (pending)']);
    expect(answerOf(conversation).finishReason).to.equal(undefined);
    await gateway.last.text('writing a ');
    expect(conversation.status).to.equal('streaming');
    await gateway.last.text('letter.');
    await gateway.last.finish();
    const answer = await continued;
    expect(answer).to.include({ id, text: 'I am writing a letter.', status: 'done', finishReason: 'stop' });
    expect(answer.parts).to.have.length(1);
    expect(conversation.thread.messages).to.have.length(2);
    expect(heard).to.deep.equal(['start', 'end']);
  });

  it('asks with the question, the text less the word that was cut off, and the wish that it goes on', async () => {
    const setup = setUp({ maxHistory: 0 });
    await turn(setup, 'before', 'done');
    await turn(setup, 'hi', 'I am wri', 'length');
    void setup.conversation.continue();
    expect(setup.gateway.last.request.messages).to.deep.equal([
      { role: 'user', content: 'hi' },
      { role: 'assistant', content: 'I am ' },
      { role: 'user', content: CONTINUE_PROMPT },
    ]);
  });

  it('shows the whole text until something comes, and replaces the word if another one does', async () => {
    const { conversation, gateway } = await stoppedAfter('I am wri');
    const continued = conversation.continue();
    await gateway.last.say({ type: 'start', model: 'm' });
    expect(answerOf(conversation).text).to.equal('I am wri');
    await gateway.last.text('composing');
    expect(answerOf(conversation).text).to.equal('I am composing');
    conversation.stop();
    expect(await continued).to.include({ text: 'I am composing', status: 'stopped' });
  });

  it('that nothing comes of leaves the answer as it was, and the error says why', async () => {
    for (const end of ['fail', 'stop', 'hold'] as const) {
      const { conversation, gateway } = await stoppedAfter('I am wri');
      const continued = conversation.continue();
      if (end === 'hold') await gateway.last.text('wr');
      if (end === 'stop') conversation.stop();
      else await gateway.last.fail(new ChatError('empty', 'nothing'));
      const answer = await continued;
      expect(answer.text).to.equal('I am wri');
      expect(answer.status).to.equal(end === 'stop' ? 'stopped' : 'interrupted');
      expect(canContinue(answer)).to.equal(true);
    }
  });

  it('loses nothing that was held back when it breaks off', async () => {
    const { conversation, gateway } = await stoppedAfter('The end. ');
    const continued = conversation.continue();
    await gateway.last.text('The');
    expect(answerOf(conversation).text).to.equal('The end. ');
    expect(conversation.status).to.equal('streaming');
    await gateway.last.fail(new ChatError('network', 'cut'));
    expect((await continued).text).to.equal('The end. The');
  });

  it('counts what is held back when the next question comes', async () => {
    const { conversation, gateway } = await stoppedAfter('The end. ');
    void conversation.continue();
    await gateway.last.text('The');
    void conversation.send('next');
    expect(gateway.last.request.messages[1]).to.deep.equal({ role: 'assistant', content: 'The end. The' });
  });

  it('may be done again and again', async () => {
    const setup = setUp();
    const { conversation, gateway } = setup;
    await turn(setup, 'hi', 'one', 'length');
    for (const [piece, reason] of [
      ['one two', 'length'],
      ['two three', 'stop'],
    ] as const) {
      void conversation.continue();
      await gateway.last.text(piece);
      await gateway.last.finish(reason);
    }
    expect(answerOf(conversation).text).to.equal('one two three');
    expect(await rejection(conversation.continue())).to.include({ kind: 'bad_request' });
  });

  it('keeps reasoning before the text, and counts the time that was thought', async () => {
    const { conversation, gateway, clock } = setUp();
    void conversation.send('hi');
    await gateway.last.say({ type: 'reasoning', text: 'Hm' });
    await clock.advance(1000);
    await gateway.last.say({ type: 'reasoning', text: '.' }, { type: 'text', text: 'One' });
    conversation.stop();
    await clock.advance(60_000);
    const continued = conversation.continue();
    await gateway.last.say({ type: 'reasoning', text: 'So' });
    await clock.advance(500);
    await gateway.last.say({ type: 'reasoning', text: ' on.' }, { type: 'text', text: 'One two' });
    await gateway.last.finish();
    const [reasoning, text, ...rest] = (await continued).parts;
    expect(reasoning).to.include({ type: 'reasoning', text: 'Hm.\n\nSo on.', duration: 1500 });
    expect(text).to.deep.equal({ type: 'text', text: 'One two' });
    expect(rest).to.deep.equal([]);
  });

  it('puts reasoning before a text that had none', async () => {
    const { conversation, gateway } = await stoppedAfter('One');
    const continued = conversation.continue();
    await gateway.last.say({ type: 'reasoning', text: 'Hm' }, { type: 'reasoning', text: '.' });
    await gateway.last.say({ type: 'text', text: 'One' }, { type: 'text', text: ' two' });
    await gateway.last.say({ type: 'source', url: 'https://iotex.io/', title: 'IoTeX' });
    await gateway.last.finish();
    const { parts } = await continued;
    expect(parts.map((part) => ('text' in part ? part.text : part.type))).to.deep.equal(['Hm.', 'One two', 'source']);
  });

  it('takes back what turned out to be reasoning', async () => {
    const { conversation, gateway } = await stoppedAfter('One');
    const continued = conversation.continue();
    await gateway.last.say({ type: 'text', text: 'let me see' }, { type: 'text-was-reasoning' });
    await gateway.last.text('One two');
    await gateway.last.finish();
    const { parts } = await continued;
    expect(parts.map((part) => ('text' in part ? part.text : part.type))).to.deep.equal(['let me see', 'One two']);
    expect(parts[0]?.type).to.equal('reasoning');
  });

  it('puts behind the text what is no text, and what follows behind that', async () => {
    const { conversation, gateway } = await stoppedAfter('The end. ');
    const continued = conversation.continue();
    // Held back until something else comes.
    await gateway.last.text('The');
    await gateway.last.say({ type: 'image', url: 'data:image/png;base64,AAAA', alt: '' }, { type: 'text', text: 'x' });
    await gateway.last.finish('length');
    const shape = (await continued).parts.map((part) => ('text' in part ? part.text : part.type));
    expect(shape).to.deep.equal(['The end. The', 'image', 'x']);
    void conversation.continue();
    expect(gateway.last.request.messages[1]?.content).to.equal('The end. Thex');
  });

  it('begins a new text behind an image', async () => {
    const { conversation, gateway } = setUp();
    void conversation.send('hi');
    await gateway.last.say({ type: 'text', text: 'one' }, { type: 'image', url: 'https://x.test/a.png', alt: '' });
    await gateway.last.finish('length');
    const continued = conversation.continue();
    await gateway.last.text('two');
    await gateway.last.finish();
    expect((await continued).parts.map(({ type }) => type)).to.deep.equal(['text', 'image', 'text']);
  });

  it('adds up what was used and how long it took', async () => {
    const { conversation, gateway, clock } = setUp();
    const say = async (wait: number, text: string, tokens: number, reason: 'length' | 'stop') => {
      await clock.advance(wait);
      await gateway.last.text(text);
      await clock.advance(1000);
      await gateway.last.say({
        type: 'usage',
        usage: { inputTokens: 10, outputTokens: tokens, totalTokens: 10 + tokens, reasoningTokens: 1 },
      });
      await gateway.last.finish(reason);
    };
    void conversation.send('hi');
    await say(200, 'one', 30, 'length');
    await clock.advance(60_000);
    const continued = conversation.continue();
    await say(500, ' two', 10, 'stop');
    const answer = await continued;
    expect(answer.usage).to.deep.equal({ inputTokens: 20, outputTokens: 40, totalTokens: 60, reasoningTokens: 2 });
    expect(answer.timing).to.deep.equal({ firstToken: 200, total: 2700, tokensPerSecond: 20 });
  });

  it('costs a request and its tokens', async () => {
    const setup = setUp({ maxRequests: 2 });
    const { conversation, gateway } = setup;
    await turn(setup, 'hi', 'one', 'length');
    void conversation.continue();
    await gateway.last.text(' two');
    await gateway.last.finish('length');
    expect(await rejection(conversation.continue())).to.include({ kind: 'budget' });
    expect(answerOf(conversation)).to.include({ status: 'done', text: 'one two' });
  });

  it('stops an answer that grows on another branch', async () => {
    const setup = setUp();
    const { conversation, gateway } = setup;
    await turn(setup, 'hi', 'one', 'length');
    const other = conversation.retry();
    await gateway.last.text('eins');
    conversation.selectBranch(answerOf(conversation).id, 0);
    const continued = conversation.continue();
    expect((await other).status).to.equal('stopped');
    await gateway.last.text(' two');
    await gateway.last.finish();
    expect((await continued).text).to.equal('one two');
  });

  it('refuses what is not the last answer, has not broken off, or is not there', async () => {
    const setup = setUp();
    const { conversation, gateway } = setup;
    expect(await rejection(conversation.continue())).to.include({ kind: 'bad_request' });
    const cut = await turn(setup, 'one', 'uno', 'length');
    await turn(setup, 'two', 'dos');
    for (const id of [undefined, cut.id, 'nowhere', conversation.messages[2]!.id]) {
      expect(await rejection(conversation.continue(id))).to.include({ kind: 'bad_request' });
    }
    void conversation.send('three');
    await gateway.last.text('tr');
    expect(await rejection(conversation.continue())).to.include({ kind: 'bad_request' });
    expect(conversation.status).to.equal('streaming');
  });
});

describe('canContinue', () => {
  const answer = (fields: Partial<MessageFields>) =>
    canContinue(
      createMessage({
        ...{ id: 'a', parentId: 'q', role: 'assistant', createdAt: 0, parts: [{ type: 'text', text: 'x' }] },
        ...fields,
      }),
    );
  const timing = { firstToken: 1, total: 2, tokensPerSecond: undefined };

  it('is so for what broke off', () => {
    expect(answer({ status: 'stopped' })).to.equal(true);
    expect(answer({ status: 'interrupted' })).to.equal(true);
    expect(answer({ finishReason: 'length', timing })).to.equal(true);
    expect(answer({ finishReason: undefined, timing })).to.equal(true);
  });

  it('is not so for what ended, grows, was put in by the page, or is empty', () => {
    expect(answer({ finishReason: 'stop', timing })).to.equal(false);
    expect(answer({ finishReason: 'content_filter', timing })).to.equal(false);
    expect(answer({ status: 'pending' })).to.equal(false);
    expect(answer({ status: 'streaming' })).to.equal(false);
    expect(answer({ status: 'failed' })).to.equal(false);
    expect(answer({})).to.equal(false);
    expect(answer({ status: 'stopped', parts: [] })).to.equal(false);
    expect(answer({ status: 'stopped', role: 'user' })).to.equal(false);
    const thought = { type: 'reasoning', text: 'x', startedAt: 0, duration: 0 } as const;
    expect(answer({ status: 'stopped', parts: [thought] })).to.equal(false);
  });
});
