import { virtual } from '@guidepup/virtual-screen-reader/browser.js';
import { html } from '@open-wc/testing';
import { ChatError } from '../../src/protocol/errors.js';
import { expect } from './expect.js';
import { frame, heardOnConsole, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

/**
 * The reader does not look into shadow roots by itself (0.33), so it is given what is in the element's: the very nodes that a visitor has. What a page
 * puts into slots is not read here.
 */
async function read(chat: ChatHarness): Promise<void> {
  await virtual.start({ container: chat.part('base') });
}

/** What was said without being asked for, in order. */
async function heard(): Promise<readonly string[]> {
  const phrases = await virtual.spokenPhraseLog();
  return phrases.filter((phrase) => /^(polite|assertive): /.test(phrase));
}

/** What is read from the element's beginning to its end, without the ends of things. */
async function readThrough(): Promise<readonly string[]> {
  await virtual.clearSpokenPhraseLog();
  let last = '';
  for (let step = 0; step < 500 && last !== 'end of region, Chat'; step += 1) {
    await virtual.next();
    last = await virtual.lastSpokenPhrase();
  }
  const phrases = await virtual.spokenPhraseLog();
  return phrases.filter((phrase) => !phrase.startsWith('end of '));
}

const ANSWER =
  'Use **Lit** for [this](https://lit.dev/). It is small, and it is quick.\n\n1. One step\n2. Another\n\n```js\nlet a;\n```\n\nThat is all.';

/** A question, and the answer to it some letters at a time. */
async function stream(chat: ChatHarness): Promise<void> {
  await chat.ask('How?');
  for (let at = 0; at < ANSWER.length; at += 3) {
    await chat.gateway.last.text(ANSWER.slice(at, at + 3));
    await frame();
  }
  await chat.gateway.last.finish();
  await frame();
}

describe('a screen reader', () => {
  afterEach(() => virtual.stop());

  it('hears a streamed answer once, when it is complete', async () => {
    const chat = await openChat();
    await read(chat);
    await stream(chat);
    expect(await heard()).to.deep.equal([
      'polite: Waiting for the answer',
      'polite: Use Lit for this. It is small, and it is quick. 1. One step 2. Another Code, JavaScript, 1 line That is all.',
    ]);
  });

  it('hears each sentence of it once, in order, where that is wished for', async () => {
    const chat = await openChat(html`<iotex-chat announce="sentences"></iotex-chat>`);
    await read(chat);
    await stream(chat);
    expect(await heard()).to.deep.equal([
      'polite: Waiting for the answer',
      'polite: Use Lit for this.',
      'polite: It is small, and it is quick.',
      'polite: 1. One step',
      'polite: 2. Another',
      'polite: Code, JavaScript, 1 line',
      'polite: That is all.',
    ]);
  });

  it('hears an error at once', async () => {
    const chat = await openChat();
    await read(chat);
    await heardOnConsole('error', async () => {
      await chat.ask('How?');
      await chat.gateway.last.fail(new ChatError('overloaded', 'boom'));
      await frame();
    });
    expect(await heard()).to.deep.equal([
      'polite: Waiting for the answer',
      'assertive: The AI service is busy. Try again in a moment.',
    ]);
  });

  it('reads the conversation in its order, each message by its author, and the controls by their names', async () => {
    const chat = await openChat();
    await stream(chat);
    await read(chat);
    const phrases = await readThrough();
    const places = [
      'heading, Chat, level 2',
      'button, New chat',
      'log, Conversation, Arrow keys go from message to message',
      'article, You',
      'How?',
      'article, Assistant, not busy',
      'strong',
      'Lit',
      'link, this',
      'list',
      'One step',
      'button, Copy code',
      'group, Code, JavaScript',
      'That is all.',
      'form',
      'textbox, Ask anything, placeholder Ask anything',
      'button, Send, disabled',
    ].map((phrase) => ({ phrase, place: phrases.indexOf(phrase) }));
    for (const { phrase, place } of places) expect(place, `${phrase} in\n${phrases.join('\n')}`).to.be.at.least(0);
    expect(places.map(({ place }) => place)).to.deep.equal(places.map(({ place }) => place).sort((a, b) => a - b));
  });
});
