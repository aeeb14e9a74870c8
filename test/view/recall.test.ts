/** Arrow up in an empty field brings back what was asked; Escape gives the draft back, and otherwise stops an answer. */
import { html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from './expect.js';
import { openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

async function asked(...questions: string[]): Promise<ChatHarness> {
  const chat = await openChat();
  for (const question of questions) await chat.exchange(question, 'answer');
  chat.element.focus();
  return chat;
}

describe('Arrow up in the empty text field', () => {
  it('brings back the last question, then those before it, and arrow down the way back to the draft', async () => {
    const chat = await asked('first', 'second');
    await sendKeys({ press: 'ArrowUp' });
    expect(chat.element.value).to.equal('second');
    await sendKeys({ press: 'ArrowUp' });
    expect(chat.element.value).to.equal('first');
    await sendKeys({ press: 'ArrowUp' });
    expect(chat.element.value).to.equal('first');
    await sendKeys({ press: 'ArrowDown' });
    expect(chat.element.value).to.equal('second');
    await sendKeys({ press: 'ArrowDown' });
    expect(chat.element.value).to.equal('');
  });

  it('puts the caret at its end, where writing goes on, and what is written is the draft from then on', async () => {
    const chat = await asked('first', 'second');
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ type: '!' });
    expect(chat.element.value).to.equal('second!');
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'Escape' });
    expect(chat.element.value).to.equal('second!');
  });

  it('leaves the arrows to a caret that was moved', async () => {
    const chat = await asked('first', 'one\ntwo');
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'ArrowUp' });
    expect(chat.element.value).to.equal('one\ntwo');
    expect(chat.input.selectionStart).to.be.lessThan(4);
  });

  it('gives the draft back with Escape, which then stops no answer and is not heard outside', async () => {
    const chat = await asked('first');
    await chat.ask('second');
    let isHeard = false;
    document.addEventListener('keydown', () => (isHeard = true), { once: true });
    await chat.press('ArrowUp');
    expect(chat.element.value).to.equal('second');
    await chat.press('Escape');
    expect(chat.element.value).to.equal('');
    expect(chat.element.status).to.equal('submitting');
    expect(isHeard).to.equal(false);
  });

  it('shows a question that was asked twice in a row once, and nothing of answers or files', async () => {
    const chat = await asked('first', 'second', 'second');
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'ArrowUp' });
    expect(chat.element.value).to.equal('first');
  });

  it('does nothing while there is a draft, no question, a modifier, or an input method at work', async () => {
    const fresh = await openChat();
    expect(await fresh.press('ArrowUp')).to.equal(true);
    const chat = await asked('first');
    expect(await chat.press('ArrowUp', { shiftKey: true })).to.equal(true);
    expect(await chat.press('ArrowUp', { isComposing: true })).to.equal(true);
    expect(await chat.press('ArrowDown')).to.equal(true);
    await chat.type('draft');
    expect(await chat.press('ArrowUp')).to.equal(true);
    expect(chat.element.value).to.equal('draft');
  });
});

describe('Escape', () => {
  it('stops the answer from the text field, and is done with that', async () => {
    const chat = await openChat();
    const leaked: Event[] = [];
    const listen = (event: Event) => leaked.push(event);
    await chat.ask('q');
    await chat.gateway.last.text('a');
    document.addEventListener('keydown', listen);
    expect(await chat.press('Escape')).to.equal(false);
    expect(chat.element.messages.at(-1)?.status).to.equal('stopped');
    expect(leaked).to.have.length(0);
    await chat.press('Escape');
    document.removeEventListener('keydown', listen);
    expect(leaked, 'the second one is the page’s').to.have.length(1);
  });

  it('stops it from the transcript, from a button and from what is slotted', async () => {
    const chat = await openChat(html`<iotex-chat><button slot="header-actions">Mine</button></iotex-chat>`);
    const places = [
      () => chat.part('messages'),
      () => chat.button('New chat')!,
      () => chat.element.querySelector('button')!,
    ];
    for (const place of places) {
      await chat.ask('q');
      await chat.element.updateComplete;
      place().dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
      );
      expect(chat.element.messages.at(-1)?.status).to.equal('stopped');
    }
  });

  it('does not stop it while an input method composes, when it repeats, or when somebody has used it already', async () => {
    const chat = await openChat();
    await chat.ask('q');
    chat.input.dispatchEvent(new CompositionEvent('compositionstart'));
    await chat.press('Escape');
    chat.input.dispatchEvent(new CompositionEvent('compositionend'));
    await chat.press('Escape', { isComposing: true });
    await chat.press('Escape', { keyCode: 229 });
    await chat.press('Escape', { repeat: true });
    chat.root.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    await chat.press('Escape');
    expect(chat.element.status).to.equal('submitting');
  });

  it('does not stop it where it closes something else: a dialog, a menu, another field', async () => {
    const chat = await openChat(html`<iotex-chat><input slot="header-actions" aria-label="Search" /></iotex-chat>`);
    await chat.ask('q');
    const escape = () =>
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true });
    chat.element.querySelector('input')!.dispatchEvent(escape());
    const dialog = document.createElement('dialog');
    chat.part('base').append(dialog);
    dialog.show();
    await chat.press('Escape');
    dialog.remove();
    expect(chat.element.status).to.equal('submitting');
    await chat.press('Escape');
    expect(chat.element.status).not.to.equal('submitting');
  });
});
