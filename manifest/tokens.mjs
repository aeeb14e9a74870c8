/** A step of the manifest: the custom properties a page may set, with the words of `src/view/styles/tokens.ts` and the defaults of the style sheets. */
import { readFileSync } from 'node:fs';
import { chatElement } from './chat-element.mjs';
import { sourceFiles } from './source-files.mjs';

const STYLES = 'src/view/styles';
const WORDS = /@cssprop ([a-z-]+) - (.+)/g;
const USE = /var\(\s*--iotex-chat-([a-z-]+)\s*(,)?/g;

export const tokens = () => ({
  name: 'tokens',
  packageLinkPhase({ customElementsManifest }) {
    const words = new Map([...read(`${STYLES}/tokens.ts`).matchAll(WORDS)].map(([, name, text]) => [name, text]));
    const defaults = readDefaults();
    const silent = [...defaults.keys()].filter((name) => !words.has(name));
    if (silent.length > 0) throw new Error(`manifest: say what ${silent.join(', ')} is for in ${STYLES}/tokens.ts.`);
    chatElement(customElementsManifest).cssProperties = [...words]
      .filter(([name]) => defaults.has(name))
      .map(([name, description]) => ({
        name: `--iotex-chat-${name}`,
        description,
        ...(defaults.get(name) && { default: inPublicWords(defaults.get(name), defaults) }),
      }));
  },
});

/** What each token is where a page says nothing. Of several places `tokens.ts` counts, else the first. */
function readDefaults() {
  const files = sourceFiles(STYLES);
  const defaults = new Map();
  for (const file of [files.find((name) => name.endsWith('tokens.ts')), ...files]) {
    const style = read(file);
    for (const { 0: use, 1: name, 2: comma, index } of style.matchAll(USE)) {
      if (!defaults.has(name)) defaults.set(name, comma && upToParenthesis(style, index + use.length));
    }
  }
  return defaults;
}

/** The text from `start` to the parenthesis that closes what stands there. */
function upToParenthesis(text, start) {
  let depth = 1;
  let end = start;
  for (; depth > 0 && end < text.length; end += 1) {
    if (text[end] === '(') depth += 1;
    if (text[end] === ')') depth -= 1;
  }
  return text
    .slice(start, end - 1)
    .replace(/\s+/g, ' ')
    .replace(/\( | \)/g, (space) => space.trim())
    .trim();
}

/** A private property is the token it is made of, where there is one, and otherwise the room that there is. */
function inPublicWords(value, defaults) {
  return value.replace(/var\(--_([a-z-]+)\)/g, (_, name) =>
    defaults.has(name) ? `var(--iotex-chat-${name})` : '100%',
  );
}

function read(file) {
  return readFileSync(file, 'utf8');
}
