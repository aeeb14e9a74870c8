import { html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { IotexLinkClickEvent } from '../../src/view/events.js';
import { expect } from './expect.js';
import type { ChatHarness } from './harness.js';
import { heardOnConsole, next, openChat } from './harness.js';

/** A chat with one answer that has these sources. */
async function openWith(urls: readonly string[], template = html`<iotex-chat></iotex-chat>`): Promise<ChatHarness> {
  const chat = await openChat(template);
  await chat.ask('hi');
  await chat.gateway.last.say(
    { type: 'text', text: 'hello' },
    ...urls.map((url) => ({ type: 'source' as const, url, title: 'Read' })),
  );
  await chat.gateway.last.finish();
  await chat.element.updateComplete;
  return chat;
}

const OUTSIDE = 'https://evil.example/login?for=paypal.com';

const link = (chat: ChatHarness): HTMLAnchorElement => chat.lastAnswer.querySelector('a')!;
const dialog = (chat: ChatHarness): HTMLDialogElement | null => chat.root.querySelector('dialog');
const isWarning = (chat: ChatHarness): boolean => dialog(chat)?.open === true;

/** Clicks, and gives whether the browser would follow the link, which it is kept from. */
async function follow(chat: ChatHarness, target: Element, type = 'click', init: MouseEventInit = {}): Promise<boolean> {
  let follows = false;
  const last = (event: Event): void => {
    follows = !event.defaultPrevented;
    event.preventDefault();
  };
  window.addEventListener(type, last, { once: true });
  target.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, ...init }));
  await chat.element.updateComplete;
  return follows;
}

describe('The warning of an outside link', () => {
  it('passes the accessibility audit', async () => {
    const chat = await openWith([OUTSIDE]);
    await follow(chat, link(chat));
    expect(isWarning(chat)).to.equal(true);
    await expect(chat.element).to.be.accessible();
  });

  it('shows the host and the whole address before anything opens', async () => {
    const chat = await openWith([OUTSIDE]);
    expect(dialog(chat)).to.equal(null);
    expect(await follow(chat, link(chat))).to.equal(false);
    const { textContent } = dialog(chat)!;
    expect(textContent).to.include(OUTSIDE);
    const host = chat.root.querySelector('.link-warning-host')!;
    expect(host.textContent).to.equal('evil.example');
    expect(host.firstElementChild).to.include({ localName: 'bdi', dir: 'ltr' });
    expect(chat.root.querySelector('.link-warning-address b')?.textContent).to.equal('evil.example');
    expect(dialog(chat)!.matches(':modal')).to.equal(true);
  });

  it('shows a host in other letters in ASCII, and a port', async () => {
    const chat = await openWith(['https://раураl.com:8443/']);
    await follow(chat, link(chat));
    expect(chat.root.querySelector('.link-warning-host')?.textContent).to.equal('xn--l-7sba6dbr.com:8443');
  });

  it('is named by its heading and described by the host', async () => {
    const chat = await openWith([OUTSIDE]);
    await follow(chat, link(chat));
    const { id: title } = chat.root.querySelector('.link-warning h2')!;
    expect(dialog(chat)!.getAttribute('aria-labelledby')).to.equal(title);
    const { id: host } = chat.root.querySelector('.link-warning-host')!;
    expect(dialog(chat)!.getAttribute('aria-describedby')).to.equal(host);
  });

  it('opens the link by a link of its own, and closes', async () => {
    const chat = await openWith([OUTSIDE]);
    await follow(chat, link(chat));
    const open = dialog(chat)!.querySelector('a')!;
    expect(open).to.include({ href: OUTSIDE, target: '_blank', rel: 'noopener noreferrer nofollow' });
    const heard: Event[] = [];
    chat.element.addEventListener('iotex-link-click', (event) => heard.push(event));
    expect(await follow(chat, open)).to.equal(true);
    expect(isWarning(chat)).to.equal(false);
    expect(open).to.have.property('href', OUTSIDE);
    expect(heard).to.have.length(0);
  });

  it('begins at Cancel, which gives the focus back to the link', async () => {
    const chat = await openWith([OUTSIDE]);
    link(chat).focus();
    await follow(chat, link(chat));
    expect(chat.root.activeElement).to.equal(chat.button('Cancel'));
    const closed = next(dialog(chat)!, 'close');
    await chat.click('Cancel');
    await closed;
    expect(isWarning(chat)).to.equal(false);
    expect(chat.root.activeElement).to.equal(link(chat));
  });

  it('comes with Enter and goes with Escape', async () => {
    const chat = await openWith([OUTSIDE]);
    link(chat).focus();
    await sendKeys({ press: 'Enter' });
    await chat.element.updateComplete;
    expect(isWarning(chat)).to.equal(true);
    const closed = next(dialog(chat)!, 'close');
    await sendKeys({ press: 'Escape' });
    await closed;
    expect(isWarning(chat)).to.equal(false);
    expect(chat.root.activeElement).to.equal(link(chat));
  });

  it('comes for a link in Markdown, whose text is not to be trusted', async () => {
    const chat = await openChat();
    await chat.exchange('hi', '[https://paypal.com](https://evil.example/x)');
    expect(link(chat).textContent).to.equal('https://paypal.com evil.example');
    const heard = next<IotexLinkClickEvent>(chat.element, 'iotex-link-click');
    expect(await follow(chat, link(chat).querySelector('.link-host')!)).to.equal(false);
    expect(await heard).to.include({ url: 'https://evil.example/x', text: 'https://paypal.com' });
    expect(chat.root.querySelector('.link-warning-host')?.textContent).to.equal('evil.example');
  });

  it('closes at a click on the backdrop, and not where a selection ends there', async () => {
    const chat = await openWith([OUTSIDE]);
    await follow(chat, link(chat));
    const press = (target: Element): boolean =>
      target.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    press(chat.root.querySelector('.link-warning-address')!);
    dialog(chat)!.click();
    expect(isWarning(chat)).to.equal(true);
    press(chat.root.querySelector('.link-warning-address')!);
    chat.root.querySelector<HTMLElement>('.link-warning-address')!.click();
    expect(isWarning(chat)).to.equal(true);
    press(dialog(chat)!);
    dialog(chat)!.click();
    expect(isWarning(chat)).to.equal(false);
  });

  it('keeps its Escape from what is around the chat', async () => {
    const chat = await openWith([OUTSIDE]);
    await follow(chat, link(chat));
    const heard: string[] = [];
    const listen = (event: KeyboardEvent): void => void heard.push(event.key);
    document.addEventListener('keydown', listen);
    for (const key of ['Escape', 'Tab']) {
      chat.button('Cancel')!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    }
    document.removeEventListener('keydown', listen);
    expect(heard).to.deep.equal(['Tab']);
  });

  it('comes for a middle click too, and not for a right one', async () => {
    const chat = await openWith([OUTSIDE]);
    expect(await follow(chat, link(chat), 'auxclick', { button: 2 })).to.equal(true);
    expect(isWarning(chat)).to.equal(false);
    expect(await follow(chat, link(chat), 'auxclick', { button: 1 })).to.equal(false);
    expect(isWarning(chat)).to.equal(true);
  });

  it('comes for the link around a part of its text, each time anew', async () => {
    const chat = await openWith([OUTSIDE, 'https://other.example/']);
    const [, other] = chat.lastAnswer.querySelectorAll('a');
    await follow(chat, link(chat));
    await chat.click('Cancel');
    const strong = document.createElement('strong');
    other!.append(strong);
    await follow(chat, strong);
    expect(isWarning(chat)).to.equal(true);
    expect(chat.root.querySelector('.link-warning-host')?.textContent).to.equal('other.example');
  });

  it('does not come for a link to this site', async () => {
    const chat = await openWith([`${location.origin}/page`]);
    expect(await follow(chat, link(chat))).to.equal(true);
    expect(isWarning(chat)).to.equal(false);
  });

  for (const address of ['mailto:a@b.example', 'tel:+12025550100'])
    it(`does not come for ${address}, where a program asks by itself`, async () => {
      const chat = await openWith([OUTSIDE]);
      link(chat).href = address;
      expect(await follow(chat, link(chat))).to.equal(true);
      expect(isWarning(chat)).to.equal(false);
    });

  it('does not come where the policy is `open`, and does where it makes no sense', async () => {
    const chat = await openWith([OUTSIDE], html`<iotex-chat link-policy="open"></iotex-chat>`);
    expect(await follow(chat, link(chat))).to.equal(true);
    expect(isWarning(chat)).to.equal(false);
    const heard = await heardOnConsole('warn', async () => {
      chat.element.setAttribute('link-policy', 'opne');
      expect(await follow(chat, link(chat))).to.equal(false);
    });
    expect(isWarning(chat)).to.equal(true);
    expect(heard.join('\n')).to.include('link-policy="opne"');
  });

  it('does not come for links that the page has put into a slot', async () => {
    const template = html`<iotex-chat><a slot="greeting" href=${OUTSIDE}>x</a></iotex-chat>`;
    const chat = await openChat(template);
    expect(await follow(chat, chat.element.querySelector('a')!)).to.equal(true);
    expect(isWarning(chat)).to.equal(false);
  });

  it('does not come for a button in a link', async () => {
    const chat = await openWith([OUTSIDE]);
    const button = document.createElement('button');
    link(chat).append(button);
    await follow(chat, button);
    expect(isWarning(chat)).to.equal(false);
  });

  it('is closed when the chat leaves the page, and comes again after it', async () => {
    const chat = await openWith([OUTSIDE]);
    await follow(chat, link(chat));
    const { parentElement } = chat.element;
    chat.element.remove();
    parentElement!.append(chat.element);
    await chat.element.updateComplete;
    expect(isWarning(chat)).to.equal(false);
    await follow(chat, link(chat));
    expect(dialog(chat)!.matches(':modal')).to.equal(true);
  });

  it('of a link that is gone does not keep the dialog from closing', async () => {
    const chat = await openWith([OUTSIDE]);
    await follow(chat, link(chat));
    chat.element.clear();
    await chat.element.updateComplete;
    const closed = next(dialog(chat)!, 'close');
    await chat.click('Cancel');
    await closed;
    expect(isWarning(chat)).to.equal(false);
  });
});

describe('The event of a link', () => {
  it('says where it leads and what it said, before anything opens', async () => {
    const chat = await openWith(['https://evil.example/']);
    link(chat).firstChild!.textContent = 'paypal.com';
    const heard = next<IotexLinkClickEvent>(document, 'iotex-link-click');
    await follow(chat, link(chat));
    const event = await heard;
    expect(event).to.include({ url: 'https://evil.example/', text: 'paypal.com', cancelable: true, composed: true });
  });

  it('keeps the link from opening and from warning when it is cancelled', async () => {
    for (const template of [html`<iotex-chat></iotex-chat>`, html`<iotex-chat link-policy="open"></iotex-chat>`]) {
      const chat = await openWith([OUTSIDE, `${location.origin}/page`], template);
      chat.element.addEventListener('iotex-link-click', (event) => event.preventDefault());
      for (const anchor of chat.lastAnswer.querySelectorAll('a')) {
        expect(await follow(chat, anchor)).to.equal(false);
        expect(isWarning(chat)).to.equal(false);
      }
    }
  });
});
