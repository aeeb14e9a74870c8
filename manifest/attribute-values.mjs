/** A step of the manifest: an attribute that takes one of several words has these words as its type, and not the name of a type in the source. */
import { readFileSync } from 'node:fs';
import { chatElement } from './chat-element.mjs';
import { sourceFiles } from './source-files.mjs';

/** `export type Density = 'compact' | 'normal' | 'spacious';`, on one line or several. */
const UNION = /export type (\w+) =((?:\s*\|?\s*'[^']*')+);/g;

/** What the DOM's own types name. */
const OF_THE_DOM = { RequestCredentials: "'omit' | 'same-origin' | 'include'" };

export const attributeValues = () => ({
  name: 'attribute-values',
  packageLinkPhase({ customElementsManifest }) {
    const unions = { ...OF_THE_DOM, ...readUnions() };
    for (const attribute of chatElement(customElementsManifest).attributes) {
      if (!attribute.type) continue;
      attribute.type.text = attribute.type.text.replace(/\b[A-Z]\w+\b/g, (name) => {
        if (unions[name] === undefined) throw new Error(`manifest: what is the type ${name} of ${attribute.name}?`);
        return unions[name];
      });
    }
  },
});

function readUnions() {
  const unions = {};
  for (const file of sourceFiles('src')) {
    for (const [, name, words] of readFileSync(file, 'utf8').matchAll(UNION)) {
      unions[name] = [...words.matchAll(/'[^']*'/g)].join(' | ');
    }
  }
  return unions;
}
