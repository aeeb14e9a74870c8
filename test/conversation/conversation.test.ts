import { expect } from 'chai';
import { Conversation } from '../../src/conversation/conversation.js';
import { ChatError } from '../../src/protocol/errors.js';
import { rejection } from '../rejection.js';
import { ScriptedTransport } from '../scripted-transport.js';
import { setUp, texts } from './set-up.js';

describe('Conversation', () => {
  it('asks, grows the answer and ends', async () => {
    const { conversation, gateway, clock, heard } = setUp();
    const sent = conversation.send('hi');
    expect(conversation.status).to.equal('submitting');
    expect(texts(conversation)).to.deep.equal(['user: hi (done)', 'assistant:  (pending)']);
    await clock.advance(200);
    await gateway.last.say({ type: 'start', model: 'm-1' });
    expect(conversation.status).to.equal('submitting');
    await gateway.last.text('Hel');
    expect(conversation.status).to.equal('streaming');
    await gateway.last.text('lo');
    expect(texts(conversation).at(-1)).to.equal('assistant: Hello (streaming)');
    await clock.advance(800);
    await gateway.last.say({ type: 'usage', usage: { inputTokens: 3, outputTokens: 40, totalTokens: 43 } });
    await gateway.last.finish();
    const answer = await sent;
    expect(answer.status).to.equal('done');
    expect(answer.finishReason).to.equal('stop');
    expect(answer.model).to.equal('m-1');
    expect(answer.timing).to.deep.equal({ firstToken: 200, total: 1000, tokensPerSecond: 50 });
    expect(conversation.usage?.totalTokens).to.equal(43);
    expect(conversation.status).to.equal('idle');
    expect(heard).to.deep.equal(['send', 'start', 'end']);
  });

  it('sends the conversation so far with the next question', async () => {
    const { conversation, gateway } = setUp();
    const first = conversation.send('one');
    await gateway.last.text('uno');
    await gateway.last.finish();
    await first;
    void conversation.send({ text: 'two', metadata: { page: '/x' } });
    expect(gateway.last.request.messages).to.deep.equal([
      { role: 'user', content: 'one' },
      { role: 'assistant', content: 'uno' },
      { role: 'user', content: 'two' },
    ]);
    expect(conversation.messages.at(-2)?.metadata).to.deep.equal({ page: '/x' });
  });

  describe('stop', () => {
    it('takes effect at once, before the first byte too, and closes the stream', async () => {
      const { conversation, gateway, heard } = setUp();
      const sent = conversation.send('hi');
      conversation.stop();
      expect(conversation.status).to.equal('idle');
      expect(gateway.last.signal.aborted).to.equal(true);
      expect((await sent).status).to.equal('stopped');
      expect(gateway.last.isClosed).to.equal(true);
      expect(heard).to.deep.equal(['send', 'stop', 'end']);
    });

    it('keeps what was shown', async () => {
      const { conversation, gateway } = setUp();
      const sent = conversation.send('hi');
      await gateway.last.text('half an ans');
      conversation.stop();
      expect((await sent).text).to.equal('half an ans');
      expect(texts(conversation).at(-1)).to.equal('assistant: half an ans (stopped)');
      expect(conversation.error).to.equal(undefined);
    });

    it('is final, even for a transport that goes on talking', async () => {
      const { conversation, gateway } = setUp();
      void conversation.send('hi');
      gateway.last.ignoresAbort = true;
      await gateway.last.text('a');
      conversation.stop();
      await gateway.last.text('b');
      expect(texts(conversation).at(-1)).to.equal('assistant: a (stopped)');
      expect(gateway.last.isClosed).to.equal(true);
    });

    it('does nothing when nothing is under way', () => {
      const { conversation, heard } = setUp();
      conversation.stop();
      expect(heard).to.deep.equal([]);
    });

    it('may be called by a listener in the middle of a delta', async () => {
      const { conversation, gateway } = setUp();
      conversation.subscribe((event) => {
        if (event.type === 'start') conversation.stop();
      });
      const sent = conversation.send('hi');
      await gateway.last.say({ type: 'text', text: 'a' }, { type: 'text', text: 'b' });
      expect((await sent).text).to.equal('a');
      expect(gateway.last.isClosed).to.equal(true);
    });
  });

  it('stops the answer under way when a newer question comes, and lets only the newest write', async () => {
    const { conversation, gateway, heard } = setUp();
    const first = conversation.send('one');
    await gateway.last.text('un');
    const second = conversation.send('two');
    const [old] = gateway.answers;
    await old?.text('never');
    await gateway.last.text('dos');
    await gateway.last.finish();
    expect((await first).status).to.equal('stopped');
    expect((await second).text).to.equal('dos');
    expect(texts(conversation)).to.deep.equal([
      'user: one (done)',
      'assistant: un (stopped)',
      'user: two (done)',
      'assistant: dos (done)',
    ]);
    expect(heard).to.deep.equal(['send', 'start', 'stop', 'end', 'send', 'start', 'end']);
  });

  describe('an error', () => {
    it('before anything came makes the answer failed', async () => {
      const { conversation, gateway, heard } = setUp();
      const sent = conversation.send('hi');
      const error = new ChatError('rate_limit', 'slow down', { retryAfter: 5000 });
      await gateway.last.fail(error);
      const answer = await sent;
      expect(answer.status).to.equal('failed');
      expect(answer.error).to.equal(error);
      expect(conversation.error).to.equal(error);
      expect(conversation.status).to.equal('error');
      expect(heard).to.deep.equal(['send', 'error', 'end']);
    });

    it('after something came leaves it and makes the answer interrupted', async () => {
      const { conversation, gateway } = setUp();
      const sent = conversation.send('hi');
      await gateway.last.text('half');
      await gateway.last.fail(new ChatError('truncated', 'cut', { partial: true }));
      expect((await sent).status).to.equal('interrupted');
      expect(texts(conversation).at(-1)).to.equal('assistant: half (interrupted)');
    });

    it('that a transport throws raw becomes a ChatError with it as the cause', async () => {
      const { conversation, gateway } = setUp();
      void conversation.send('hi');
      const cause = new TypeError('oops');
      await gateway.last.fail(cause);
      expect(conversation.error).to.be.instanceOf(ChatError).with.property('kind', 'protocol');
      expect(conversation.error?.cause).to.equal(cause);
    });

    it('of a transport that aborts by itself is a stop', async () => {
      const { conversation, gateway } = setUp();
      const sent = conversation.send('hi');
      await gateway.last.fail(new DOMException('gone', 'AbortError'));
      expect((await sent).status).to.equal('stopped');
      expect(conversation.error).to.equal(undefined);
    });

    it('is gone when the next turn begins', async () => {
      const { conversation, gateway } = setUp();
      void conversation.send('hi');
      await gateway.last.fail(new ChatError('server', 'boom'));
      void conversation.send('again');
      expect(conversation.error).to.equal(undefined);
      expect(conversation.status).to.equal('submitting');
    });
  });

  it('tells of each further try, and forgets it with the first token', async () => {
    const { conversation, gateway, heard } = setUp();
    void conversation.send('hi');
    gateway.last.retry({ attempt: 1, delay: 2000 });
    expect(conversation.retrying).to.deep.equal({ attempt: 1, delay: 2000 });
    await gateway.last.text('a');
    expect(conversation.retrying).to.equal(undefined);
    expect(heard).to.deep.equal(['send', 'retry', 'start']);
  });

  it('leaves an answer without a finish reason done, and says none', async () => {
    const { conversation, gateway } = setUp();
    const sent = conversation.send('hi');
    await gateway.last.text('a');
    await gateway.last.end();
    expect(await sent).to.include({ status: 'done', finishReason: undefined });
  });

  describe('retry', () => {
    it('asks the same question again in place of an answer in which nothing came', async () => {
      const { conversation, gateway } = setUp();
      void conversation.send('hi');
      await gateway.last.fail(new ChatError('server', 'boom'));
      const again = conversation.retry();
      expect(gateway.last.request.messages).to.deep.equal([{ role: 'user', content: 'hi' }]);
      await gateway.last.text('hello');
      await gateway.last.finish();
      expect((await again).text).to.equal('hello');
      expect(texts(conversation)).to.deep.equal(['user: hi (done)', 'assistant: hello (done)']);
      expect(conversation.thread.messages).to.have.length(2);
    });

    it('keeps an answer with content in the tree beside the new one', async () => {
      const { conversation, gateway } = setUp();
      void conversation.send('hi');
      await gateway.last.text('half');
      await gateway.last.fail(new ChatError('truncated', 'cut'));
      void conversation.retry();
      await gateway.last.text('whole');
      await gateway.last.finish();
      expect(texts(conversation)).to.deep.equal(['user: hi (done)', 'assistant: whole (done)']);
      expect(conversation.thread.messages.map(({ text }) => text)).to.deep.equal(['hi', 'half', 'whole']);
    });

    it('of an earlier answer sends only what led to it', async () => {
      const { conversation, gateway } = setUp();
      void conversation.send('one');
      await gateway.last.text('uno');
      await gateway.last.finish();
      const uno = conversation.messages[1]?.id;
      void conversation.send('two');
      await gateway.last.text('dos');
      await gateway.last.finish();
      void conversation.retry(uno);
      expect(gateway.last.request.messages).to.deep.equal([{ role: 'user', content: 'one' }]);
    });

    it('stops the answer under way', async () => {
      const { conversation, gateway } = setUp();
      const first = conversation.send('hi');
      await gateway.last.text('a');
      void conversation.retry();
      expect((await first).status).to.equal('stopped');
      expect(gateway.answers).to.have.length(2);
    });

    it('says so when there is nothing to ask again', async () => {
      const { conversation } = setUp();
      expect(await rejection(conversation.retry())).to.include({ kind: 'bad_request' });
      expect(await rejection(conversation.retry('nowhere'))).to.include({ kind: 'bad_request' });
    });
  });

  describe('a question is refused, and nothing changes,', () => {
    it('if it is empty', async () => {
      const { conversation, heard } = setUp();
      expect(await rejection(conversation.send('  \n'))).to.include({ kind: 'bad_request' });
      expect(conversation.messages).to.deep.equal([]);
      expect(heard).to.deep.equal([]);
    });

    it('if the options cannot work', async () => {
      const { conversation, heard } = setUp({ transport: undefined, proxyUrl: 'ftp://example.com' });
      expect(await rejection(conversation.send('hi'))).to.include({ kind: 'config' });
      expect(conversation.messages).to.deep.equal([]);
      expect(conversation).to.include({ status: 'error' });
      expect(conversation.error?.kind).to.equal('config');
      expect(heard).to.deep.equal(['error']);
    });

    it('if the session has sent its share', async () => {
      const { conversation, gateway } = setUp({ maxRequests: 1 });
      void conversation.send('one');
      await gateway.last.text('uno');
      await gateway.last.finish();
      expect(await rejection(conversation.send('two'))).to.include({ kind: 'budget' });
      conversation.clear();
      expect(await rejection(conversation.send('three'))).to.include({ kind: 'budget' });
      expect(gateway.answers).to.have.length(1);
    });

    it('if the session has used its tokens', async () => {
      const { conversation, gateway } = setUp({ maxSessionTokens: 50 });
      void conversation.send('one');
      await gateway.last.say({ type: 'usage', usage: { inputTokens: 20, outputTokens: 30, totalTokens: 50 } });
      await gateway.last.finish();
      expect(await rejection(conversation.send('two'))).to.include({ kind: 'budget' });
    });

    it('if beforeSend says no', async () => {
      const asked: string[] = [];
      const { conversation, gateway } = setUp({
        beforeSend: (message, request) => {
          asked.push(`${message.text} to ${request.model}`);
          return false;
        },
      });
      expect(await rejection(conversation.send('hi'))).to.include({ name: 'AbortError' });
      expect(asked).to.deep.equal(['hi to gemini-2.5-flash']);
      expect(conversation.messages).to.deep.equal([]);
      expect(gateway.answers).to.deep.equal([]);
    });

    it('without disturbing the answer under way', async () => {
      const { conversation, gateway } = setUp({ maxRequests: 1 });
      void conversation.send('one');
      await gateway.last.text('un');
      await rejection(conversation.send('two'));
      expect(conversation.status).to.equal('streaming');
      expect(gateway.last.signal.aborted).to.equal(false);
    });
  });

  it('is emptied by clear, which stops first', async () => {
    const { conversation, gateway, heard } = setUp();
    const sent = conversation.send('hi');
    await gateway.last.text('a');
    conversation.clear();
    expect((await sent).status).to.equal('stopped');
    expect(conversation.messages).to.deep.equal([]);
    expect(conversation.status).to.equal('idle');
    expect(heard).to.deep.equal(['send', 'start', 'stop', 'end', 'clear']);
  });

  it('takes messages that nobody asked for', () => {
    const { conversation } = setUp();
    const greeting = conversation.addMessage({ role: 'assistant', text: 'Welcome back.' });
    conversation.addMessage({ role: 'user', parts: [{ type: 'text', text: 'thanks' }] });
    expect(greeting.id).to.equal('m1');
    expect(texts(conversation)).to.deep.equal(['assistant: Welcome back. (done)', 'user: thanks (done)']);
  });

  it('asks its options anew for each request', async () => {
    const gateway = new ScriptedTransport();
    let model = 'one';
    const conversation = new Conversation(() => ({ transport: gateway.transport, model }));
    void conversation.send('hi');
    model = 'two';
    void conversation.send('hi');
    expect(gateway.answers.map(({ request }) => request.model)).to.deep.equal(['one', 'two']);
  });

  it('goes on when a listener throws, and says so', async () => {
    const { conversation, gateway } = setUp();
    const said: unknown[] = [];
    const { error } = console;
    console.error = (...words: unknown[]) => said.push(words[0]);
    try {
      const heard: string[] = [];
      conversation.subscribe(() => {
        throw new Error('mine');
      });
      conversation.subscribe((event) => heard.push(event.type));
      void conversation.send('hi');
      await gateway.last.text('a');
      expect(conversation.messages.at(-1)?.text).to.equal('a');
      expect(heard).to.include.members(['send', 'start']);
      expect(said).to.include('iotex-chat: a listener of the conversation threw.');
    } finally {
      console.error = error;
    }
  });

  it('does not call a listener that has left', () => {
    const { conversation } = setUp();
    let calls = 0;
    const leave = conversation.subscribe(() => (calls += 1));
    leave();
    conversation.addMessage({ role: 'user', text: 'x' });
    expect(calls).to.equal(0);
  });
});
