/** Drives `<iotex-chat>` as a visitor would: looks for what has a name, types, clicks, reads. */
import { fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import { chunks } from '../../src/view/chunks.js';
import type { IotexChat } from '../../src/view/iotex-chat.js';
import { settle } from '../fake-clock.js';
import { preloadEngine } from '../preload.js';
import { ScriptedTransport } from '../scripted-transport.js';

// Tests expect what happens to happen at once. What is not loaded yet has tests of its own.
await preloadEngine();

export class ChatHarness {
  readonly element: IotexChat;
  readonly gateway: ScriptedTransport;

  constructor(element: IotexChat, gateway: ScriptedTransport) {
    this.element = element;
    this.gateway = gateway;
    element.transport = gateway.transport;
  }

  get root(): ShadowRoot {
    const { shadowRoot } = this.element;
    if (!shadowRoot) throw new Error('The element was not upgraded.');
    return shadowRoot;
  }

  get input(): HTMLTextAreaElement {
    return this.part('input') as HTMLTextAreaElement;
  }

  /** The one element with this part. Throws if there is none. */
  part(name: string): HTMLElement {
    const [first] = this.parts(name);
    if (!first) throw new Error(`There is no part "${name}".`);
    return first;
  }

  parts(name: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(`[part~="${name}"]`)];
  }

  /** The button that is called this, by its `aria-label` or its text; undefined if there is none. */
  button(name: string): HTMLButtonElement | undefined {
    return [...this.root.querySelectorAll('button')].find(
      (button) => (button.getAttribute('aria-label') ?? button.textContent.trim()) === name,
    );
  }

  async click(name: string): Promise<void> {
    const button = this.button(name);
    if (!button) throw new Error(`There is no button "${name}".`);
    button.click();
    await this.element.updateComplete;
  }

  /** The last of the buttons that are called this: that of the newest message. Throws if there is none. */
  lastButton(name: string): HTMLButtonElement {
    const button = [...this.root.querySelectorAll('button')].findLast(
      (each) => (each.getAttribute('aria-label') ?? each.textContent.trim()) === name,
    );
    if (!button) throw new Error(`There is no button "${name}".`);
    return button;
  }

  /** Clicks that one, and waits until what came of it is shown. */
  async clickLast(name: string): Promise<void> {
    this.lastButton(name).click();
    await this.shown();
  }

  /** What was asked for is shown, and the focus is where it belongs. */
  async shown(): Promise<void> {
    while (!(await this.element.updateComplete));
    await this.element.updateComplete;
  }

  async type(text: string): Promise<void> {
    this.input.value += text;
    this.input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  /** Presses a key in the text field. Gives whether the browser would do what it does by itself (a new line for Enter). */
  async press(key: string, init: KeyboardEventInit = {}): Promise<boolean> {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init });
    this.input.dispatchEvent(event);
    await this.element.updateComplete;
    return !event.defaultPrevented;
  }

  async ask(text: string): Promise<void> {
    await this.type(text);
    await this.press('Enter');
  }

  /** Asks, and lets the gateway give a whole answer. */
  async exchange(question: string, answer: string): Promise<void> {
    await this.ask(question);
    await this.gateway.last.text(answer);
    await this.gateway.last.finish();
    await this.element.updateComplete;
  }

  /** Waits until `see` gives something, looking anew whenever anything in the chat changes. */
  until<T>(see: () => T | undefined | false): Promise<T> {
    return new Promise((resolve) => {
      const look = () => {
        const seen = see();
        if (seen === undefined || seen === false) return;
        observer.disconnect();
        resolve(seen);
      };
      const observer = new MutationObserver(look);
      observer.observe(this.root, { subtree: true, childList: true, attributes: true, characterData: true });
      look();
    });
  }

  /** What the visitor reads in the last answer, notices included. */
  get lastAnswer(): HTMLElement {
    const last = this.parts('message-assistant').at(-1);
    if (!last) throw new Error('There is no answer.');
    return last;
  }

  /** The text of the last answer itself. */
  get lastText(): string {
    return [...this.lastAnswer.querySelectorAll(':scope > .content')].map((content) => content.textContent).join('');
  }
}

/** Loads all that a chat loads on demand: what a test does then shows at once, as to a visitor whose browser has it. */
export async function preloadAll(): Promise<void> {
  await Promise.all(Object.values(chunks).map((chunk: { load: () => Promise<unknown> }) => chunk.load()));
}

/** A chat in the page, with all that it could load, its gateway spoken by the test. */
export async function openChat(template = html`<iotex-chat></iotex-chat>`): Promise<ChatHarness> {
  await preloadAll();
  const element = await fixture<IotexChat>(template);
  const chat = new ChatHarness(element, new ScriptedTransport());
  await element.updateComplete;
  return chat;
}

/** Collects what the console is told while `action` runs, in place of printing it. */
export async function heardOnConsole(
  level: 'error' | 'warn',
  action: () => Promise<void> | void,
): Promise<readonly string[]> {
  const heard: string[] = [];
  const original = console[level];
  console[level] = (...words: unknown[]) => heard.push(words.map(String).join(' '));
  try {
    await action();
  } finally {
    console[level] = original;
  }
  return heard;
}

/** The next event of this type from `target`. */
export function next<E extends Event>(target: EventTarget, type: string): Promise<E> {
  return new Promise((resolve) => target.addEventListener(type, (event) => resolve(event as E), { once: true }));
}

/** Waits, task by task, until what happens outside of the chat has happened. */
export async function happens(hasHappened: () => boolean): Promise<void> {
  while (!hasHappened()) await settle();
}

/** The next frame, after everything that the page does for this one. */
export function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}
