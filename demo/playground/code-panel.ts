/** A setup goes in, code to copy comes out: a tab for each way, a box for each of its files, and the policy that a page can hold to. */

import { codeNodes } from './code-nodes.js';
import type { Setup } from './configuration.js';
import { make } from './make.js';
import { securityPolicy } from './security-policy.js';
import { snippets } from './snippets.js';
import type { Package, Snippet, Way } from './snippets.js';

const ways = Object.keys(snippets) as Way[];

/** Tabs in `list`, and the chosen one's files in `place`. `say` tells what was copied. */
export class CodePanel {
  readonly #place: HTMLElement;
  readonly #tabs: ReadonlyMap<Way, HTMLButtonElement>;
  readonly #from: Package;
  readonly #say: (text: string) => void;
  #way: Way = 'Script tag';
  #setup: Setup | undefined;

  constructor(list: HTMLElement, place: HTMLElement, from: Package, say: (text: string) => void) {
    this.#place = place;
    this.#from = from;
    this.#say = say;
    this.#tabs = new Map(ways.map((way) => [way, this.#createTab(way)]));
    list.replaceChildren(...this.#tabs.values());
    list.addEventListener('keydown', (event) => this.#move(event));
    this.#choose('Script tag');
  }

  show(setup: Setup): void {
    this.#setup = setup;
    this.#render();
  }

  #createTab(way: Way): HTMLButtonElement {
    const tab = make('button', { type: 'button', id: `way-${way.toLowerCase().replace(' ', '-')}`, textContent: way });
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-controls', this.#place.id);
    tab.addEventListener('click', () => this.#choose(way));
    return tab;
  }

  #choose(way: Way): void {
    this.#way = way;
    for (const [name, tab] of this.#tabs) {
      tab.setAttribute('aria-selected', String(name === way));
      tab.tabIndex = name === way ? 0 : -1;
      if (name === way) this.#place.setAttribute('aria-labelledby', tab.id);
    }
    this.#render();
  }

  /** Arrows, Home and End go from tab to tab (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/). */
  #move(event: KeyboardEvent): void {
    const isRightToLeft = document.documentElement.dir === 'rtl';
    const forward = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
    const at = ways.indexOf(this.#way);
    const steps: Readonly<Record<string, number>> = {
      [forward]: (at + 1) % ways.length,
      [isRightToLeft ? 'ArrowRight' : 'ArrowLeft']: (at + ways.length - 1) % ways.length,
      Home: 0,
      End: ways.length - 1,
    };
    const way = ways[steps[event.key] ?? -1];
    if (way === undefined) return;
    event.preventDefault();
    this.#choose(way);
    this.#tabs.get(way)?.focus();
  }

  #render(): void {
    if (!this.#setup) return;
    const files = snippets[this.#way](this.#setup, this.#from);
    const policy: Snippet = {
      file: 'Content-Security-Policy',
      text: securityPolicy(this.#setup, this.#way),
    };
    this.#place.replaceChildren(...[...files, policy].map((snippet) => this.#createBox(snippet)));
  }

  #createBox({ file, text }: Snippet): HTMLElement {
    const copy = make('button', { type: 'button', textContent: 'Copy' });
    copy.setAttribute('aria-label', `Copy ${file}`);
    copy.addEventListener('click', () => void this.#copy(text, file, copy));
    const head = make('div', { className: 'file' });
    head.append(make('span', { textContent: file }), copy);
    const code = make('pre', { tabIndex: 0 });
    code.setAttribute('role', 'region');
    code.setAttribute('aria-label', file);
    const shown = make('code');
    shown.append(...codeNodes(text));
    code.append(shown);
    const box = make('div', { className: 'snippet' });
    box.append(head, code);
    return box;
  }

  async #copy(text: string, file: string, button: HTMLButtonElement): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'Copied';
      this.#say(`${file} is copied.`);
    } catch (error) {
      console.info(error);
      this.#say('The browser did not let it be copied: mark the code and copy it yourself.');
    }
  }
}
