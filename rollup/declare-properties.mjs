/** A module in, the same module with all `@property` decorators of a class in one table out: a call for each costs a kilobyte of what a page loads first. */
import MagicString from 'magic-string';

/** What esbuild makes of `@property(…)` before a field: the options, the class, the field. */
const DECORATED =
  /__decorateClass\(\[\s*property\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)\s*\], (\w+)\.prototype, ("\w+"), \d\);/g;

/**
 * The plugin, to stand behind the one that compiles TypeScript. `createProperty` is what Lit's own decorator calls, with the same options and in the same
 * order. A decorator that is not alone before its field stays as it is.
 */
export function declareProperties() {
  return {
    name: 'declare-properties',
    transform(code) {
      const found = [...code.matchAll(DECORATED)];
      if (found.length === 0) return null;
      const text = new MagicString(code);
      const [{ 2: owner }] = found;
      if (found.some(([, , name]) => name !== owner)) return null;
      const table = found.map(([, options, , name]) => `${name}: ${options || 'void 0'}`).join(', ');
      for (const { 0: call, index } of found) text.remove(index, index + call.length);
      const { index } = found[0];
      text.appendLeft(
        index,
        `for (const [name, options] of Object.entries({ ${table} })) ${owner}.createProperty(name, options);`,
      );
      return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) };
    },
  };
}
