/** What the chat leaves in a page: nothing that is not its own. */
import { html } from '@open-wc/testing';
import { expect } from './expect.js';
import { frame, openChat } from './harness.js';
import { EVERYTHING } from './open-state.js';

interface Listening {
  readonly target: EventTarget;
  readonly type: string;
  readonly listener: unknown;
}

/** Notes who listens at window and document while `action` runs, and gives who still does when it is over. */
async function stillListening(action: () => Promise<void>): Promise<readonly string[]> {
  const listening: Listening[] = [];
  const isSame = (one: Listening, target: EventTarget, type: string, listener: unknown) =>
    one.target === target && one.type === type && one.listener === listener;
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (this: EventTarget, type, listener, options) {
    const isOnce = typeof options === 'object' && options.once === true;
    if ((this === window || this === document) && !isOnce) listening.push({ target: this, type, listener });
    addEventListener.call(this, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (this: EventTarget, type, listener, options) {
    const place = listening.findIndex((one) => isSame(one, this, type, listener));
    if (place >= 0) listening.splice(place, 1);
    removeEventListener.call(this, type, listener, options);
  };
  try {
    await action();
  } finally {
    EventTarget.prototype.addEventListener = addEventListener;
    EventTarget.prototype.removeEventListener = removeEventListener;
  }
  return listening.map(({ target, type }) => `${target === window ? 'window' : 'document'} ${type}`);
}

describe('After a conversation, the page', () => {
  it('has no style, no font, no name and no node that it did not have before', async () => {
    await openChat();
    const look = () => ({
      sheets: document.adoptedStyleSheets.length + document.styleSheets.length,
      head: [...document.head.children].map(({ localName }) => localName).join(),
      fonts: document.fonts.size,
      root: document.documentElement.getAttributeNames().join(),
      names: Object.keys(window).join(),
      body: document.body.getAttributeNames().join(),
    });
    const before = look();
    const chat = await openChat(html`<iotex-chat with-feedback with-export with-usage></iotex-chat>`);
    await chat.exchange('What is this?', EVERYTHING);
    await frame();
    expect(look()).to.deep.equal(before);
    const highlights = [...CSS.highlights.keys()];
    expect(highlights.filter((name) => !name.startsWith('iotex-chat-'))).to.deep.equal([]);
  });

  it('has nobody listening at its window or document once the chat is gone', async () => {
    const left = await stillListening(async () => {
      const chat = await openChat(html`<iotex-chat with-attachments with-feedback with-speech></iotex-chat>`);
      await chat.exchange('What is this?', 'An answer.');
      await frame();
      chat.element.remove();
      await frame();
    });
    expect(left).to.deep.equal([]);
  });

  it('was not asked for anything', async () => {
    const before = performance.getEntriesByType('resource').length;
    const chat = await openChat();
    await chat.exchange('What is this?', 'An answer.');
    await frame();
    const asked = performance.getEntriesByType('resource').slice(before);
    expect(asked.map(({ name }) => name)).to.deep.equal([]);
  });
});
