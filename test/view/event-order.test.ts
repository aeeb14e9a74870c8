import { html } from '@open-wc/testing';
import { ChatError } from '../../src/protocol/errors.js';
import { expect } from './expect.js';
import { frame, heardOnConsole, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

const NAMES = [
  'before-send',
  'send',
  'response-start',
  'response-end',
  'error',
  'budget',
  'retry',
  'stop',
  'clear',
  'change',
  'feedback',
  'copy',
  'edit',
  'branch-change',
  'tool-call',
];

/** A chat, and what the page hears of it, in order. */
async function openHeard(
  template = html`<iotex-chat with-feedback></iotex-chat>`,
): Promise<{ readonly chat: ChatHarness; readonly heard: string[] }> {
  const chat = await openChat(template);
  const heard: string[] = [];
  for (const name of NAMES) chat.element.parentElement!.addEventListener(`iotex-${name}`, () => heard.push(name));
  return { chat, heard };
}

/** The same after one exchange, which is heard no more. */
async function openAnswered(): Promise<{ readonly chat: ChatHarness; readonly heard: string[] }> {
  const opened = await openHeard();
  await opened.chat.exchange('one', 'uno');
  opened.heard.length = 0;
  return opened;
}

const ASKED = ['before-send', 'send', 'change'];
const ANSWERED = ['response-start', 'response-end', 'change'];

describe('The page hears', () => {
  it('of a question and its answer', async () => {
    const { chat, heard } = await openHeard();
    await chat.exchange('one', 'uno');
    expect(heard).to.deep.equal([...ASKED, ...ANSWERED]);
  });

  it('of a further try before the answer', async () => {
    const { chat, heard } = await openHeard();
    await chat.ask('one');
    chat.gateway.last.retry({ attempt: 1, delay: 1 });
    await chat.gateway.last.text('uno');
    await chat.gateway.last.finish();
    expect(heard).to.deep.equal([...ASKED, 'retry', ...ANSWERED]);
  });

  it('of Stop before the end', async () => {
    const { chat, heard } = await openHeard();
    await chat.ask('one');
    await chat.gateway.last.text('u');
    await chat.click('Stop');
    expect(heard).to.deep.equal([...ASKED, 'response-start', 'stop', 'response-end', 'change']);
  });

  it('of an error before the end', async () => {
    const { chat, heard } = await openHeard();
    await heardOnConsole('error', async () => {
      await chat.ask('one');
      await chat.gateway.last.fail(new ChatError('server', 'boom'));
    });
    expect(heard).to.deep.equal([...ASKED, 'error', 'response-end', 'change']);
  });

  it('of an edit before the question', async () => {
    const { chat, heard } = await openAnswered();
    await chat.clickLast('Edit');
    await chat.clickLast('Save');
    await chat.gateway.last.text('un');
    await chat.gateway.last.finish();
    expect(heard).to.deep.equal(['before-send', 'edit', 'send', 'change', ...ANSWERED]);
  });

  it('of another answer, without a question', async () => {
    const { chat, heard } = await openAnswered();
    await chat.clickLast('Regenerate');
    await chat.gateway.last.text('un');
    await chat.gateway.last.finish();
    expect(heard).to.deep.equal(['before-send', ...ANSWERED]);
  });

  it('of a continuation, without a question', async () => {
    const { chat, heard } = await openHeard();
    await chat.ask('one');
    await chat.gateway.last.text('The first');
    await chat.gateway.last.finish('length');
    await chat.shown();
    heard.length = 0;
    await chat.clickLast('Continue');
    await chat.gateway.last.text(' and the second half of it all.');
    await chat.gateway.last.finish();
    expect(heard).to.deep.equal(['before-send', ...ANSWERED]);
  });

  it('of a branch, and that this is a change', async () => {
    const { chat, heard } = await openAnswered();
    await chat.clickLast('Regenerate');
    await chat.gateway.last.finish();
    await chat.shown();
    heard.length = 0;
    await chat.clickLast('Previous answer');
    expect(heard).to.deep.equal(['branch-change', 'change']);
  });

  it('of a tool before and after it runs, and of the answer once', async () => {
    const { chat, heard } = await openHeard();
    chat.element.tools = [{ name: 'time', execute: () => 'noon' }];
    await chat.ask('one');
    await chat.gateway.last.say(
      { type: 'tool-call', index: 0, id: 'a', name: 'time', arguments: '{}' },
      { type: 'finish', reason: 'tool_calls' },
    );
    await chat.gateway.last.end();
    while (chat.gateway.answers.length < 2) await frame();
    await chat.gateway.last.text('Noon.');
    await chat.gateway.last.finish();
    expect(heard).to.deep.equal([
      ...ASKED,
      'response-start',
      'tool-call',
      'tool-call',
      'before-send',
      'response-end',
      'change',
    ]);
  });

  it('of a rating, of a comment on it, and that it was taken back', async () => {
    const { chat, heard } = await openAnswered();
    await chat.clickLast('Good answer');
    expect(heard).to.deep.equal(['feedback', 'change']);
    const field = chat.root.querySelector<HTMLTextAreaElement>('.comment textarea')!;
    field.value = 'Nice.';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await chat.shown();
    await chat.clickLast('Send comment');
    expect(heard).to.deep.equal(['feedback', 'change', 'feedback', 'change']);
    await chat.clickLast('Good answer');
    expect(heard).to.have.length(6);
  });

  it('of a copy once it is made', async () => {
    const { chat, heard } = await openAnswered();
    Object.defineProperty(navigator, 'clipboard', { value: { write: async () => undefined }, configurable: true });
    try {
      await chat.clickLast('Copy');
      while (heard.length === 0) await frame();
    } finally {
      Reflect.deleteProperty(navigator, 'clipboard');
    }
    expect(heard).to.deep.equal(['copy']);
  });

  it('of Delete, Undo and New chat that something has changed', async () => {
    const { chat, heard } = await openAnswered();
    await chat.clickLast('Delete');
    await chat.clickLast('Undo');
    expect(heard).to.deep.equal(['change', 'change']);
    await chat.clickLast('New chat');
    expect(heard.slice(2)).to.deep.equal(['clear', 'change']);
  });
});
