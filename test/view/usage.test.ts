import { html } from '@open-wc/testing';
import { expect } from './expect.js';
import { openChat } from './harness.js';

const usage = { inputTokens: 1234, outputTokens: 56, totalTokens: 1290, reasoningTokens: 7 };

describe('Details of an answer', () => {
  it('pass the accessibility audit', async () => {
    const chat = await openChat(html`<iotex-chat with-usage></iotex-chat>`);
    await chat.exchange('one', 'uno');
    await chat.clickLast('Details');
    await expect(chat.element).to.be.accessible();
  });

  it('say how fast it came, what it cost, who wrote it and how it ended', async () => {
    const chat = await openChat(html`<iotex-chat with-usage></iotex-chat>`);
    await chat.ask('one');
    await chat.gateway.last.say(
      { type: 'start', model: 'gemini' },
      { type: 'text', text: 'uno' },
      { type: 'usage', usage },
    );
    await chat.gateway.last.finish();
    await chat.shown();
    expect(chat.parts('usage')).to.have.length(0);
    await chat.clickLast('Details');
    expect(chat.lastButton('Details').getAttribute('aria-expanded')).to.equal('true');
    const lines = [...chat.part('usage').querySelectorAll('div')].map((line) =>
      [...line.children].map(({ textContent }) => textContent.trim()),
    );
    const said = new Map(lines.map(([name = '', value = '']) => [name, value]));
    expect(said.get('First word after')).to.match(/^[\d.]+ s$/);
    expect(said.get('Complete after')).to.match(/^[\d.]+ s$/);
    expect(said.get('Tokens')).to.equal('1,234 in, 56 out (7 to think)');
    expect(said.get('Model')).to.equal('gemini');
    expect(said.get('Ended')).to.equal('By itself');
    await chat.clickLast('Details');
    expect(chat.parts('usage')).to.have.length(0);
  });

  it('leave out what nobody knows', async () => {
    const chat = await openChat(html`<iotex-chat with-usage></iotex-chat>`);
    await chat.ask('one');
    await chat.gateway.last.text('uno');
    await chat.gateway.last.end();
    await chat.shown();
    await chat.clickLast('Details');
    expect(chat.part('usage').textContent).not.to.include('Tokens');
    expect(chat.part('usage').textContent).to.include('Nobody said why');
  });

  it('are not there without the attribute, or where nobody asked', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    expect(chat.button('Details')).not.to.exist;
    chat.element.withUsage = true;
    chat.element.addMessage({ role: 'assistant', text: 'Welcome.' });
    await chat.shown();
    expect(chat.root.querySelectorAll('[data-action="usage"]')).to.have.length(1);
  });
});
