/** A fold that opens while something grows in it and closes after, unless the visitor has touched it: then it stays as the visitor left it. */
import { noChange } from 'lit';
import { Directive, directive, PartType } from 'lit/directive.js';
import type { ElementPart, PartInfo } from 'lit/directive.js';

class OpenWhile extends Directive {
  #isGrowing = false;
  #isTouched = false;
  #details: HTMLDetailsElement | undefined;

  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT) throw new TypeError('openWhile belongs into the tag of a <details>.');
  }

  /** The fold is moved by `update`; without a DOM there is none. */
  render(_isGrowing: boolean): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [isGrowing]: [boolean]): typeof noChange {
    if (!this.#details) {
      this.#details = element as HTMLDetailsElement;
      // Keys fire it too.
      this.#details.querySelector('summary')?.addEventListener('click', () => (this.#isTouched = true));
    }
    if (isGrowing !== this.#isGrowing && !this.#isTouched) this.#details.open = isGrowing;
    this.#isGrowing = isGrowing;
    return noChange;
  }
}

export const openWhile = directive(OpenWhile);
