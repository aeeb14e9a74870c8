/** The contract with those who embed the element: what they style, fill and ask about is documented by exactly these names. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { THEMES } from '../view/theme-names.js';
import { readDocumented } from './documented.mjs';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const SLOTS = words(`logo heading header-actions greeting suggestion composer-start composer-end disclaimer empty`);
const STATES = words(`streaming submitting empty offline error has-draft at-bottom`);
const PARTS = words(`
  base header heading close-button messages message message-user message-assistant bubble content reasoning code-block code-header copy-button table
  image image-placeholder message-actions action-button branch-picker meta notice continue-button scroll-button error retry-button suggestion attachment
  composer input send-button stop-button attach-button mic-button model-picker footer thread-list`);
const TOKENS = words(`
  accent accent-contrast background surface text text-muted border error user-background user-text assistant-background code-background link focus-ring
  font font-mono font-size line-height spacing radius shadow width height max-width content-width`);

/** What a chat has that floats. */
const FLOATING = {
  slots: ['launcher', 'launcher-icon'],
  states: ['open'],
  parts: ['panel', 'launcher'],
  tokens: ['offset', 'launcher-size', 'z-index'],
};

describe('The documentation of the element', () => {
  const documented = readDocumented();
  const floats = documented.parts.includes('panel');
  const wanted = { slots: ['', ...SLOTS], states: STATES, parts: PARTS, tokens: TOKENS };

  for (const kind of ['slots', 'states', 'parts', 'tokens'] as const) {
    it(`names all ${kind} that were promised, each once`, () => {
      const names = documented[kind];
      expect(names).to.include.members([...wanted[kind], ...(floats ? FLOATING[kind] : [])]);
      expect(new Set(names).size).to.equal(names.length);
    });
  }

  it('names no state and no token beside them', () => {
    for (const kind of ['states', 'tokens'] as const) {
      expect(documented[kind].filter((name) => ![...wanted[kind], ...FLOATING[kind]].includes(name))).to.deep.equal([]);
    }
  });

  it('leaves no token of the style sheets out, and names none that they do not use', () => {
    const folder = 'src/view/styles';
    const sheets = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
    const used = sheets.flatMap((sheet) =>
      [...sheet.matchAll(/var\(\s*--iotex-chat-([\w-]+)/g)].map(([, name]) => name),
    );
    expect([...new Set(used)].sort()).to.deep.equal([...documented.tokens].sort());
  });
});

describe('The themes', () => {
  it('that the tests look at are those that are shipped', () => {
    const files = readdirSync('src/themes').map((file) => file.replace('.css', ''));
    expect(files.sort()).to.deep.equal([...THEMES].sort());
  });
});
