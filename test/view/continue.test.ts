import { ChatError } from '../../src/protocol/errors.js';
import { expect } from './expect.js';
import { heardOnConsole, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

async function openCutAnswer(text = 'The first half of'): Promise<ChatHarness> {
  const chat = await openChat();
  await chat.ask('one');
  await chat.gateway.last.text(text);
  await chat.gateway.last.finish('length');
  await chat.shown();
  return chat;
}

describe('Continue', () => {
  it('passes the accessibility audit', async () => {
    const chat = await openCutAnswer();
    await expect(chat.element).to.be.accessible();
  });

  it('stands below an answer that was cut at its limit, and goes on in the same answer', async () => {
    const chat = await openCutAnswer();
    const { id } = chat.element.messages[1]!;
    chat.part('continue-button').focus();
    await chat.clickLast('Continue');
    expect(chat.parts('notice')).to.have.length(0);
    expect(chat.root.activeElement).to.equal(chat.input);
    await chat.gateway.last.text(' of an answer, and its second half.');
    await chat.gateway.last.finish();
    await chat.shown();
    expect(chat.lastText).to.equal('The first half of an answer, and its second half.');
    expect(chat.element.messages).to.have.length(2);
    expect(chat.element.messages[1]?.id).to.equal(id);
    expect(chat.parts('continue-button')).to.have.length(0);
  });

  it('puts a word right that was cut in the middle', async () => {
    const chat = await openCutAnswer('An answer that broke off in the midd');
    await chat.clickLast('Continue');
    await chat.gateway.last.text('middle of a word, which is whole now, as you see.');
    await chat.gateway.last.finish();
    await chat.shown();
    expect(chat.lastText).to.equal('An answer that broke off in the middle of a word, which is whole now, as you see.');
    expect(chat.lastText).to.equal(chat.element.messages[1]?.text);
  });

  it('shows the same as an answer in one piece, also after thoughts and a replaced word', async () => {
    const chat = await openCutAnswer('# Title\n\n- one\n- tw');
    await chat.clickLast('Continue');
    await chat.gateway.last.say({ type: 'reasoning', text: 'go on' });
    await chat.shown();
    for (const piece of ['three', ' and four', '\n- five', '\n\nThe end.']) {
      await chat.gateway.last.text(piece);
      await chat.shown();
    }
    await chat.gateway.last.finish();
    await chat.shown();
    const shown = chat.lastAnswer.querySelector(':scope > .markdown')?.textContent;
    const whole = await openChat();
    await whole.exchange('one', chat.element.messages[1]!.text);
    expect(shown).to.equal(whole.lastAnswer.querySelector(':scope > .markdown')?.textContent);
  });

  it('stands below an answer that was stopped', async () => {
    const chat = await openChat();
    await chat.ask('one');
    await chat.gateway.last.text('half');
    chat.element.stop();
    await chat.shown();
    expect(chat.part('notice').textContent).to.include('You stopped this answer.');
    expect(chat.parts('continue-button')).to.have.length(1);
  });

  it('stands beside Retry where the connection broke', async () => {
    const chat = await openChat();
    await heardOnConsole('error', async () => {
      await chat.ask('one');
      await chat.gateway.last.text('half');
      await chat.gateway.last.fail(new ChatError('truncated', 'cut', { partial: true }));
    });
    await chat.shown();
    expect(chat.part('error').textContent).to.include('What you see is saved.');
    expect([...chat.part('error').querySelectorAll('button')].map((button) => button.textContent.trim())).to.deep.equal(
      ['Continue', 'Retry'],
    );
  });

  it('is not offered where nothing came, where the answer ended by itself, or while an answer comes', async () => {
    const chat = await openChat();
    await heardOnConsole('error', async () => {
      await chat.ask('one');
      await chat.gateway.last.fail(new ChatError('server', 'boom'));
    });
    await chat.shown();
    expect(chat.parts('continue-button')).to.have.length(0);
    await chat.exchange('two', 'dos');
    expect(chat.parts('continue-button')).to.have.length(0);
    const cut = await openCutAnswer();
    await cut.ask('two');
    expect(cut.parts('continue-button')).to.have.length(0);
  });

  it('is gone with the next question, and the words stay', async () => {
    const chat = await openCutAnswer();
    await chat.exchange('two', 'dos');
    expect(chat.parts('continue-button')).to.have.length(0);
    expect(chat.parts('notice')).to.have.length(1);
  });

  it('is not offered while the chat is disabled', async () => {
    const chat = await openCutAnswer();
    chat.element.disabled = true;
    await chat.shown();
    expect(chat.parts('continue-button')).to.have.length(0);
  });

  it('by the page’s own call resolves to the answer', async () => {
    const chat = await openCutAnswer();
    const answer = chat.element.continue();
    await chat.gateway.last.text('of it, and the second.');
    await chat.gateway.last.finish();
    expect((await answer).finishReason).to.equal('stop');
  });
});
