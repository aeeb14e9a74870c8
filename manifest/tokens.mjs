/** A step of the manifest: the custom properties a page may set, as `src/view/styles/tokens.ts` says what they are. */
import { readFileSync } from 'node:fs';
import { chatElement } from './chat-element.mjs';
import { sourceFiles } from './source-files.mjs';

const STYLES = 'src/view/styles';
/** Name, default where it is one value, words. */
const WORDS = /@cssprop \[?(--iotex-chat-[a-z-]+)(?:=(.+?)\])? - (.+)/g;
const USE = /var\(\s*(--iotex-chat-[a-z-]+)/g;

export const tokens = () => ({
  name: 'tokens',
  packageLinkPhase({ customElementsManifest }) {
    const said = [...read(`${STYLES}/tokens.ts`).matchAll(WORDS)];
    const names = new Set(said.map(([, name]) => name));
    const used = sourceFiles(STYLES).flatMap((file) => [...read(file).matchAll(USE)].map(([, name]) => name));
    const silent = [...new Set(used)].filter((name) => !names.has(name));
    if (silent.length > 0) throw new Error(`manifest: say what ${silent.join(', ')} is for in ${STYLES}/tokens.ts.`);
    chatElement(customElementsManifest).cssProperties = said.map(([, name, value, description]) => ({
      name,
      description,
      ...(value && { default: value }),
    }));
  },
});

function read(file) {
  return readFileSync(file, 'utf8');
}
