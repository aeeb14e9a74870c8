import { html } from '@open-wc/testing';
import { expect } from './expect.js';
import { ChatError } from '../../src/protocol/errors.js';
import { heardOnConsole, openChat } from './harness.js';

describe('<iotex-chat>', () => {
  describe('passes the accessibility audit', () => {
    it('empty, with suggestions', async () => {
      const { element } = await openChat(
        html`<iotex-chat heading="Help" disclaimer="Answers can be wrong."></iotex-chat>`,
      );
      element.suggestions = ['One', 'Two'];
      await element.updateComplete;
      await expect(element).to.be.accessible();
    });

    it('waiting, streaming and done', async () => {
      const chat = await openChat();
      await chat.ask('hi');
      await expect(chat.element).to.be.accessible();
      await chat.gateway.last.say({ type: 'reasoning', text: 'hm' }, { type: 'text', text: 'Hello' });
      await chat.element.updateComplete;
      await expect(chat.element).to.be.accessible();
      await chat.gateway.last.say({ type: 'source', url: 'https://iotex.io/', title: 'IoTeX' });
      await chat.gateway.last.finish('length');
      await chat.element.updateComplete;
      await expect(chat.element).to.be.accessible();
    });

    it('with an error, in light and in dark', async () => {
      const chat = await openChat();
      await heardOnConsole('error', async () => {
        await chat.ask('hi');
        await chat.gateway.last.fail(new ChatError('server', 'boom'));
      });
      await chat.element.updateComplete;
      await expect(chat.element).to.be.accessible();
      chat.element.colorScheme = 'dark';
      await chat.element.updateComplete;
      await expect(chat.element).to.be.accessible();
    });

    it('disabled', async () => {
      const { element } = await openChat(html`<iotex-chat disabled></iotex-chat>`);
      await expect(element).to.be.accessible();
    });
  });

  it('shows the question at once, then the answer as it grows, then that it is done', async () => {
    const chat = await openChat();
    await chat.ask('hi');
    expect(chat.part('message-user').textContent.trim()).to.equal('hi');
    expect(chat.element.status).to.equal('submitting');
    expect(chat.lastAnswer.querySelector('.typing')).to.exist;

    await chat.gateway.last.text('Hel');
    await chat.element.updateComplete;
    expect(chat.lastText).to.equal('Hel');
    expect(chat.lastAnswer.querySelector('.typing')).not.to.exist;
    expect(chat.element.status).to.equal('streaming');

    await chat.gateway.last.text('lo\nworld');
    await chat.element.updateComplete;
    expect(chat.lastText).to.equal('Hello\nworld');

    await chat.gateway.last.finish();
    await chat.element.updateComplete;
    expect(chat.element.status).to.equal('idle');
    expect(chat.lastAnswer.getAttribute('aria-busy')).to.equal('false');
  });

  it('grows one Text node and touches nothing that is finished', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    await chat.ask('two');
    await chat.gateway.last.text('d');
    await chat.element.updateComplete;
    const finished = chat.parts('message-assistant')[0]!;
    const content = chat.lastAnswer.querySelector('.content p')!;
    const [node] = content.childNodes;
    const touched: MutationRecord[] = [];
    const observer = new MutationObserver((records) => touched.push(...records));
    observer.observe(finished, { subtree: true, childList: true, characterData: true, attributes: true });
    observer.observe(content, { subtree: true, childList: true });
    for (const letter of 'os tres cuatro') {
      await chat.gateway.last.text(letter);
      await chat.element.updateComplete;
    }
    touched.push(...observer.takeRecords());
    observer.disconnect();
    expect(content.childNodes).to.have.length(1);
    expect(content.firstChild).to.equal(node);
    expect(content.textContent).to.equal('dos tres cuatro');
    expect(touched).to.have.length(0);
  });

  it('does not look at past messages again while an answer grows', async () => {
    const chat = await openChat();
    let looks = 0;
    const part = {
      get type() {
        looks += 1;
        return 'text' as const;
      },
      text: 'said long ago',
    };
    chat.element.addMessage({ role: 'assistant', parts: [part] });
    await chat.ask('hi');
    await chat.gateway.last.text('a');
    await chat.element.updateComplete;
    looks = 0;
    for (const letter of 'nswer') {
      await chat.gateway.last.text(letter);
      await chat.element.updateComplete;
    }
    expect(chat.lastText).to.equal('answer');
    expect(looks).to.equal(0);
  });

  it('stops half-way: what came stays and says so', async () => {
    const chat = await openChat();
    await chat.ask('hi');
    await chat.gateway.last.text('half an ans');
    await chat.element.updateComplete;
    await chat.click('Stop');
    expect(chat.gateway.last.signal.aborted).to.equal(true);
    expect(chat.lastText).to.equal('half an ans');
    expect(chat.lastAnswer.textContent).to.include('You stopped this answer.');
    expect(chat.button('Send')).to.exist;
  });

  it('stops before the first byte', async () => {
    const chat = await openChat();
    await chat.ask('hi');
    await chat.click('Stop');
    expect(chat.gateway.last.signal.aborted).to.equal(true);
    expect(chat.element.status).to.equal('idle');
  });

  it('greets, and sends a suggestion of either kind', async () => {
    const chat = await openChat(
      html`<iotex-chat greeting="Welcome"
        ><button slot="suggestion" data-prompt="Tell me about staking">Staking</button></iotex-chat
      >`,
    );
    chat.element.suggestions = ['What is DePIN?'];
    await chat.element.updateComplete;
    expect(chat.root.querySelector('.greeting')?.textContent).to.equal('Welcome');

    chat.element.querySelector('button')?.click();
    expect(chat.element.messages[0]?.text).to.equal('Tell me about staking');
    chat.element.clear();
    await chat.element.updateComplete;
    await chat.click('What is DePIN?');
    expect(chat.element.messages[0]?.text).to.equal('What is DePIN?');
    expect(chat.parts('suggestion')).to.have.length(0);
  });

  it('keeps a draft when a suggestion is sent', async () => {
    const chat = await openChat();
    chat.element.suggestions = ['One'];
    await chat.type('my own words');
    await chat.click('One');
    expect(chat.element.value).to.equal('my own words');
  });

  it('starts a new chat', async () => {
    const chat = await openChat();
    await chat.exchange('hi', 'hello');
    await chat.click('New chat');
    expect(chat.element.messages).to.have.length(0);
    expect(chat.root.querySelector('.greeting')).to.exist;
    expect(chat.root.activeElement).to.equal(chat.input);
  });

  it('folds reasoning away and keeps it out of the answer', async () => {
    const chat = await openChat();
    await chat.ask('hi');
    await chat.gateway.last.say({ type: 'reasoning', text: 'let me ' }, { type: 'reasoning', text: 'see' });
    await chat.element.updateComplete;
    const reasoning = chat.part('reasoning');
    expect(reasoning.querySelector('summary')?.textContent).to.include('Thinking');
    await chat.gateway.last.text('Yes');
    await chat.element.updateComplete;
    expect(reasoning.querySelector('summary')?.textContent).to.include('Thought for 1 second');
    expect(reasoning.querySelector('.content')?.textContent).to.equal('let me see');
    expect(chat.lastText).to.equal('Yes');
  });

  it('moves text into the reasoning when it turns out to have been that', async () => {
    const chat = await openChat();
    await chat.ask('hi');
    await chat.gateway.last.text('let me see');
    await chat.element.updateComplete;
    await chat.gateway.last.say({ type: 'text-was-reasoning' }, { type: 'text', text: 'Yes' });
    await chat.element.updateComplete;
    expect(chat.part('reasoning').textContent).to.include('let me see');
    expect(chat.lastText).to.equal('Yes');
  });

  it('follows lang and strings, and takes a label', async () => {
    const chat = await openChat(html`<iotex-chat label="Support" placeholder="Your question"></iotex-chat>`);
    chat.element.strings = { send: 'Absenden' };
    await chat.element.updateComplete;
    expect(chat.part('base').getAttribute('aria-label')).to.equal('Support');
    expect(chat.input.placeholder).to.equal('Your question');
    expect(chat.button('Absenden')).to.exist;
  });

  it('says the answer to screen readers once, when it is whole', async () => {
    const chat = await openChat();
    const announcer = chat.root.querySelector('[role="status"]')!;
    expect(chat.part('messages').getAttribute('aria-live')).to.equal('off');
    await chat.ask('hi');
    expect(announcer.textContent).to.equal('Waiting for the answer');
    await chat.gateway.last.text('Hello');
    await chat.element.updateComplete;
    expect(announcer.textContent).to.equal('Waiting for the answer');
    await chat.gateway.last.finish();
    await chat.element.updateComplete;
    expect(announcer.textContent).to.equal('Hello');
  });

  it('has states that a page can style', async () => {
    const chat = await openChat();
    const holds = (state: string) => chat.element.matches(`:state(${state})`);
    expect([holds('empty'), holds('at-bottom'), holds('has-draft')]).to.deep.equal([true, true, false]);
    await chat.type('x');
    expect(holds('has-draft')).to.equal(true);
    await chat.press('Enter');
    expect([holds('empty'), holds('submitting')]).to.deep.equal([false, true]);
    await chat.gateway.last.text('y');
    await chat.element.updateComplete;
    expect(holds('streaming')).to.equal(true);
    await chat.gateway.last.finish();
    await chat.element.updateComplete;
    expect([holds('streaming'), holds('submitting')]).to.deep.equal([false, false]);
  });
});
