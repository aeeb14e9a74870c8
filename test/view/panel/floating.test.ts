import { html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from '../expect.js';
import { frame, heardOnConsole, next } from '../harness.js';
import type { ChatHarness } from '../harness.js';
import { closed, floating, focusedName, isThere, launcherOf, openByLauncher, openPage, panelOf } from './open-panel.js';

describe('A floating chat', () => {
  it('passes the accessibility audit, closed and open', async () => {
    const chat = await openPage();
    await expect(chat.element).to.be.accessible();
    await openByLauncher(chat);
    await expect(chat.element).to.be.accessible();
  });

  describe('while it is closed', () => {
    let chat: ChatHarness;
    beforeEach(async () => {
      chat = await openPage();
    });

    it('is a launcher in its corner, named and told closed, and takes no room in the page', () => {
      const launcher = launcherOf(chat);
      const { right, bottom, width, height } = launcher.getBoundingClientRect();
      expect([innerWidth - right, innerHeight - bottom, width, height]).to.deep.equal([20, 20, 56, 56]);
      expect(launcher.getAttribute('aria-label')).to.equal('Open chat');
      expect(launcher.getAttribute('aria-expanded')).to.equal('false');
      expect(chat.root.getElementById(launcher.getAttribute('aria-controls')!) === panelOf(chat)).to.equal(true);
      const page = chat.element.parentElement!.getBoundingClientRect();
      expect(page.height).to.be.below(40);
    });

    it('has a panel that nobody meets', async () => {
      expect(isThere(chat)).to.equal(false);
      expect(panelOf(chat).inert).to.equal(true);
      expect(getComputedStyle(panelOf(chat)).visibility).to.equal('hidden');
      expect(chat.element.matches(':state(open)')).to.equal(false);
      document.querySelector<HTMLElement>('#before')!.focus();
      await sendKeys({ press: 'Tab' });
      expect(focusedName(chat)).to.equal('Open chat');
      await sendKeys({ press: 'Tab' });
      expect(focusedName(chat)).to.equal('after');
    });

    it('leaves Escape and F6 to the page', async () => {
      const heard: string[] = [];
      const note = (event: KeyboardEvent) => heard.push(`${event.key} ${event.defaultPrevented}`);
      document.addEventListener('keydown', note);
      launcherOf(chat).focus();
      await sendKeys({ press: 'Escape' });
      await sendKeys({ press: 'F6' });
      document.removeEventListener('keydown', note);
      expect(heard).to.deep.equal(['Escape false', 'F6 false']);
    });
  });

  it('opens by its launcher, in the top layer, and tells of it', async () => {
    const chat = await openPage();
    const told: string[] = [];
    for (const type of ['iotex-show', 'iotex-after-show', 'iotex-hide', 'iotex-after-hide'])
      chat.element.addEventListener(type, () => told.push(`${type} ${chat.element.open}`));
    await openByLauncher(chat);
    expect(isThere(chat)).to.equal(true);
    expect(chat.element.hasAttribute('open')).to.equal(true);
    expect(chat.element.matches(':state(open)')).to.equal(true);
    expect(launcherOf(chat).getAttribute('aria-expanded')).to.equal('true');
    const { width, height, right, bottom } = panelOf(chat).getBoundingClientRect();
    expect(width).to.equal(400);
    expect(height).to.equal(Math.min(640, innerHeight - 24));
    expect(innerWidth - right).to.equal(innerHeight - bottom);
    await closed(chat, () => chat.click('Close chat'));
    expect(isThere(chat)).to.equal(false);
    expect(chat.element.hasAttribute('open')).to.equal(false);
    expect(told).to.deep.equal([
      'iotex-show false',
      'iotex-after-show true',
      'iotex-hide true',
      'iotex-after-hide false',
    ]);
  });

  it('opens and closes by its methods and its property', async () => {
    const chat = await openPage();
    for (const open of [
      () => chat.element.show(),
      () => chat.element.toggle(),
      () => (chat.element.open = true),
      () => chat.element.setAttribute('open', ''),
    ]) {
      const arrived = next(chat.element, 'iotex-after-show');
      open();
      await arrived;
      expect(isThere(chat)).to.equal(true);
      await closed(chat, () => chat.element.hide());
      expect(isThere(chat)).to.equal(false);
    }
  });

  it('stays as it is when the page cancels', async () => {
    const chat = await openPage();
    chat.element.addEventListener('iotex-show', (event) => event.preventDefault(), { once: true });
    chat.element.setAttribute('open', '');
    await chat.element.updateComplete;
    expect(chat.element.open).to.equal(false);
    expect(chat.element.hasAttribute('open')).to.equal(false);
    await openByLauncher(chat);
    chat.element.addEventListener('iotex-hide', (event) => event.preventDefault(), { once: true });
    await chat.click('Close chat');
    expect(chat.element.open).to.equal(true);
    expect(isThere(chat)).to.equal(true);
  });

  it('tells of the end of the last way alone when it is turned around', async () => {
    const chat = await openPage();
    const told: string[] = [];
    for (const type of ['iotex-after-show', 'iotex-after-hide'])
      chat.element.addEventListener(type, () => told.push(type));
    const gone = next(chat.element, 'iotex-after-hide');
    chat.element.show();
    chat.element.hide();
    chat.element.show();
    await chat.element.updateComplete;
    chat.element.hide();
    await gone;
    expect(told).to.deep.equal(['iotex-after-hide']);
  });

  it('is there without a way and without an event when the page has it open', async () => {
    const told: string[] = [];
    const note = ({ type }: Event) => told.push(type);
    document.addEventListener('iotex-show', note);
    document.querySelector<HTMLElement>('body')!.focus();
    const chat = await openPage(html`<iotex-chat mode="floating" open></iotex-chat>`);
    document.removeEventListener('iotex-show', note);
    expect(isThere(chat)).to.equal(true);
    expect(panelOf(chat).getAnimations()).to.deep.equal([]);
    expect(chat.root.activeElement === null, 'it does not take the focus').to.equal(true);
    expect(told).to.deep.equal([]);
  });

  describe('and Escape', () => {
    it('stops the answer first, and closes then', async () => {
      const chat = await openPage();
      await openByLauncher(chat);
      await chat.ask('one');
      await chat.gateway.last.text('un');
      await sendKeys({ press: 'Escape' });
      expect(chat.element.status).to.equal('idle');
      expect(chat.element.open).to.equal(true);
      await closed(chat, () => sendKeys({ press: 'Escape' }));
    });

    it('closes a menu, a dialog and a list before the panel', async () => {
      const chat = await openPage(html`<iotex-chat mode="floating" with-export></iotex-chat>`);
      await openByLauncher(chat);
      await chat.exchange('one', '[elsewhere](https://elsewhere.example/)');
      await chat.click('Export');
      await sendKeys({ press: 'Escape' });
      expect(chat.root.querySelector('[role="menu"]:not([hidden])') === null).to.equal(true);
      expect(chat.element.open).to.equal(true);
      chat.lastAnswer.querySelector<HTMLElement>('a')!.click();
      await chat.until(() => chat.root.querySelector('dialog[open]') !== null);
      const dialog = chat.root.querySelector<HTMLDialogElement>('dialog[open]')!;
      expect(dialog.matches(':modal')).to.equal(true);
      const { left, top } = dialog.querySelector('button')!.getBoundingClientRect();
      expect(
        chat.root.elementFromPoint(left + 2, top + 2)?.closest('dialog') === dialog,
        'it is above the panel',
      ).to.equal(true);
      await sendKeys({ press: 'Escape' });
      await chat.until(() => !dialog.open);
      expect(chat.element.open).to.equal(true);
    });

    it('is left to an input method', async () => {
      const chat = await openPage();
      await openByLauncher(chat);
      await chat.press('Escape', { isComposing: true });
      expect(chat.element.open).to.equal(true);
    });
  });

  it('goes on with an answer while it is closed, and keeps the draft and the place in the conversation', async () => {
    const chat = await openPage();
    await openByLauncher(chat);
    await chat.exchange('one', 'A line.\n\n'.repeat(80));
    await chat.ask('two');
    await frame();
    chat.part('messages').scrollTop = 100;
    await frame();
    expect(chat.part('messages').scrollTop).to.equal(100);
    await chat.type('draft');
    expect(chat.part('messages').scrollTop, 'typed').to.equal(100);
    await closed(chat, () => chat.element.hide());
    expect(chat.part('messages').scrollTop, 'closed').to.equal(100);
    await chat.gateway.last.text('There.');
    await chat.gateway.last.finish();
    await chat.element.updateComplete;
    expect(chat.part('messages').scrollTop, 'answered').to.equal(100);
    await openByLauncher(chat);
    expect(chat.lastText).to.equal('There.');
    expect(chat.element.value).to.equal('draft');
    expect(chat.part('messages').scrollTop).to.equal(100);
  });

  it('keeps all it has in another mode, and comes back as it was', async () => {
    const chat = await openPage();
    await openByLauncher(chat);
    await chat.exchange('one', 'uno');
    await chat.type('draft');
    const { input } = chat;
    for (const mode of ['inline', 'fullscreen', 'floating'] as const) {
      chat.element.mode = mode;
      await chat.element.updateComplete;
      expect(chat.input === input, mode).to.equal(true);
      expect(chat.input.value).to.equal('draft');
      expect(chat.lastText).to.equal('uno');
      expect(chat.parts('launcher').length, mode).to.equal(mode === 'floating' ? 1 : 0);
      expect(panelOf(chat).hasAttribute('popover')).to.equal(mode === 'floating');
      expect(panelOf(chat).inert).to.equal(false);
    }
    expect(isThere(chat)).to.equal(true);
  });

  it('stays open when it is moved in the page', async () => {
    const chat = await openPage();
    await openByLauncher(chat);
    const told: string[] = [];
    chat.element.addEventListener('iotex-show', ({ type }) => told.push(type));
    document.body.append(chat.element);
    await chat.element.updateComplete;
    expect(isThere(chat)).to.equal(true);
    expect(panelOf(chat).getAnimations()).to.deep.equal([]);
    expect(told).to.deep.equal([]);
    chat.element.remove();
  });

  it('is as it was on a page that comes back', async () => {
    const chat = await openPage();
    await openByLauncher(chat);
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await chat.element.updateComplete;
    expect(isThere(chat)).to.equal(true);
  });

  it('stands in the corner that placement names, by the direction of the page', async () => {
    const chat = await openPage(html`<iotex-chat mode="floating" placement="top-start"></iotex-chat>`);
    const { left, top } = launcherOf(chat).getBoundingClientRect();
    expect([left, top]).to.deep.equal([20, 20]);
    chat.element.placement = 'bottom-start';
    chat.element.dir = 'rtl';
    await chat.element.updateComplete;
    const { right, bottom } = launcherOf(chat).getBoundingClientRect();
    expect([innerWidth - right, innerHeight - bottom]).to.deep.equal([20, 20]);
  });

  it('says once what makes no sense, and floats in the default corner', async () => {
    const warnings = await heardOnConsole('warn', async () => {
      const chat = await openPage(html`<iotex-chat mode="floating" .placement=${'left'}></iotex-chat>`);
      const { right } = launcherOf(chat).getBoundingClientRect();
      expect(innerWidth - right).to.equal(20);
      chat.element.setAttribute('mode', 'modal');
      await chat.element.updateComplete;
      expect(getComputedStyle(chat.element).display).to.equal('block');
      chat.element.requestUpdate();
      await chat.element.updateComplete;
    });
    expect(warnings).to.deep.equal([
      '<iotex-chat>: placement="left" makes no sense, so its default is used. It takes "bottom-end", "bottom-start", "top-end", "top-start".',
      '<iotex-chat>: mode="modal" makes no sense, so its default is used. It takes "inline", "floating", "fullscreen".',
    ]);
  });

  it('takes its measures from its tokens', async () => {
    const chat = await openPage(floating);
    const tokens = {
      offset: '40px',
      'launcher-size': '64px',
      'z-index': '7',
      width: '500px',
      height: '300px',
      radius: '5px',
      shadow: 'rgb(1, 2, 3) 1px 1px 1px 0px',
    };
    for (const [name, value] of Object.entries(tokens)) chat.element.style.setProperty(`--iotex-chat-${name}`, value);
    const launcher = launcherOf(chat).getBoundingClientRect();
    expect([innerWidth - launcher.right, launcher.width]).to.deep.equal([40, 64]);
    expect(getComputedStyle(launcherOf(chat)).boxShadow).to.equal(tokens.shadow);
    const panel = getComputedStyle(panelOf(chat));
    expect([
      panel.width,
      panel.height,
      panel.borderTopLeftRadius,
      panel.boxShadow,
      panel.zIndex,
      panel.right,
    ]).to.deep.equal(['500px', '300px', '5px', tokens.shadow, '7', '40px']);
    chat.element.style.setProperty('--iotex-chat-max-width', '350px');
    expect(getComputedStyle(panelOf(chat)).width).to.equal('350px');
  });

  it('can be closed without a header', async () => {
    const chat = await openPage(html`<iotex-chat mode="floating" without-header></iotex-chat>`);
    await openByLauncher(chat);
    await expect(chat.element).to.be.accessible();
    await closed(chat, () => chat.click('Close chat'));
  });

  it('opens by what a page puts in the place of its launcher, and by its own with another picture', async () => {
    const chat = await openPage(
      html`<iotex-chat mode="floating"><button slot="launcher" id="own">Talk to us</button></iotex-chat>`,
    );
    const own = document.querySelector<HTMLElement>('#own')!;
    expect(launcherOf(chat).checkVisibility()).to.equal(false);
    const arrived = next(chat.element, 'iotex-after-show');
    own.focus();
    own.click();
    await arrived;
    await closed(chat, () => chat.element.hide());
    expect(focusedName(chat)).to.equal('own');
    own.slot = 'launcher-icon';
    expect(launcherOf(chat).checkVisibility()).to.equal(true);
  });

  it('has one line for a browser without popovers, and works there', async () => {
    const original = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'popover')!;
    delete (HTMLElement.prototype as Partial<HTMLElement>).popover;
    try {
      const warnings = await heardOnConsole('warn', async () => {
        const chat = await openPage();
        await openByLauncher(chat);
        expect(getComputedStyle(panelOf(chat)).visibility).to.equal('visible');
        expect(getComputedStyle(panelOf(chat)).position).to.equal('fixed');
        await closed(chat, () => chat.click('Close chat'));
      });
      expect(warnings.length).to.equal(1);
      expect(warnings[0]).to.include('no popovers');
    } finally {
      Object.defineProperty(HTMLElement.prototype, 'popover', original);
    }
  });

  it('leaves what it hung on the page when it is gone', async () => {
    const chat = await openPage();
    await openByLauncher(chat);
    chat.element.remove();
    await sendKeys({ press: 'F6' });
    expect(chat.element.open).to.equal(true);
    expect(document.documentElement.getAttribute('style')).to.equal(null);
  });
});

describe('A chat in fullscreen', () => {
  it('fills the window, above the page, with the conversation in its middle', async () => {
    const chat = await openPage(html`<iotex-chat mode="fullscreen"></iotex-chat>`);
    await chat.exchange('one', 'uno');
    const { left, top, right, bottom } = panelOf(chat).getBoundingClientRect();
    expect([left, top, right, bottom]).to.deep.equal([0, 0, innerWidth, innerHeight]);
    expect(chat.parts('launcher')).to.deep.equal([]);
    expect(chat.button('Close chat')).to.equal(undefined);
    const dock = chat.root.querySelector('.dock')!.getBoundingClientRect();
    expect(Math.abs(dock.left - (innerWidth - dock.right))).to.be.below(1);
    await expect(chat.element).to.be.accessible();
  });
});
