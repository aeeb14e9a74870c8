import { html } from '@open-wc/testing';
import { emulateMedia } from './media.js';
import { expect } from './expect.js';
import type { ChatHarness } from './harness.js';
import { frame, openChat } from './harness.js';
import { until } from './render-context.js';

const CODE = `\`\`\`js\nconst line = '${'long '.repeat(60)}';\n\`\`\``;

/** A chat with more than it can show at once, on paper. */
async function printed(
  template = html`<iotex-chat with-export color-scheme="dark"></iotex-chat>`,
): Promise<ChatHarness> {
  const chat = await openChat(template);
  for (let turn = 0; turn < 30; turn += 1)
    chat.element.addMessage({ role: turn % 2 ? 'assistant' : 'user', text: `Turn ${turn}` });
  await chat.ask('Show me');
  await chat.gateway.last.say({ type: 'reasoning', text: 'Thinking hard' });
  await chat.gateway.last.text(
    `[A page](https://a.example/page) and\n\n${CODE}\n\n| a |\n|---|\n| ${'cell'.repeat(90)} |`,
  );
  await chat.gateway.last.finish();
  await chat.element.updateComplete;
  await until(() => chat.parts('message').length === 32);
  await emulateMedia({ media: 'print' });
  await frame();
  return chat;
}

const isShown = (element: Element): boolean => element.getClientRects().length > 0;
const style = (element: Element): CSSStyleDeclaration => getComputedStyle(element);

describe('On paper, the chat', () => {
  afterEach(() => emulateMedia({ media: 'screen' }));

  it('is as long as all its messages, and cuts none off', async () => {
    const chat = await printed();
    const messages = chat.parts('message');
    const host = chat.element.getBoundingClientRect();
    expect(host.height).to.be.above(1000);
    expect(messages.at(-1)!.getBoundingClientRect().bottom).to.be.at.most(host.bottom + 1);
    expect(messages.every(isShown)).to.equal(true);
    for (let element: Element | null = messages[0]!; element; element = element.parentElement) {
      expect(style(element).overflowY, element.className).to.equal('visible');
      expect(style(element).contentVisibility, element.className).to.equal('visible');
    }
    expect(style(chat.element).overflow).to.equal('visible');
  });

  it('has nothing to press, nothing to write in, and no thoughts', async () => {
    const chat = await printed();
    for (const control of chat.root.querySelectorAll(
      'button, textarea, summary, [part~="composer"], [part~="footer"]',
    )) {
      expect(isShown(control), control.outerHTML.slice(0, 80)).to.equal(false);
    }
    expect(chat.part('base').innerText)
      .to.not.include('Thinking hard')
      .and.to.not.match(/Thought for/);
    expect(isShown(chat.part('heading'))).to.equal(true);
  });

  it('is dark on light, whatever it was on the screen', async () => {
    const chat = await printed();
    expect(style(chat.element).color).to.equal('rgb(0, 0, 0)');
    expect(style(chat.element).backgroundColor).to.equal('rgb(255, 255, 255)');
    expect(style(chat.element).colorScheme).to.equal('light');
    expect(style(chat.part('bubble')).color).to.equal('rgb(0, 0, 0)');
  });

  it('wraps code and tables', async () => {
    const chat = await printed();
    const edge = chat.element.getBoundingClientRect().right + 1;
    for (const selector of ['pre', 'pre code', 'td', 'table']) {
      const box = chat.lastAnswer.querySelector(selector)!.getBoundingClientRect();
      expect(box.right, selector).to.be.at.most(edge);
    }
  });

  it('says where links lead', async () => {
    const chat = await printed();
    const after = getComputedStyle(chat.lastAnswer.querySelector('a')!, '::after');
    // WebKit leaves in pieces what Chromium puts together; Firefox says where it comes from.
    const said = after.content.replace('attr(href)', '"https://a.example/page"').replaceAll('" "', '');
    expect(said).to.equal('" (https://a.example/page)"');
    expect(isShown(chat.lastAnswer.querySelector('a')!)).to.equal(true);
  });

  it('keeps a question, a row and a picture in one piece', async () => {
    const chat = await printed();
    expect(style(chat.part('bubble')).breakInside).to.equal('avoid');
    expect(style(chat.lastAnswer.querySelector('tr')!).breakInside).to.equal('avoid');
    expect(style(chat.lastAnswer.querySelector('.code-header')!).breakAfter).to.equal('avoid');
  });

  it('is what it was once it is back on the screen', async () => {
    const chat = await printed();
    await emulateMedia({ media: 'screen' });
    await frame();
    expect(chat.element.getBoundingClientRect().height).to.be.below(1000);
    expect(isShown(chat.input)).to.equal(true);
    expect(chat.part('messages').scrollHeight).to.be.above(chat.part('messages').clientHeight);
  });
});
