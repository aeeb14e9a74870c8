import { expect } from 'chai';
import type { LanguageFn } from 'highlight.js';
import { grammarsOf, loadGrammar } from '../../src/markdown/highlight/grammars.js';
import { createHighlighter } from '../../src/markdown/highlight/highlighter.js';
import { KINDS } from '../../src/markdown/highlight/kinds.js';

async function read(code: string, language: string) {
  const highlighter = createHighlighter();
  expect(await highlighter.load(language)).to.equal(true);
  const { list, open } = highlighter.tokens(code, language);
  return { words: list.map(([start, end, kind]) => [code.slice(start, end), kind]), list, open };
}

describe('The highlighter', () => {
  it('gives the tokens of a code with their offsets', async () => {
    const { words } = await read('const a = "x"; // end\n', 'javascript');
    expect(words).to.deep.equal([
      ['const', 'keyword'],
      ['"x"', 'string'],
      ['// end', 'comment'],
    ]);
  });

  it('gives what is within a token its own kind, and nothing twice', async () => {
    const { words, list } = await read('const a = `x ${b + 1} y`;', 'typescript');
    expect(words).to.deep.include(['`x ', 'string']);
    expect(words).to.deep.include(['1', 'number']);
    expect(words).to.deep.include([' y`', 'string']);
    list.forEach(([start, end], index) => {
      expect(start).to.be.lessThan(end);
      expect(start).to.be.at.least(list[index - 1]?.[1] ?? 0);
    });
  });

  it('reads other languages within a language', async () => {
    const { words } = await read('<style>a { color: red }</style><script>let x = 1;</script>', 'html');
    expect(words).to.deep.include(['let', 'keyword']);
    expect(words).to.deep.include(['color', 'attribute']);
  });

  it('says where a construct begins that is not finished', async () => {
    expect((await read('a();\n/* one\ntwo\n', 'javascript')).open).to.equal(5);
    expect((await read('a();\n// one\n', 'javascript')).open).to.equal(undefined);
    expect((await read('x = """\nsome\n', 'python')).open).to.equal(4);
    expect((await read('<p>\n<script>\nlet x\n', 'html')).open).to.equal(12);
  });

  it('knows the languages that have a name of their own, but those without a grammar', async () => {
    for (const language of 'html jsx tsx vue toml cpp csharp shell yaml markdown sql dockerfile php'.split(' ')) {
      expect(await createHighlighter().load(language), language).to.equal(true);
    }
    for (const language of ['', 'text', 'mermaid', 'constructor', '__proto__', '../core']) {
      expect(await createHighlighter().load(language), language).to.equal(false);
    }
  });

  it('has a grammar for each name it says it has, and colours for all kinds it gives', async () => {
    const code = '#x "a" \'b\' 1 // c\n/* d */ <a b="c"> class A { @b c() {} } $x = :y; def f\n+ z\n';
    const names =
      'apache bash c clojure cmake cpp csharp css dart diff dockerfile elixir elm erlang fsharp go graphql groovy haskell http ini java javascript json julia kotlin latex less lua makefile markdown matlab nginx nix objectivec perl php powershell protobuf python r ruby rust scala scss shell sql swift typescript xml yaml';
    for (const name of names.split(' ')) {
      expect(grammarsOf(name)[0], name).to.equal(name);
      const { list } = await read(code, name);
      for (const [, , kind] of list) expect(KINDS, name).to.include(kind);
    }
  });

  it('rejects if a grammar does not load, and tries again', async () => {
    let tries = 0;
    const highlighter = createHighlighter(async (name) => {
      tries += 1;
      if (tries === 1) throw new Error('offline');
      return loadGrammar(name);
    });
    const error = await highlighter.load('css').catch((reason: unknown) => reason);
    expect(error).to.be.an('error').with.property('message', 'offline');
    expect(await highlighter.load('css')).to.equal(true);
    expect(await highlighter.load('css')).to.equal(true);
    expect(tries).to.equal(2);
  });

  it('throws what a grammar throws', async () => {
    const broken: LanguageFn = () => ({
      contains: [
        {
          begin: /x/,
          'on:begin': () => {
            throw new Error('broken grammar');
          },
        },
      ],
    });
    const highlighter = createHighlighter(async () => broken);
    await highlighter.load('css');
    expect(() => highlighter.tokens('a x b', 'css')).to.throw('broken grammar');
  });

  it('does not touch the settings of the highlight.js that the page has', async () => {
    const { default: core } = await import('highlight.js/lib/core');
    await read('a {}', 'css');
    expect(core.listLanguages()).to.deep.equal([]);
    core.registerLanguage('css', await loadGrammar('css'));
    expect(core.highlight('a {}', { language: 'css' }).value).to.include('<span');
    core.unregisterLanguage('css');
  });
});
