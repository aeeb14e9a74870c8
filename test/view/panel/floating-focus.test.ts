import { sendKeys } from '@web/test-runner-commands';
import { expect } from '../expect.js';
import { next } from '../harness.js';
import { closed, focusedName, openByLauncher, openPage } from './open-panel.js';

describe('The focus and a floating chat', () => {
  it('goes into the text field and comes back to where it was', async () => {
    const chat = await openPage();
    const before = document.querySelector<HTMLElement>('#before')!;
    before.focus();
    const arrived = next(chat.element, 'iotex-after-show');
    chat.element.show();
    await arrived;
    expect(focusedName(chat)).to.equal('Ask anything');
    await closed(chat, () => sendKeys({ press: 'Escape' }));
    expect(focusedName(chat)).to.equal('before');
  });

  it('comes back to the launcher', async () => {
    const chat = await openPage();
    await openByLauncher(chat);
    await closed(chat, () => chat.click('Close chat'));
    expect(focusedName(chat)).to.equal('Open chat');
  });

  it('comes back to the launcher when what had it is gone', async () => {
    const chat = await openPage();
    const before = document.querySelector<HTMLElement>('#before')!;
    before.focus();
    chat.element.show();
    await chat.shown();
    before.remove();
    await closed(chat, () => chat.element.hide());
    expect(focusedName(chat)).to.equal('Open chat');
  });

  it('stays where the visitor has taken it', async () => {
    const chat = await openPage();
    await openByLauncher(chat);
    const after = document.querySelector<HTMLElement>('#after')!;
    after.focus();
    await closed(chat, () => chat.element.hide());
    expect(focusedName(chat)).to.equal('after');
  });

  it('is not kept: Tab leaves the panel', async () => {
    const chat = await openPage();
    await openByLauncher(chat);
    for (let presses = 0; presses < 12 && chat.root.activeElement; presses += 1) await sendKeys({ press: 'Tab' });
    expect(chat.root.activeElement === null).to.equal(true);
    expect(chat.element.open).to.equal(true);
  });

  it('goes between page and panel by F6', async () => {
    const chat = await openPage();
    const before = document.querySelector<HTMLElement>('#before')!;
    before.focus();
    chat.element.show();
    await chat.shown();
    await sendKeys({ press: 'F6' });
    expect(focusedName(chat)).to.equal('before');
    await sendKeys({ press: 'F6' });
    expect(focusedName(chat)).to.equal('Ask anything');
    chat.button('Close chat')!.focus();
    await sendKeys({ press: 'F6' });
    expect(chat.root.activeElement === null).to.equal(true);
    await sendKeys({ press: 'F6' });
    expect(focusedName(chat)).to.equal('Close chat');
  });

  it('goes to the page by F6 where nothing there had it', async () => {
    const chat = await openPage();
    await openByLauncher(chat);
    await sendKeys({ press: 'F6' });
    expect(chat.root.activeElement === null).to.equal(true);
  });
});
