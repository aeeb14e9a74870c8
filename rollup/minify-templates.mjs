/** A module in, the same module with its `css` templates without comments and white space, and the tags in its `html` and `svg` templates in one line, out. */
import { transformSync } from 'esbuild';
import MagicString from 'magic-string';

/**
 * The plugin. Of a style sheet it takes white space and comments alone, never a rule, a value or their order; of a tag the white space between
 * attributes, never any of a text. `test/house/one-file.test.ts` compares what Chromium makes of each before and after. A `css` template
 * with an expression in it is left as it is.
 */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    transform(code, id) {
      if (id.includes('node_modules') || !/\b(?:css|html|svg)`/.test(code)) return null;
      const text = new MagicString(code);
      for (const { tag, quasi } of templates(this.parse(code))) {
        const before = quasi.quasis.map(({ value }) => (tag.name === 'css' ? value.cooked : value.raw));
        if (tag.name !== 'css') update(text, quasi.quasis, minifyTags(before));
        else if (before.length === 1) update(text, quasi.quasis, [escape(minifyStyle(before[0]))]);
      }
      return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) };
    },
  };
}

/** A style sheet without comments and white space. */
export function minifyStyle(style) {
  const { code, warnings } = transformSync(style, { loader: 'css', minifyWhitespace: true });
  if (warnings.length > 0)
    throw new Error(`A style sheet is wrong: ${warnings[0].text}, at ${warnings[0].location?.lineText}`);
  return code.trim();
}

/** The strings of a template with one space between attributes, and none behind the last one; a template with a comment as it is. */
export function minifyTags(strings) {
  if (strings.some((string) => string.includes('<!--'))) return strings;
  // '' in a text, '<' in a tag, a quote in an attribute's value. It goes on behind an expression.
  let place = '';
  return strings.map((string) =>
    string.replace(/<(?=[a-z/])|["'>]|\s+>?/gi, (found) => {
      const here = place;
      if (here === '') place = found === '<' ? '<' : '';
      else if (here === '<') place = found.endsWith('>') ? '' : found.trim() || '<';
      else if (found === here) place = '<';
      return here === '<' && /^\s/.test(found) ? found.trim() || ' ' : found;
    }),
  );
}

/** The tagged templates below `node` that are a style sheet or HTML. */
export function* templates(node) {
  if (node.type === 'TaggedTemplateExpression' && /^(?:css|html|svg)$/.test(node.tag.name)) yield node;
  for (const child of Object.values(node).flat()) if (typeof child?.type === 'string') yield* templates(child);
}

function update(text, quasis, strings) {
  for (const [index, { start, end }] of quasis.entries()) if (end > start) text.update(start, end, strings[index]);
}

function escape(text) {
  return text.replace(/[\\`]|\$\{/g, '\\$&');
}
