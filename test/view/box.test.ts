import { fixture, html } from '@open-wc/testing';
import type { IotexChat } from '../../src/view/iotex-chat.js';
import { expect } from './expect.js';
import { openChat } from './harness.js';

/** The box of a chat that a page has put into `container` with these styles of its own. */
async function boxIn(container: string, own = ''): Promise<DOMRect> {
  const host = await fixture<HTMLElement>(html`<div style=${container}><iotex-chat style=${own}></iotex-chat></div>`);
  const chat = host.querySelector<IotexChat>('iotex-chat')!;
  await chat.updateComplete;
  return chat.getBoundingClientRect();
}

describe('The box of the chat', () => {
  it('fills the width there is, in every kind of layout', async () => {
    for (const layout of ['block', 'flex', 'grid', 'flex; flex-direction: column']) {
      const { width } = await boxIn(`width: 500px; display: ${layout}`);
      expect(width, layout).to.equal(500);
    }
  });

  it('leaves room for the margins that a page gives it', async () => {
    const { width } = await boxIn('width: 500px', 'margin: 16px');
    expect(width).to.equal(468);
  });

  it('has the size that a page gives it', async () => {
    expect((await boxIn('width: 500px', 'width: 300px')).width).to.equal(300);
    expect((await boxIn('width: 500px', '--iotex-chat-width: 320px')).width).to.equal(320);
    expect((await boxIn('width: 500px', 'height: 333px')).height).to.equal(333);
    expect((await boxIn('width: 500px', '--iotex-chat-height: 444px')).height).to.equal(444);
  });

  it('scrolls nothing sideways at 320 px, however long a word is', async () => {
    const chat = await openChat(html`<iotex-chat style="width: 320px"></iotex-chat>`);
    await chat.exchange('wörd'.repeat(60), 'x'.repeat(400));
    const messages = chat.part('messages');
    expect(messages.scrollWidth).to.equal(messages.clientWidth);
  });

  it('offers no new chat while it is disabled', async () => {
    const chat = await openChat();
    await chat.exchange('hi', 'hello');
    chat.element.disabled = true;
    await chat.element.updateComplete;
    expect(chat.button('New chat')).not.to.exist;
  });
});
