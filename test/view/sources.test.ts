import type { SourcePart } from '../../src/conversation/message.js';
import { expect } from './expect.js';
import { next, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

async function openSources(...sources: readonly Omit<SourcePart, 'type'>[]): Promise<ChatHarness> {
  const chat = await openChat();
  const parts = sources.map((source) => ({ type: 'source', ...source }) as const);
  chat.element.addMessage({ role: 'assistant', parts: [{ type: 'text', text: 'As said [1].' }, ...parts] });
  await chat.shown();
  return chat;
}

const lines = (chat: ChatHarness) =>
  [...chat.root.querySelectorAll('.sources li')].map((line) => line.textContent.replace(/\s+/g, ' ').trim());

describe('Sources', () => {
  it('pass the accessibility audit', async () => {
    const chat = await openSources({ url: 'https://www.iotex.io/a', title: 'IoTeX' });
    await expect(chat.element).to.be.accessible();
  });

  it('are a numbered list with the host of each', async () => {
    const chat = await openSources(
      { url: 'https://www.iotex.io/a', title: 'About IoTeX' },
      { url: 'https://docs.example/b', title: '' },
    );
    expect(chat.root.querySelector('.sources ol')).to.exist;
    expect(lines(chat)).to.deep.equal(['About IoTeXiotex.io', 'docs.example/b']);
  });

  it('show the true host where a title names another', async () => {
    const chat = await openSources({ url: 'https://evil.example/', title: 'paypal.com: log in' });
    expect(chat.part('link-host').textContent).to.equal('evil.example');
    expect(lines(chat)).to.deep.equal(['paypal.com: log in evil.example']);
  });

  it('that cannot be followed are left out', async () => {
    const chat = await openSources({ url: 'javascript:alert(1)', title: 'x' }, { url: 'nowhere', title: 'y' });
    expect(chat.parts('sources')).to.have.length(0);
  });

  it('are followed like any link: the visitor is shown where to', async () => {
    const chat = await openSources({ url: 'https://www.iotex.io/a', title: 'About IoTeX' });
    const told = next(chat.element, 'iotex-link-click');
    chat.root.querySelector<HTMLAnchorElement>('.sources a')!.click();
    await told;
    await chat.shown();
    expect((chat.part('link-warning') as HTMLDialogElement).open).to.equal(true);
  });
});
