import { expect } from 'chai';
import { engine } from '../../src/conversation/load-engine.js';
import type { Engine } from '../../src/conversation/load-engine.js';
import type { Message } from '../../src/conversation/message.js';
import { chatError, rejection } from '../rejection.js';
import { settle } from '../fake-clock.js';
import { withLoader } from '../with-loader.js';
import { setUp, texts } from './set-up.js';

const loaded = await engine.load();

describe('The part of a conversation that is loaded with the first request', () => {
  it('is waited for with the question in its place, and everything else happens in the same order', async () => {
    await withLoader<Engine>(engine, async (loader) => {
      const { conversation, gateway, heard } = setUp();
      const sent = conversation.send('What is DePIN?');
      expect(conversation.status).to.equal('submitting');
      expect(texts(conversation)).to.deep.equal(['user: What is DePIN? (done)', 'assistant:  (pending)']);
      await settle();
      expect(gateway.answers).to.have.length(0);
      await loader.succeed(loaded);
      await gateway.last.text('Things.');
      await gateway.last.finish();
      expect((await sent).text).to.equal('Things.');
      expect(heard).to.deep.equal(['send', 'start', 'end']);
    });
  });

  it('is loaded once for two requests, the second of which counts', async () => {
    await withLoader<Engine>(engine, async (loader) => {
      const { conversation, gateway, heard } = setUp();
      const first = conversation.send('One');
      const second = conversation.send('Two');
      expect((await first).status).to.equal('stopped');
      expect(loader.attempts).to.equal(1);
      await loader.succeed(loaded);
      expect(gateway.answers.map(({ request }) => request.messages.at(-1)?.content)).to.deep.equal(['Two']);
      await gateway.last.text('2');
      await gateway.last.finish();
      expect((await second).status).to.equal('done');
      expect(heard).to.deep.equal(['send', 'stop', 'end', 'send', 'start', 'end']);
    });
  });

  it('can be stopped while it comes: nothing is sent then, and the promise does not wait for it', async () => {
    await withLoader<Engine>(engine, async (loader) => {
      const { conversation, gateway, clock, heard } = setUp();
      const sent = conversation.send('What is DePIN?');
      await clock.advance(40);
      conversation.stop();
      const answer = await sent;
      expect(answer.status).to.equal('stopped');
      expect(answer.timing).to.deep.equal({ firstToken: undefined, total: 40, tokensPerSecond: undefined });
      expect(conversation.status).to.equal('idle');
      expect(heard).to.deep.equal(['send', 'stop', 'end']);
      await loader.succeed(loaded);
      expect(gateway.answers).to.have.length(0);
    });
  });

  it('is an error that may pass where it cannot be loaded, and Retry tries again', async () => {
    await withLoader<Engine>(engine, async (loader) => {
      const { conversation, gateway, events } = setUp();
      const sent = conversation.send('What is DePIN?');
      const cause = new TypeError('Failed to fetch dynamically imported module');
      await loader.fail(cause);
      const { status, error } = await sent;
      expect(status).to.equal('failed');
      expect(error).to.include({ kind: 'network', retryable: true, cause });
      expect(events.filter(({ type }) => type === 'error')).to.have.length(1);
      expect(texts(conversation)).to.deep.equal(['user: What is DePIN? (done)', 'assistant:  (failed)']);

      const again = conversation.retry();
      expect(loader.attempts).to.equal(2);
      await loader.succeed(loaded);
      await gateway.last.text('Things.');
      await gateway.last.finish();
      expect((await again).status).to.equal('done');
      expect(texts(conversation)).to.deep.equal(['user: What is DePIN? (done)', 'assistant: Things. (done)']);
    });
  });

  it('is not asked for by what can be refused without it', async () => {
    await withLoader<Engine>(engine, async (loader) => {
      const { conversation } = setUp({ beforeSend: () => false, maxRequests: 1 });
      expect(await rejection(conversation.send('No'))).to.have.property('name', 'AbortError');
      expect(await chatError(setUp({ maxRequests: 0 }).conversation.send('No'))).to.have.property('kind', 'budget');
      expect(texts(conversation)).to.deep.equal([]);
      expect(loader.attempts).to.equal(0);
    });
  });

  describe('where an answer from before is gone on with', () => {
    const past = (): { setup: ReturnType<typeof setUp>; answer: Message } => {
      const setup = setUp();
      setup.conversation.addMessage({ role: 'user', text: 'Count' });
      const { id } = setup.conversation.addMessage({ role: 'assistant', text: 'One, two' });
      const { thread } = setup.conversation;
      const messages = thread.messages.map((each) =>
        each.id === id ? { ...each, status: 'stopped' as const, text: each.text } : each,
      );
      setup.conversation.load({ ...thread, messages });
      return { setup, answer: setup.conversation.messages.at(-1)! };
    };

    it('is waited for before the request is made', async () => {
      await withLoader<Engine>(engine, async (loader) => {
        const { setup } = past();
        const { conversation, gateway } = setup;
        const going = conversation.continue();
        expect(conversation.status).to.equal('submitting');
        await loader.succeed(loaded);
        await gateway.last.text(' two, three');
        await gateway.last.finish();
        expect((await going).text).to.equal('One, two, three');
      });
    });

    it('can be stopped meanwhile, and changes nothing then', async () => {
      await withLoader<Engine>(engine, async (loader) => {
        const { setup, answer } = past();
        const { conversation, gateway, heard } = setup;
        const going = rejection(conversation.continue());
        conversation.stop();
        expect(await going).to.have.property('name', 'AbortError');
        expect(conversation.status).to.equal('idle');
        await loader.succeed(loaded);
        expect(gateway.answers).to.have.length(0);
        expect(conversation.messages.at(-1)).to.equal(answer);
        expect(heard).to.deep.equal(['load']);
      });
    });

    it('gives way to something newer', async () => {
      await withLoader<Engine>(engine, async (loader) => {
        const { conversation, gateway } = past().setup;
        const going = rejection(conversation.continue());
        const sent = conversation.send('Something else');
        expect(await going).to.have.property('name', 'AbortError');
        await loader.succeed(loaded);
        expect(gateway.answers).to.have.length(1);
        await gateway.last.text('Yes.');
        await gateway.last.finish();
        expect((await sent).status).to.equal('done');
      });
    });

    it('is told as a refusal where it cannot be loaded, and changes nothing', async () => {
      await withLoader<Engine>(engine, async (loader) => {
        const { setup, answer } = past();
        const { conversation, heard } = setup;
        const going = chatError(conversation.continue());
        await loader.fail(new TypeError('Failed to fetch'));
        expect(await going).to.include({ kind: 'network', retryable: true });
        expect(conversation.status).to.equal('error');
        expect(conversation.messages.at(-1)).to.equal(answer);
        expect(heard).to.deep.equal(['load', 'error']);
      });
    });
  });
});
