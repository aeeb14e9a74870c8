import { html } from '@open-wc/testing';
import { expect } from './expect.js';
import { sendKeys } from '@web/test-runner-commands';
import { heardOnConsole, openChat } from './harness.js';

describe('The composer', () => {
  it('passes the accessibility audit with a draft', async () => {
    const chat = await openChat();
    await chat.type('hello');
    await expect(chat.element).to.be.accessible();
  });

  it('sends with Enter and empties itself', async () => {
    const chat = await openChat();
    await chat.type('hi');
    expect(await chat.press('Enter')).to.equal(false);
    expect(chat.element.messages[0]?.text).to.equal('hi');
    expect(chat.input.value).to.equal('');
  });

  it('makes a line with Shift+Enter', async () => {
    const chat = await openChat();
    chat.element.focus();
    await sendKeys({ type: 'one' });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ type: 'two' });
    expect(chat.element.value).to.equal('one\ntwo');
    expect(chat.element.messages).to.have.length(0);
    await sendKeys({ press: 'Enter' });
    expect(chat.element.messages[0]?.text).to.equal('one\ntwo');
  });

  it('wants a chord with submit-on="mod-enter"', async () => {
    const chat = await openChat(html`<iotex-chat submit-on="mod-enter"></iotex-chat>`);
    await chat.type('hi');
    expect(await chat.press('Enter')).to.equal(true);
    expect(chat.element.messages).to.have.length(0);
    await chat.press('Enter', { ctrlKey: true });
    expect(chat.element.messages).to.have.length(2);
  });

  it('makes a line with Enter on a touch keyboard, and opens that keyboard for nobody who did not ask', async () => {
    const { matchMedia } = window;
    window.matchMedia = (query) => matchMedia(query.includes('coarse') ? 'all' : query);
    try {
      const chat = await openChat();
      await chat.type('one');
      expect(await chat.press('Enter')).to.equal(true);
      expect(chat.element.messages).to.have.length(0);
      await chat.click('Send');
      await chat.click('New chat');
      expect(chat.root.activeElement).to.equal(chat.part('messages'));
    } finally {
      window.matchMedia = matchMedia;
    }
  });

  describe('leaves Enter to an input method', () => {
    it('while it composes', async () => {
      const chat = await openChat();
      await chat.type('にほん');
      chat.input.dispatchEvent(new CompositionEvent('compositionstart'));
      expect(await chat.press('Enter')).to.equal(true);
      expect(chat.element.messages).to.have.length(0);
      chat.input.dispatchEvent(new CompositionEvent('compositionend'));
      await chat.press('Enter');
      expect(chat.element.messages).to.have.length(2);
    });

    it('when the event says so', async () => {
      const chat = await openChat();
      await chat.type('한');
      expect(await chat.press('Enter', { isComposing: true })).to.equal(true);
      expect(chat.element.messages).to.have.length(0);
    });

    it('when only the key code says so, as in Safari', async () => {
      const chat = await openChat();
      await chat.type('日');
      expect(await chat.press('Enter', { keyCode: 229 })).to.equal(true);
      expect(chat.element.messages).to.have.length(0);
    });

    it('and does not think it composes for ever if the element was taken out meanwhile', async () => {
      const chat = await openChat();
      await chat.type('日');
      chat.input.dispatchEvent(new CompositionEvent('compositionstart'));
      const parent = chat.element.parentElement!;
      chat.element.remove();
      parent.append(chat.element);
      await chat.press('Enter');
      expect(chat.element.messages).to.have.length(2);
    });
  });

  it('sends nothing that is empty', async () => {
    const chat = await openChat();
    await chat.type('   ');
    await chat.press('Enter');
    await chat.click('Send');
    expect(chat.element.messages).to.have.length(0);
    expect(chat.button('Send')?.getAttribute('aria-disabled')).to.equal('true');
  });

  it('keeps what is typed while an answer is under way, and does not send it', async () => {
    const chat = await openChat();
    await chat.ask('one');
    await chat.gateway.last.text('u');
    await chat.element.updateComplete;
    await chat.type('two');
    await chat.press('Enter');
    expect(chat.element.value).to.equal('two');
    expect(chat.gateway.answers).to.have.length(1);
    await chat.gateway.last.finish();
    await chat.element.updateComplete;
    expect(chat.input.value).to.equal('two');
    await chat.press('Enter');
    expect(chat.gateway.answers).to.have.length(2);
  });

  it('does not take the second click of a double click on Send for Stop', async () => {
    const chat = await openChat();
    await chat.type('hi');
    const button = chat.button('Send')!;
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    await chat.element.updateComplete;
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 }));
    await chat.element.updateComplete;
    expect(chat.element.status).to.equal('submitting');
    expect(chat.button('Stop')).to.equal(button);
  });

  it('keeps the draft of a message that was refused', async () => {
    const chat = await openChat();
    chat.element.addEventListener('iotex-before-send', (event) => event.preventDefault());
    await chat.ask('do not lose me');
    expect(chat.element.value).to.equal('do not lose me');
    expect(chat.input.value).to.equal('do not lose me');
    expect(chat.element.messages).to.have.length(0);
  });

  it('keeps the draft when the element is set up wrongly, and says so to both', async () => {
    const chat = await openChat(html`<iotex-chat proxy-url="ftp://example.com"></iotex-chat>`);
    chat.element.transport = undefined;
    const heard = await heardOnConsole('error', () => chat.ask('do not lose me'));
    await chat.element.updateComplete;
    expect(chat.element.value).to.equal('do not lose me');
    expect(chat.part('error').textContent).to.include('This chat is not set up yet.');
    expect(heard.join()).to.include('proxy-url');
  });

  it('grows with its text, up to a limit, without a style attribute', async () => {
    const chat = await openChat();
    const height = () => chat.input.getBoundingClientRect().height;
    const one = height();
    await chat.type('a\nb\nc');
    const three = height();
    expect(three).to.be.greaterThan(2 * one - 10);
    await chat.type('\nd'.repeat(60));
    expect(chat.part('composer').getBoundingClientRect().height).to.be.lessThan(300);
    expect(chat.root.querySelectorAll('[style]')).to.have.length(0);
  });

  it('is one row by itself, and text above a row with any control, with the page’s own things in both', async () => {
    const chat = await openChat(
      html`<iotex-chat><i slot="composer-start">start</i><i slot="composer-end">end</i></iotex-chat>`,
    );
    const box = (element: Element) => element.getBoundingClientRect();
    const [start, end] = [...chat.element.querySelectorAll('i')];
    const send = () => box(chat.part('send-button'));
    expect(box(chat.input).bottom).to.be.greaterThan(send().top);
    expect(box(start!).right).to.be.at.most(box(chat.input).left);
    expect(box(end!).left).to.be.at.least(box(chat.input).right);
    await chat.type('kept');
    const { input } = chat;
    for (const attribute of ['with-attachments', 'with-model-picker', 'with-dictation']) {
      chat.element.toggleAttribute(attribute, true);
      await chat.element.updateComplete;
      expect(box(chat.input).bottom, attribute).to.be.at.most(send().top + 1);
      expect(box(start!).top).to.be.greaterThan(box(chat.input).bottom - 1);
      expect(box(end!).right).to.be.at.most(send().left);
      chat.element.toggleAttribute(attribute, false);
      await chat.element.updateComplete;
    }
    expect(chat.input === input, 'the same text field').to.equal(true);
    expect(chat.input.value).to.equal('kept');
  });

  it('sends nothing while disabled', async () => {
    const chat = await openChat(html`<iotex-chat disabled></iotex-chat>`);
    chat.element.value = 'hi';
    await chat.element.updateComplete;
    expect(chat.input.disabled).to.equal(true);
    await chat.click('Send');
    expect(chat.element.messages).to.have.length(0);
  });

  it('does not leak typing to the hotkeys of the page', async () => {
    const chat = await openChat();
    const leaked: string[] = [];
    const listen = (event: KeyboardEvent) => leaked.push(event.key);
    document.addEventListener('keydown', listen);
    chat.element.focus();
    await sendKeys({ type: 'k' });
    await sendKeys({ press: 'Escape' });
    document.removeEventListener('keydown', listen);
    expect(leaked).to.deep.equal(['Escape']);
  });

  it('takes a draft from outside and gives it back', async () => {
    const chat = await openChat();
    chat.element.value = 'prepared';
    await chat.element.updateComplete;
    expect(chat.input.value).to.equal('prepared');
    await chat.type('!');
    expect(chat.element.value).to.equal('prepared!');
  });
});
