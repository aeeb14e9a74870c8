import { expect } from './expect.js';
import { frame, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

const fold = (chat: ChatHarness) => chat.part('reasoning') as HTMLDetailsElement;
const heading = (chat: ChatHarness) => fold(chat).querySelector('summary')?.textContent.trim();

async function think(chat: ChatHarness, text: string): Promise<void> {
  await chat.gateway.last.say({ type: 'reasoning', text });
  await chat.shown();
}

async function openThinking(): Promise<ChatHarness> {
  const chat = await openChat();
  await chat.ask('one');
  await think(chat, 'Hm');
  return chat;
}

describe('Reasoning', () => {
  it('passes the accessibility audit, open and closed', async () => {
    const chat = await openThinking();
    await expect(chat.element).to.be.accessible();
    await chat.gateway.last.text('uno');
    await chat.gateway.last.finish();
    await chat.shown();
    await expect(chat.element).to.be.accessible();
  });

  it('opens while it comes, and closes when the answer begins', async () => {
    const chat = await openThinking();
    expect(fold(chat).open).to.equal(true);
    expect(heading(chat)).to.equal('Thinking …');
    await chat.gateway.last.text('uno');
    await chat.shown();
    expect(fold(chat).open).to.equal(false);
    expect(heading(chat)).to.match(/^Thought/);
  });

  it('stays as the visitor left it', async () => {
    const chat = await openThinking();
    fold(chat).querySelector('summary')!.click();
    expect(fold(chat).open).to.equal(false);
    await think(chat, ' more');
    expect(fold(chat).open).to.equal(false);
    fold(chat).querySelector('summary')!.click();
    await chat.gateway.last.text('uno');
    await chat.gateway.last.finish();
    await chat.shown();
    expect(fold(chat).open).to.equal(true);
  });

  it('says for how long it took, and nothing where nobody knows', async () => {
    const chat = await openChat();
    const part = { type: 'reasoning', text: 'Hm', startedAt: undefined, duration: 4200 } as const;
    chat.element.addMessage({ role: 'assistant', parts: [part] });
    await chat.shown();
    expect(heading(chat)).to.equal('Thought for 4 seconds');
    const other = await openChat();
    other.element.addMessage({ role: 'assistant', parts: [{ ...part, duration: 0 }] });
    await other.shown();
    expect(heading(other)).to.equal('Thoughts');
  });

  it('that comes is in a box of its own, which stays at its end', async () => {
    const chat = await openThinking();
    for (let count = 0; count < 60; count += 1) await think(chat, `\n\nThought ${count}`);
    await frame();
    const box = fold(chat).querySelector<HTMLElement>('.thoughts')!;
    expect(box.clientHeight).to.be.below(400);
    expect(box.scrollHeight).to.be.above(box.clientHeight);
    const last = [...box.querySelectorAll('p')].at(-1)!;
    expect(last.getBoundingClientRect().bottom).to.be.at.most(box.getBoundingClientRect().bottom + 1);
    expect(box.tabIndex).to.equal(0);
  });

  it('is not shown with without-reasoning; the chat waits as if nothing had come', async () => {
    const chat = await openChat();
    chat.element.withoutReasoning = true;
    await chat.ask('one');
    await think(chat, 'Hm');
    expect(chat.parts('reasoning')).to.have.length(0);
    expect(chat.lastAnswer.querySelector('.typing')).to.exist;
    await chat.gateway.last.text('uno');
    await chat.shown();
    expect(chat.lastAnswer.querySelector('.typing')).not.to.exist;
    expect(chat.lastText).to.equal('uno');
  });

  it('is not sent with the next question', async () => {
    const chat = await openThinking();
    await chat.gateway.last.text('uno');
    await chat.gateway.last.finish();
    await chat.shown();
    await chat.ask('two');
    expect(JSON.stringify(chat.gateway.last.request)).not.to.include('Hm');
  });
});
