/** The element's manifest goes in, a control for each attribute and each token comes out, with those of the page around the chat. */

import type { PackageFacts } from '../package-facts.js';

/** What a visitor sets a value with. */
export type ControlKind = 'switch' | 'choice' | 'number' | 'text' | 'long-text' | 'secret' | 'colour' | 'css';

/** Groups of controls, in the order of the page. */
export const groups = [
  'Looks',
  'Controls',
  'Behaviour',
  'Connection',
  'Colours and sizes',
  'The page around it',
] as const;

export type Group = (typeof groups)[number];

/** Something that can be set. */
export interface Control {
  /** The attribute or the token, or for the page around it a word that begins with `page-`. */
  readonly name: string;
  readonly target: 'attribute' | 'token' | 'page';
  /** The attribute's property. */
  readonly property: string;
  readonly kind: ControlKind;
  readonly group: Group;
  /** What a choice offers. */
  readonly choices: readonly string[];
  /** What it is where nothing is set; empty where that cannot be said in a word. */
  readonly default: string;
  readonly description: string;
  readonly min?: number;
  readonly max?: number;
}

const first: readonly string[] = ['--iotex-chat-accent', 'page-theme'];
const longTexts: readonly string[] = ['system-prompt', 'greeting', 'disclaimer'];
const secrets: readonly string[] = ['api-key'];
/** Attributes that belong to what the visitor can do, without saying so in their names. */
const ofControls = /^(?:with|without)-|^(?:accept|max-files|max-file-size)$/;
const ofLooks = /^(?:color-scheme|density|mode|placement|open)$/;

/** Every control, in the order of the manifest. */
export function readControls({
  manifest,
  themes,
  locales,
  states,
}: PackageFacts & { readonly states: readonly string[] }): Control[] {
  const tokens = manifest.cssProperties.map(toTokenControl);
  const ofPage = pageControls(themes, locales, states);
  const isFirst = ({ name }: Control): boolean => first.includes(name);
  // One colour and one sheet are what most want: they stand above all else.
  return [
    ...[...tokens, ...ofPage].filter(isFirst).map((control) => ({ ...control, group: groups[0] })),
    ...manifest.attributes.map(toAttributeControl),
    ...[...tokens, ...ofPage].filter((control) => !isFirst(control)),
  ];
}

function toAttributeControl(attribute: PackageFacts['manifest']['attributes'][number]): Control {
  const { name, fieldName, type, default: inSource = '', description = '', inheritedFrom } = attribute;
  const text = type?.text ?? 'string';
  const choices = [...text.matchAll(/'([^']+)'/g)].map(([, word = '']) => word);
  const [, min, max] = /^(\d+)–(\d+)\./.exec(description) ?? [];
  return {
    name,
    target: 'attribute',
    property: fieldName ?? name,
    kind: kindOf(name, text, choices),
    group: groupOf(name, inheritedFrom?.name ?? ''),
    choices,
    default: choices.length > 0 ? inSource.replaceAll("'", '') : defaultIn(description),
    description: description.replace(/\s+/g, ' '),
    ...(min !== undefined && { min: Number(min) }),
    ...(max !== undefined && { max: Number(max) }),
  };
}

/** The default where the description names one in so many words. */
function defaultIn(description: string): string {
  const [, code, words = ''] = /Default:? (?:`([^`]+)`|([^`.]+))\.(?!\d)/.exec(description) ?? [];
  return code ?? words;
}

function kindOf(name: string, type: string, choices: readonly string[]): ControlKind {
  if (choices.length > 0) return 'choice';
  if (/\bboolean\b/.test(type)) return 'switch';
  if (/\bnumber\b/.test(type)) return 'number';
  if (secrets.includes(name)) return 'secret';
  return longTexts.includes(name) ? 'long-text' : 'text';
}

function groupOf(name: string, declaredIn: string): Group {
  if (declaredIn === 'ConnectionElement') return 'Connection';
  if (declaredIn === 'TextElement' || ofLooks.test(name)) return 'Looks';
  return ofControls.test(name) ? 'Controls' : 'Behaviour';
}

function toTokenControl(token: PackageFacts['manifest']['cssProperties'][number]): Control {
  const { name, description = '', default: otherwise = '' } = token;
  // What a colour derives from has the signs of one: two shades, a mix, or the name of what it paints.
  const isColour =
    /light-dark|color-mix|#[0-9a-f]{6}/.test(otherwise) ||
    /(?:accent|background|text|contrast|link|ring)(?:-|$)/.test(name);
  const isShadow = name.endsWith('-shadow');
  return {
    name,
    target: 'token',
    property: '',
    kind: isColour && !isShadow ? 'colour' : 'css',
    group: 'Colours and sizes',
    choices: [],
    // Where the manifest knows no colour it has the room there is.
    default: isColour && otherwise === '100%' ? '' : otherwise,
    description,
  };
}

function pageControls(themes: readonly string[], locales: readonly string[], states: readonly string[]): Control[] {
  const page = (name: string, kind: ControlKind, description: string, choices: readonly string[] = []): Control => ({
    ...{ name: `page-${name}`, target: 'page', property: '', kind, group: 'The page around it', choices },
    ...{ default: '', description },
  });
  return [
    page('theme', 'choice', 'A style sheet that sets all tokens; tokens of your own go above it.', themes),
    page('suggestions', 'long-text', 'Questions to begin with, one a line: `<button slot="suggestion">`.'),
    page('lang', 'choice', 'The language of the page, which the chat speaks too.', locales),
    page('dir', 'choice', 'The direction of the page.', ['ltr', 'rtl']),
    page('scheme', 'choice', 'Light or dark, by day and by night. Default: as the visitor’s device.', [
      'light',
      'dark',
    ]),
    { ...page('width', 'number', 'Pixels of the window. Default: all there is.'), min: 240, max: 2400 },
    page('state', 'choice', 'What is to be seen in the chat. Default: a live chat.', states),
    page('example', 'switch', 'Code that hears an event and sets a property, in what is to be copied.'),
  ];
}
