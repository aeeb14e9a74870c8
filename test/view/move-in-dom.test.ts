import { html } from '@open-wc/testing';
import { expect } from './expect.js';
import { ChatHarness, frame, openChat } from './harness.js';
import type { IotexChat } from '../../src/view/iotex-chat.js';
import { settle } from '../fake-clock.js';
import { ScriptedTransport } from '../scripted-transport.js';

describe('During a stream,', () => {
  it('moving the element loses neither text, draft nor scroll', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'long\n'.repeat(200));
    await chat.ask('two');
    await chat.gateway.last.text('before ');
    await chat.element.updateComplete;
    await chat.type('a draft');
    const home = chat.element.parentElement!;
    const elsewhere = document.createElement('div');
    home.append(elsewhere);
    elsewhere.append(chat.element);
    await settle();
    expect(chat.gateway.last.signal.aborted).to.equal(false);
    await chat.gateway.last.text('after');
    await chat.element.updateComplete;
    await frame();
    expect(chat.lastText).to.equal('before after');
    expect(chat.input.value).to.equal('a draft');
    const messages = chat.part('messages');
    expect(messages.scrollTop + messages.clientHeight).to.be.closeTo(messages.scrollHeight, 2);
  });

  it('removing the element closes the connection and keeps what came', async () => {
    const chat = await openChat();
    await chat.ask('hi');
    await chat.gateway.last.text('half');
    chat.element.remove();
    await settle();
    expect(chat.gateway.last.signal.aborted).to.equal(true);
    expect(chat.element.messages.at(-1)).to.include({ text: 'half', status: 'stopped' });
  });

  it('a page that is hidden for good closes the connection, one that is kept does not', async () => {
    const chat = await openChat();
    await chat.ask('hi');
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(chat.gateway.last.signal.aborted).to.equal(false);
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }));
    expect(chat.gateway.last.signal.aborted).to.equal(true);
  });

  it('changing any attribute loses nothing', async () => {
    const chat = await openChat();
    await chat.ask('hi');
    await chat.gateway.last.text('one ');
    await chat.type('a draft');
    const changes: Readonly<Record<string, string>> = {
      'proxy-url': '/elsewhere',
      'base-url': 'https://example.com/v1',
      'api-key': 'sk-x',
      model: 'other',
      'system-prompt': 'x',
      temperature: '1',
      'top-p': '1',
      'max-tokens': '5',
      'reasoning-effort': 'low',
      'max-history': '3',
      timeout: '10',
      'stall-timeout': '10',
      retries: '0',
      'fallback-model': 'x',
      credentials: 'omit',
      'max-requests': '1',
      'max-session-tokens': '1',
      heading: 'x',
      label: 'x',
      greeting: 'x',
      placeholder: 'x',
      disclaimer: 'x',
      'color-scheme': 'dark',
      'submit-on': 'mod-enter',
      'auto-scroll': 'off',
      'without-header': '',
      disabled: '',
      autofocus: '',
      maxlength: '3',
      lang: 'fr',
      dir: 'rtl',
      'dangerously-allow-browser': '',
      'image-policy': 'all',
      'allowed-image-origins': 'https://example.com',
      'link-policy': 'open',
    };
    for (const [name, value] of Object.entries(changes)) {
      chat.element.setAttribute(name, value);
      await chat.gateway.last.text(`${name} `);
      await chat.element.updateComplete;
      chat.element.removeAttribute(name);
      await chat.element.updateComplete;
    }
    expect(chat.lastText.trim()).to.equal(`one ${Object.keys(changes).join(' ')}`);
    expect(chat.element.value).to.equal('a draft');
    expect(chat.element.status).to.equal('streaming');
    await chat.gateway.last.finish();
    expect(chat.element.messages.at(-1)?.status).to.equal('done');
  });

  it('rendering by a parent that writes the same template again loses nothing', async () => {
    const { render } = await import('lit');
    const host = document.createElement('div');
    document.body.append(host);
    const page = (model: string) => html`<iotex-chat model=${model}></iotex-chat>`;
    render(page('one'), host);
    const chat = new ChatHarness(host.querySelector<IotexChat>('iotex-chat')!, new ScriptedTransport());
    await chat.element.updateComplete;
    await chat.ask('hi');
    await chat.gateway.last.text('a');
    render(page('two'), host);
    await chat.gateway.last.text('b');
    await chat.element.updateComplete;
    expect(chat.lastText).to.equal('ab');
    host.remove();
  });
});

describe('Before the element is upgraded or connected', () => {
  it('properties may be set and methods called', async () => {
    const gateway = new ScriptedTransport();
    const element = document.createElement('iotex-chat');
    element.transport = gateway.transport;
    element.value = 'draft';
    element.stop();
    element.clear();
    element.focus();
    element.addMessage({ role: 'assistant', text: 'Welcome back.' });
    const sent = element.send('hi');
    await gateway.last.text('hello');
    await gateway.last.finish();
    expect((await sent).text).to.equal('hello');
    document.body.append(element);
    await element.updateComplete;
    const chat = new ChatHarness(element, gateway);
    expect(chat.parts('content').map((content) => content.textContent)).to.deep.equal(['Welcome back.', 'hi', 'hello']);
    expect(chat.input.value).to.equal('draft');
    element.remove();
  });

  it('properties set on the plain tag are adopted when it is defined', async () => {
    const { IotexChat } = await import('../../src/view/iotex-chat.js');
    const name = 'iotex-chat-late';
    const tag = document.createElement(name);
    Object.assign(tag, { heading: 'Early', suggestions: ['One'] });
    document.body.append(tag);
    customElements.define(name, class extends IotexChat {});
    const element = tag as unknown as IotexChat;
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('[part~="heading"]')?.textContent).to.equal('Early');
    expect(element.shadowRoot?.querySelectorAll('[part~="suggestion"]')).to.have.length(1);
    tag.remove();
  });
});
