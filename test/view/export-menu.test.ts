import { html } from '@open-wc/testing';
import { en } from '../../src/locales/en.js';
import { settle } from '../fake-clock.js';
import { expect } from './expect.js';
import type { ChatHarness } from './harness.js';
import { openChat } from './harness.js';
import { replaced, until } from './render-context.js';

describe('The menu of an export', () => {
  const item = (chat: ChatHarness, place: number): HTMLElement => chat.parts('menu-item').at(place)!;
  const isOpen = (chat: ChatHarness): boolean =>
    chat.button('Export')!.ariaExpanded === 'true' && !chat.part('menu').hidden;
  const press = (chat: ChatHarness, key: string): boolean =>
    (chat.root.activeElement ?? chat.button('Export')!).dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
    );

  async function openWithMenu(): Promise<ChatHarness> {
    const chat = await openChat(html`<iotex-chat with-export></iotex-chat>`);
    await chat.exchange('hi', 'hello');
    return chat;
  }

  /** The files that the browser was told to save while `action` ran. */
  async function saved(action: () => Promise<void>): Promise<readonly { name: string; text: string; type: string }[]> {
    const files: { name: string; text: string; type: string }[] = [];
    const blobs = new Map<string, Blob>();
    const { createObjectURL } = URL;
    const pending: Promise<void>[] = [];
    const create = (blob: Blob): string => {
      const address = createObjectURL.call(URL, blob);
      blobs.set(address, blob);
      return address;
    };
    const click = function (this: HTMLAnchorElement): void {
      const blob = blobs.get(this.href)!;
      pending.push(blob.text().then((words) => void files.push({ name: this.download, text: words, type: blob.type })));
    };
    await replaced(URL, 'createObjectURL', create, () =>
      replaced(HTMLAnchorElement.prototype, 'click', click, async () => {
        await action();
        await until(() => pending.length > 0);
        await Promise.all(pending);
      }),
    );
    return files;
  }

  it('passes the accessibility audit, open and closed', async () => {
    const chat = await openWithMenu();
    await expect(chat.element).to.be.accessible();
    await chat.click('Export');
    await expect(chat.element).to.be.accessible();
  });

  it('is there once there is something to take away, if it is asked for', async () => {
    const plain = await openChat();
    await plain.exchange('hi', 'hello');
    expect(plain.button('Export') === undefined).to.equal(true);
    const empty = await openChat(html`<iotex-chat with-export></iotex-chat>`);
    expect(empty.button('Export') === undefined).to.equal(true);
    expect((await openWithMenu()).button('Export') !== undefined).to.equal(true);
  });

  it('opens and closes with its button, and at its first entry', async () => {
    const chat = await openWithMenu();
    expect(isOpen(chat)).to.equal(false);
    await chat.click('Export');
    expect(isOpen(chat)).to.equal(true);
    expect(chat.root.activeElement).to.equal(item(chat, 0));
    await chat.click('Export');
    expect(isOpen(chat)).to.equal(false);
  });

  it('is walked with the arrows, Home, End and letters', async () => {
    const chat = await openWithMenu();
    chat.button('Export')!.focus();
    expect(press(chat, 'ArrowUp')).to.equal(false);
    for (const [key, place] of [
      ['ArrowDown', 0],
      ['ArrowDown', 1],
      ['ArrowUp', 0],
      ['ArrowUp', 3],
      ['Home', 0],
      ['End', 3],
      ['s', 0],
      ['S', 1],
      ['p', 3],
    ] as const) {
      expect(press(chat, key), key).to.equal(false);
      expect(chat.root.activeElement, key).to.equal(item(chat, place));
    }
    expect(press(chat, 'x')).to.equal(true);
    expect(isOpen(chat)).to.equal(true);
  });

  it('closes at Escape and Tab, with the focus on its button, and keeps Escape to itself', async () => {
    const chat = await openWithMenu();
    const heard: string[] = [];
    const listen = (event: KeyboardEvent): void => void heard.push(event.key);
    document.addEventListener('keydown', listen);
    for (const key of ['Escape', 'Tab']) {
      await chat.click('Export');
      press(chat, key);
      expect(isOpen(chat), key).to.equal(false);
      expect(chat.root.activeElement, key).to.equal(chat.button('Export'));
    }
    document.removeEventListener('keydown', listen);
    expect(heard).to.deep.equal(['Tab']);
  });

  it('closes at a press elsewhere, and when the focus goes elsewhere', async () => {
    const chat = await openWithMenu();
    await chat.click('Export');
    item(chat, 1).dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    expect(isOpen(chat)).to.equal(true);
    chat.part('messages').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    expect(isOpen(chat)).to.equal(false);
    await chat.click('Export');
    chat.input.focus();
    expect(isOpen(chat)).to.equal(false);
    expect(chat.root.activeElement).to.equal(chat.input);
  });

  it('stays as it is while an answer grows', async () => {
    const chat = await openWithMenu();
    await chat.ask('more');
    await chat.click('Export');
    await chat.gateway.last.text('grows');
    await chat.element.updateComplete;
    expect(isOpen(chat)).to.equal(true);
    expect(chat.root.activeElement).to.equal(item(chat, 0));
  });

  for (const [place, extension, type, words] of [
    [0, 'md', 'text/markdown', /^# Chat\n/],
    [1, 'html', 'text/html', /^<!doctype html>/],
    [2, 'json', 'application/json', /^\{\n {2}"version": 1/],
  ] as const) {
    it(`saves .${extension}`, async () => {
      const chat = await openWithMenu();
      const files = await saved(async () => {
        await chat.click('Export');
        item(chat, place).click();
        expect(isOpen(chat)).to.equal(false);
        expect(chat.root.activeElement).to.equal(chat.button('Export'));
      });
      expect(files).to.have.length(1);
      expect(files[0]!.name).to.match(new RegExp(`^chat-\\d{4}-\\d\\d-\\d\\d\\.${extension}$`));
      expect(files[0]!.type).to.equal(`${type};charset=utf-8`);
      expect(files[0]!.text).to.match(words).and.to.include('hello');
    });
  }

  it('prints the conversation alone, in a frame that goes again', async () => {
    const chat = await openWithMenu();
    await chat.click('Export');
    const printed: string[] = [];
    const { append } = ShadowRoot.prototype;
    await replaced(
      ShadowRoot.prototype,
      'append',
      function (this: ShadowRoot, ...nodes: Node[]): void {
        append.apply(this, nodes);
        const [element] = nodes;
        if (!(element instanceof HTMLIFrameElement)) return;
        const stand = (): void => {
          const page = element.contentWindow!;
          page.print = () => {
            printed.push(page.document.querySelector('.answer')!.textContent);
            page.dispatchEvent(new Event('afterprint'));
          };
        };
        // Before the listener that is there already.
        element.addEventListener('load', stand, { capture: true });
      },
      async () => {
        item(chat, 3).click();
        await until(() => printed.length > 0);
      },
    );
    expect(printed).to.deep.equal(['Assistanthello']);
    expect(chat.root.querySelector('iframe')).to.equal(null);
  });

  it('says so when nothing came of it, until the next try', async () => {
    const chat = await openWithMenu();
    const errors: unknown[] = [];
    const fail = (): never => {
      throw new Error('no room');
    };
    await replaced(
      console,
      'error',
      (...words: unknown[]) => errors.push(words),
      () =>
        replaced(URL, 'createObjectURL', fail, async () => {
          await chat.click('Export');
          item(chat, 0).click();
          await until(() => chat.root.querySelector('[role="alert"].notice') !== null);
        }),
    );
    expect(chat.root.querySelector('[role="alert"].notice')?.textContent).to.equal(en.exportFailed);
    expect(errors).to.have.length(1);
    await saved(async () => {
      await chat.click('Export');
      item(chat, 0).click();
    });
    await settle();
    await chat.element.updateComplete;
    expect(chat.root.querySelector('[role="alert"].notice')).to.equal(null);
  });
});
