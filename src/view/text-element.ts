/** The part of the element that says what stands in it: the site's own texts, and those of the visitor's language. */
import { property } from 'lit/decorators.js';
import { enFirst } from '../locales/first-words.js';
import { registerLocale } from '../locales/register-locale.js';
import type { Strings } from '../locales/strings.js';
import { ContentElement } from './content-element.js';
import { LanguageController } from './controllers/language.js';
import { english } from './english.js';
import { withKeyOf } from './with-key-of.js';

/** An element with the texts of `<iotex-chat>`. */
export class TextElement extends ContentElement {
  /**
   * Adds a language; see `registerLocale`. For pages that have the element from a script tag and import nothing:
   * `customElements.get('iotex-chat').registerLocale('pl', { send: 'Wyślij' })`.
   */
  static readonly registerLocale = registerLocale;

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

  protected readonly language = new LanguageController(this);
  #words: { readonly from: readonly object[]; readonly strings: Strings } | undefined;

  /**
   * @internal The texts in force: the language's, with `strings` over them; what the language lacks is English. Until anything is loaded that says more than an
   * empty chat, only what that says is certain to be among them: see `FirstStrings`. The same object until they change, so that what shows them may stay
   * as it is.
   */
  get words(): Strings {
    const from = [english.loaded?.en ?? enFirst, this.language.strings, this.strings] as const;
    if (!this.#words || from.some((texts, place) => texts !== this.#words?.from[place])) {
      const errors = Object.assign({}, ...from.map((texts) => texts.errors)) as Strings['errors'];
      const strings = Object.assign({}, ...from, { errors }) as Strings;
      const { copyFailed } = strings as Partial<Strings>;
      // It is not among what an empty chat says.
      this.#words = {
        from,
        strings: copyFailed ? { ...strings, copyFailed: withKeyOf(platform(), copyFailed) } : strings,
      };
    }
    return this.#words.strings;
  }
}

/** Empty on a server, where the first page may be made. */
function platform(): string {
  return typeof navigator === 'undefined' ? '' : navigator.platform;
}
