import { html } from '@open-wc/testing';
import { expect } from './expect.js';
import { frame, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

/** A picture of 40 × 20 pixels. */
function drawn(): string {
  const canvas = document.createElement('canvas');
  canvas.width = 40;
  canvas.height = 20;
  return canvas.toDataURL();
}

const picture = (chat: ChatHarness) => chat.lastAnswer.querySelector<HTMLImageElement>('.image');
const dialog = (chat: ChatHarness) => chat.root.querySelector<HTMLDialogElement>('dialog.image-dialog');

async function openPicture(url = drawn(), alt = 'A cat'): Promise<ChatHarness> {
  const chat = await openChat(html`<iotex-chat image-policy="all"></iotex-chat>`);
  chat.element.addMessage({ role: 'assistant', parts: [{ type: 'image', url, alt }] });
  await chat.shown();
  while (!picture(chat)?.hasAttribute('data-enlarge')) await frame();
  return chat;
}

async function enlarge(chat: ChatHarness): Promise<HTMLDialogElement> {
  picture(chat)!.click();
  while (!dialog(chat)?.open) await frame();
  return dialog(chat)!;
}

function press(target: Element, key: string): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
  target.dispatchEvent(event);
  return event;
}

describe('A picture', () => {
  it('passes the accessibility audit, in its place and enlarged', async () => {
    const chat = await openPicture();
    await expect(chat.element).to.be.accessible();
    await enlarge(chat);
    await expect(chat.element).to.be.accessible();
  });

  it('is a button once it is there, by key too', async () => {
    const chat = await openPicture();
    expect(picture(chat)?.getAttribute('role')).to.equal('button');
    expect(picture(chat)?.tabIndex).to.equal(0);
    for (const key of ['Enter', ' ']) {
      expect(press(picture(chat)!, key).defaultPrevented).to.equal(true);
      while (!dialog(chat)?.open) await frame();
      dialog(chat)?.close();
      await frame();
    }
  });

  it('in Markdown is one too, except in a link', async () => {
    const chat = await openChat();
    await chat.exchange('one', `![a](${drawn()}) [![b](${drawn()})](https://iotex.io/)`);
    const [free, linked] = chat.lastAnswer.querySelectorAll('img');
    await Promise.all([free!.decode(), linked!.decode()]);
    await frame();
    expect(free?.getAttribute('role')).to.equal('button');
    expect(linked?.hasAttribute('role')).to.equal(false);
  });

  it('that fails to load is none', async () => {
    const chat = await openChat();
    chat.element.addMessage({
      role: 'assistant',
      parts: [{ type: 'image', url: 'data:image/png;base64,AAAA', alt: 'x' }],
    });
    await chat.shown();
    while (picture(chat)) await frame();
    expect(chat.part('image-placeholder').getAttribute('role')).to.equal(null);
  });

  it('opens with its description, and goes with Close, with the focus back on it', async () => {
    const chat = await openPicture();
    const opened = await enlarge(chat);
    expect(opened.getAttribute('aria-label')).to.equal('A cat');
    expect(opened.querySelector('p')?.textContent).to.equal('A cat');
    expect(chat.root.activeElement).to.equal(chat.button('Close'));
    await chat.clickLast('Close');
    await frame();
    expect(dialog(chat)).not.to.exist;
    expect(chat.root.activeElement).to.equal(picture(chat));
  });

  it('goes with a click beside it, and Escape is heard by nothing around it', async () => {
    const chat = await openPicture();
    const opened = await enlarge(chat);
    let isHeard = false;
    const hear = (event: Event) => (isHeard ||= (event as KeyboardEvent).key === 'Escape');
    document.addEventListener('keydown', hear);
    press(opened.querySelector('button')!, 'Escape');
    document.removeEventListener('keydown', hear);
    expect(isHeard).to.equal(false);
    opened.querySelector<HTMLElement>('.image-stage')!.click();
    await frame();
    expect(dialog(chat)).not.to.exist;
  });

  it('goes to its own size and back, by its button and by a click on it', async () => {
    const chat = await openPicture();
    const opened = await enlarge(chat);
    const button = chat.lastButton('Actual size');
    button.click();
    expect(button.getAttribute('aria-pressed')).to.equal('true');
    expect(opened.matches('.actual')).to.equal(true);
    opened.querySelector('img')!.click();
    expect(button.getAttribute('aria-pressed')).to.equal('false');
    expect(opened.open).to.equal(true);
  });

  it('that is here can be downloaded', async () => {
    const url = drawn();
    const chat = await openPicture(url);
    const link = (await enlarge(chat)).querySelector('a');
    expect(link?.textContent.trim()).to.equal('Download');
    expect(link?.download).to.equal('A cat');
    expect(link?.href).to.equal(url);
  });

  it('on another host is opened there, and the host is said', async () => {
    const chat = await openPicture(`${location.origin}/docs/widget-light.png`);
    const link = (await enlarge(chat)).querySelector('a');
    expect(link?.textContent.trim()).to.equal(`Open at ${location.host}`);
    expect(link?.rel).to.include('noreferrer');
    expect(link?.hasAttribute('download')).to.equal(false);
  });

  it('does not stay open half-way when the element is moved', async () => {
    const chat = await openPicture();
    await enlarge(chat);
    const parent = chat.element.parentElement!;
    chat.element.remove();
    parent.append(chat.element);
    await frame();
    expect(dialog(chat)).not.to.exist;
  });
});
