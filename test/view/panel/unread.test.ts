import { html } from '@open-wc/testing';
import { ChatError } from '../../../src/protocol/errors.js';
import { expect } from '../expect.js';
import { heardOnConsole } from '../harness.js';
import type { ChatHarness } from '../harness.js';
import { launcherOf, openByLauncher, openPage } from './open-panel.js';

/** Asks by the page's own means, and lets the gateway answer. */
async function answer(chat: ChatHarness, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    const answered = chat.element.send('A question');
    await chat.element.updateComplete;
    await chat.gateway.last.text(text);
    await chat.gateway.last.finish();
    await answered;
  }
  await chat.shown();
}

const badge = (chat: ChatHarness) => chat.parts('badge')[0]?.textContent.trim();
const name = (chat: ChatHarness) => launcherOf(chat).getAttribute('aria-label');
const said = (chat: ChatHarness) => chat.root.querySelector('.launcher-place [role="status"]')!.textContent.trim();

describe('Answers that come while the chat is closed', () => {
  it('are counted on the launcher, in its name and once aloud, until it is opened', async () => {
    const chat = await openPage();
    expect([badge(chat), name(chat), said(chat)]).to.deep.equal([undefined, 'Open chat', '']);
    await answer(chat, 'uno');
    expect([badge(chat), name(chat), said(chat)]).to.deep.equal(['1', 'Open chat, 1 new message', '1 new message']);
    await answer(chat, 'dos');
    expect([badge(chat), name(chat), said(chat)]).to.deep.equal(['2', 'Open chat, 2 new messages', '2 new messages']);
    await expect(chat.element).to.be.accessible();
    await openByLauncher(chat);
    expect([badge(chat), name(chat), said(chat)]).to.deep.equal([undefined, 'Open chat', '']);
    await answer(chat, 'tres');
    expect(badge(chat)).to.equal(undefined);
  });

  it('count also when they fail, and not when they are stopped', async () => {
    const chat = await openPage();
    await heardOnConsole('error', async () => {
      const asked = chat.element.send('one');
      await chat.element.updateComplete;
      await chat.gateway.last.fail(new ChatError('server', 'boom'));
      await asked;
    });
    await chat.element.updateComplete;
    expect(badge(chat)).to.equal('1');
    const asked = chat.element.send('two');
    await chat.element.updateComplete;
    chat.element.stop();
    await asked;
    await chat.element.updateComplete;
    expect(badge(chat)).to.equal('1');
    chat.element.clear();
    await chat.element.updateComplete;
    expect(badge(chat)).to.equal(undefined);
  });

  it('are counted in the digits and the words of the language', async () => {
    const chat = await openPage(html`<iotex-chat mode="floating" lang="ar"></iotex-chat>`);
    await chat.until(() => name(chat) === 'فتح الدردشة');
    await answer(chat, 'uno', 'dos', 'tres');
    expect(name(chat)).to.equal(`فتح الدردشة, ${new Intl.NumberFormat('ar').format(3)} رسائل جديدة`);
    expect(badge(chat)).to.equal(new Intl.NumberFormat('ar').format(3));
  });

  it('are not spoken of with announce="off"', async () => {
    const chat = await openPage(html`<iotex-chat mode="floating" announce="off"></iotex-chat>`);
    await answer(chat, 'uno');
    expect([badge(chat), said(chat)]).to.deep.equal(['1', '']);
  });

  it('are not counted where there is no panel', async () => {
    const chat = await openPage(html`<iotex-chat></iotex-chat>`);
    await answer(chat, 'uno');
    chat.element.mode = 'floating';
    await chat.element.updateComplete;
    expect(badge(chat)).to.equal(undefined);
  });
});
