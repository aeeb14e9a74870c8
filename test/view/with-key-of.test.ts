import { html } from '@open-wc/testing';
import { en } from '../../src/locales/en.js';
import { de } from '../../src/locales/de.js';
import { withKeyOf } from '../../src/view/with-key-of.js';
import { expect } from './expect.js';
import { openChat } from './harness.js';

describe('A text that names keys', () => {
  it('has ⌘ on a keyboard of Apple, and Ctrl on others', () => {
    expect(withKeyOf('MacIntel', en.copyFailed)).to.equal('Not allowed: press ⌘C');
    expect(withKeyOf('MacIntel', de.copyFailed)).to.include('⌘C').and.not.include('Strg');
    expect(withKeyOf('Linux x86_64', en.copyFailed)).to.equal(en.copyFailed);
  });
});

describe('A chat without a header', () => {
  it('has the button of the list of conversations in the row of the composer', async () => {
    const chat = await openChat(
      html`<iotex-chat without-header with-threads persist="session" storage-key=${crypto.randomUUID()}></iotex-chat>`,
    );
    const button = await chat.until(() => chat.button('Conversations'));
    expect(chat.part('composer').contains(button)).to.equal(true);
    await chat.click('Conversations');
    await chat.until(() => chat.parts('thread-list')[0]);
  });
});
