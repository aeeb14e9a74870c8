/** TeX in, MathML out, by Temml (https://temml.org). A chunk of its own, loaded when a text first has mathematics. */
import temml, { type Options } from 'temml';
import type { MathRenderer } from '../render/extras-types.js';
import { mathmlNodes } from './mathml-nodes.js';
import type { TreeNode } from './mathml-nodes.js';

/** The package's types do not say what it exports by default. */
const { __renderToMathMLTree } = temml as unknown as {
  readonly __renderToMathMLTree: (source: string, options: Options) => TreeNode;
};

/** How long a source may be, in characters. The time that it takes grows with its length times its depth. */
const MAX_SOURCE = 5000;
/** How deep braces, environments and pairs of delimiters may be nested. Temml nests its calls as deep. */
const MAX_DEPTH = 50;

/**
 * Renders one formula, with its source as an annotation. Throws at TeX that is wrong or that Temml does not know, and at what is too long, too deep, or
 * defines macros: a definition makes any amount of output of a short source. Nothing of one formula is known in another.
 */
export const renderMath: MathRenderer = (source, isDisplay) => {
  checkSource(source);
  // Not `render`, which takes over whatever attributes and elements the tree has.
  const tree = __renderToMathMLTree(source, {
    displayMode: isDisplay,
    annotate: true,
    throwOnError: true,
    trust: false,
    macros: {},
    maxSize: [30, 30],
    maxExpand: 1000,
  });
  return mathmlNodes(tree);
};

function checkSource(source: string): void {
  if (source.length > MAX_SOURCE) throw new Error(`A formula is longer than ${MAX_SOURCE} characters.`);
  if (definition.test(source)) throw new Error('A formula defines macros.');
  let depth = 0;
  for (const [mark, command] of source.matchAll(nesting)) {
    if (mark === '{' || command === 'begin' || command === 'left') depth += 1;
    else if (mark === '}' || command === 'end' || command === 'right') depth -= 1;
    if (depth > MAX_DEPTH) throw new Error(`A formula is nested deeper than ${MAX_DEPTH}.`);
  }
}

const definition = /\\(?:[egx]?def|let|futurelet|global|long|(?:new|renew|provide)command)(?![A-Za-z])/;
const nesting = /\\(?:(begin|end|left|right)(?![A-Za-z])|[^])|[{}]/g;
