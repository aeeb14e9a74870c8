import { html } from '@open-wc/testing';
import { en } from '../../src/locales/en.js';
import type { IotexImageBlockEvent } from '../../src/view/events.js';
import { expect } from './expect.js';
import type { ChatHarness } from './harness.js';
import { heardOnConsole, openChat } from './harness.js';

const REMOTE = 'https://evil.example/pixel.png?words=of%20the%20chat';

/** One that loads: a picture that does not gives way to words. The rule knows no difference. */
const LOADABLE = `${location.origin}/demo/icon.svg`;

interface Shown {
  readonly chat: ChatHarness;
  /** Addresses that the page was told of. */
  readonly told: readonly string[];
}

/** An answer with a picture at `url`, in a chat made of `template`. */
async function showPicture(template = html`<iotex-chat></iotex-chat>`, url = REMOTE): Promise<Shown> {
  const chat = await openChat(template);
  const told: string[] = [];
  chat.element.addEventListener('iotex-image-block', (event: IotexImageBlockEvent) => told.push(event.url));
  await chat.ask('hi');
  await chat.gateway.last.say({ type: 'text', text: 'look:' }, { type: 'image', url, alt: 'cat' });
  await chat.gateway.last.text('and more');
  await chat.gateway.last.finish();
  await chat.element.updateComplete;
  return { chat, told };
}

/** Everything in the chat that a browser would fetch by itself. */
const fetched = (chat: ChatHarness): number =>
  chat.root.querySelectorAll('img, picture, source, link, iframe, object, embed, video, audio, [style], [srcset]')
    .length;

describe('A picture on another host', () => {
  it('waits for a click', async () => {
    const { chat, told } = await showPicture();
    expect(fetched(chat)).to.equal(0);
    expect(chat.button('Show the picture from evil.example: cat')).not.to.equal(undefined);
    expect(told).to.deep.equal([REMOTE]);
    await expect(chat.element).to.be.accessible();
  });

  it('is fetched by the click, and stays through what comes later', async () => {
    const { chat } = await showPicture(undefined, LOADABLE);
    await chat.click(`Show the picture from ${location.host}: cat`);
    const image = chat.part('image');
    expect(image).to.include({ src: LOADABLE, referrerPolicy: 'no-referrer' });
    chat.element.heading = 'x';
    await chat.element.updateComplete;
    await chat.exchange('more', 'of it');
    expect(chat.part('image')).to.equal(image);
    expect(chat.parts('image-placeholder')).to.have.length(0);
  });

  it('is not fetched with the policies `block` and `allowlist`', async () => {
    for (const template of [
      html`<iotex-chat image-policy="block"></iotex-chat>`,
      html`<iotex-chat image-policy="allowlist"></iotex-chat>`,
      html`<iotex-chat image-policy="allowlist" allowed-image-origins="https://img.example"></iotex-chat>`,
    ]) {
      const { chat, told } = await showPicture(template);
      expect(fetched(chat)).to.equal(0);
      expect(chat.part('image-placeholder').textContent).to.equal(`${en.imageBlocked}: cat`);
      expect(chat.root.querySelector('button.placeholder')).to.equal(null);
      expect(told).to.deep.equal([REMOTE]);
    }
  });

  it('is shown if it is allowed', async () => {
    const template = html`<iotex-chat
      image-policy="allowlist"
      allowed-image-origins="https://img.example/chat/, ${location.origin}/demo"
    ></iotex-chat>`;
    const { chat, told } = await showPicture(template, LOADABLE);
    expect(chat.part('image')).to.have.property('src', LOADABLE);
    expect(told).to.deep.equal([]);
  });

  it('is shown with the policy `all`', async () => {
    const { chat, told } = await showPicture(html`<iotex-chat image-policy="all"></iotex-chat>`, LOADABLE);
    expect(chat.part('image')).to.have.property('src', LOADABLE);
    expect(told).to.deep.equal([]);
  });

  it('waits for a click where the policy makes no sense, and the developer is told', async () => {
    let shown!: Shown;
    const heard = await heardOnConsole('warn', async () => {
      shown = await showPicture(html`<iotex-chat image-policy="allow"></iotex-chat>`);
    });
    expect(fetched(shown.chat)).to.equal(0);
    expect(heard.join('\n')).to.include('image-policy="allow"').and.to.include('"click"');
  });

  it('is not fetched where the list makes no sense, and the developer is told of each entry once', async () => {
    let shown!: Shown;
    const heard = await heardOnConsole('warn', async () => {
      const template = html`<iotex-chat
        image-policy="allowlist"
        allowed-image-origins="evil.example * https://*.example https://img.example"
      ></iotex-chat>`;
      shown = await showPicture(template);
      await shown.chat.exchange('more', 'of it');
    });
    expect(fetched(shown.chat)).to.equal(0);
    const entries = heard.map((sentence) => /allowed-image-origins="([^"]*)"/.exec(sentence)?.[1]);
    expect(entries).to.deep.equal(['evil.example', '*', 'https://*.example']);
    expect(heard[0]).to.include('left out');
  });

  it('in Markdown is not fetched at any moment of the stream, and the page is told of it', async () => {
    const chat = await openChat();
    const told: string[] = [];
    chat.element.addEventListener('iotex-image-block', (event) => told.push(event.url));
    await chat.ask('hi');
    const text = `Look: ![cat](${REMOTE} "A cat") and ![dog][later].\n\n[later]: ${REMOTE}&dog\n\nThe end.`;
    for (let at = 0; at < text.length; at += 7) {
      await chat.gateway.last.text(text.slice(at, at + 7));
      await chat.element.updateComplete;
      expect(fetched(chat)).to.equal(0);
    }
    await chat.gateway.last.finish();
    await chat.element.updateComplete;
    expect(fetched(chat)).to.equal(0);
    expect(chat.button('Show the picture from evil.example: cat')).to.have.property('title', 'A cat');
    expect(chat.button('Show the picture from evil.example: dog')).to.have.property('disabled', false);
    // A text whose definition comes late is made anew, and its pictures with it.
    expect([...new Set(told)]).to.deep.equal([REMOTE, `${REMOTE}&dog`]);
  });

  it('in Markdown that hides it in a link or in HTML is not fetched', async () => {
    const chat = await openChat();
    await chat.exchange(
      'hi',
      `[![cat](${REMOTE})](https://iotex.io) <img src="${REMOTE}"> ![dog](<java\tscript:x>) ![x](//evil.example/x.png)`,
    );
    expect(fetched(chat)).to.equal(0);
    expect(chat.parts('image-placeholder')).to.have.length(1);
  });

  it('follows a policy that changed', async () => {
    const { chat } = await showPicture();
    chat.element.setAttribute('image-policy', 'block');
    await chat.click('Show the picture from evil.example: cat');
    expect(fetched(chat)).to.equal(0);
    expect(chat.part('image-placeholder').textContent).to.equal(`${en.imageBlocked}: cat`);
    chat.element.removeAttribute('image-policy');
    await chat.ask('again');
    await chat.gateway.last.say({ type: 'image', url: REMOTE, alt: 'dog' });
    await chat.gateway.last.finish();
    await chat.element.updateComplete;
    expect(chat.button('Show the picture from evil.example: dog')).not.to.equal(undefined);
  });

  for (const url of ['javascript:alert(1)', 'data:image/svg+xml,<svg/>', 'data:text/html,x', 'https://a@evil.example/'])
    it(`is its description where its address is ${url}, whatever the policy`, async () => {
      const { chat, told } = await showPicture(html`<iotex-chat image-policy="all"></iotex-chat>`, url);
      expect(fetched(chat)).to.equal(0);
      expect(chat.parts('image-placeholder')).to.have.length(0);
      expect(chat.root.querySelector('.image-alt')?.textContent).to.equal('cat');
      expect(told).to.deep.equal([]);
    });
});
