import { html } from '@open-wc/testing';
import type { IotexFeedbackEvent } from '../../src/view/events.js';
import { expect } from './expect.js';
import { next, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

async function openAnswered(): Promise<ChatHarness> {
  const chat = await openChat(html`<iotex-chat with-feedback></iotex-chat>`);
  await chat.exchange('one', 'uno');
  return chat;
}

function field(chat: ChatHarness): HTMLTextAreaElement | null {
  return chat.root.querySelector<HTMLTextAreaElement>('.comment textarea');
}

async function comment(chat: ChatHarness, text: string): Promise<void> {
  field(chat)!.value = text;
  field(chat)!.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await chat.shown();
}

describe('Feedback', () => {
  it('passes the accessibility audit with its field open', async () => {
    const chat = await openAnswered();
    await chat.clickLast('Bad answer');
    await expect(chat.element).to.be.accessible();
  });

  it('tells the page what was rated, and what was asked', async () => {
    const chat = await openAnswered();
    const told = next<IotexFeedbackEvent>(chat.element, 'iotex-feedback');
    await chat.clickLast('Good answer');
    const event = await told;
    const [question, answer] = chat.element.messages;
    expect(event).to.include({
      messageId: answer?.id,
      value: 'good',
      comment: undefined,
      message: answer,
      prompt: question,
    });
    expect(chat.lastButton('Good answer').getAttribute('aria-pressed')).to.equal('true');
    expect(chat.lastButton('Bad answer').getAttribute('aria-pressed')).to.equal('false');
  });

  it('takes a comment, which the page is told of too, and thanks', async () => {
    const chat = await openAnswered();
    await chat.clickLast('Bad answer');
    expect(chat.root.activeElement).to.equal(field(chat));
    expect(field(chat)?.getAttribute('aria-label')).to.equal('What could be better?');
    expect(chat.lastButton('Send comment').getAttribute('aria-disabled')).to.equal('true');
    await comment(chat, 'It was wrong.');
    const told = next<IotexFeedbackEvent>(chat.element, 'iotex-feedback');
    await chat.clickLast('Send comment');
    expect(await told).to.include({ value: 'bad', comment: 'It was wrong.' });
    expect(chat.element.messages[1]?.feedback).to.deep.equal({ value: 'bad', comment: 'It was wrong.' });
    expect(field(chat)).not.to.exist;
    expect(chat.lastAnswer.textContent).to.include('Thank you.');
    expect(chat.root.activeElement).to.equal(chat.lastButton('Bad answer'));
  });

  it('keeps the rating without a comment, by Skip and by Escape', async () => {
    for (const leave of ['Skip', 'Escape']) {
      const chat = await openAnswered();
      await chat.clickLast('Good answer');
      let isTold = false;
      chat.element.addEventListener('iotex-feedback', () => (isTold = true));
      if (leave === 'Skip') await chat.clickLast('Skip');
      else field(chat)?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
      await chat.shown();
      expect(field(chat)).not.to.exist;
      expect(isTold).to.equal(false);
      expect(chat.element.messages[1]?.feedback?.value).to.equal('good');
      expect(chat.root.activeElement).to.equal(chat.lastButton('Good answer'));
    }
  });

  it('is taken back by the same button, and changed by the other', async () => {
    const chat = await openAnswered();
    await chat.clickLast('Good answer');
    await chat.clickLast('Bad answer');
    expect(chat.element.messages[1]?.feedback?.value).to.equal('bad');
    const told = next<IotexFeedbackEvent>(chat.element, 'iotex-feedback');
    await chat.clickLast('Bad answer');
    expect((await told).value).to.equal(undefined);
    expect(chat.element.messages[1]?.feedback).to.equal(undefined);
    expect(field(chat)).not.to.exist;
    expect(chat.lastButton('Bad answer').getAttribute('aria-pressed')).to.equal('false');
  });

  it('keeps a comment that is being written while an answer comes', async () => {
    const chat = await openAnswered();
    await chat.clickLast('Bad answer');
    await comment(chat, 'It was');
    await chat.ask('two');
    await chat.gateway.last.text('dos');
    await chat.gateway.last.finish();
    await chat.shown();
    expect(field(chat)?.value).to.equal('It was');
  });

  it('opens no keyboard on a touch screen that nobody asked for', async () => {
    const chat = await openAnswered();
    const { matchMedia } = window;
    window.matchMedia = () => ({ matches: true }) as MediaQueryList;
    try {
      await chat.clickLast('Bad answer');
      expect(chat.root.activeElement).not.to.equal(field(chat));
    } finally {
      window.matchMedia = matchMedia;
    }
  });
});
