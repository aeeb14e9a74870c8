/** A tree as Temml builds it in, MathML nodes out: only elements, attributes and styles of a fixed list, whatever the tree says. */

/** What of Temml's nodes is read. An element has a `type`, a text has `text`, and what has neither only holds children. */
export interface TreeNode {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly classes?: readonly string[];
  readonly style?: Readonly<Record<string, unknown>>;
  readonly children?: readonly (TreeNode | null | undefined)[];
}

/** How many nodes a formula may come to. */
const MAX_NODES = 20_000;

/** Builds the nodes. Throws at what is not on the list, at lengths that reach out of the formula, and where there are too many nodes. */
export function mathmlNodes(tree: TreeNode): Node {
  const fragment = document.createDocumentFragment();
  let count = 0;
  const write = (node: TreeNode, parent: Node): void => {
    count += 1;
    if (count > MAX_NODES) throw new Error(`A formula has more than ${MAX_NODES} nodes.`);
    if (node.type === undefined && typeof node.text === 'string') {
      parent.appendChild(document.createTextNode(node.text));
      return;
    }
    if ('href' in node || 'src' in node) throw new Error('A formula has a link or a picture.');
    const element = node.type === undefined ? parent : parent.appendChild(openElement(node));
    for (const child of node.children ?? []) if (child) write(child, element);
  };
  write(tree, fragment);
  return fragment;
}

const MATHML = 'http://www.w3.org/1998/Math/MathML';

const elements = new Set(
  (
    'math semantics annotation mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts ' +
    'mprescripts none mtable mtr mtd mlabeledtr mstyle mpadded mphantom menclose'
  ).split(' '),
);

const attributes = new Set(
  (
    'display encoding displaystyle scriptlevel mathvariant mathsize mathcolor mathbackground form fence separator stretchy symmetric largeop ' +
    'movablelimits accent accentunder lspace rspace minsize maxsize width height depth voffset linethickness notation columnalign ' +
    'rowspacing columnspacing linebreak'
  ).split(' '),
);

const styles = new Set(
  (
    'padding padding-left padding-right padding-top padding-bottom margin-left width height border border-left border-right border-top ' +
    'border-bottom color display position right bottom left justify-content text-align transform math-depth font-style font-weight'
  ).split(' '),
);

function openElement(node: TreeNode): MathMLElement {
  const { type } = node;
  if (typeof type !== 'string' || !elements.has(type)) throw new Error(`A formula has an element ${String(type)}.`);
  const element = document.createElementNS(MATHML, type);
  for (const [name, value] of Object.entries(node.attributes ?? {})) {
    if (name === 'style' && value === 'font-weight:bold') element.style.setProperty('font-weight', 'bold');
    else if (attributes.has(name)) element.setAttribute(name, checked(value));
  }
  const classes = (node.classes ?? []).filter((name) => /^[a-z][a-z0-9-]*$/.test(name));
  if (classes.length > 0) element.setAttribute('class', classes.join(' '));
  for (const [key, value] of Object.entries(node.style ?? {})) {
    const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    // What depends on the formula cannot be in a style sheet.
    if (styles.has(name) && value !== null && value !== undefined) element.style.setProperty(name, checked(value));
  }
  return element;
}

/** Lengths beyond these, in em, would put a formula, or parts of it, where the page has something else. */
const MAX_LENGTH = 60;
const MIN_LENGTH = -4;

/** The value as text. It has no function but what mirrors and no length that is too great. */
function checked(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^[\w\s#.%:/+-]*(?:scaleX\(-1\))?$/.test(text))
    throw new Error('A formula has a value that is no plain one.');
  for (const [, number = '', unit = ''] of text.matchAll(/(-?\d*\.?\d+)(em|ex|px|pt)\b/g)) {
    const length = Number(number) * (unit === 'em' ? 1 : unit === 'ex' ? 0.5 : 0.1);
    if (length > MAX_LENGTH || length < MIN_LENGTH) throw new Error('A formula has a length that is too great.');
  }
  return text;
}
