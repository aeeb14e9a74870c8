/** The list of conversations as far as it is always there: the button that opens it, and where the focus goes. The list itself is loaded when it is first opened. */
import { html, nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { Strings } from '../../locales/strings.js';
import { icons } from '../more-icons.js';
import { reportHook } from '../report-hook.js';
import type { MemoryController } from './memory.js';
import type { ThreadPanel } from './thread-panel.js';

export interface ThreadsHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly withThreads: boolean;
  readonly disabled: boolean;
  readonly words: Strings;
}

export interface ThreadsMeans {
  /** A BCP 47 tag, for dates. */
  readonly language: { readonly lang: string };
  /** Says words to screen readers. */
  readonly say: (words: string) => void;
  /** Puts the focus where the visitor goes on. */
  readonly goOn: () => void;
  /** Begins a new conversation. */
  readonly onNewChat: () => void;
}

/** What lies below the list while it is open. */
const BELOW = '.header, .transcript, .dock';

export class ThreadsController implements ReactiveController {
  readonly #host: ThreadsHost;
  readonly #memory: () => MemoryController | undefined;
  readonly #means: ThreadsMeans;
  #panel: ThreadPanel | undefined;
  #isOpen = false;
  #wasOpen = false;

  constructor(host: ThreadsHost, memory: () => MemoryController | undefined, means: ThreadsMeans) {
    this.#host = host;
    this.#memory = memory;
    this.#means = means;
    host.addController(this);
  }

  /** The button for the header. */
  get button(): TemplateResult | typeof nothing {
    const { withThreads, words, disabled } = this.#host;
    if (!withThreads || !this.#memory()?.memory) return nothing;
    return html`<button
      part="action-button"
      class="icon-button threads-button"
      type="button"
      aria-label=${words.conversations}
      title=${words.conversations}
      aria-haspopup="dialog"
      aria-expanded=${this.#isOpen ? 'true' : 'false'}
      ?disabled=${disabled}
      @click=${this.#onButton}
    >
      ${icons.list}
    </button>`;
  }

  /** The list, while it is open. */
  get panel(): TemplateResult | typeof nothing {
    return this.#isShown ? (this.#panel?.template ?? nothing) : nothing;
  }

  hostUpdate(): void {
    // Without a memory, or with another one, there is nothing to list any more.
    if (this.#panel && this.#panel.memory !== this.#memory()?.memory?.threads) {
      this.#panel = undefined;
      this.#isOpen = false;
    }
    if (this.#isShown) this.#panel?.refresh(this.#memory()?.listVersion ?? 0);
  }

  hostUpdated(): void {
    const isShown = this.#isShown;
    if (isShown) this.#panel?.updated();
    if (isShown === this.#wasOpen) return;
    this.#wasOpen = isShown;
    for (const element of this.#host.renderRoot.querySelectorAll<HTMLElement>(BELOW)) element.inert = isShown;
    if (isShown) this.#panel?.focus();
  }

  get #isShown(): boolean {
    return this.#isOpen && this.#panel !== undefined && this.#host.withThreads && !this.#host.disabled;
  }

  async #open(): Promise<void> {
    const memory = this.#memory()?.memory?.threads;
    if (!memory) return;
    this.#isOpen = true;
    const { ThreadPanel } = await import('./thread-panel.js');
    this.#panel ??= new ThreadPanel(this.#host, memory, {
      ...this.#means,
      close: (goesOn) => this.#close(goesOn),
      today: () => Date.now(),
    });
    await this.#panel.load();
    this.#host.requestUpdate();
  }

  #close(goesOn: boolean): void {
    this.#isOpen = false;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      const button = this.#host.renderRoot.querySelector<HTMLElement>('.threads-button');
      if (goesOn) this.#means.goOn();
      else button?.focus();
    });
  }

  readonly #onButton = (): void => {
    // A list that cannot be loaded or read is not opened. The visitor may try again.
    this.#open().catch((error: unknown) => {
      this.#isOpen = false;
      reportHook('Opening the list of conversations', error);
    });
  };
}
