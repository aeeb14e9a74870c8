import { html } from '@open-wc/testing';
import { expect } from './expect.js';
import { frame, next, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

const LONG = 'one line of a long answer\n'.repeat(200);

/** How far the newest line is out of sight, in px. */
function distance(chat: ChatHarness): number {
  const messages = chat.part('messages');
  return messages.scrollHeight - messages.clientHeight - messages.scrollTop;
}

/** Scrolls as a visitor does, and waits until the page was told. */
async function scrollTo(chat: ChatHarness, top: number): Promise<void> {
  const messages = chat.part('messages');
  const told = next(messages, 'scroll');
  messages.scrollTop = top;
  await told;
  await chat.element.updateComplete;
}

async function grow(chat: ChatHarness, text: string): Promise<void> {
  await chat.gateway.last.text(text);
  await chat.element.updateComplete;
  await frame();
}

describe('The transcript', () => {
  it('passes the accessibility audit with a long answer and the way back to its end', async () => {
    const chat = await openChat();
    await chat.exchange('hi', LONG);
    await frame();
    await scrollTo(chat, 0);
    expect(chat.button('Jump to latest')).to.exist;
    await expect(chat.element).to.be.accessible();
  });

  it('follows the answer', async () => {
    const chat = await openChat();
    await chat.ask('hi');
    for (let piece = 0; piece < 5; piece += 1) {
      await grow(chat, LONG.slice(0, 600));
      expect(distance(chat)).to.be.lessThan(2);
    }
    expect(chat.button('Jump to latest')).not.to.exist;
  });

  it('lets go when the visitor scrolls up, and offers the way back', async () => {
    const chat = await openChat();
    await chat.ask('hi');
    await grow(chat, LONG);
    const { scrollTop } = chat.part('messages');
    await scrollTo(chat, scrollTop - 40);
    await grow(chat, LONG);
    expect(chat.part('messages').scrollTop).to.equal(scrollTop - 40);
    await chat.click('Jump to latest');
    await frame();
    expect(distance(chat)).to.be.lessThan(2);
    await grow(chat, LONG);
    expect(distance(chat)).to.be.lessThan(2);
    expect(chat.button('Jump to latest')).not.to.exist;
  });

  it('follows again when the visitor scrolls back to the end', async () => {
    const chat = await openChat();
    await chat.ask('hi');
    await grow(chat, LONG);
    await scrollTo(chat, 10);
    await scrollTo(chat, 1e6);
    await grow(chat, LONG);
    expect(distance(chat)).to.be.lessThan(2);
  });

  it('goes to the end when the visitor sends', async () => {
    const chat = await openChat();
    await chat.exchange('hi', LONG);
    await frame();
    await scrollTo(chat, 0);
    await chat.ask('more');
    await frame();
    expect(distance(chat)).to.be.lessThan(2);
  });

  it('keeps following with auto-scroll="always", and never scrolls with "off"', async () => {
    const always = await openChat(html`<iotex-chat auto-scroll="always"></iotex-chat>`);
    await always.ask('hi');
    await grow(always, LONG);
    await scrollTo(always, 0);
    await grow(always, LONG);
    expect(distance(always)).to.be.lessThan(2);

    const off = await openChat(html`<iotex-chat auto-scroll="off"></iotex-chat>`);
    await off.ask('hi');
    await grow(off, LONG);
    expect(off.part('messages').scrollTop).to.equal(0);
    await off.click('Jump to latest');
    expect(distance(off)).to.be.lessThan(2);
  });

  it('shows a greeting that does not fit from its top', async () => {
    const chat = await openChat(html`<iotex-chat greeting=${LONG}></iotex-chat>`);
    await frame();
    expect(chat.part('messages').scrollTop).to.equal(0);
    expect(chat.button('Jump to latest')).not.to.exist;
  });

  it('stays at the end when its box becomes smaller', async () => {
    const chat = await openChat();
    await chat.exchange('hi', LONG);
    await frame();
    chat.element.style.height = '300px';
    await frame();
    await frame();
    expect(distance(chat)).to.be.lessThan(2);
  });
});
