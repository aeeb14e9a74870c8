/** What the playground makes of settings: a link and back again, and code to copy that is what it says, whatever the texts are. */
import { expect } from 'chai';
import ts from 'typescript';
import { fromHash, isValue, start, toHash, toSetup } from '../../demo/playground/configuration.js';
import type { Configuration } from '../../demo/playground/configuration.js';
import { readControls } from '../../demo/playground/controls.js';
import type { Control } from '../../demo/playground/controls.js';
import { securityPolicy } from '../../demo/playground/security-policy.js';
import { snippets } from '../../demo/playground/snippets.js';
import type { Way } from '../../demo/playground/snippets.js';
import { readPackageFacts } from '../../demo/package-facts.js';

const ways = Object.keys(snippets) as Way[];
/** All that a language of templates could take for its own. */
const nasty = 'A "quote", {{ two }} {braces}, `${ticks}` \\ <b> & &amp; @if (x) it’s';
const nastyQuestion = 'Is {this} <safe> & `sound` ${now}? {{ yes }} @if';

describe('the playground’s settings', () => {
  let controls: readonly Control[];
  let everything: Configuration;
  const from = { version: '1.2.3', integrity: { 'iotex-chat.bundle.js': 'sha384-abc', 'iotex-chat.js': 'sha384-def' } };

  before(async () => {
    controls = readControls({
      ...(await readPackageFacts()),
      themes: ['midnight', 'paper'],
      states: ['empty', 'error'],
    });
    everything = new Map(controls.map((control) => [control.name, anotherValue(control)]));
  });

  const named = (name: string): Control => controls.find((control) => control.name === name)!;
  const setupOf = (values: Readonly<Record<string, string>>) => toSetup(new Map(Object.entries(values)), controls);

  it('are all there: each attribute, each token, and nothing twice', async () => {
    const { manifest } = await readPackageFacts();
    const names = controls.map(({ name }) => name);
    expect(names).to.include.members(manifest.attributes.map(({ name }) => name));
    expect(names).to.include.members(manifest.cssProperties.map(({ name }) => name));
    expect(new Set(names).size).to.equal(names.length);
    expect(manifest.attributes.length).to.be.greaterThan(50);
    expect(controls.slice(0, 2).map(({ name }) => name)).to.deep.equal(['--iotex-chat-accent', 'page-theme']);
    expect(controls.filter(({ description }) => description === '')).to.deep.equal([]);
  });

  it('have the kind and the group that fits them', () => {
    const facts = (name: string) => [named(name).kind, named(name).group, named(name).default];
    expect(facts('with-feedback')).to.deep.equal(['switch', 'Controls', '']);
    expect(facts('density')).to.deep.equal(['choice', 'Looks', 'normal']);
    expect(facts('max-tokens')).to.deep.equal(['number', 'Connection', '8192']);
    expect(facts('model')).to.deep.equal(['text', 'Connection', 'gemini-2.5-flash']);
    expect(facts('api-key')[0]).to.equal('secret');
    expect(facts('--iotex-chat-link')[0]).to.equal('colour');
    expect(facts('--iotex-chat-radius')).to.deep.equal(['css', 'Colours and sizes', '18px']);
    expect([named('temperature').min, named('temperature').max]).to.deep.equal([0, 2]);
  });

  it('go into a link and come back, all of them but the secret', () => {
    const { configuration, ignored } = fromHash(`#${toHash(everything, controls)}`, controls);
    expect(ignored).to.deep.equal([]);
    const expected = new Map(everything);
    expected.delete('api-key');
    expect(Object.fromEntries(configuration)).to.deep.equal(Object.fromEntries(expected));
    expect(toHash(everything, controls)).not.to.include('secret');
  });

  it('of the start need no link, and a link can take them away', () => {
    expect(toHash(start, controls)).to.equal('');
    expect(fromHash('', controls).configuration).to.deep.equal(start);
    const hash = toHash(new Map(), controls);
    expect([...fromHash(hash, controls).configuration]).to.deep.equal([]);
  });

  it('of a link that make no sense are left out and named', () => {
    const bad = ['density=huge', 'with-feedback=maybe', 'timeout=soon', 'temperature=9', 'api-key=sk-1', 'nothing=1'];
    const css = `--iotex-chat-radius=${encodeURIComponent('1px;} body{display:none')}`;
    const { configuration, ignored } = fromHash(`#${[...bad, css, 'max-files=3'].join('&')}&%`, controls);
    expect(ignored.map(({ name }) => name)).to.include.members([...bad, css].map((text) => text.split('=')[0]));
    expect(configuration.get('max-files')).to.equal('3');
    expect(configuration.size).to.equal(start.size + 1);
    expect(ignored.map(({ value }) => value)).not.to.include('sk-1');
  });

  describe('in code to copy', () => {
    it('are only those that are other than the default', () => {
      for (const way of ways) {
        const text = textOf(way, setupOf({ 'with-feedback': 'on' }));
        expect(text.match(/with-?feedback/gi), way).to.have.length(1);
        expect(text, way).not.to.match(/density|greeting|proxy-url|suggestion/);
      }
    });

    it('never hold the key', () => {
      for (const way of ways) {
        const text = textOf(way, setupOf({ 'api-key': 'sk-very-secret' }));
        expect(text, way).to.include('YOUR-KEY').and.not.to.include('very-secret');
      }
    });

    it('parse as TypeScript wherever they are said to be', () => {
      for (const way of ways) {
        for (const { file, text } of snippets[way](toSetup(everything, controls), from)) {
          const scripts = /\.(?:vue|svelte|html)$/.test(file) ? scriptsOf(text) : /\.[jt]sx?$/.test(file) ? [text] : [];
          for (const script of scripts) expect(complaintsAbout(script, file), `${file}\n${script}`).to.deep.equal([]);
        }
      }
    });

    it('are for JSX the values that were set, of their types', () => {
      const [, { text }] = snippets.React(
        setupOf({
          heading: nasty,
          'max-files': '3',
          'with-usage': 'on',
          'page-suggestions': nastyQuestion,
          'page-example': 'on',
        }),
        from,
      ) as [unknown, { text: string }];
      const { attributes, children } = readJsx(text);
      expect(attributes).to.include({ heading: nasty, 'max-files': 3, 'with-usage': true });
      expect(attributes).to.have.property('oniotex-response-end');
      expect(attributes).to.have.property('tools');
      expect(children).to.include(nastyQuestion);
    });

    it('bind in Vue and Svelte what an attribute would make a word of', () => {
      const setup = setupOf({ 'with-usage': 'on', 'max-files': '3', 'page-example': 'on', greeting: 'Hi' });
      const vue = textOf('Vue', setup);
      for (const part of [
        ':withUsage="true"',
        ':maxFiles="3"',
        'greeting="Hi"',
        ':tools="tools"',
        '@iotex-response-end="onAnswer"',
      ])
        expect(vue).to.include(part);
      expect(vue).to.include('isCustomElement');
      const svelte = textOf('Svelte', setup);
      for (const part of [
        'withUsage={true}',
        'maxFiles={3}',
        'greeting="Hi"',
        '{tools}',
        'oniotex-response-end={onAnswer}',
      ])
        expect(svelte).to.include(part);
      const angular = textOf('Angular', setup);
      for (const part of [
        'with-usage\n',
        'max-files="3"',
        '[tools]="tools"',
        '(iotex-response-end)="onAnswer($event)"',
        'CUSTOM_ELEMENTS_SCHEMA',
      ])
        expect(angular).to.include(part);
    });

    it('begin no expression in a template', () => {
      const setup = setupOf({ heading: nasty, 'page-suggestions': nastyQuestion });
      const [, svelte] = snippets.Svelte(setup, from);
      expect(svelte!.text.split('</script>')[1]).not.to.match(/[{}]/);
      const [, angular] = snippets.Angular(setup, from);
      expect(/template: `([^]*?)\n {2}`/.exec(angular!.text)![1]).not.to.match(/[{}@`$\\]/);
      const [, vue] = snippets.Vue(setup, from);
      const template = vue!.text.slice(vue!.text.indexOf('<template>'));
      expect(template.match(/>[^<]*\{\{(?! '\{' \+ '\{' \}\})/)).to.equal(null);
    });

    it('pin the version and its hash, and take the file in parts where it is wanted', () => {
      const english = textOf('Script tag', setupOf({ 'page-theme': 'midnight' }));
      expect(english).to.include(
        'npm/iotex-chat@1.2.3/cdn/iotex-chat.bundle.js"\n  integrity="sha384-abc"\n  crossorigin',
      );
      expect(english).to.include('cdn/themes/midnight.css');
      const arabic = textOf('Script tag', setupOf({ 'page-lang': 'ar', 'page-dir': 'rtl' }));
      expect(arabic).to.include('/cdn/iotex-chat.js"\n  integrity="sha384-def"').and.to.include('lang="ar" dir="rtl"');
      expect(textOf('Script tag', setupOf({ mode: 'floating' }))).to.include('/cdn/iotex-chat.js"');
    });

    it('hold to the policy that stands below them', () => {
      const policy = (values: Record<string, string>, way: Way = 'npm') => securityPolicy(setupOf(values), way);
      expect(policy({ 'proxy-url': '/api/chat' }))
        .to.include("connect-src 'self';")
        .and.to.include("script-src 'self';");
      expect(policy({ 'proxy-url': 'https://a.example/chat' })).to.include('connect-src https://a.example;');
      expect(policy({})).to.include('connect-src https://gateway.iotex.ai;');
      expect(policy({}, 'Script tag')).to.include('script-src https://cdn.jsdelivr.net;');
      expect(policy({ 'image-policy': 'block' })).to.include('img-src data: blob:;');
      expect(
        policy({
          'image-policy': 'allowlist',
          'allowed-image-origins': 'https://a.example/x/ https://a.example/y nonsense',
        }),
      ).to.include('img-src data: blob: https://a.example;');
    });

    function textOf(way: Way, setup: ReturnType<typeof setupOf>): string {
      return snippets[way](setup, from)
        .map(({ text }) => text)
        .join('\n');
    }
  });
});

/** A value that is not the one to begin with. */
function anotherValue(control: Control): string {
  const values = ['on', ...control.choices.filter((choice) => choice !== control.default), '1', '#663399'];
  if (control.kind === 'secret') return 'secret';
  if (control.kind === 'text' || control.kind === 'long-text')
    return control.name === 'page-suggestions' ? nastyQuestion : nasty;
  if (control.kind === 'css') return '2px';
  if (control.name === 'page-width') return '360';
  return values.find((value) => isValue(control, value))!;
}

function scriptsOf(markup: string): string[] {
  // An empty one is there to load a file.
  return [...markup.matchAll(/<script[^>]*>\n([^]*?)\n<\/script>/g)].map(([, script = '']) => script);
}

function complaintsAbout(text: string, file: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(text, {
    reportDiagnostics: true,
    fileName: file.endsWith('.tsx') ? 'a.tsx' : 'a.ts',
    compilerOptions: { jsx: ts.JsxEmit.Preserve, target: ts.ScriptTarget.ES2022, experimentalDecorators: true },
  });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** The chat's attributes and the texts in it, as JSX would hand them on. */
function readJsx(text: string): { attributes: Record<string, unknown>; children: string[] } {
  const attributes: Record<string, unknown> = {};
  const children: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxOpeningElement(node) && node.tagName.getText() === 'iotex-chat') {
      for (const attribute of node.attributes.properties.filter(ts.isJsxAttribute)) {
        attributes[attribute.name.getText()] = readJsxValue(attribute.initializer);
      }
    }
    if (ts.isJsxText(node) && node.text.trim() !== '') children.push(node.text);
    if (ts.isJsxExpression(node) && node.expression && ts.isStringLiteral(node.expression))
      children.push(node.expression.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('a.tsx', text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TSX));
  return { attributes, children };
}

function readJsxValue(value: ts.JsxAttribute['initializer']): unknown {
  if (value === undefined) return true;
  if (ts.isStringLiteral(value)) return value.text;
  if (!ts.isJsxExpression(value) || !value.expression) return undefined;
  if (ts.isStringLiteral(value.expression)) return value.expression.text;
  return ts.isNumericLiteral(value.expression) ? Number(value.expression.text) : value.expression;
}
