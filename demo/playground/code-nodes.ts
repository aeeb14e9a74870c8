/** Code of the kinds that are copied here goes in, nodes come out in which words, texts and tags have classes. A reader's aid, not a parser. */

import { make } from './make.js';

/** In the order in which they are looked for; what none of them is stays as it is. */
const kinds = {
  remark: /\/\/\/.*/,
  text: /"[^"]*"|'[^'\n]*'/,
  tag: /<\/?[a-z][\w-]*|\/?>/,
  word: /\b(?:import|from|type|export|default|function|return|const|readonly|class|void)\b(?!=)|@Component\b/,
  property: /--[\w-]+(?=:)/,
} as const;

const pattern = new RegExp(
  Object.entries(kinds)
    .map(([kind, { source }]) => `(?<${kind}>${source})`)
    .join('|'),
  'g',
);

/** `text` in pieces, which together are `text`. */
export function codeNodes(text: string): Node[] {
  const nodes: Node[] = [];
  let end = 0;
  for (const { 0: piece, index, groups = {} } of text.matchAll(pattern)) {
    const kind = Object.keys(kinds).find((name) => groups[name] !== undefined) ?? '';
    nodes.push(document.createTextNode(text.slice(end, index)), make('span', { className: kind, textContent: piece }));
    end = index + piece.length;
  }
  nodes.push(document.createTextNode(text.slice(end)));
  return nodes;
}
