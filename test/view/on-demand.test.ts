import { expect } from './expect.js';
import { engine } from '../../src/conversation/load-engine.js';
import type { Engine } from '../../src/conversation/load-engine.js';
import { withLoader } from '../with-loader.js';
import { heardOnConsole, openChat } from './harness.js';

const loaded = await engine.load();

describe('What talks to a model', () => {
  it('is not loaded before the visitor turns to the chat, and once when they do', async () => {
    await withLoader<Engine>(engine, async (loader) => {
      const chat = await openChat();
      expect(loader.attempts).to.equal(0);
      chat.input.focus();
      await chat.type('What is DePIN?');
      await chat.press('Enter');
      expect(loader.attempts).to.equal(1);
      await loader.succeed(loaded);
      await chat.gateway.last.text('Things.');
      await chat.gateway.last.finish();
      await chat.shown();
      expect(chat.lastText).to.equal('Things.');
    });
  });

  it('can be stopped while it comes, by the button in the place of Send', async () => {
    await withLoader<Engine>(engine, async (loader) => {
      const chat = await openChat();
      await chat.ask('What is DePIN?');
      expect(chat.element.status).to.equal('submitting');
      chat.part('stop-button').click();
      await chat.shown();
      expect(chat.element.status).to.equal('idle');
      await loader.succeed(loaded);
      expect(chat.gateway.answers).to.have.length(0);
    });
  });

  it('is told once where it cannot be loaded; the question stays, and Retry asks it', async () => {
    await withLoader<Engine>(engine, async (loader) => {
      const chat = await openChat();
      const heard = await heardOnConsole('error', async () => {
        chat.input.focus();
        await loader.fail(new TypeError('Failed to fetch'));
        await chat.ask('What is DePIN?');
        await loader.fail(new TypeError('Failed to fetch'));
        await chat.shown();
      });
      expect(heard).to.have.length(1);
      expect(heard[0]).to.include('could not be loaded');
      expect(chat.element.messages.map(({ text, status }) => [text, status])).to.deep.equal([
        ['What is DePIN?', 'done'],
        ['', 'failed'],
      ]);
      chat.part('retry-button').click();
      await chat.shown();
      await loader.succeed(loaded);
      await chat.gateway.last.text('Things.');
      await chat.gateway.last.finish();
      await chat.shown();
      expect(chat.lastText).to.equal('Things.');
    });
  });
});
