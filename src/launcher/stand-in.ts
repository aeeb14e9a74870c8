/** A floating chat that is not there yet in, its launcher out: drawn as the chat draws it, with a panel in which the visitor can write already. */
import type { LauncherWords } from '../locales/launcher-words.js';
import { launcherIcon } from '../view/launcher-icon.js';
import { launcher } from '../view/styles/launcher.js';
import { panel } from '../view/styles/panel.js';
import { tokens } from '../view/styles/tokens.js';
import { isInputMethods, isSubmit } from '../view/submit-key.js';
import { writesOnScreen } from '../view/touch.js';
import { standInStyle } from './stand-in-style.js';

/** What the visitor does with it. */
export interface StandInMeans {
  /** Comes near: the chat is likely to be wanted. */
  readonly onIntent: () => void;
  /** Wants it, for the first time or once more. */
  readonly onWanted: () => void;
}

const CLOSE = 'M5.5 5.5l9 9M14.5 5.5l-9 9';
let sheet: CSSStyleSheet | undefined;

/** Those of other languages are fetched. */
const ENGLISH: LauncherWords = {
  openChat: 'Open chat',
  closeChat: 'Close chat',
  label: 'Chat',
  placeholder: 'Ask anything',
  retry: 'Retry',
  failed: 'The chat could not be loaded.',
};

export class StandIn {
  readonly #chat: Element;
  #words = ENGLISH;
  readonly #box: HTMLElement;
  readonly #button: HTMLElement;
  readonly #panel: HTMLElement;
  readonly #field: HTMLTextAreaElement;
  readonly #wait: HTMLElement;
  readonly #heading = make('h2', { class: 'heading' });
  readonly #closing = make('button', { part: 'close-button', class: 'icon-button', type: 'button' });
  readonly #means: StandInMeans;
  /** Resolves when no input method composes. */
  #composed: Promise<void> = Promise.resolve();

  constructor(chat: Element, means: StandInMeans) {
    this.#chat = chat;
    this.#means = means;
    this.#field = make('textarea', { part: 'input', rows: '1', dir: 'auto' });
    this.#wait = make('div', { class: 'wait', role: 'status' });
    this.#panel = this.#drawPanel();
    this.#button = make(
      'button',
      { part: 'launcher', class: 'launcher', type: 'button', 'aria-haspopup': 'dialog' },
      make('slot', { name: 'launcher-icon' }, draw(launcherIcon)),
    );
    this.#button.ariaExpanded = 'false';
    const slot = make('slot', { name: 'launcher' }, this.#button);
    this.#box = make('div', { 'data-stand-in': '' }, make('div', { class: 'launcher-place' }, slot), this.#panel);
    slot.addEventListener('click', () => this.#open());
    for (const type of ['pointerenter', 'focusin', 'touchstart'])
      slot.addEventListener(type, means.onIntent, { capture: true, passive: true });
    this.#listen();
    this.#name();
    const root = chat.attachShadow({ mode: 'open' });
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(tokens + launcher + panel + standInStyle);
    }
    root.adoptedStyleSheets = [sheet];
    root.append(this.#box);
    void this.#translate();
  }

  get isOpen(): boolean {
    return this.#box.dataset['open'] !== undefined;
  }

  /** Resolves as soon as nothing would be lost: not while an input method composes. */
  get settled(): Promise<void> {
    return this.#composed;
  }

  /** The chat is on its way. */
  wait(): void {
    this.#wait.role = 'status';
    this.#wait.replaceChildren(make('span', { class: 'dots' }));
  }

  /** It could not be loaded. */
  fail(): void {
    const retry = make('button', { class: 'button', type: 'button' }, this.#words.retry);
    retry.addEventListener('click', () => {
      this.#field.focus();
      this.#means.onWanted();
    });
    this.#wait.role = 'alert';
    this.#wait.replaceChildren(make('span', {}, this.#words.failed), retry);
  }

  #drawPanel(): HTMLElement {
    this.#closing.append(draw(CLOSE));
    this.#closing.addEventListener('click', () => this.#close());
    const header = make('header', { class: 'header' }, this.#heading, this.#closing);
    const composer = make('div', { class: 'composer' }, this.#field, make('span', { class: 'room' }));
    return make(
      'div',
      { part: 'panel', class: 'panel', role: 'dialog', tabindex: '-1' },
      make('section', { class: 'base' }, header, this.#wait, make('div', { class: 'dock' }, composer)),
    );
  }

  /** Puts the words in force, and the page's own before them. */
  #name(): void {
    const words = this.#words;
    const own = (name: string) => this.#chat.getAttribute(name);
    this.#button.ariaLabel = words.openChat;
    this.#closing.ariaLabel = words.closeChat;
    this.#heading.textContent = own('heading') || own('label') || words.label;
    this.#panel.ariaLabel = own('label') || this.#heading.textContent;
    this.#field.placeholder = this.#field.ariaLabel = own('placeholder') || words.placeholder;
  }

  async #translate(): Promise<void> {
    const lang = this.#chat.closest('[lang]')?.getAttribute('lang') ?? '';
    if (lang === '' || /^en\b/i.test(lang)) return;
    try {
      const { launcherWords } = await import('../locales/launcher-words.js');
      this.#words = launcherWords(lang) ?? ENGLISH;
      this.#name();
    } catch {
      // What cannot be fetched stays English; that the chat cannot be loaded either is told when it is wanted.
    }
  }

  #listen(): void {
    const field = this.#field;
    let end: (() => void) | undefined;
    field.addEventListener('compositionstart', () => {
      this.#composed = new Promise((resolve) => (end = resolve));
    });
    // Its text is in the field after this event.
    field.addEventListener('compositionend', () => queueMicrotask(() => end?.()));
    this.#panel.addEventListener('keydown', (event) => {
      if (isInputMethods(event)) return;
      if (event.key === 'Escape') this.#close();
      const key = this.#chat.getAttribute('submit-on') === 'mod-enter' ? 'mod-enter' : 'enter';
      if (event.target !== field || !isSubmit(event, key)) return;
      event.preventDefault();
      if (field.value.trim() !== '') this.#box.dataset['send'] = '';
    });
    // What is written on is not to be sent by the Enter before.
    field.addEventListener('input', () => delete this.#box.dataset['send']);
  }

  #open(): void {
    if (this.isOpen) {
      this.#close();
      return;
    }
    this.#box.dataset['open'] = '';
    this.#show(true);
    (writesOnScreen() ? this.#panel : this.#field).focus({ preventScroll: true });
    this.wait();
    this.#means.onWanted();
  }

  #close(): void {
    delete this.#box.dataset['open'];
    this.#show(false);
    this.#button.focus({ preventScroll: true });
  }

  #show(isOpen: boolean): void {
    this.#panel.classList.toggle('open', isOpen);
    this.#button.ariaExpanded = String(isOpen);
    this.#button.closest('.launcher-place')?.classList.toggle('away', isOpen);
    if (!('popover' in HTMLElement.prototype)) return;
    this.#panel.popover = 'manual';
    if (isOpen) this.#panel.showPopover();
    else this.#panel.hidePopover();
  }
}

function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}

/** An icon as `view/icons.ts` draws it. */
function draw(path: string): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const icon = document.createElementNS(space, 'svg');
  const attributes = {
    viewBox: '0 0 20 20',
    width: '20',
    height: '20',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.5',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  };
  for (const [name, value] of Object.entries(attributes)) icon.setAttribute(name, value);
  const line = document.createElementNS(space, 'path');
  line.setAttribute('d', path);
  icon.append(line);
  return icon;
}
