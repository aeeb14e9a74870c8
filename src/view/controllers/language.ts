/** Where the element stands in, the language to show out: found as HTML finds it, loaded when it is needed, followed when it changes. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { textDirection } from '../../locales/locale-tags.js';
import { findLocale, loadLocale, onLocale } from '../../locales/register-locale.js';
import type { LocaleStrings } from '../../locales/register-locale.js';
import { reportHook } from '../report-hook.js';

/**
 * Finds the language of `host`: its own `lang`, else that of the nearest element around it, through the hosts of shadow roots; English where there is
 * none. A language that has to be loaded is loaded when the element is connected, from where the script came from; until then, and if that fails,
 * what was shown before stays.
 */
export class LanguageController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #observer: MutationObserver | undefined;
  #forget: (() => void) | undefined;
  #tag = 'en';
  #strings: LocaleStrings = {};
  #lang = 'en';
  #direction: 'ltr' | 'rtl' | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** The texts of the language in force; what they lack is English. The same object until another one is in force. */
  get strings(): LocaleStrings {
    return this.#strings;
  }

  /** What language that is: the page's own word for it, or the tag of what is shown in its stead. */
  get lang(): string {
    return this.#lang;
  }

  /** Which way its texts run; undefined where the page says it nearer by, with a `dir`, and where what is shown is not the page's language. */
  get direction(): 'ltr' | 'rtl' | undefined {
    return this.#direction;
  }

  hostConnected(): void {
    this.#observer ??= new MutationObserver(() => this.#find());
    for (const element of lineOf(this.#host)) {
      this.#observer.observe(element, { attributes: true, attributeFilter: ['lang', 'dir'] });
    }
    this.#forget = onLocale(() => this.#find());
    this.#find();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#forget?.();
  }

  #find(): void {
    const { lang, isDirected } = languageOf(this.#host);
    const { tag, source, fits } = findLocale(lang);
    if (typeof source === 'function') {
      loadLocale(tag, source).catch((error: unknown) => reportHook(`Loading the language "${tag}"`, error, source));
    } else {
      this.#tag = tag;
      this.#strings = source;
    }
    const isShown = fits && tag === this.#tag;
    this.#lang = isShown ? lang : this.#tag;
    this.#direction = isShown && !isDirected ? textDirection(tag) : undefined;
    this.#host.requestUpdate();
  }
}

/** The language of `element` as HTML has it, empty where there is none, and whether a direction is given by what gives the language, or nearer. */
function languageOf(element: Element): { readonly lang: string; readonly isDirected: boolean } {
  let isDirected = false;
  for (const ancestor of lineOf(element)) {
    isDirected ||= ancestor.hasAttribute('dir');
    const lang = ancestor.getAttribute('lang');
    if (lang !== null) return { lang, isDirected };
  }
  return { lang: '', isDirected };
}

/** The element and those around it, the nearest first, out of shadow roots through their hosts. */
function* lineOf(element: Element): Generator<Element> {
  for (let node: Node | null = element; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node instanceof Element) yield node;
  }
}
