import { fixtureSync, html } from '@open-wc/testing';
import { registerLocale } from '../../src/locales/register-locale.js';
import type { IotexChat } from '../../src/view/iotex-chat.js';
import { settle } from '../fake-clock.js';
import { ScriptedTransport } from '../scripted-transport.js';
import { expect } from './expect.js';
import { ChatHarness, openChat } from './harness.js';

registerLocale('ar', { greeting: 'كيف يمكنني المساعدة؟', send: 'إرسال', placeholder: 'اسأل عن أي شيء' });
registerLocale('qra-Latn', { greeting: 'From the left' });

const ANSWER = `اللغة العربية.

English comes between.

- عنصر
- item

\`\`\`js
let a = 1;
\`\`\`

| عمود | b |
| --- | --- |
| ١ | 2 |
`;

async function chatIn(template: ReturnType<typeof html>): Promise<ChatHarness> {
  const around = fixtureSync<HTMLElement>(template);
  const element = around.querySelector<IotexChat>('iotex-chat')!;
  await element.updateComplete;
  return new ChatHarness(element, new ScriptedTransport());
}

const box = (element: Element): DOMRect => element.getBoundingClientRect();
const direction = (element: Element): string => getComputedStyle(element).direction;

/** How far something is from either side of the chat. */
function sides(chat: ChatHarness, element: Element): { readonly left: number; readonly right: number } {
  const around = box(chat.element);
  return { left: box(element).left - around.left, right: around.right - box(element).right };
}

describe('From right to left, the chat', () => {
  it('passes the accessibility audit', async () => {
    const chat = await openChat(html`<iotex-chat lang="ar"></iotex-chat>`);
    await chat.exchange('سؤال', ANSWER);
    await expect(chat.element).to.be.accessible();
  });

  it('is laid out by its language, in a page that says nothing of directions', async () => {
    const chat = await chatIn(html`<div lang="ar"><iotex-chat></iotex-chat></div>`);
    expect(chat.part('base').dir).to.equal('rtl');
    expect(direction(chat.part('composer'))).to.equal('rtl');
  });

  it('is laid out by its own `lang` in a page that goes the other way', async () => {
    const chat = await chatIn(html`<div dir="ltr" lang="en"><iotex-chat lang="ar"></iotex-chat></div>`);
    expect(direction(chat.part('composer'))).to.equal('rtl');
    const other = await chatIn(html`<div dir="rtl" lang="ar"><iotex-chat lang="en"></iotex-chat></div>`);
    expect(direction(other.part('composer'))).to.equal('ltr');
  });

  it('obeys a `dir` that stands on it, or nearer than its language', async () => {
    const own = await chatIn(html`<div lang="ar"><iotex-chat dir="ltr"></iotex-chat></div>`);
    expect(direction(own.part('composer'))).to.equal('ltr');
    const between = await chatIn(
      html`<div lang="en">
        <p dir="rtl"><iotex-chat></iotex-chat></p>
      </div>`,
    );
    expect(direction(between.part('composer'))).to.equal('rtl');
    own.element.removeAttribute('dir');
    await settle();
    await own.element.updateComplete;
    expect(direction(own.part('composer'))).to.equal('rtl');
  });

  it('stays with the page while what is shown is not its language', async () => {
    const page = html`<div lang="qrb" style="direction: rtl"><iotex-chat></iotex-chat></div>`;
    const chat = await chatIn(page);
    expect(chat.part('base').hasAttribute('dir')).to.equal(false);
    expect(direction(chat.part('composer'))).to.equal('rtl');
  });

  it('knows the direction of a script', async () => {
    const chat = await openChat(html`<iotex-chat lang="qra-Latn"></iotex-chat>`);
    expect(chat.part('base').dir).to.equal('ltr');
  });

  it('is the mirror of the chat from left to right', async () => {
    const left = await openChat(html`<iotex-chat lang="en"></iotex-chat>`);
    const right = await openChat(html`<iotex-chat lang="ar"></iotex-chat>`);
    for (const chat of [left, right]) {
      await chat.exchange('hi', 'ok');
      await chat.type('a draft');
    }
    for (const part of ['bubble', 'send-button', 'input', 'heading']) {
      const [one, other] = [sides(left, left.part(part)), sides(right, right.part(part))];
      // A bubble is as wide as its text, and so the same in both; a heading fills what the buttons leave.
      expect(other.right, part).to.be.closeTo(one.left, 1);
      expect(other.left, part).to.be.closeTo(one.right, 1);
      expect(Math.abs(one.left - one.right), `${part} is not in the middle`).to.be.above(4);
    }
  });

  it('has code from left to right, and each block in the direction of its own words', async () => {
    const chat = await openChat(html`<iotex-chat lang="ar"></iotex-chat>`);
    await chat.exchange('سؤال', ANSWER);
    const [arabic, english] = chat.lastAnswer.querySelectorAll('p');
    expect(direction(arabic!)).to.equal('rtl');
    expect(direction(english!)).to.equal('ltr');
    expect(direction(chat.lastAnswer.querySelector('pre')!)).to.equal('ltr');
    expect(direction(chat.lastAnswer.querySelector('.code-language')!)).to.equal('ltr');
    expect(direction(chat.lastAnswer.querySelector('ul')!)).to.equal('rtl');
    expect(direction(chat.part('content'))).to.equal('rtl');
    const list = chat.lastAnswer.querySelector('ul')!;
    const item = chat.lastAnswer.querySelector('li')!;
    expect(box(list).right - box(item).right).to.be.above(10);
    const english2 = await openChat(html`<iotex-chat lang="en"></iotex-chat>`);
    await english2.exchange('سؤال', ANSWER);
    expect(direction(english2.part('content'))).to.equal('rtl');
    expect(direction(english2.lastAnswer.querySelector('ul')!)).to.equal('rtl');
    expect(direction(english2.lastAnswer)).to.equal('ltr');
  });

  it('never scrolls sideways, down to 320 px', async () => {
    const chat = await openChat(html`<iotex-chat lang="ar"></iotex-chat>`);
    await chat.exchange('سؤال', ANSWER);
    for (const width of [320, 480, 900]) {
      chat.element.style.inlineSize = `${width}px`;
      const messages = chat.part('messages');
      expect(messages.scrollWidth, String(width)).to.equal(messages.clientWidth);
    }
  });
});
