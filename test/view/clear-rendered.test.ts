/** A shadow root that a server has rendered makes room for the element, and nothing is lost that a visitor has begun in it. */
import { expect } from './expect.js';
import '../../src/define.js';
import type { IotexChat } from '../../src/index.js';

describe('A chat that a server has rendered', () => {
  let chat: IotexChat;
  let field: HTMLTextAreaElement;

  beforeEach(() => {
    // As the parser leaves it: a shadow root on a tag that is not defined in its document yet.
    const page = document.implementation.createHTMLDocument();
    const tag = page.createElement('iotex-chat');
    const root = tag.attachShadow({ mode: 'open' });
    const before = page.createElement('section');
    before.setAttribute('part', 'base');
    field = page.createElement('textarea');
    before.append(field);
    root.append(before);
    chat = tag;
  });

  afterEach(() => chat.remove());

  it('is there once', async () => {
    document.body.append(chat);
    await chat.updateComplete;
    expect(chat.shadowRoot!.querySelectorAll('[part="base"]')).to.have.length(1);
    expect(chat.shadowRoot!.querySelectorAll('textarea')).to.have.length(1);
    expect(chat.shadowRoot!.contains(field)).to.equal(false);
  });

  it('keeps what was typed into it', async () => {
    field.value = 'How long does';
    document.body.append(chat);
    await chat.updateComplete;
    expect(chat.value).to.equal('How long does');
    expect(chat.shadowRoot!.querySelector('textarea')!.value).to.equal('How long does');
  });
});
