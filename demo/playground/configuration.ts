/** What a visitor has set in the playground, as a map, as the fragment of an address, and as what a page would be written with. */

import type { Control } from './controls.js';

/** Values by the names of their controls; a switch that is on is `on`. What is at its default is not in it. */
export type Configuration = ReadonlyMap<string, string>;

/** A setting that a link had and that makes no sense. */
export interface IgnoredSetting {
  readonly name: string;
  readonly value: string;
}

/** What a page would say: the same for the preview and for the code to copy. */
export interface Setup {
  /** Attributes that are set; one that is on has an empty value. */
  readonly attributes: readonly { readonly control: Control; readonly value: string }[];
  readonly tokens: readonly { readonly name: string; readonly value: string }[];
  readonly suggestions: readonly string[];
  readonly theme: string;
  readonly lang: string;
  readonly dir: string;
  readonly scheme: string;
  readonly state: string;
  readonly hasExample: boolean;
}

/** What the playground begins with. A link says only what is different. */
export const start: Configuration = new Map([
  ['proxy-url', '/api/chat'],
  ['heading', 'Ask us'],
  ['greeting', 'How can we help?'],
  ['page-suggestions', 'How do I add the chat to my page?\nWhat happens when the connection breaks?'],
]);

const longest = 2000;

/** `configuration` with one more value; an empty one, and the default, take it out. */
export function withValue(configuration: Configuration, control: Control, value: string): Configuration {
  const next = new Map(configuration);
  if (value === '' || (control.kind === 'choice' && value === control.default)) next.delete(control.name);
  else next.set(control.name, value);
  return next;
}

/** Whether `value` is one that `control` can have. Whoever wrote a link may have written anything. */
export function isValue(control: Control, value: string): boolean {
  if (value === '') return true;
  switch (control.kind) {
    case 'switch':
      return value === 'on';
    case 'choice':
      return control.choices.includes(value);
    case 'number': {
      const { min = -Infinity, max = Infinity } = control;
      return /^-?\d+(?:\.\d+)?$/.test(value) && Number(value) >= min && Number(value) <= max;
    }
    case 'colour':
    case 'css':
      // One value of CSS, and nothing that could end it.
      return value.length <= 200 && /^[-\w\s#%.,()'"/*+]+$/.test(value);
    case 'text':
    case 'long-text':
      return value.length <= longest;
    case 'secret':
      return false;
  }
}

/** The fragment that `fromHash` makes the configuration of again; empty for the one to begin with. A secret is never in it. */
export function toHash(configuration: Configuration, controls: readonly Control[]): string {
  const different = controls.filter(
    ({ name, kind }) => kind !== 'secret' && (configuration.get(name) ?? '') !== (start.get(name) ?? ''),
  );
  return new URLSearchParams(different.map(({ name }) => [name, configuration.get(name) ?? ''])).toString();
}

/** Reads the fragment of an address, with or without its `#`. What makes no sense is left out, and named. */
export function fromHash(
  hash: string,
  controls: readonly Control[],
): { readonly configuration: Configuration; readonly ignored: readonly IgnoredSetting[] } {
  const byName = new Map(controls.map((control) => [control.name, control]));
  let configuration = start;
  const ignored: IgnoredSetting[] = [];
  for (const [name, value] of new URLSearchParams(hash.replace(/^#/, ''))) {
    const control = byName.get(name);
    if (control && control.kind !== 'secret' && isValue(control, value)) {
      configuration = withValue(configuration, control, value);
    } else ignored.push({ name, value: control?.kind === 'secret' ? '' : value });
  }
  return { configuration, ignored };
}

/** What a page would say to have the chat so. */
export function toSetup(configuration: Configuration, controls: readonly Control[]): Setup {
  const page = (name: string): string => configuration.get(`page-${name}`) ?? '';
  const set = controls.filter(({ name }) => configuration.has(name));
  return {
    attributes: set
      .filter(({ target }) => target === 'attribute')
      .map((control) => ({ control, value: control.kind === 'switch' ? '' : (configuration.get(control.name) ?? '') })),
    tokens: set
      .filter(({ target }) => target === 'token')
      .map(({ name }) => ({ name, value: configuration.get(name) ?? '' })),
    suggestions: page('suggestions')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    theme: page('theme'),
    lang: page('lang'),
    dir: page('dir'),
    scheme: page('scheme'),
    state: page('state'),
    hasExample: page('example') === 'on',
  };
}
