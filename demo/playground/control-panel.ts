/** Controls go in, groups of fields with a search above them come out. */

import type { Configuration } from './configuration.js';
import { start } from './configuration.js';
import { groups } from './controls.js';
import type { Control, Group } from './controls.js';
import { createField } from './field.js';
import type { Field } from './field.js';
import { make } from './make.js';

/** Groups that are open at first. */
const openGroups: readonly Group[] = ['Looks', 'Controls'];

/** Fields in `place`, and `search` that finds among them. `onValue` gets what the visitor sets. */
export class ControlPanel {
  readonly #fields: readonly Field[];
  readonly #groups: readonly {
    readonly box: HTMLDetailsElement;
    readonly badge: HTMLElement;
    readonly fields: readonly Field[];
  }[];
  readonly #nothing = make('p', { className: 'soft nothing', textContent: 'Nothing is called so.', hidden: true });
  readonly #search: HTMLInputElement;
  /** Groups that were open before the visitor began to search. */
  #wereOpen: ReadonlySet<HTMLDetailsElement> | undefined;

  constructor(
    place: HTMLElement,
    search: HTMLInputElement,
    controls: readonly Control[],
    onValue: (control: Control, value: string) => void,
  ) {
    this.#fields = controls.map((control) => createField(control, (value) => onValue(control, value)));
    this.#groups = groups.flatMap((name) => {
      const fields = this.#fields.filter(({ control }) => control.group === name);
      return fields.length > 0 ? [createGroup(name, fields)] : [];
    });
    this.#search = search;
    place.replaceChildren(...this.#groups.map(({ box }) => box), this.#nothing);
    search.addEventListener('input', () => this.#find());
  }

  /** Shows what is set, and tells how much of it is other than at the start. */
  show(configuration: Configuration): number {
    for (const field of this.#fields) {
      const { name } = field.control;
      field.show(configuration.get(name) ?? '', start.get(name) ?? '');
    }
    let all = 0;
    for (const { badge, fields } of this.#groups) {
      const changed = fields.filter(({ element }) => element.classList.contains('changed')).length;
      badge.textContent = changed > 0 ? `${changed} changed` : '';
      all += changed;
    }
    return all;
  }

  #find(): void {
    const words = this.#search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const isSearching = words.length > 0;
    if (isSearching) this.#wereOpen ??= new Set(this.#groups.map(({ box }) => box).filter(({ open }) => open));
    let found = 0;
    for (const { box, fields } of this.#groups) {
      let foundHere = 0;
      for (const { element } of fields) {
        const text = element.textContent.toLowerCase();
        element.hidden = !words.every((word) => text.includes(word));
        if (!element.hidden) foundHere += 1;
      }
      box.hidden = foundHere === 0;
      box.open = isSearching || (this.#wereOpen?.has(box) ?? box.open);
      found += foundHere;
    }
    if (!isSearching) this.#wereOpen = undefined;
    this.#nothing.hidden = found > 0;
  }
}

function createGroup(name: Group, fields: readonly Field[]) {
  const box = make('details', { open: openGroups.includes(name) });
  const title = make('summary');
  const badge = make('span', { className: 'badge' });
  title.append(make('span', { className: 'group-name', textContent: name }), badge);
  box.append(title, ...fields.map(({ element }) => element));
  return { box, badge, fields };
}
