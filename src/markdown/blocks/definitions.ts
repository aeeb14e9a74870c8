/** The lines of a paragraph in, the link reference definitions that it begins with out (https://spec.commonmark.org/0.31.2/#link-reference-definitions). */
import type { EntityLookup } from '../entities.js';
import { unescape } from '../escapes.js';
import { normalLabel, readDestination, readLabel, readTitle } from '../link-parts.js';
import type { LinkPart } from '../link-parts.js';
import type { Definition } from '../nodes.js';
import type { Syntax } from '../syntax.js';
import { textStart } from '../white-space.js';

/** The definitions in order, and how many lines they take. */
export interface Definitions {
  readonly definitions: readonly { readonly label: string; readonly definition: Definition }[];
  readonly lineCount: number;
}

/** Reads definitions until the text is none. Each is looked at once: where the last one fails, the rest is text. */
export function readDefinitions(lines: readonly string[], syntax: Syntax): Definitions {
  const { entity, hasFootnotes } = syntax;
  const text = lines.join('\n');
  const definitions: { readonly label: string; readonly definition: Definition }[] = [];
  let lineCount = 0;
  for (let at = 0; text.charAt(at) === '[';) {
    const found = readDefinition(text, at);
    // A footnote's label, where none can begin, shall not be a link's: the words after it are no address.
    if (!found || (hasFootnotes && found.label.startsWith('^'))) break;
    definitions.push({ label: found.label, definition: definitionOf(found, entity) });
    for (; at < found.end; at++) if (text.charAt(at) === '\n') lineCount += 1;
    if (at === text.length) return { definitions, lineCount: lines.length };
  }
  return { definitions, lineCount };
}

/** Its escapes and entities are read whenever it is asked for, since `entity` may know more by then. */
function definitionOf({ destination, title }: Definition, entity: EntityLookup): Definition {
  return {
    get destination() {
      return unescape(destination, entity);
    },
    get title() {
      return title === undefined ? undefined : unescape(title, entity);
    },
  };
}

function readDefinition(text: string, offset: number): (Definition & { label: string; end: number }) | undefined {
  const labelPart = readLabel(text, offset);
  if (!labelPart || text.charAt(labelPart.end) !== ':') return undefined;
  const label = normalLabel(labelPart.source);
  const start = textStart(text, labelPart.end + 1);
  const destination = readDestination(text, start);
  // A destination may be empty only as `<>`.
  if (label === '' || !destination || destination.end === start) return undefined;
  const title = readTitleLine(text, destination.end);
  const end = title?.end ?? lineEnd(text, destination.end);
  if (end === -1) return undefined;
  return { label, destination: destination.source, title: title?.source, end };
}

/** A title that is set apart from the destination and ends its line. One that does not is no title, and may be the next line's text. */
function readTitleLine(text: string, offset: number): LinkPart | undefined {
  const start = textStart(text, offset);
  const title = start > offset ? readTitle(text, start) : undefined;
  const end = title ? lineEnd(text, title.end) : -1;
  return title && end !== -1 ? { source: title.source, end } : undefined;
}

/** Offset of the next line if the rest of this one is blank; -1 if it is not. */
function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at += 1;
  if (at === text.length) return at;
  return text.charAt(at) === '\n' ? at + 1 : -1;
}
