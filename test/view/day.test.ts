import { html } from '@open-wc/testing';
import { dayName } from '../../src/view/parts/day.js';
import { expect } from './expect.js';
import { openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

const TODAY = new Date(2026, 2, 18, 9, 30).getTime();
const on = (...[year, month, day, hour = 12, minute = 0]: readonly number[]) =>
  new Date(year!, month!, day, hour, minute).getTime();

describe('The name of a day', () => {
  for (const [time, lang, name] of [
    [on(2026, 2, 18, 0, 1), 'en', 'Today'],
    [on(2026, 2, 17, 23, 59), 'en', 'Yesterday'],
    [on(2026, 2, 16), 'en', 'Monday'],
    [on(2026, 2, 12), 'en', 'Thursday'],
    [on(2026, 2, 11), 'en-US', 'March 11'],
    [on(2025, 2, 18), 'en-GB', '18 March 2025'],
    [on(2026, 2, 19), 'en-US', 'March 19'],
    [on(2026, 2, 17), 'de', 'Gestern'],
    [on(2026, 2, 11), 'de', '11. März'],
    [on(2026, 2, 17), 'ja', '昨日'],
    [on(2026, 2, 18), 'EN_gb', 'Today'],
  ] as const) {
    it(`is "${name}" in ${lang}, for ${new Date(time).toDateString()}`, () => {
      expect(dayName(time, TODAY, lang)).to.equal(name);
    });
  }

  it('is the browser’s own where the page names no language', () => {
    expect(dayName(on(2026, 2, 18), TODAY, 'no language')).to.not.equal('');
  });
});

describe('A conversation', () => {
  const record = (index: number, createdAt: number) => ({
    id: `m${index}`,
    parentId: index === 0 ? null : `m${index - 1}`,
    role: index % 2 ? 'assistant' : 'user',
    parts: [{ type: 'text', text: `Text ${index}` }],
    status: 'done',
    createdAt,
    revision: 0,
  });

  async function conversationOf(...times: readonly number[]): Promise<ChatHarness> {
    const chat = await openChat(html`<iotex-chat lang="en-US"></iotex-chat>`);
    const messages = times.map((time, index) => record(index, time));
    await chat.element.importThread({
      version: 1,
      messages: [],
      thread: { messages, activePath: messages.map(({ id }) => id) },
    });
    await chat.until(() => chat.parts('message').length === times.length);
    return chat;
  }

  /** What stands in the log, in order. */
  const shown = (chat: ChatHarness) =>
    [...chat.root.querySelectorAll('[part~="day"], [part~="message"] .content, [part~="message"] .markdown')].map(
      ({ textContent }) => textContent.trim(),
    );

  it('of one day has no line in it', async () => {
    const chat = await conversationOf(on(2001, 0, 5, 0), on(2001, 0, 5, 23, 59));
    expect(chat.parts('day').length).to.equal(0);
  });

  it('has a line where a day has changed, called by that day, once for who listens', async () => {
    const chat = await conversationOf(on(2001, 0, 5), on(2001, 0, 5), on(2001, 0, 9), on(2002, 1, 1));
    expect(shown(chat)).to.deep.equal(['Text 0', 'Text 1', 'January 9, 2001', 'Text 2', 'February 1, 2002', 'Text 3']);
    const [line] = chat.parts('day');
    expect(line!.getAttribute('role')).to.equal('separator');
    expect(line!.getAttribute('aria-label')).to.equal('January 9, 2001');
    expect(line!.firstElementChild!.getAttribute('aria-hidden')).to.equal('true');
    await expect(chat.element).to.be.accessible();
  });

  it('that is gone on with on another day has a line before what is new', async () => {
    const chat = await conversationOf(on(2001, 0, 5), on(2001, 0, 5));
    await chat.exchange('And now?', 'Now too.');
    expect(chat.parts('day').map(({ textContent }) => textContent.trim())).to.deep.equal(['Today']);
    expect(chat.parts('day')[0]!.nextElementSibling!.textContent).to.include('And now?');
  });

  it('has the line also where the day changes between two groups of messages', async () => {
    const times = Array.from({ length: 40 }, (_, index) => on(2001, 0, index < 32 ? 5 : 6));
    const chat = await conversationOf(...times);
    expect(chat.parts('day').length).to.equal(1);
    expect(chat.parts('day')[0]!.nextElementSibling!.textContent).to.include('Text 32');
  });

  it('has none around messages that do not say when they were written', async () => {
    const chat = await conversationOf(on(2001, 0, 5), 0, on(2001, 0, 9));
    expect(chat.parts('day').length).to.equal(0);
  });

  it('says the day in another language as soon as the page is in that', async () => {
    const chat = await conversationOf(on(2001, 0, 5), on(2001, 0, 9));
    chat.element.lang = 'en-GB';
    await chat.until(() => chat.parts('day')[0]!.textContent.trim() === '9 January 2001');
  });
});
