/** What is generated in the documents is what the built package says. `npm run docs` writes it anew. */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): Promise<string> => readFile(path.join(root, file), 'utf8');

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
}

interface Section {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

const { llmsText, readmeText } = await load<{ llmsText: () => string; readmeText: (readme: string) => string }>(
  'documents',
);
const { readElement, sectionsOf } = await load<{
  readElement: () => Readonly<
    Record<'attributes' | 'events' | 'slots' | 'cssParts' | 'cssStates' | 'cssProperties', readonly Named[]>
  >;
  sectionsOf: (element: object) => readonly Section[];
}>('element-tables');
const { betweenMarks } = await load<{ betweenMarks: (text: string, name: string, content: string) => string }>(
  'between-marks',
);

describe('The documents', () => {
  it('have the tables of the manifest, and the tag of this version, in the README', async () => {
    const readme = await read('README.md');
    expect(readmeText(readme) === readme, 'README.md is not what `npm run docs` writes').to.equal(true);
  });

  it('have the same in llms.txt', async () => {
    expect((await read('llms.txt')) === llmsText(), 'llms.txt is not what `npm run docs` writes').to.equal(true);
  });

  it('name in llms.txt the embed, the proxy, every attribute and every kind of error', async () => {
    const text = await read('llms.txt');
    for (const { name } of readElement().attributes) expect(text).to.include(`\`${name}\``);
    for (const word of ['<iotex-chat proxy-url=', 'npx iotex-chat-proxy', 'context_length', 'rate_limit']) {
      expect(text).to.include(word);
    }
    expect(text.length).to.be.below(24_000);
  });

  it('refuse to be written where the marks are gone', () => {
    expect(betweenMarks('a\n<!-- x -->\nold\n<!-- /x -->\nb', 'x', 'new')).to.equal(
      'a\n<!-- x -->\nnew\n<!-- /x -->\nb',
    );
    expect(() => betweenMarks('nothing', 'x', 'new')).to.throw('no marks for x');
  });
});

describe('The manifest', () => {
  it('has words for everything', () => {
    const lacks = sectionsOf(readElement()).flatMap(({ title, rows }) =>
      rows.filter((row) => !row.at(-1) || row[0] === '`undefined`').map((row) => `${title}: ${row[0]}`),
    );
    expect(lacks).to.deep.equal([]);
    for (const { rows, title } of sectionsOf(readElement())) expect(rows, title).to.not.be.empty;
  });

  it('has a type for each attribute, words in place of the names of unions', () => {
    for (const { name, type } of readElement().attributes) expect(type?.text, name).to.be.a('string');
    const density = readElement().attributes.find(({ name }) => name === 'density');
    expect(density?.type?.text).to.include("'compact'");
  });

  it('has each token that a style sheet reads, and no other', async () => {
    const folder = path.join(root, 'src/view');
    const used = new Set<string>();
    for (const file of await readdir(folder, { recursive: true })) {
      if (!file.endsWith('.ts')) continue;
      const text = await readFile(path.join(folder, file), 'utf8');
      for (const [, token = ''] of text.matchAll(/var\(\s*(--iotex-chat-[a-z-]+)/g)) used.add(token);
    }
    expect(
      readElement()
        .cssProperties.map(({ name }) => name)
        .sort(),
    ).to.deep.equal([...used].sort());
  });
});

/** A module of the release's own, which has no types. */
async function load<T>(name: string): Promise<T> {
  return (await import(new URL(`../../release/${name}.mjs`, import.meta.url).href)) as T;
}
