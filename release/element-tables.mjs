/** `custom-elements.json` in, the tables of the README and the lists of `llms.txt` out: nothing about the element is written by hand twice. */
import { readFileSync } from 'node:fs';

/** The element's own entry of the manifest. */
export function readElement() {
  const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
  return modules.flatMap(({ declarations = [] }) => declarations).find(({ tagName }) => tagName === 'iotex-chat');
}

/** What an embedder meets, in an order that does not depend on where a class declares it. Each is `{title, columns, rows}`, cells being Markdown. */
export function sectionsOf(element) {
  const fields = element.members.filter(({ kind, static: isStatic }) => kind === 'field' && !isStatic);
  const properties = fields.filter(({ attribute }) => attribute === undefined);
  const methods = element.members.filter(({ kind, static: isStatic }) => kind === 'method' && !isStatic);
  return [
    section('Attributes', ['attribute', 'property', 'values', 'default', 'meaning'], element.attributes, (each) => [
      code(each.name),
      code(each.fieldName),
      code(typeOf(each)),
      each.default === undefined ? '' : code(each.default),
      words(each),
    ]),
    section('Properties without an attribute', ['property', 'type', 'meaning'], properties, (each) => [
      code(each.name),
      code(typeOf(each)),
      `${words(each)}${each.readonly ? ' Read only.' : ''}`.trim(),
    ]),
    section('Methods', ['method', 'meaning'], methods, (each) => [code(signature(each)), words(each)]),
    section('Events', ['event', 'class', 'when'], element.events, (each) => [
      code(each.name),
      code(typeOf(each)),
      words(each),
    ]),
    section('Slots', ['slot', 'content'], element.slots, (each) => [
      each.name ? code(each.name) : '(default)',
      words(each),
    ]),
    section('Parts', ['`::part`', 'box'], element.cssParts, (each) => [code(each.name), words(each)]),
    section('States', ['`:state`', 'while'], element.cssStates, (each) => [code(each.name), words(each)]),
    section('Tokens', ['custom property', 'default', 'meaning'], element.cssProperties, (each) => [
      code(each.name),
      each.default === undefined ? '' : code(each.default),
      words(each),
    ]),
  ];
}

/** A section as a table of Markdown. */
export function tableOf({ title, columns, rows }) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const cell = (text) => text.replaceAll('|', '\\|');
  const body = rows.map((row) => line(row.map(cell)));
  return [`### ${title}`, '', line(columns), line(columns.map(() => '---')), ...body].join('\n');
}

/** A section as a list for a reader that counts its tokens: name, default, meaning. */
export function listOf({ title, columns, rows }) {
  const at = columns.indexOf('default');
  const items = rows.map((row) => `- ${row[0]}${at > 0 && row[at] ? ` (default ${row[at]})` : ''}: ${row.at(-1)}`);
  return [`## ${title}`, '', ...items].join('\n');
}

/** By name, so that a table does not depend on the order of classes. */
function section(title, columns, entries, toRow) {
  const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { title, columns, rows: sorted.map(toRow) };
}

function typeOf({ type }) {
  return (type?.text ?? 'unknown').replace(/ \| undefined$/, '');
}

function signature({ name, parameters = [] }) {
  return `${name}(${parameters.map((each) => `${each.name}${each.optional || each.default ? '?' : ''}`).join(', ')})`;
}

function words({ description = '' }) {
  return description.replace(/\s+/g, ' ').trim();
}

function code(text) {
  return `\`${text}\``;
}
