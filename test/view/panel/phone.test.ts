import { fixture } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { IotexChat } from '../../../src/view/iotex-chat.js';
import { ScriptedTransport } from '../../scripted-transport.js';
import { expect } from '../expect.js';
import { ChatHarness, happens, next } from '../harness.js';
import { can } from '../only-where.js';
import { closed, focusedName, floating, isThere, openByLauncher, openPage, panelOf } from './open-panel.js';

/** The history goes back by itself when a panel is closed; the page is not to be left in the middle of that. */
async function goneBack(action: () => unknown): Promise<void> {
  const gone = next(window, 'popstate');
  await action();
  await gone;
}

const isMarked = () => typeof history.state === 'object' && history.state !== null && 'iotexChatOpen' in history.state;

describe('A floating chat on a phone', () => {
  let chat: ChatHarness;
  before(() => setViewport({ width: 400, height: 700 }));
  after(() => setViewport({ width: 800, height: 600 }));
  beforeEach(async () => {
    chat = await openPage();
  });
  afterEach(async () => {
    if (chat.element.isConnected && chat.element.open && isMarked())
      await goneBack(() => closed(chat, () => chat.element.hide()));
    document.documentElement.removeAttribute('style');
    document.body.removeAttribute('style');
  });

  it('fills the screen and is modal', async () => {
    await openByLauncher(chat);
    const { left, top, right, bottom } = panelOf(chat).getBoundingClientRect();
    if (can.beNarrow) expect(innerWidth).to.equal(400);
    expect([left, top, right, bottom]).to.deep.equal([0, 0, innerWidth, 700]);
    expect(panelOf(chat).getAttribute('aria-modal')).to.equal('true');
    expect(panelOf(chat).getAttribute('role')).to.equal('dialog');
    await expect(chat.element).to.be.accessible();
  });

  it('keeps the focus: Tab goes round, and what takes it from outside does not have it', async () => {
    await openByLauncher(chat);
    const names: string[] = [];
    for (let presses = 0; presses < 8; presses += 1) {
      await sendKeys({ press: 'Tab' });
      names.push(focusedName(chat));
    }
    expect(names).to.include('Close chat');
    expect(names).to.include('Ask anything');
    expect(names).to.not.include('after');
    expect(names).to.not.include('body');
    chat.button('Close chat')!.focus();
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    expect(focusedName(chat)).to.equal('Send');
    document.querySelector<HTMLElement>('#after')!.focus();
    expect(focusedName(chat)).to.equal('Ask anything');
  });

  it('keeps the page where it is, and gives it back as it was', async () => {
    document.body.style.height = '5000px';
    document.documentElement.style.setProperty('overflow-y', 'scroll');
    const before = document.documentElement.getAttribute('style');
    window.scrollTo(0, 1234);
    await openByLauncher(chat);
    expect(getComputedStyle(document.documentElement).overflowY).to.equal('hidden');
    expect(window.scrollY).to.equal(1234);
    await goneBack(() => closed(chat, () => chat.click('Close chat')));
    expect(document.documentElement.getAttribute('style')).to.equal(before);
    expect(window.scrollY).to.equal(1234);
  });

  it('lets the page go when it is taken out, and when the last of several is closed', async () => {
    const other = new ChatHarness(await fixture<IotexChat>(floating), new ScriptedTransport());
    await openByLauncher(chat);
    other.element.show();
    await other.shown();
    await goneBack(() => closed(chat, () => chat.element.hide()));
    expect(other.element.open).to.equal(true);
    expect(document.documentElement.style.overflow).to.equal('hidden');
    other.element.remove();
    await happens(() => document.documentElement.style.overflow === '');
    expect(document.documentElement.getAttribute('style')).to.equal(null);
  });

  it('is closed by the way back, which the page hears with its own state', async () => {
    history.replaceState({ router: 7 }, '');
    const { length } = history;
    await openByLauncher(chat);
    expect(history.state).to.deep.equal({ router: 7, iotexChatOpen: true });
    expect(history.length).to.be.within(length, length + 1);
    await closed(chat, () => history.back());
    expect(chat.element.open).to.equal(false);
    expect(history.state).to.deep.equal({ router: 7 });
    expect(focusedName(chat)).to.equal('Open chat');
    history.replaceState(null, '');
  });

  it('takes its entry back when it is closed otherwise', async () => {
    await openByLauncher(chat);
    expect(isMarked()).to.equal(true);
    await goneBack(() => closed(chat, () => chat.click('Close chat')));
    expect(isMarked()).to.equal(false);
  });

  it('leaves the history alone where the page has gone on since', async () => {
    const address = location.href;
    await openByLauncher(chat);
    history.pushState({ ...(history.state as object) }, '', '#elsewhere');
    await closed(chat, () => chat.click('Close chat'));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(location.hash).to.equal('#elsewhere');
    await goneBack(() => history.go(-2));
    expect(location.href).to.equal(address);
  });

  it('has its entry when it is opened again at once', async () => {
    await openByLauncher(chat);
    chat.element.hide();
    await chat.shown();
    await goneBack(async () => {
      chat.element.show();
      await chat.shown();
    });
    expect(isMarked()).to.equal(true);
    expect(isThere(chat)).to.equal(true);
  });

  it('is a panel again in a window that gets wider, and the page is free', async () => {
    await openByLauncher(chat);
    await goneBack(() => setViewport({ width: 800, height: 600 }));
    await chat.shown();
    expect(isThere(chat)).to.equal(true);
    expect(panelOf(chat).hasAttribute('aria-modal')).to.equal(false);
    expect(document.documentElement.getAttribute('style')).to.equal(null);
    expect(panelOf(chat).getBoundingClientRect().width).to.equal(400);
    await closed(chat, () => chat.element.hide());
    await setViewport({ width: 400, height: 700 });
  });

  it('is as tall as what can be seen above the keyboard', async () => {
    await openByLauncher(chat);
    const { visualViewport } = window;
    Object.defineProperty(visualViewport, 'height', { value: 380, configurable: true });
    Object.defineProperty(visualViewport, 'offsetTop', { value: 40, configurable: true });
    visualViewport!.dispatchEvent(new Event('resize'));
    const { top, bottom } = panelOf(chat).getBoundingClientRect();
    expect([top, bottom]).to.deep.equal([40, 420]);
    Reflect.deleteProperty(visualViewport!, 'height');
    Reflect.deleteProperty(visualViewport!, 'offsetTop');
    await goneBack(() => closed(chat, () => chat.element.hide()));
    expect(panelOf(chat).style.length).to.equal(0);
  });
});
