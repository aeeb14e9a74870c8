/** `maxlength`: what is counted and shown, what is said, and that nothing is ever cut off. */
import { html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from './expect.js';
import { openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

const openShort = () => openChat(html`<iotex-chat maxlength="10"></iotex-chat>`);
const counter = (chat: ChatHarness) => chat.parts('counter')[0]?.textContent.trim();
const heard = (chat: ChatHarness) => chat.root.querySelector('[role="status"]')?.textContent ?? '';

describe('The limit of maxlength', () => {
  it('passes the accessibility audit when it is passed', async () => {
    const chat = await openShort();
    await chat.type('one two three four');
    await expect(chat.element).to.be.accessible();
  });

  it('is not shown before four fifths of it are used', async () => {
    const chat = await openShort();
    await chat.type('1234567');
    expect(counter(chat)).to.equal(undefined);
    await chat.type('8');
    expect(counter(chat)).to.equal('8/10');
  });

  it('counts as the browser does: UTF-16 units, a line end as one', async () => {
    const chat = await openShort();
    chat.element.focus();
    await chat.type('😀😀');
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Shift' });
    await chat.type('abc');
    expect(counter(chat)).to.equal('8/10');
  });

  it('cuts nothing off what is typed or pasted, and does not send it', async () => {
    const chat = await openShort();
    chat.element.focus();
    await sendKeys({ type: 'one two three' });
    expect(chat.element.value).to.equal('one two three');
    expect(counter(chat)).to.equal('13/10');
    expect(chat.input.getAttribute('aria-invalid')).to.equal('true');
    expect(chat.part('notice').textContent.trim()).to.equal(
      'Your message is 3 characters too long. Shorten it to send it.',
    );
    expect(chat.button('Send')?.getAttribute('aria-disabled')).to.equal('true');
    await chat.press('Enter');
    await chat.click('Send');
    expect(chat.element.messages).to.have.length(0);
    expect(chat.element.value).to.equal('one two three');
  });

  it('lets the message go once it was shortened', async () => {
    const chat = await openShort();
    await chat.type('one two three');
    chat.input.value = 'one two';
    await chat.type('');
    expect(chat.parts('notice')).to.have.length(0);
    expect(chat.input.hasAttribute('aria-invalid')).to.equal(false);
    await chat.press('Enter');
    expect(chat.element.messages[0]?.text).to.equal('one two');
  });

  it('is said at nine tenths, when it is passed and when somebody sends all the same, and not with each key', async () => {
    const chat = await openShort();
    await chat.type('12345678');
    expect(heard(chat)).to.equal('');
    await chat.type('9');
    await chat.until(() => heard(chat).includes('1 character left'));
    await chat.type('0');
    await chat.type('1');
    await chat.until(() => heard(chat).includes('Your message is 1 character too long.'));
    await chat.type('2');
    expect(heard(chat)).not.to.include('2 characters too long');
    await chat.press('Enter');
    await chat.until(() => heard(chat).includes('2 characters too long'));
  });

  it('can change, go and make no sense at any time', async () => {
    const chat = await openShort();
    await chat.type('one two three');
    chat.element.maxLength = 15;
    await chat.element.updateComplete;
    expect(counter(chat)).to.equal('13/15');
    chat.element.removeAttribute('maxlength');
    await chat.element.updateComplete;
    expect(counter(chat)).to.equal(undefined);
    await chat.press('Enter');
    expect(chat.element.messages[0]?.text).to.equal('one two three');
  });
});
