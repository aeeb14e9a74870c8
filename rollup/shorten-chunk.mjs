/** A minified chunk in, the same chunk shorter by what a minifier leaves alone out. */
import MagicString from 'magic-string';

/** Letters as they are frequent in the rest of a minified text: what is already there costs least once more. */
const letters = 'tensiroacldhpumfgvbkywxqjzTENSIROACLDHPUMFGVBKYWXQJZ';

/**
 * The plugin, to stand behind the minifier.
 * - Private names of a class begin with the same few letters in every class. A minifier gives each of a program another name.
 * - The style sheets' own custom properties, those that begin with `--_`, get names of one or two letters, wherever they stand: the same ones in all chunks
 *   of a build, since a sheet in one may set what a sheet in another uses.
 * - `const` becomes `let`: what is assigned to a `const`, Rollup has refused before.
 */
export function shortenChunk() {
  let properties;
  return {
    name: 'shorten-chunk',
    renderStart() {
      properties = shortNames(
        byFrequency([...this.getModuleIds()].flatMap((id) => propertiesIn(this.getModuleInfo(id)))),
      );
    },
    renderChunk(code) {
      const text = new MagicString(code);
      visit(this.parse(code), { names: new Map(), taken: 0 }, text);
      text.replace(/--_[\w-]+/g, (name) => `--_${properties.get(name)}`);
      return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) };
    },
  };
}

/** The style sheets' own custom properties in a module, as often as they stand there. */
function propertiesIn({ code }) {
  return code?.match(/--_[\w-]+/g) ?? [];
}

/** The most frequent first, those that are equally so in alphabetical order: nothing depends on which module was read first. */
function byFrequency(names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts.keys()].sort((one, other) => counts.get(other) - counts.get(one) || (one < other ? -1 : 1));
}

/** Goes through all below `node`, in a class (or several) that `scope` knows the private names of. */
function visit(node, scope, text) {
  if (node.type === 'ClassBody') scope = scopeOf(node, scope);
  if (node.type === 'PrivateIdentifier') text.update(node.start, node.end, `#${scope.names.get(node.name)}`);
  if (node.type === 'VariableDeclaration' && node.kind === 'const')
    text.update(node.start, node.start + 'const'.length, 'let');
  for (const child of Object.values(node).flat()) if (typeof child?.type === 'string') visit(child, scope, text);
}

/** The names in a class: what it declares (an accessor's two halves are one name), numbered after those of the classes around it. */
function scopeOf({ body }, { names, taken }) {
  const declared = body.filter(({ key }) => key?.type === 'PrivateIdentifier').map(({ key }) => key.name);
  const short = shortNames(declared, taken);
  return { names: new Map([...names, ...short]), taken: taken + short.size };
}

/** A short name for each of `names`, in their order, less the first `taken` ones. */
function shortNames(names, taken = 0) {
  return new Map([...new Set(names)].map((name, index) => [name, shortName(taken + index)]));
}

function shortName(number) {
  const rest = Math.floor(number / letters.length);
  return (rest > 0 ? shortName(rest - 1) : '') + letters[number % letters.length];
}
