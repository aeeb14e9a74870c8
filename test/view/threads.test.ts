import { html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from './expect.js';
import type { ChatHarness } from './harness.js';
import { listed, openList, untilFocused, Visitor } from './remember.js';

const DAY = 86_400_000;

describe('The list of conversations', () => {
  let visitor: Visitor;
  let chat: ChatHarness;
  beforeEach(async () => {
    visitor = new Visitor();
    chat = await visitor.open();
  });

  /** Talks about each of these, one conversation after the other. */
  async function talk(...questions: readonly string[]): Promise<void> {
    for (const question of questions) {
      if (chat.element.messages.length > 0) await chat.click('New chat');
      await chat.exchange(question, `About ${question}`);
      await visitor.settled();
    }
    await chat.element.updateComplete;
  }

  /** Changes the stored list behind the chat's back. */
  function changeEntries(change: (entry: Record<string, unknown>, place: number) => object): void {
    const index = visitor.storage.records.get('index') as { threads: Record<string, unknown>[] };
    visitor.storage.records.set('index', { ...index, threads: index.threads.map(change) });
  }

  const focused = () => chat.root.activeElement as HTMLElement;
  const focusedTitle = () => focused().querySelector('.thread-title')?.textContent;
  const isOpen = () => chat.parts('thread-list').length > 0;
  const closed = () => chat.until(() => !isOpen());
  /** The list is where it belongs, in colours of its own. */
  const arrived = () =>
    Promise.allSettled(
      chat
        .part('thread-list')
        .getAnimations()
        .map(({ finished }) => finished),
    );

  it('passes the accessibility audit empty, filled, while one is renamed and after one was deleted', async () => {
    await openList(chat);
    await arrived();
    await expect(chat.element).to.be.accessible();
    expect(chat.part('thread-list').textContent).to.include('What you talk about will be listed here.');
    await chat.click('Close');
    await talk('one', 'two', 'three');
    await openList(chat);
    await arrived();
    await expect(chat.element).to.be.accessible();
    await chat.click('Rename');
    await expect(chat.element).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await chat.click('Delete');
    await chat.until(() => chat.button('Undo'));
    await expect(chat.element).to.be.accessible();
  });

  it('has no button without with-threads, and none without a memory', async () => {
    chat.element.withThreads = false;
    await chat.element.updateComplete;
    expect(chat.button('Conversations')).to.equal(undefined);
    chat.element.withThreads = true;
    chat.element.persist = 'none';
    await chat.element.updateComplete;
    expect(chat.button('Conversations')).to.equal(undefined);
  });

  it('shows the newest first, marks the one that is shown, and puts the focus on it', async () => {
    await talk('one', 'two');
    await openList(chat);
    expect(listed(chat)).to.deep.equal(['two', 'one']);
    expect(focusedTitle()).to.equal('two');
    expect(focused().getAttribute('aria-current')).to.equal('true');
    expect(chat.part('thread-list').getAttribute('role')).to.equal('dialog');
    expect(chat.part('thread-list').getAttribute('aria-label')).to.equal('Conversations');
  });

  it('groups them by the day on which they were gone on with', async () => {
    await talk('today', 'yesterday', 'last year');
    const now = Date.now();
    const ages = new Map([
      ['yesterday', DAY],
      ['last year', 400 * DAY],
    ]);
    changeEntries((entry) => ({ ...entry, updatedAt: now - (ages.get(String(entry['title'])) ?? 0) }));
    await openList(chat);
    expect(listed(chat)).to.deep.equal(['today', 'yesterday', 'last year']);
    const headings = [...chat.part('thread-list').querySelectorAll('h3')].map((heading) => heading.textContent);
    expect(headings).to.deep.equal(['Today', 'Yesterday', 'Earlier']);
    const times = [...chat.part('thread-list').querySelectorAll('time')].map((time) => time.textContent);
    expect(times[0]).to.match(/^\d{1,2}:\d\d/);
    expect(times[2]).to.include(String(new Date(now - 400 * DAY).getFullYear()));
  });

  it('shows the conversation that is chosen, closes, and lets the visitor go on writing', async () => {
    await talk('one', 'two');
    await openList(chat);
    await sendKeys({ press: 'ArrowDown' });
    await untilFocused(chat, () => focusedTitle() === 'one');
    await sendKeys({ press: 'Enter' });
    await closed();
    expect(chat.element.messages[0]?.text).to.equal('one');
    await untilFocused(chat, () => chat.root.activeElement === chat.input);
    expect(chat.part('messages').closest('[inert]')).to.equal(null);
  });

  it('stops the answer under way when another conversation is chosen, and keeps it', async () => {
    await talk('one', 'two');
    await chat.ask('more');
    await chat.gateway.last.text('half');
    await openList(chat);
    chat.parts('thread')[1]!.querySelector('button')!.click();
    await closed();
    expect(chat.gateway.last.signal.aborted).to.equal(true);
    await openList(chat);
    chat.parts('thread')[0]!.querySelector('button')!.click();
    await closed();
    expect(chat.element.messages.at(-1)).to.include({ text: 'half', status: 'stopped' });
  });

  it('closes with Escape, with its button and with a click beside it; the focus goes back to the button', async () => {
    const ways = [
      () => sendKeys({ press: 'Escape' }),
      () => chat.click('Close'),
      async () => {
        chat.root.querySelector<HTMLElement>('.threads-scrim')!.click();
        await chat.element.updateComplete;
      },
    ];
    for (const way of ways) {
      await openList(chat);
      expect(chat.part('messages').closest('[inert]')).not.to.equal(null);
      await way();
      await closed();
      await untilFocused(chat, () => chat.root.activeElement === chat.button('Conversations'));
      expect(chat.part('messages').closest('[inert]')).to.equal(null);
    }
  });

  it('leads the arrow keys, Home and End through the conversations, and Tab to the buttons of one', async () => {
    await talk('one', 'two', 'three');
    await openList(chat);
    for (const [key, title] of [
      ['ArrowDown', 'two'],
      ['End', 'one'],
      ['ArrowDown', 'one'],
      ['ArrowUp', 'two'],
      ['Home', 'three'],
      ['ArrowUp', 'three'],
    ] as const) {
      await sendKeys({ press: key });
      await chat.element.updateComplete;
      expect(focusedTitle(), key).to.equal(title);
    }
    await sendKeys({ press: 'Tab' });
    expect(focused().getAttribute('aria-label')).to.equal('Rename');
    await sendKeys({ press: 'Tab' });
    expect(focused().getAttribute('aria-label')).to.equal('Delete');
    expect(chat.root.querySelectorAll('.thread [tabindex="0"]')).to.have.length(3);
  });

  it('renames in place: F2, Enter keeps and Escape does not', async () => {
    await talk('one');
    await openList(chat);
    await sendKeys({ press: 'F2' });
    await untilFocused(chat, () => chat.parts('thread-name')[0] === chat.root.activeElement);
    await sendKeys({ type: 'مرحبا' });
    await sendKeys({ press: 'Enter' });
    await chat.until(() => listed(chat)[0] === 'مرحبا');
    expect(focusedTitle()).to.equal('مرحبا');
    await sendKeys({ press: 'F2' });
    await untilFocused(chat, () => chat.parts('thread-name')[0] === chat.root.activeElement);
    await sendKeys({ type: 'no' });
    await sendKeys({ press: 'Escape' });
    await chat.until(() => chat.parts('thread-name').length === 0);
    expect(isOpen()).to.equal(true);
    expect(listed(chat)).to.deep.equal(['مرحبا']);
    await visitor.settled();
    expect(visitor.titles).to.deep.equal(['مرحبا']);
  });

  it('keeps a new name when the visitor clicks elsewhere', async () => {
    await talk('one', 'two');
    await openList(chat);
    await chat.click('Rename');
    await untilFocused(chat, () => chat.parts('thread-name')[0] === chat.root.activeElement);
    await sendKeys({ type: 'renamed' });
    focused().blur();
    await chat.until(() => listed(chat).includes('renamed'));
    expect(visitor.titles).to.include('renamed');
  });

  it('leaves Enter in the name to an input method that composes', async () => {
    await talk('one');
    await openList(chat);
    await chat.click('Rename');
    const field = await chat.until(() => chat.parts('thread-name')[0]);
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true }));
    await chat.element.updateComplete;
    expect(chat.parts('thread-name')).to.have.length(1);
  });

  it('deletes at once and brings back with Undo; the focus goes to the next one', async () => {
    await talk('one', 'two', 'three');
    await openList(chat);
    await sendKeys({ press: 'ArrowDown' });
    await untilFocused(chat, () => focusedTitle() === 'two');
    await sendKeys({ press: 'Delete' });
    await chat.until(() => chat.button('Undo'));
    await untilFocused(chat, () => focusedTitle() === 'one');
    expect(listed(chat)).to.deep.equal(['three', 'one']);
    expect(visitor.titles).to.deep.equal(['three', 'one']);
    expect(JSON.stringify([...visitor.storage.records])).not.to.include('About two');
    await chat.click('Undo');
    await chat.until(() => listed(chat).length === 3);
    expect(listed(chat)).to.deep.equal(['three', 'two', 'one']);
    await untilFocused(chat, () => focusedTitle() === 'two');
    expect(chat.button('Undo')).to.equal(undefined);
  });

  it('begins a new conversation when the one that is shown is deleted', async () => {
    await talk('one', 'two');
    await openList(chat);
    await sendKeys({ press: 'Delete' });
    await chat.until(() => listed(chat).length === 1);
    expect(chat.element.messages).to.deep.equal([]);
    await untilFocused(chat, () => focusedTitle() === 'one');
  });

  it('begins a new one with New chat', async () => {
    await talk('one');
    await openList(chat);
    chat.part('thread-list').querySelector<HTMLElement>('.threads-new')!.click();
    await closed();
    expect(chat.element.messages).to.deep.equal([]);
    await untilFocused(chat, () => chat.root.activeElement === chat.input);
  });

  it('offers a search from eleven on, which overlooks marks and capitals', async () => {
    await talk('one');
    await openList(chat);
    expect(chat.parts('thread-search')).to.deep.equal([]);
    await chat.click('Close');
    await talk(...Array.from({ length: 10 }, (_, count) => `Café ${count}`));
    await openList(chat);
    const search = chat.part('thread-search') as HTMLInputElement;
    const look = async (words: string) => {
      search.value = words;
      search.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await chat.element.updateComplete;
      return listed(chat);
    };
    expect(await look(' CAFE 7')).to.deep.equal(['Café 7']);
    expect(await look('nowhere')).to.deep.equal([]);
    expect(chat.part('thread-list').textContent).to.include('No conversation has these words');
    expect(await look('')).to.have.length(11);
  });

  it('shows a name of any length and in any direction without breaking its row', async () => {
    await talk('שלום '.repeat(200), 'W'.repeat(3000));
    await openList(chat);
    const width = chat.part('thread-list').getBoundingClientRect().width;
    for (const thread of chat.parts('thread')) expect(thread.getBoundingClientRect().width).to.be.at.most(width);
    expect(chat.root.querySelector('.threads-scroll')!.scrollWidth).to.be.at.most(width);
    expect(listed(chat)[0]).to.have.length(61);
    const [, hebrew] = [...chat.root.querySelectorAll('.thread-title')];
    expect(getComputedStyle(hebrew!).direction).to.equal('rtl');
  });

  it('follows what another chat does with them', async () => {
    await talk('one');
    const other = await visitor.open(html`<iotex-chat persist="local"></iotex-chat>`);
    await openList(chat);
    await other.click('New chat');
    await other.exchange('elsewhere', 'yes');
    await chat.until(() => listed(chat).length === 2);
    expect(listed(chat)).to.deep.equal(['elsewhere', 'one']);
  });

  it('goes when it is no longer wanted, and leaves nothing locked', async () => {
    await talk('one');
    await openList(chat);
    chat.element.persist = 'none';
    await closed();
    await chat.element.updateComplete;
    expect(chat.part('messages').closest('[inert]')).to.equal(null);
  });

  it('takes the styles with it that it needs, and no style attribute', async () => {
    await talk('one');
    await openList(chat);
    expect(getComputedStyle(chat.part('thread-list')).display).to.equal('flex');
    expect(chat.root.querySelectorAll('[style]')).to.have.length(0);
  });
});
