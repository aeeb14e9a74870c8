import { sendKeys } from '@web/test-runner-commands';
import { html } from '@open-wc/testing';
import { createMessage } from '../../src/conversation/message.js';
import { chatStates } from './chat-states.js';
import { expect } from './expect.js';
import { frame, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

/** Presses a key, or two at once, as in `Shift+Tab`. */
async function press(keys: string): Promise<void> {
  const modifier = keys.split('+').slice(0, -1);
  for (const down of modifier) await sendKeys({ down });
  await sendKeys({ press: keys.slice(keys.indexOf('+') + 1) });
  for (const up of modifier) await sendKeys({ up });
}

/** What has the focus, as a visitor would call it. */
function focused(chat: ChatHarness): string {
  const { activeElement } = chat.root;
  if (!(activeElement instanceof HTMLElement)) return document.activeElement?.id ?? '';
  if (activeElement === chat.input) return 'composer';
  if (activeElement.classList.contains('messages')) return 'log';
  if (!activeElement.classList.contains('message'))
    return activeElement.getAttribute('aria-label') ?? activeElement.textContent.trim();
  const content = activeElement.querySelector('.content');
  return `${activeElement.getAttribute('aria-label')}: ${content?.textContent.trim()}`;
}

async function openWith(...texts: readonly string[]): Promise<ChatHarness> {
  const chat = await openChat();
  for (const [place, text] of texts.entries())
    chat.element.addMessage({ role: place % 2 === 0 ? 'user' : 'assistant', text });
  await chat.element.updateComplete;
  return chat;
}

/** The focus on the log, as Tab brings it there. */
async function enterLog(chat: ChatHarness): Promise<void> {
  chat.part('messages').focus();
  await frame();
}

describe('the keyboard in the transcript', () => {
  it('goes from message to message, from the newest on', async () => {
    const chat = await openWith('one', 'uno', 'two', 'dos');
    await enterLog(chat);
    await press('ArrowUp');
    expect(focused(chat)).to.equal('Assistant: dos');
    await press('ArrowUp');
    expect(focused(chat)).to.equal('You: two');
    await press('Home');
    expect(focused(chat)).to.equal('You: one');
    await press('ArrowUp');
    expect(focused(chat)).to.equal('You: one');
    await press('ArrowDown');
    expect(focused(chat)).to.equal('Assistant: uno');
    await press('End');
    expect(focused(chat)).to.equal('Assistant: dos');
    await press('ArrowDown');
    expect(focused(chat)).to.equal('Assistant: dos');
  });

  it('rings the message that has the focus, and says what stands in it', async () => {
    const chat = await openWith('one', 'It is **uno**.');
    await enterLog(chat);
    await press('ArrowUp');
    const message = chat.root.activeElement!;
    expect(message.matches(':focus-visible')).to.equal(true);
    expect(getComputedStyle(message).outlineStyle).to.equal('solid');
    expect(message.getAttribute('aria-description')).to.equal('It is uno.');
    await press('ArrowUp');
    expect(message.hasAttribute('aria-description')).to.equal(false);
    expect(message.hasAttribute('tabindex')).to.equal(false);
  });

  it('passes over what is not shown', async () => {
    const chat = await openWith('one');
    chat.element.addMessage({ role: 'system', text: 'Be kind.' });
    chat.element.addMessage({ role: 'assistant', text: 'uno' });
    await chat.element.updateComplete;
    await enterLog(chat);
    await press('End');
    await press('ArrowUp');
    expect(focused(chat)).to.equal('You: one');
  });

  it('comes back to the message that was left, unless a newer one has come', async () => {
    const chat = await openWith('one', 'uno', 'two', 'dos');
    await enterLog(chat);
    await press('Home');
    await press('Escape');
    expect(focused(chat)).to.equal('composer');
    await enterLog(chat);
    await press('ArrowUp');
    expect(focused(chat)).to.equal('You: one');
    chat.element.addMessage({ role: 'user', text: 'three' });
    await chat.element.updateComplete;
    await enterLog(chat);
    await press('ArrowDown');
    expect(focused(chat)).to.equal('You: three');
  });

  it('goes to the composer by Escape, also from a control in a message', async () => {
    const chat = await openWith('one', '[link](https://iotex.io/)');
    await enterLog(chat);
    await press('ArrowUp');
    await press('Tab');
    expect(focused(chat)).to.include('link');
    await press('Escape');
    expect(focused(chat)).to.equal('composer');
  });

  it('stops an answer by Escape before it leaves the transcript by it', async () => {
    const chat = await openChat();
    await chat.ask('hi');
    await chat.gateway.last.text('Hello');
    await chat.element.updateComplete;
    await enterLog(chat);
    await press('ArrowUp');
    await press('Escape');
    expect(chat.element.status).to.equal('idle');
    expect(focused(chat)).to.equal('Assistant: Hello');
    await press('Escape');
    expect(focused(chat)).to.equal('composer');
  });

  it('builds a message of a long past when it is reached', async () => {
    const chat = await openChat();
    const { conversation } = chat.element;
    let parentId: string | null = null;
    const messages = Array.from({ length: 2000 }, (_, place) => {
      const id = `m${place}`;
      const message = createMessage({
        id,
        parentId,
        role: place % 2 === 0 ? 'user' : 'assistant',
        createdAt: place,
        parts: [{ type: 'text', text: `text ${place}` }],
      });
      parentId = id;
      return message;
    });
    conversation.load({ messages, activePath: messages.map(({ id }) => id) });
    await chat.element.updateComplete;
    expect(chat.parts('message').length).to.be.below(500);
    await enterLog(chat);
    const log = chat.part('messages');
    const tell = (key: string, target: Element) =>
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    tell('Home', log);
    expect(focused(chat)).to.equal('You: text 0');
    tell('ArrowDown', chat.root.activeElement!);
    expect(focused(chat)).to.equal('Assistant: text 1');
    expect(chat.parts('message').length).to.be.below(500);
  });

  it('has the message in sight that it goes to, the beginning of a tall one, and follows no answer meanwhile', async () => {
    const chat = await openChat(html`<iotex-chat style="--iotex-chat-height: 400px"></iotex-chat>`);
    await chat.exchange('one', 'A line.\n\n'.repeat(60));
    await chat.ask('two');
    await chat.gateway.last.text('B line.\n\n'.repeat(30));
    await frame();
    await enterLog(chat);
    await press('Home');
    await frame();
    await press('ArrowDown');
    await frame();
    const log = chat.part('messages').getBoundingClientRect();
    const top = () => chat.root.activeElement!.getBoundingClientRect().top - log.top;
    expect(top()).to.be.within(-1, 20);
    await chat.gateway.last.text('C line.\n\n'.repeat(30));
    await frame();
    expect(top()).to.be.within(-1, 20);
    expect(focused(chat)).to.include('A line.');
  });

  it('keeps a message in sight that it came to without scrolling, while an answer grows below', async () => {
    const chat = await openChat(html`<iotex-chat style="--iotex-chat-height: 400px"></iotex-chat>`);
    await chat.ask('one');
    await chat.gateway.last.text('A line.\n\n');
    await frame();
    await enterLog(chat);
    await press('Home');
    expect(focused(chat)).to.equal('You: one');
    await chat.gateway.last.text('B line.\n\n'.repeat(60));
    await frame();
    expect(chat.part('messages').scrollTop).to.equal(0);
  });

  it('leaves the keys with which one scrolls, selects, and whatever has a modifier', async () => {
    const chat = await openWith('one', 'uno');
    await enterLog(chat);
    const log = chat.part('messages');
    for (const init of [
      { key: 'PageUp' },
      { key: 'PageDown' },
      { key: ' ' },
      { key: 'ArrowUp', shiftKey: true },
      { key: 'Home', ctrlKey: true },
      { key: 'ArrowUp', altKey: true },
      { key: 'End', metaKey: true },
    ]) {
      const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true });
      log.dispatchEvent(event);
      expect(event.defaultPrevented, JSON.stringify(init)).to.equal(false);
      expect(focused(chat)).to.equal('log');
    }
  });

  it('scrolls by arrows for who has clicked into the log', async () => {
    const chat = await openWith('one', 'uno');
    const log = chat.part('messages');
    log.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    log.focus();
    await press('ArrowUp');
    expect(focused(chat)).to.equal('log');
    chat.input.focus();
    await enterLog(chat);
    await press('ArrowUp');
    expect(focused(chat)).to.equal('Assistant: uno');
  });

  it('leaves its own keys to what stands in a message', async () => {
    const chat = await openWith('one', '```js\nlet a;\n```');
    chat.element.renderers = {
      js: () => document.createElement('textarea'),
    };
    await chat.element.updateComplete;
    chat.element.addMessage({ role: 'assistant', text: '```js\nlet a;\n```' });
    await chat.element.updateComplete;
    const field = [...chat.root.querySelectorAll<HTMLTextAreaElement>('.message textarea')].at(-1)!;
    field.value = 'ab';
    field.focus();
    await press('Home');
    await press('ArrowUp');
    expect(chat.root.activeElement).to.equal(field);
  });
});

describe('Tab', () => {
  /** A page with something before and something after the chat. */
  async function openPage(): Promise<ChatHarness> {
    const chat = await openWith('one', 'See [first](https://iotex.io/).', 'two', 'See [second](https://iotex.io/).');
    const before = document.createElement('button');
    before.id = 'before';
    const after = document.createElement('button');
    after.id = 'after';
    chat.element.before(before);
    chat.element.after(after);
    await chat.element.updateComplete;
    return chat;
  }

  /** Where Tab stops from one end of the page to the other. */
  async function stops(chat: ChatHarness, from: string, to: string, key: string): Promise<readonly string[]> {
    document.getElementById(from)?.focus();
    const seen: string[] = [];
    for (let step = 0; step < 40; step += 1) {
      await press(key);
      if (document.activeElement?.id === to) return seen;
      seen.push(focused(chat));
    }
    throw new Error(`Tab is trapped: ${seen.join(', ')}`);
  }

  it('goes through the header, the log, the controls of the newest message and the composer, and out', async () => {
    const chat = await openPage();
    const seen = await stops(chat, 'before', 'after', 'Tab');
    expect(seen[0]).to.equal('New chat');
    expect(seen[1]).to.equal('log');
    expect(seen.some((name) => name.startsWith('second'))).to.equal(true);
    expect(seen.some((name) => name.startsWith('first'))).to.equal(false);
    expect(seen).to.include('composer');
    expect(seen.at(-1)).to.equal('Send');
  });

  it('goes the same way back', async () => {
    const chat = await openPage();
    const there = await stops(chat, 'before', 'after', 'Tab');
    const back = await stops(chat, 'after', 'before', 'Shift+Tab');
    expect([...back].reverse()).to.deep.equal(there);
  });

  it('goes from a message to its own controls, and from the last of them out of the transcript', async () => {
    const chat = await openPage();
    await enterLog(chat);
    await press('Home');
    await press('ArrowDown');
    expect(focused(chat)).to.include('Assistant: See first');
    await press('Tab');
    expect(focused(chat)).to.include('first');
    const message = chat.root.activeElement!.closest('.message')!;
    for (let step = 0; step < 20 && message.contains(chat.root.activeElement); step += 1) await press('Tab');
    expect(chat.root.activeElement!.closest('.messages')).to.equal(null);
  });

  it('goes back from a message to the log', async () => {
    const chat = await openPage();
    await enterLog(chat);
    await press('Home');
    await press('ArrowDown');
    await press('Shift+Tab');
    expect(focused(chat)).to.equal('log');
    await press('Shift+Tab');
    expect(focused(chat)).to.equal('New chat');
  });

  it('stays where it is while an answer comes', async () => {
    const chat = await openPage();
    await chat.ask('three');
    await enterLog(chat);
    await press('Home');
    const { activeElement } = chat.root;
    await chat.gateway.last.text('tres');
    await frame();
    await chat.gateway.last.finish();
    await frame();
    expect(chat.root.activeElement).to.equal(activeElement);
    expect(focused(chat)).to.equal('You: one');
  });
});

describe('the way through the chat by Tab', () => {
  /** Everything that had the focus between the start of the page and its end, or the other way round. */
  async function walk(chat: ChatHarness, from: HTMLElement, to: HTMLElement, key: string): Promise<readonly Element[]> {
    from.focus();
    const seen: Element[] = [];
    while (seen.length < 60) {
      await press(key);
      // The way back goes when the focus has scrolled to the end.
      if (chat.button('Jump to latest')) await frame();
      if (document.activeElement === to) return seen;
      seen.push(chat.root.activeElement ?? document.activeElement!);
    }
    throw new Error(`Tab is trapped: ${seen.map((element) => element.outerHTML.slice(0, 80)).join('\n')}`);
  }

  // In front of a modal dialog there is no way out, and a menu closes behind whoever leaves it.
  const isOpenPage = (name: string) => !/enlarged|warned of|menu|list of conversations/.test(name);

  for (const { name, open } of chatStates.filter((state) => isOpenPage(state.name))) {
    it(`leads there and back in the order of the page: ${name}`, async () => {
      const { chat, close } = await open();
      const before = document.createElement('button');
      const after = document.createElement('button');
      const place = chat.element.parentElement!;
      place.prepend(before);
      place.append(after);
      try {
        const there = await walk(chat, before, after, 'Tab');
        const back = await walk(chat, after, before, 'Shift+Tab');
        expect(new Set(there).size, 'each once').to.equal(there.length);
        for (const [index, element] of there.entries()) {
          const next = there[index + 1];
          if (!next) break;
          const position = element.compareDocumentPosition(next);
          expect(position & Node.DOCUMENT_POSITION_FOLLOWING, 'in order').not.to.equal(0);
        }
        expect([...back].reverse().map((element) => element.outerHTML.slice(0, 120))).to.deep.equal(
          there.map((element) => element.outerHTML.slice(0, 120)),
        );
        const missed = [
          ...chat.root.querySelectorAll<HTMLElement>('.header button, .dock button, .dock textarea'),
        ].filter(
          (control) =>
            !control.matches(':disabled, [tabindex="-1"]') &&
            control.checkVisibility({ visibilityProperty: true }) &&
            !there.includes(control),
        );
        expect(
          missed.map(({ outerHTML }) => outerHTML.slice(0, 120)),
          'nothing is passed over',
        ).to.deep.equal([]);
      } finally {
        close?.();
      }
    });
  }
});
