import { html } from '@open-wc/testing';
import { expect } from './expect.js';
import { en } from '../../src/locales/en.js';
import { ChatError } from '../../src/protocol/errors.js';
import type { ErrorKind } from '../../src/protocol/errors.js';
import { CountdownController } from '../../src/view/controllers/countdown.js';
import { FakeClock } from '../fake-clock.js';
import { heardOnConsole, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

async function fail(chat: ChatHarness, error: ChatError, firstText = ''): Promise<void> {
  await heardOnConsole('error', async () => {
    await chat.ask('hi');
    if (firstText) await chat.gateway.last.text(firstText);
    await chat.gateway.last.fail(error);
  });
  await chat.element.updateComplete;
}

describe('An error', () => {
  it('of every kind has words, and the words hold no code', async () => {
    for (const kind of Object.keys(en.errors) as ErrorKind[]) {
      const chat = await openChat();
      await fail(chat, new ChatError(kind, 'for the developer', { status: 418 }));
      const words = chat.part('error').textContent;
      expect(words).to.include(en.errors[kind]);
      expect(words).not.to.match(/for the developer|418|Oops|_/);
      chat.element.remove();
    }
  });

  it('offers Retry, which asks again and puts the answer in its place', async () => {
    const chat = await openChat();
    await fail(chat, new ChatError('server', 'boom'));
    await chat.click('Retry');
    expect(chat.parts('error')).to.have.length(0);
    expect(chat.gateway.answers).to.have.length(2);
    await chat.gateway.last.text('there you are');
    await chat.gateway.last.finish();
    await chat.element.updateComplete;
    expect(chat.lastText).to.equal('there you are');
    expect(chat.parts('message-assistant')).to.have.length(1);
  });

  it('offers no Retry where it cannot help', async () => {
    const chat = await openChat();
    await fail(chat, new ChatError('auth', 'wrong key'));
    expect(chat.button('Retry')).not.to.exist;
  });

  it('in the middle keeps what came and says that it is kept', async () => {
    const chat = await openChat();
    await fail(chat, new ChatError('truncated', 'cut', { partial: true }), 'half an ans');
    expect(chat.lastText).to.equal('half an ans');
    expect(chat.part('error').textContent).to.include('The connection broke. What you see is saved.');
    expect(chat.button('Retry')).to.exist;
  });

  it('that asks for patience counts down before Retry works', async () => {
    const chat = await openChat();
    await fail(chat, new ChatError('rate_limit', 'slow down', { retryAfter: 30_000 }));
    expect(chat.button('Retry')?.disabled).to.equal(true);
    expect(chat.part('error').textContent).to.match(/Ready in (30|29) seconds\./);
  });

  it('belongs to the last answer: the next question takes its Retry away', async () => {
    const chat = await openChat();
    await fail(chat, new ChatError('server', 'boom'));
    await chat.ask('something else');
    expect(chat.parts('error')).to.have.length(1);
    expect(chat.button('Retry')).not.to.exist;
  });

  it('is said to screen readers at once', async () => {
    const chat = await openChat();
    await fail(chat, new ChatError('network', 'offline'));
    expect(chat.root.querySelector('[role="alert"]')?.textContent).to.include('The connection failed.');
  });

  it('says while it tries again by itself', async () => {
    const chat = await openChat();
    await chat.ask('hi');
    chat.gateway.last.retry({ attempt: 1, delay: 2000 });
    await chat.element.updateComplete;
    expect(chat.lastAnswer.textContent).to.include('Trying again');
  });
});

describe('An answer that ended oddly says so softly:', () => {
  it('at its length limit', async () => {
    const chat = await openChat();
    await chat.ask('hi');
    await chat.gateway.last.text('long');
    await chat.gateway.last.finish('length');
    await chat.element.updateComplete;
    expect(chat.lastAnswer.textContent).to.include('The answer reached its length limit.');
  });

  it('without a finish reason, with Retry', async () => {
    const chat = await openChat();
    await chat.ask('hi');
    await chat.gateway.last.text('maybe');
    await chat.gateway.last.end();
    await chat.element.updateComplete;
    expect(chat.lastAnswer.textContent).to.include('This answer may be incomplete.');
    expect(chat.button('Retry')).to.exist;
    expect(chat.parts('error')).to.have.length(0);
  });

  it('but not one that was put in by the page', async () => {
    const chat = await openChat();
    chat.element.addMessage({ role: 'assistant', text: 'Welcome back.' });
    await chat.element.updateComplete;
    expect(chat.parts('notice')).to.have.length(0);
  });
});

describe('An attribute with a senseless value', () => {
  it('falls back to its default and says so once', async () => {
    const chat = await openChat(
      html`<iotex-chat
        temperature="hot"
        max-tokens="-3"
        top-p="2"
        retries="1.5"
        submit-on="space"
        max-history="7"
      ></iotex-chat>`,
    );
    const heard = await heardOnConsole('warn', async () => {
      await chat.exchange('one', 'uno');
      await chat.exchange('two', 'dos');
    });
    expect(chat.gateway.last.request).not.to.have.any.keys('temperature', 'top_p');
    expect(chat.gateway.last.request.max_tokens).to.equal(8192);
    const senseless = heard.filter((sentence) => sentence.includes('makes no sense'));
    for (const name of ['temperature', 'max-tokens', 'top-p', 'retries', 'submit-on']) {
      expect(senseless.filter((sentence) => sentence.includes(`: ${name}="`))).to.have.length(1);
    }
    expect(senseless).to.have.length(5);
  });

  it('is as good as absent when it is removed', async () => {
    const chat = await openChat(html`<iotex-chat temperature="0.5" model="m"></iotex-chat>`);
    chat.element.removeAttribute('temperature');
    chat.element.removeAttribute('model');
    const heard = await heardOnConsole('warn', () => chat.ask('hi'));
    expect(chat.gateway.last.request).to.include({ model: 'gemini-2.5-flash' }).and.not.to.have.any.keys('temperature');
    expect(heard.filter((sentence) => sentence.includes('makes no sense'))).to.have.length(0);
  });
});

describe('CountdownController', () => {
  it('updates once a second until it is over', async () => {
    const clock = new FakeClock();
    const shown: number[] = [];
    const host = {
      addController: () => {},
      removeController: () => {},
      requestUpdate: () => shown.push(countdown.seconds),
      updateComplete: Promise.resolve(true),
    };
    const countdown = new CountdownController(host, clock);
    countdown.start(2500);
    await clock.advance(5000);
    expect(shown).to.deep.equal([3, 2, 1, 0]);
    expect(clock.pending).to.equal(0);
  });

  it('sets no timer while the element is away, and catches up when it is back', async () => {
    const clock = new FakeClock();
    const host = {
      addController: () => {},
      removeController: () => {},
      requestUpdate: () => {},
      updateComplete: Promise.resolve(true),
    };
    const countdown = new CountdownController(host, clock);
    countdown.start(5000);
    countdown.hostDisconnected();
    expect(clock.pending).to.equal(0);
    await clock.advance(3000);
    countdown.hostConnected();
    expect(countdown.seconds).to.equal(2);
    expect(clock.pending).to.equal(1);
  });
});
