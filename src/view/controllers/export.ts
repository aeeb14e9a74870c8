/** What a visitor or a page wants to take away, or to bring back: the menu in the header, and what it does. All that makes the files is loaded when it is asked for. */
import { html, nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { Conversation } from '../../conversation/conversation.js';
import { canonicalTag } from '../../locales/locale-tags.js';
import type { Strings } from '../../locales/strings.js';
import type { ExportFacts, ExportFormat } from '../export/export-thread.js';
import { icons } from '../more-icons.js';
import { menu } from '../parts/menu.js';
import { reportHook } from '../report-hook.js';
import type { LanguageController } from './language.js';

export interface ExportHost extends ReactiveControllerHost, Element {
  readonly conversation: Conversation;
  readonly words: Strings;
  readonly heading: string | undefined;
  readonly label: string | undefined;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** What each format is called as a file. */
const FILES = {
  markdown: { extension: 'md', mimeType: 'text/markdown' },
  html: { extension: 'html', mimeType: 'text/html' },
  json: { extension: 'json', mimeType: 'application/json' },
} as const;

export class ExportController implements ReactiveController {
  readonly #host: ExportHost;
  readonly #language: LanguageController;
  #hasFailed = false;

  constructor(host: ExportHost, language: LanguageController) {
    this.#host = host;
    this.#language = language;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#hasFailed = false;
  }

  /** The button that offers the formats. */
  get menu(): TemplateResult {
    const { words } = this.#host;
    return menu({
      label: words.export,
      face: icons.download,
      part: 'action-button export-button',
      buttonClass: 'icon-button',
      placement: 'below-end',
      items: [
        { label: words.exportMarkdown, onSelect: () => this.#try(() => this.#save('markdown')) },
        { label: words.exportHtml, onSelect: () => this.#try(() => this.#save('html')) },
        { label: words.exportJson, onSelect: () => this.#try(() => this.#save('json')) },
        { label: words.print, onSelect: () => this.#try(() => this.#print()) },
      ],
    });
  }

  /** That nothing came of what was chosen; nothing while all is well. */
  get notice(): TemplateResult | typeof nothing {
    if (!this.#hasFailed) return nothing;
    return html`<p part="notice" class="notice quiet" role="alert">${this.#host.words.exportFailed}</p>`;
  }

  /** The conversation as the text of a file. Rejects with a `ChatError` of kind `bad_request` for a format that there is not. */
  async text(format: ExportFormat): Promise<string> {
    const { exportThread } = await import('../export/export-thread.js');
    return exportThread(this.#host.conversation, format, this.#facts);
  }

  /** Puts an exported conversation in the place of this one. Rejects as `importThread` throws. */
  async bringBack(json: unknown): Promise<void> {
    const { importThread } = await import('../export/import-thread.js');
    importThread(this.#host.conversation, json);
  }

  async #save(format: ExportFormat): Promise<void> {
    const { extension, mimeType } = FILES[format];
    const [text, { fileName, saveFile }] = await Promise.all([this.text(format), import('../export/save-file.js')]);
    const { title, date } = this.#facts;
    saveFile({ name: fileName(title, date, extension), mimeType, text });
  }

  async #print(): Promise<void> {
    const [text, { printPage }] = await Promise.all([this.text('html'), import('../export/print-page.js')]);
    await printPage(text, this.#host.renderRoot, () => print());
  }

  #try(act: () => Promise<void>): void {
    this.#say(false);
    act().catch((error: unknown) => {
      reportHook('Exporting the conversation', error);
      this.#say(true);
    });
  }

  #say(hasFailed: boolean): void {
    this.#hasFailed = hasFailed;
    this.#host.requestUpdate();
  }

  get #facts(): ExportFacts {
    const { conversation, words, heading, label } = this.#host;
    return {
      title: heading || label || words.label,
      date: conversation.messages[0]?.createdAt ?? Date.now(),
      strings: words,
      lang: canonicalTag(this.#language.lang) ?? 'en',
      direction: this.#language.direction ?? (this.#host.matches(':dir(rtl)') ? 'rtl' : 'ltr'),
    };
  }
}
