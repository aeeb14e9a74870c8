import { html } from '@open-wc/testing';
import type { IotexBranchChangeEvent } from '../../src/view/events.js';
import { expect } from './expect.js';
import { frame, next, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

/** A question with two answers, the second of them shown. */
async function openTwoAnswers(first = 'uno', second = 'un'): Promise<ChatHarness> {
  const chat = await openChat(html`<iotex-chat style="block-size: 500px"></iotex-chat>`);
  await chat.exchange('one', first);
  await chat.clickLast('Regenerate');
  await chat.gateway.last.text(second);
  await chat.gateway.last.finish();
  await chat.shown();
  return chat;
}

describe('Branches', () => {
  it('of an only answer show nothing', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    expect(chat.parts('branch-picker')).to.have.length(0);
  });

  it('are counted, and each is a button away', async () => {
    const chat = await openTwoAnswers();
    expect(chat.part('branch-picker').textContent.replace(/\s/g, '')).to.equal('2/2');
    expect(chat.part('branch-picker').getAttribute('aria-label')).to.equal('2 of 2');
    expect(chat.lastButton('Next answer').getAttribute('aria-disabled')).to.equal('true');

    const changed = next<IotexBranchChangeEvent>(chat.element, 'iotex-branch-change');
    await chat.clickLast('Previous answer');
    expect(chat.lastText).to.equal('uno');
    expect(await changed).to.include({ messageId: chat.element.messages[1]?.id, index: 0, count: 2 });
    expect(chat.part('branch-picker').textContent.replace(/\s/g, '')).to.equal('1/2');

    await chat.clickLast('Previous answer');
    expect(chat.lastText).to.equal('uno');
    await chat.clickLast('Next answer');
    expect(chat.lastText).to.equal('un');
  });

  it('of questions keep what followed each', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    await chat.exchange('two', 'dos');
    void chat.element.edit(chat.element.messages[0]!.id, 'eins');
    await chat.gateway.last.text('ein');
    await chat.gateway.last.finish();
    await chat.shown();
    expect(chat.element.messages.map(({ text }) => text)).to.deep.equal(['eins', 'ein']);
    await chat.clickLast('Previous question');
    expect(chat.element.messages.map(({ text }) => text)).to.deep.equal(['one', 'uno', 'two', 'dos']);
    await chat.click('Next question');
    expect(chat.parts('message')).to.have.length(2);
  });

  it('leave the focus on the button, and the button under the pointer, whatever the answers’ lengths', async () => {
    const long = Array.from({ length: 60 }, (_, index) => `Paragraph ${index}`).join('\n\n');
    const chat = await openTwoAnswers(long, `${long}\n\n${long}`);
    const button = chat.lastButton('Previous answer');
    button.focus();
    await frame();
    const { top } = button.getBoundingClientRect();
    await chat.clickLast('Previous answer');
    await frame();
    expect(chat.root.activeElement).to.equal(chat.lastButton('Previous answer'));
    expect(chat.lastButton('Previous answer').getBoundingClientRect().top).to.be.closeTo(top, 1);
    await chat.clickLast('Next answer');
    await frame();
    expect(chat.lastButton('Next answer').getBoundingClientRect().top).to.be.closeTo(top, 1);
  });

  it('hold still for who reads in the middle of a long conversation, however long what is above and below', async () => {
    const chat = await openChat(html`<iotex-chat style="block-size: 500px"></iotex-chat>`);
    const paragraphs = (count: number) =>
      Array.from({ length: count }, (_, index) => `Paragraph ${index}`).join('\n\n');
    const goOn = async () => {
      for (let count = 0; count < 100; count += 1) {
        chat.element.addMessage({ role: 'user', text: `Later ${count} `.repeat(60) });
      }
      await chat.shown();
      while (chat.parts('message').length < 102) await frame();
    };
    await chat.exchange('one', paragraphs(20));
    await goOn();
    await chat.click('Regenerate');
    await chat.gateway.last.text(paragraphs(60));
    await chat.gateway.last.finish();
    await goOn();
    // As in WebKit, which does not keep in place by itself what a visitor looks at.
    chat.part('messages').style.setProperty('overflow-anchor', 'none');
    // First a little up, as a visitor would: the end is followed no more.
    chat.part('messages').scrollTop -= 300;
    await frame();
    // More than once: what was out of sight is not as tall as it was guessed to be, and WebKit does not make up for it.
    const topNow = () => chat.button('Previous answer')!.getBoundingClientRect().top;
    while (topNow() < 100 || topNow() > 400) {
      chat.button('Previous answer')!.scrollIntoView({ block: 'center' });
      await frame();
      await frame();
    }
    const top = topNow();
    for (const name of ['Previous answer', 'Next answer', 'Previous answer']) {
      chat.button(name)!.focus({ preventScroll: true });
      await chat.click(name);
      await frame();
      expect(chat.button(name)?.getBoundingClientRect().top).to.be.closeTo(top, 1);
      expect(chat.root.activeElement).to.equal(chat.button(name));
      while (chat.parts('message').length < 102) await frame();
      expect(chat.button(name)?.getBoundingClientRect().top).to.be.closeTo(top, 1);
    }
  });

  it('have folds of their own: what was opened in one is not open in another', async () => {
    const chat = await openChat();
    for (const ask of [() => chat.ask('one'), () => chat.clickLast('Regenerate')]) {
      await ask();
      await chat.gateway.last.say({ type: 'reasoning', text: 'Hm' }, { type: 'text', text: 'uno' });
      await chat.gateway.last.finish();
      await chat.shown();
    }
    const fold = () => chat.part('reasoning') as HTMLDetailsElement;
    fold().querySelector('summary')!.click();
    expect(fold().open).to.equal(true);
    await chat.clickLast('Previous answer');
    expect(fold().open).to.equal(false);
  });

  it('may be left while an answer grows, which goes on', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    await chat.clickLast('Regenerate');
    await chat.gateway.last.text('un');
    await chat.shown();
    chat.element.selectBranch(chat.element.messages[1]!.id, 0);
    await chat.shown();
    expect(chat.lastText).to.equal('uno');
    await chat.gateway.last.text(' deux');
    await chat.gateway.last.finish();
    await chat.shown();
    expect(chat.lastText).to.equal('uno');
    await chat.clickLast('Next answer');
    expect(chat.lastText).to.equal('un deux');
  });

  it('of another tab are counted when they come', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    const [, answer] = chat.element.messages;
    chat.element.conversation.merge([{ ...answer!, id: 'other', text: 'un' }]);
    await chat.shown();
    expect(chat.lastText).to.equal('uno');
    expect(chat.part('branch-picker').getAttribute('aria-label')).to.equal('1 of 2');
  });

  it('show which one they are when a turn beside them goes', async () => {
    const chat = await openChat();
    await chat.exchange('one', 'uno');
    void chat.element.edit(chat.element.messages[0]!.id, 'eins');
    await chat.gateway.last.finish();
    await chat.shown();
    expect(chat.part('branch-picker').getAttribute('aria-label')).to.equal('2 of 2');
    await chat.clickLast('Previous question');
    await chat.clickLast('Delete');
    expect(chat.parts('branch-picker')).to.have.length(0);
    await chat.clickLast('Undo');
    expect(chat.part('branch-picker').getAttribute('aria-label')).to.equal('1 of 2');
  });
});
