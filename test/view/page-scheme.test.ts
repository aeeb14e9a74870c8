/** Light or dark as the page is, by whatever the page says it; and laid out by the room there is, not by the window. */
import { html } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { expect } from './expect.js';
import type { ChatHarness } from './harness.js';
import { frame, openChat } from './harness.js';
import { ChatError } from '../../src/protocol/errors.js';
import { heardOnConsole } from './harness.js';
import { can, itWhere } from './only-where.js';
import { full } from './open-state.js';

const isDark = ({ element }: ChatHarness): boolean => getComputedStyle(element).backgroundColor === 'rgb(19, 24, 22)';

describe('color-scheme', () => {
  afterEach(async () => {
    document.documentElement.style.colorScheme = '';
    document.querySelector('meta[name="color-scheme"]')?.remove();
    if (can.emulateMedia) await emulateMedia({ colorScheme: 'light' });
  });

  /** What a meta element says of the page. */
  function meta(content: string): void {
    const element = document.createElement('meta');
    element.name = 'color-scheme';
    element.content = content;
    document.head.append(element);
  }

  itWhere('emulateMedia', 'is light in a page that says nothing, whatever the visitor prefers', async () => {
    await emulateMedia({ colorScheme: 'dark' });
    expect(isDark(await openChat())).to.equal(false);
  });

  it('is what the page is by its meta element, its root, or what is around the chat', async () => {
    const chat = await openChat();
    meta('dark');
    expect(isDark(chat), 'meta').to.equal(true);
    document.querySelector('meta[name="color-scheme"]')!.remove();
    document.documentElement.style.colorScheme = 'dark';
    expect(isDark(chat), 'root').to.equal(true);
    chat.element.parentElement!.style.colorScheme = 'light';
    expect(isDark(chat), 'parent').to.equal(false);
  });

  itWhere('emulateMedia', 'follows the visitor in a page that is both', async () => {
    const chat = await openChat();
    meta('light dark');
    await emulateMedia({ colorScheme: 'dark' });
    expect(isDark(chat)).to.equal(true);
    await emulateMedia({ colorScheme: 'light' });
    expect(isDark(chat)).to.equal(false);
  });

  it('is what the attribute says, whatever the page is', async () => {
    document.documentElement.style.colorScheme = 'dark';
    expect(isDark(await openChat(html`<iotex-chat color-scheme="light"></iotex-chat>`))).to.equal(false);
    document.documentElement.style.colorScheme = 'light';
    expect(isDark(await openChat(html`<iotex-chat color-scheme="dark"></iotex-chat>`))).to.equal(true);
  });
});

describe('The layout', () => {
  for (const width of [240, 320, 480, 800]) {
    it(`fits into ${width} px of a wide page: nothing is cut off, and nothing is on something else`, async () => {
      await setViewport({ width: 1400, height: 900 });
      const chat = await openChat(full());
      chat.element.style.width = `${width}px`;
      await chat.exchange('What is this?', `${'word '.repeat(60)}\n\n| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |`);
      await heardOnConsole('error', async () => {
        await chat.ask('two');
        await chat.gateway.last.fail(new ChatError('server', 'boom', { retryable: true }));
        await chat.element.updateComplete;
      });
      await frame();
      const box = chat.element.getBoundingClientRect();
      expect(box.width).to.equal(width);
      const out = [
        ...chat.root.querySelectorAll<HTMLElement>('button, textarea, select, [part~="notice"], [part~="bubble"]'),
      ]
        .filter((element) => element.checkVisibility())
        .map(
          (element) =>
            [element.getAttribute('aria-label') ?? element.className, element.getBoundingClientRect()] as const,
        )
        .filter(([, { left, right }]) => left < box.left || right > box.right);
      expect(out.map(([name]) => name)).to.deep.equal([]);
      expect(chat.part('messages').scrollWidth).to.equal(chat.part('messages').clientWidth);
      const [words, buttons] = ['p', '.notice-buttons'].map((what) =>
        chat.part('error').querySelector(what)!.getBoundingClientRect(),
      );
      expect(buttons!.top >= words!.bottom, 'the buttons stand below the words').to.equal(width < 512);
    });
  }
});
