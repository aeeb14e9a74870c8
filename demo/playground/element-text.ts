/** A setup goes in, the tag comes out as it is written in HTML or in a framework's template. */

import type { Setup } from './configuration.js';
import type { Control } from './controls.js';

/** How a language of templates writes a tag. */
export interface Dialect {
  /** An attribute that has a text. */
  text(name: string, value: string): string;
  /** A switch that is on. */
  on(control: Control): string;
  number(control: Control, value: string): string;
  /** Text between tags. */
  content(text: string): string;
  /** Lines for the example: a listener and a property. */
  readonly example: readonly string[];
}

/** The tag, a line for each attribute where there are several. Ends without a line break. */
export function elementText(setup: Setup, dialect: Dialect): string {
  const attributes = [
    ...setup.attributes.map(({ control, value }) => attributeText(control, value, dialect)),
    ...(setup.lang ? [dialect.text('lang', setup.lang)] : []),
    ...(setup.dir ? [dialect.text('dir', setup.dir)] : []),
    ...(setup.hasExample ? dialect.example : []),
  ];
  const suggestions = setup.suggestions.map((text) => `  <button slot="suggestion">${dialect.content(text)}</button>`);
  const oneLine = ['<iotex-chat', ...attributes].join(' ') + '>';
  const opening =
    oneLine.length <= 72 && !oneLine.includes('\n')
      ? oneLine
      : ['<iotex-chat', ...attributes.map((line) => `  ${line}`), '>'].join('\n');
  return suggestions.length > 0 ? [opening, ...suggestions, '</iotex-chat>'].join('\n') : `${opening}</iotex-chat>`;
}

/** HTML's own way: what frameworks add is over it. */
export const html: Dialect = {
  text: (name, value) => `${name}="${escapeAttribute(value)}"`,
  on: ({ name }) => name,
  number: ({ name }, value) => `${name}="${value}"`,
  content: escapeContent,
  example: [],
};

/** Text as HTML writes it between two quotes. */
export function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('\n', '&#10;');
}

/** Text as HTML writes it between two tags. */
export function escapeContent(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attributeText(control: Control, value: string, dialect: Dialect): string {
  if (control.kind === 'switch') return dialect.on(control);
  if (control.kind === 'number') return dialect.number(control, value);
  // The key is the visitor's own: it is in nothing that is copied.
  return dialect.text(control.name, control.kind === 'secret' ? 'YOUR-KEY' : value);
}
