import { html } from '@open-wc/testing';
import { expect } from './expect.js';
import { frame, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

/** The names of the buttons below the last answer, or the last question. */
function namesBelow(chat: ChatHarness, part: 'message-assistant' | 'message-user'): string[] {
  const buttons = chat.parts(part).at(-1)?.querySelectorAll('.actions button') ?? [];
  return Array.from(buttons, (button) => button.getAttribute('aria-label') ?? '');
}

describe('The buttons on messages', () => {
  it('pass the accessibility audit with all controls there are', async () => {
    const chat = await openChat(html`<iotex-chat with-feedback with-speech with-usage></iotex-chat>`);
    await chat.exchange('one', 'uno');
    await chat.clickLast('Regenerate');
    await chat.gateway.last.text('un');
    await chat.gateway.last.finish();
    await chat.shown();
    await expect(chat.element).to.be.accessible();
    chat.element.colorScheme = 'dark';
    await chat.shown();
    await expect(chat.element).to.be.accessible();
  });

  it('are Copy and Regenerate on an answer, Copy, Edit and Delete on a question', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    expect(namesBelow(chat, 'message-assistant')).to.deep.equal(['Copy', 'Regenerate']);
    expect(namesBelow(chat, 'message-user')).to.deep.equal(['Copy', 'Edit', 'Delete']);
  });

  it('are more with the attributes that ask for them', async () => {
    const chat = await openChat(html`<iotex-chat with-feedback with-speech with-usage></iotex-chat>`);
    await chat.exchange('one', 'uno');
    expect(namesBelow(chat, 'message-assistant')).to.deep.equal([
      'Copy',
      'Good answer',
      'Bad answer',
      'Read aloud',
      'Regenerate',
      'Details',
    ]);
  });

  it('are none with the attributes that leave them out', async () => {
    const chat = await openChat(html`<iotex-chat without-copy without-edit without-regenerate></iotex-chat>`);
    await chat.exchange('one', 'uno');
    expect(namesBelow(chat, 'message-assistant')).to.deep.equal([]);
    expect(namesBelow(chat, 'message-user')).to.deep.equal([]);
  });

  it('come and go when an attribute does, on past messages too', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    await chat.exchange('two', 'dos');
    chat.element.withoutCopy = true;
    await chat.shown();
    expect(chat.button('Copy')).not.to.exist;
    chat.element.withoutCopy = false;
    await chat.shown();
    expect(chat.root.querySelectorAll('[data-action="copy"]')).to.have.length(4);
  });

  it('ask nothing while the chat is disabled, and still copy', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    chat.element.disabled = true;
    await chat.shown();
    expect(namesBelow(chat, 'message-assistant')).to.deep.equal(['Copy']);
    expect(namesBelow(chat, 'message-user')).to.deep.equal(['Copy']);
  });

  it('have no Regenerate where nobody asked', async () => {
    const chat = await openChat();
    chat.element.addMessage({ role: 'assistant', text: 'Welcome.' });
    await chat.shown();
    expect(namesBelow(chat, 'message-assistant')).to.deep.equal(['Copy']);
  });

  it('move nothing when they come at the end of an answer', async () => {
    const chat = await openChat();
    await chat.ask('one');
    await chat.gateway.last.text('uno');
    await chat.shown();
    const { height } = chat.lastAnswer.getBoundingClientRect();
    expect(namesBelow(chat, 'message-assistant')).to.deep.equal([]);
    await chat.gateway.last.finish();
    await chat.shown();
    expect(namesBelow(chat, 'message-assistant')).not.to.be.empty;
    expect(chat.lastAnswer.getBoundingClientRect().height).to.equal(height);
  });

  it('regenerate: another answer stands beside the first, and the focus is not lost', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    chat.lastButton('Regenerate').focus();
    await chat.clickLast('Regenerate');
    expect(chat.root.activeElement).to.equal(chat.input);
    await chat.gateway.last.text('un');
    await chat.gateway.last.finish();
    await chat.shown();
    expect(chat.lastText).to.equal('un');
    expect(chat.element.thread.messages).to.have.length(3);
    expect(chat.gateway.last.request.messages).to.deep.equal([{ role: 'user', content: 'one' }]);
  });

  it('regenerate an earlier answer: what followed stays on its own branch', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    await chat.exchange('two', 'dos');
    await chat.click('Regenerate');
    await chat.gateway.last.text('un');
    await chat.gateway.last.finish();
    await chat.shown();
    expect(chat.element.messages.map(({ text }) => text)).to.deep.equal(['one', 'un']);
    expect(chat.element.thread.messages).to.have.length(5);
  });

  it('of the page’s own that look like ours are left alone', async () => {
    const chat = await openChat();
    chat.element.renderers = {
      mine: () => {
        const button = document.createElement('button');
        button.dataset['action'] = 'delete';
        button.textContent = 'mine';
        return button;
      },
    };
    await chat.exchange('one', '```mine\nx\n```');
    await chat.clickLast('mine');
    expect(chat.element.messages).to.have.length(2);
  });

  it('are built where somebody looks, and where the keys go', async () => {
    const chat = await openChat(html`<iotex-chat style="block-size: 400px"></iotex-chat>`);
    for (let count = 0; count < 400; count += 1) {
      chat.element.addMessage({ role: count % 2 ? 'assistant' : 'user', text: `Message ${count}` });
    }
    await chat.shown();
    while (chat.parts('message').length < 400) await frame();
    await frame();
    const [first] = chat.parts('message');
    expect(first?.querySelectorAll('button')).to.have.length(0);
    expect(chat.parts('message').at(-1)?.querySelectorAll('button')).to.have.length(2);

    first!.tabIndex = -1;
    first!.focus();
    await chat.shown();
    expect(first?.querySelectorAll('button')).to.have.length(3);
  });

  it('are there for whoever scrolls up', async () => {
    const chat = await openChat(html`<iotex-chat style="block-size: 400px"></iotex-chat>`);
    for (let count = 0; count < 400; count += 1) chat.element.addMessage({ role: 'user', text: `Message ${count}` });
    await chat.shown();
    while (chat.parts('message').length < 400) await frame();
    const [first] = chat.parts('message');
    chat.part('messages').scrollTop = 0;
    while (first?.querySelectorAll('button').length === 0) await frame();
    expect(first?.querySelectorAll('button')).to.have.length(3);
  });
});
