/** The scopes of highlight.js's grammars in, the few kinds out for which there is a colour: https://highlightjs.readthedocs.io/en/stable/css-classes-reference.html */

export const KINDS = [
  'keyword',
  'string',
  'number',
  'comment',
  'title',
  'type',
  'attribute',
  'variable',
  'meta',
  'tag',
  'symbol',
  'addition',
  'deletion',
] as const;

export type Kind = (typeof KINDS)[number];

/** By scope, the longest known beginning of it at a dot. What is not here is shown in the colour of the text, also inside of something coloured. */
const KIND_OF_SCOPE: Readonly<Record<string, Kind>> = {
  keyword: 'keyword',
  'variable.language': 'keyword',
  'template-tag': 'keyword',
  string: 'string',
  char: 'string',
  regexp: 'string',
  link: 'string',
  code: 'string',
  number: 'number',
  literal: 'number',
  comment: 'comment',
  doctag: 'comment',
  quote: 'comment',
  title: 'title',
  section: 'title',
  type: 'type',
  built_in: 'type',
  'title.class': 'type',
  attr: 'attribute',
  attribute: 'attribute',
  'selector-attr': 'attribute',
  'selector-class': 'attribute',
  'selector-id': 'attribute',
  'selector-pseudo': 'attribute',
  variable: 'variable',
  'template-variable': 'variable',
  meta: 'meta',
  name: 'tag',
  'selector-tag': 'tag',
  symbol: 'symbol',
  bullet: 'symbol',
  formula: 'symbol',
  addition: 'addition',
  deletion: 'deletion',
};

export function kindOf(scope: string): Kind | undefined {
  for (let name = scope; name; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    if (Object.hasOwn(KIND_OF_SCOPE, name)) return KIND_OF_SCOPE[name];
  }
  return undefined;
}
