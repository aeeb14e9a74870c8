/** The part of the element that says what stands in it: the site's own texts, and those of the visitor's language. */
import { property } from 'lit/decorators.js';
import { en } from '../locales/en.js';
import type { Strings } from '../locales/strings.js';
import { ContentElement } from './content-element.js';

/** An element with the texts of `<iotex-chat>`. */
export class TextElement extends ContentElement {
  /** Shown in the header. Default: `label`, or "Chat". */
  @property() heading: string | undefined;
  /** Accessible name of the chat. Default: `heading`, or "Chat". */
  @property() label: string | undefined;
  /** Shown while there is no message. */
  @property() greeting: string | undefined;
  /** Shown in the empty text field. */
  @property() placeholder: string | undefined;
  /** Shown below the composer. */
  @property() disclaimer: string | undefined;
  /** Starter prompts, shown while there is no message. */
  @property({ attribute: false }) suggestions: readonly string[] = [];
  /** Single texts of the interface, in place of the language's own. */
  @property({ attribute: false }) strings: Partial<Strings> = {};

  #words: { readonly from: Partial<Strings>; readonly strings: Strings } | undefined;

  /** The texts in force: the language's, with `strings` over them. The same object until they change, so that what shows them may stay as it is. */
  get words(): Strings {
    if (this.#words?.from !== this.strings) {
      const { errors } = this.strings;
      this.#words = { from: this.strings, strings: { ...en, ...this.strings, errors: { ...en.errors, ...errors } } };
    }
    return this.#words.strings;
  }
}
