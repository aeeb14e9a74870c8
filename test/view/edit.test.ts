import { html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { IotexEditEvent } from '../../src/view/events.js';
import { expect } from './expect.js';
import { heardOnConsole, next, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

function field(chat: ChatHarness): HTMLTextAreaElement | null {
  return chat.root.querySelector<HTMLTextAreaElement>('.message textarea');
}

/** Puts a text in place of what is in the field. */
async function rewrite(chat: ChatHarness, text: string): Promise<void> {
  const textarea = field(chat)!;
  textarea.value = text;
  textarea.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await chat.shown();
}

async function pressIn(chat: ChatHarness, key: string, init: KeyboardEventInit = {}): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init });
  field(chat)?.dispatchEvent(event);
  await chat.shown();
  return event;
}

describe('Edit', () => {
  it('passes the accessibility audit', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    await chat.clickLast('Edit');
    await expect(chat.element).to.be.accessible();
    await rewrite(chat, '');
    await expect(chat.element).to.be.accessible();
  });

  it('turns the question into a field with its text, and goes there', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    await chat.clickLast('Edit');
    expect(field(chat)?.value).to.equal('one');
    expect(chat.root.activeElement).to.equal(field(chat));
    expect(chat.button('Edit')).not.to.exist;
  });

  it('asks anew with Save: the old question stays beside the new one', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    await chat.exchange('two', 'dos');
    await chat.click('Edit');
    await rewrite(chat, 'three');
    const edited = next<IotexEditEvent>(chat.element, 'iotex-edit');
    await chat.clickLast('Save');
    const { message, previous } = await edited;
    expect([previous.text, message.text]).to.deep.equal(['one', 'three']);
    expect(chat.gateway.last.request.messages).to.deep.equal([{ role: 'user', content: 'three' }]);
    await chat.gateway.last.text('tres');
    await chat.gateway.last.finish();
    await chat.shown();
    expect(chat.element.messages.map(({ text }) => text)).to.deep.equal(['three', 'tres']);
    expect(chat.element.thread.messages).to.have.length(6);
    expect(field(chat)).not.to.exist;
    expect(chat.root.activeElement).to.equal(chat.input);
  });

  it('keeps the files of the question', async () => {
    const chat = await openChat();
    const file = { type: 'file', name: 'a.txt', mimeType: 'text/plain', text: 'hello' } as const;
    void chat.element.send({ text: 'one', files: [file] });
    await chat.gateway.last.finish();
    await chat.shown();
    await chat.clickLast('Edit');
    expect(chat.parts('message-user')[0]?.textContent).to.include('a.txt');
    await rewrite(chat, 'two');
    await chat.clickLast('Save');
    expect(chat.element.messages[0]?.parts).to.deep.equal([file, { type: 'text', text: 'two' }]);
  });

  it('gives the question back with Cancel and with Escape, and the focus to Edit', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    for (const leave of [() => chat.clickLast('Cancel'), () => pressIn(chat, 'Escape')]) {
      await chat.clickLast('Edit');
      await rewrite(chat, 'something else');
      await leave();
      expect(field(chat)).not.to.exist;
      expect(chat.part('bubble').textContent.trim()).to.equal('one');
      expect(chat.root.activeElement).to.equal(chat.button('Edit'));
    }
    await chat.clickLast('Edit');
    expect(field(chat)?.value).to.equal('one');
  });

  it('keeps Escape to itself: an answer under way goes on, and the page hears nothing', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    await chat.ask('two');
    await chat.gateway.last.text('do');
    await chat.shown();
    await chat.click('Edit');
    let isHeard = false;
    const hear = () => (isHeard = true);
    document.addEventListener('keydown', hear);
    await pressIn(chat, 'Escape');
    document.removeEventListener('keydown', hear);
    expect(isHeard).to.equal(false);
    expect(chat.element.status).to.equal('streaming');
  });

  it('asks with Enter, makes a line with Shift and Enter, and leaves keys to an input method', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    await chat.clickLast('Edit');
    await rewrite(chat, 'two');
    expect((await pressIn(chat, 'Enter', { shiftKey: true })).defaultPrevented).to.equal(false);
    expect((await pressIn(chat, 'Enter', { isComposing: true })).defaultPrevented).to.equal(false);
    expect((await pressIn(chat, 'Enter', { keyCode: 229 })).defaultPrevented).to.equal(false);
    await pressIn(chat, 'Escape', { isComposing: true });
    expect(chat.gateway.answers).to.have.length(1);
    expect(field(chat)).to.exist;
    await pressIn(chat, 'Enter');
    expect(chat.gateway.answers).to.have.length(2);
  });

  it('wants a chord with submit-on="mod-enter"', async () => {
    const chat = await openChat(html`<iotex-chat submit-on="mod-enter"></iotex-chat>`);
    await chat.type('one');
    await chat.press('Enter', { ctrlKey: true });
    await chat.gateway.last.finish();
    await chat.shown();
    await chat.clickLast('Edit');
    await rewrite(chat, 'two');
    await pressIn(chat, 'Enter');
    expect(chat.gateway.answers).to.have.length(1);
    await pressIn(chat, 'Enter', { ctrlKey: true });
    expect(chat.gateway.answers).to.have.length(2);
  });

  it('keeps what is typed while answers come, the focus moves and the page changes the element', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    await chat.ask('two');
    await chat.click('Edit');
    await sendKeys({ type: ' more' });
    const textarea = field(chat);
    await chat.gateway.last.text('d');
    await chat.shown();
    await sendKeys({ type: ' words' });
    chat.input.focus();
    await chat.gateway.last.text('os');
    chat.element.strings = { you: 'Me' };
    await chat.gateway.last.finish();
    await chat.shown();
    expect(field(chat)).to.equal(textarea);
    expect(textarea?.value).to.equal('one more words');
    const parent = chat.element.parentElement!;
    chat.element.remove();
    parent.append(chat.element);
    await chat.shown();
    expect(field(chat)?.value).to.equal('one more words');
  });

  it('keeps the field when the question is refused, and asks nothing that is empty', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    await chat.clickLast('Edit');
    await rewrite(chat, '   ');
    expect(chat.lastButton('Save').getAttribute('aria-disabled')).to.equal('true');
    await chat.clickLast('Save');
    await pressIn(chat, 'Enter');
    expect(chat.gateway.answers).to.have.length(1);
    chat.element.maxRequests = 1;
    await rewrite(chat, 'two');
    await heardOnConsole('error', () => chat.clickLast('Save'));
    expect(field(chat)?.value).to.equal('two');
    expect(chat.part('error').textContent).to.include('You have reached the limit');
  });

  it('takes nothing away from what is too long, and says by how much it is', async () => {
    const chat = await openChat(html`<iotex-chat maxlength="10"></iotex-chat>`);
    await chat.exchange('one', 'uno');
    await chat.clickLast('Edit');
    await rewrite(chat, 'twelve chars');
    expect(field(chat)?.value).to.equal('twelve chars');
    expect(chat.root.querySelector('.edit')?.textContent).to.include('2');
    await chat.clickLast('Save');
    await pressIn(chat, 'Enter');
    expect(chat.gateway.answers).to.have.length(1);
    await rewrite(chat, 'ten chars.');
    await chat.clickLast('Save');
    expect(chat.gateway.answers).to.have.length(2);
  });

  it('stops an answer under way, which keeps what it has', async () => {
    const chat = await openChat();
    await chat.ask('one');
    await chat.gateway.last.text('un');
    await chat.shown();
    await chat.clickLast('Edit');
    await rewrite(chat, 'two');
    await chat.clickLast('Save');
    expect(chat.gateway.answers[0]?.isClosed).to.equal(true);
    expect(chat.element.thread.messages.find(({ text }) => text === 'un')?.status).to.equal('stopped');
  });

  it('grows with its text', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    await chat.clickLast('Edit');
    const height = field(chat)!.offsetHeight;
    await rewrite(chat, 'a\nb\nc\nd');
    expect(field(chat)!.offsetHeight).to.be.above(height * 2);
  });

  it('is no matter of the composer: focus() goes there all the same', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    await chat.clickLast('Edit');
    chat.element.focus();
    expect(chat.root.activeElement).to.equal(chat.part('input'));
  });
});
