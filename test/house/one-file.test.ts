/** What makes the one-file builds small changes nothing of what they do. */
import { readdir, readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { transform } from 'esbuild';
import { rollup } from 'rollup';
import { parseAst } from 'rollup/parseAst';
import type { Plugin } from 'rollup';
import { extraSheets } from '../../src/view/styles/extras.js';
import type { OnDemand } from '../../src/on-demand.js';
import { chunks } from '../../src/view/chunks.js';
import type { FeatureChunk } from '../../src/view/feature.js';
import { imageDialogStyle } from '../../src/view/styles/image-dialog.js';
import { messageSheets } from '../../src/view/styles/message-sheets.js';
import { sheets } from '../../src/view/styles/sheets.js';
import { threadListStyle } from '../../src/view/styles/thread-list.js';
import { openBrowser } from '../demo/browser.js';

const { minifyStyle, minifyTags, minifyTemplates, templates } = await load<{
  minifyStyle: (style: string) => string;
  minifyTags: (strings: readonly string[]) => readonly string[];
  minifyTemplates: () => Plugin;
  templates: (node: object) => Iterable<{ tag: { name: string }; quasi: { quasis: { value: { raw: string } }[] } }>;
}>('minify-templates.mjs');
const { shortenChunk } = await load<{ shortenChunk: () => Plugin }>('shorten-chunk.mjs');

/** Those of the empty chat, and those that come with what is loaded later. */
const allSheets = new Set([...sheets, ...messageSheets, imageDialogStyle, threadListStyle]);
for (const chunk of Object.values(chunks)) {
  for (const sheet of (await (chunk as OnDemand<FeatureChunk>).load()).sheets) allSheets.add(sheet);
}

describe('The style sheets of the one-file builds', () => {
  let parse: (style: string) => Promise<readonly string[]>;
  let close: () => Promise<void>;

  before(async () => {
    const { browser, close: closeBrowser } = await openBrowser();
    close = closeBrowser;
    const page = await browser.newPage();
    parse = async (style) => {
      const rules = await page.evaluate((text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        return [...sheet.cssRules].map((rule) => rule.cssText);
      }, style);
      return rules.map(withoutSpareSpace);
    };
  });

  after(() => close());

  for (const { cssText } of allSheets) {
    const beginning = cssText
      .replace(/\/\*.*?\*\//gs, '')
      .trim()
      .split('\n', 2)
      .join('');
    it(`are the same rules to a browser as they were written (${beginning} …)`, async () => {
      const rules = await parse(cssText);
      expect(rules).to.not.be.empty;
      expect(await parse(minifyStyle(cssText))).to.deep.equal(rules);
      expect(minifyStyle(cssText)).to.have.length.below(cssText.length);
    });
  }

  it('would be seen to differ, were only the space in a sum gone', async () => {
    const style = 'p { width: calc(1px + 2em); --_sum: calc(1px + 2em); }';
    expect(await parse(style.replaceAll(' + ', '+'))).to.not.deep.equal(await parse(style));
  });

  it('come without comments and white space, and everything else of their modules as it was', async () => {
    const code = await bundle(
      'export const css = ([text]) => text; export const style = css`\n  /* Why. */\n  a {\n    content: "\\\\2192  \\`";\n  }\n`; export const text = `  /* a */  `;',
      minifyTemplates(),
    );
    const made = await run(code);
    expect(made['style']).to.equal('a{content:"\\2192  `"}');
    expect(made['text']).to.equal('  /* a */  ');
  });

  it('are refused where they are wrong', () => {
    expect(() => minifyStyle('a { color red }')).to.throw(/style sheet is wrong/);
  });

  it('are in a part of their own where they are needed only by what is loaded later', () => {
    expect(extraSheets).to.have.length.above(0);
    for (const sheet of extraSheets) expect(messageSheets).to.include(sheet);
  });
});

describe('The HTML templates of the one-file builds', () => {
  let parse: (markup: string) => Promise<string>;
  let close: () => Promise<void>;

  before(async () => {
    const { browser, close: closeBrowser } = await openBrowser();
    close = closeBrowser;
    const page = await browser.newPage();
    parse = (markup) =>
      page.evaluate((text) => {
        const template = document.createElement('template');
        template.innerHTML = text;
        return template.innerHTML;
      }, markup);
  });

  after(() => close());

  it('are the same nodes to a browser as they were written, to the last space', async () => {
    const folder = new URL('../../src/view/', import.meta.url);
    let count = 0;
    let saved = 0;
    for (const file of await readdir(folder, { recursive: true })) {
      if (!file.endsWith('.ts')) continue;
      const { code } = await transform(await readFile(new URL(file, folder), 'utf8'), {
        loader: 'ts',
        target: 'es2022',
        tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
      });
      for (const { tag, quasi } of templates(parseAst(code))) {
        if (tag.name === 'css') continue;
        const strings = quasi.quasis.map(({ value }) => value.raw);
        const short = minifyTags(strings);
        expect(await parse(short.join('x')), file).to.equal(await parse(strings.join('x')));
        count += 1;
        saved += strings.join('').length - short.join('').length;
      }
    }
    expect(count).to.be.above(30);
    expect(saved).to.be.above(300);
  });

  it('have one space between attributes, and every other white space as it was', () => {
    const strings = [
      '<p\n  id="a\n  >b"\n  title=',
      '\n  lang=\'\n\'\n  > a\n  > b "c\n  d" <b\n>',
      '</b\n></p>\n  <br\n  />',
    ];
    expect(minifyTags(strings)).to.deep.equal([
      '<p id="a\n  >b" title=',
      ' lang=\'\n\'> a\n  > b "c\n  d" <b>',
      '</b></p>\n  <br />',
    ]);
  });

  it('stay as they are with a comment in them', () => {
    const strings = ['<!-- <p\n  id="a"> -->'];
    expect(minifyTags(strings)).to.equal(strings);
  });
});

describe('The names in the one-file builds', () => {
  it('are short, and private ones the same in every class', async () => {
    const code = await bundle(
      `export class First { #alpha = 1; #beta = 2; get sum() { return this.#alpha + this.#beta; } }
       export class Second { #gamma = 3; get value() { return this.#gamma; } set value(value) { this.#gamma = value; } }`,
      shortenChunk(),
    );
    expect(new Set(code.match(/#\w+/g))).to.have.property('size', 2);
    const { First, Second } = (await run(code)) as {
      First: new () => { sum: number };
      Second: new () => { value: number };
    };
    expect(new First().sum).to.equal(3);
    const second = new Second();
    second.value = 4;
    expect(second.value).to.equal(4);
  });

  it('are never those of a class around, whose own are still to be reached', async () => {
    const code = await bundle(
      `export class Outer {
         #one = 1; static #two = 2; get #three() { return 3; } set #three(value) {}
         inner() {
           const outer = this;
           return new (class Inner {
             #one = 10; #four = 4;
             all() {
               return new (class Inmost { #five = 5; list(inner) { return [inner.#one, inner.#four, this.#five, Outer.#two, outer.#three]; } })().list(this);
             }
           })();
         }
         static is(value) { return #one in value; }
       }`,
      shortenChunk(),
    );
    const { Outer } = (await run(code)) as {
      Outer: { new (): { inner: () => { all: () => number[] } }; is: (value: object) => boolean };
    };
    expect(new Outer().inner().all()).to.deep.equal([10, 4, 5, 2, 3]);
    expect(Outer.is(new Outer())).to.equal(true);
    expect(Outer.is({})).to.equal(false);
  });

  it('are the same in every chunk for a private custom property, whatever else stands in it', async () => {
    const chunks = await bundleChunks(
      {
        entry: "export const set = '--_room: 1px; --_other: 2px'; export const load = () => import('late');",
        late: "export const used = 'var(--_late) var(--_room)';",
      },
      shortenChunk(),
    );
    const [entry = '', late = ''] = chunks;
    const room = /(--_\w+): 1px/.exec(entry)?.[1];
    expect(room).to.match(/^--_\w$/);
    expect(late).to.match(new RegExp(`var\\(--_\\w\\) var\\(${String(room)}\\)`));
    expect(new Set(chunks.join().match(/--_\w+/g))).to.have.property('size', 3);
  });

  it('are other ones for each private custom property, and public ones stay', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `--_name-${index}`);
    const public_ = 'var(--iotex-chat-text, --other_thing)';
    const code = await bundle(
      `export const first = ${JSON.stringify(names)}; export const again = ${JSON.stringify(names)}; export const other = ${JSON.stringify(public_)};`,
      shortenChunk(),
    );
    const { first, again, other } = (await run(code)) as { first: string[]; again: string[]; other: string };
    expect(new Set(first)).to.have.property('size', 60);
    expect(again).to.deep.equal(first);
    for (const name of first) expect(name).to.match(/^--_[a-zA-Z]{1,2}$/);
    expect(other).to.equal(public_);
  });
});

/** A module of the build's own, which has no types. */
async function load<T>(file: string): Promise<T> {
  return (await import(new URL(`../../rollup/${file}`, import.meta.url).href)) as T;
}

/** `code` as Rollup writes it with `plugin`. */
async function bundle(code: string, plugin: Plugin): Promise<string> {
  const [chunk = ''] = await bundleChunks({ entry: code }, plugin);
  return chunk;
}

/** The chunks that Rollup writes of these modules with `plugin`, that of `entry` first. */
async function bundleChunks(modules: Readonly<Record<string, string>>, plugin: Plugin): Promise<readonly string[]> {
  const source: Plugin = { name: 'source', resolveId: (id) => id, load: (id) => modules[id] ?? '' };
  const build = await rollup({ input: 'entry', plugins: [source, plugin] });
  const { output } = await build.generate({ format: 'es' });
  return output.map((chunk) => ('code' in chunk ? chunk.code : ''));
}

async function run(code: string): Promise<Record<string, unknown>> {
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Record<string, unknown>;
}

/** A custom property is given back as it was written; where white space means nothing it may go, and quotes may be double. */
function withoutSpareSpace(rule: string): string {
  return rule
    .replace(/\s+/g, ' ')
    .replace(/ ?([(,]) ?/g, '$1')
    .replaceAll(' )', ')')
    .replaceAll("'", '"');
}
