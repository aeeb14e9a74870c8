/** The import rule of ARCHITECTURE.md: imports go down only, and never in a circle. */

/** A leaf that knows nothing of what it is used for. */
const everybodys = ['^src/on-demand\\.ts$'];

const onlyFrom = (folder, allowed) => ({
  name: `${folder}-imports-down`,
  comment: `src/${folder}/ may import from ${allowed.join(', ') || 'nothing'} only.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^(src|proxy|demo)/', pathNot: [...everybodys, ...[folder, ...allowed].map((name) => `^src/${name}/`)] },
});

/** Packages that each folder may stand on. Everything else in node_modules is refused to what ships. */
const onlyPackages = (folder, packages) => ({
  name: `${folder}-packages`,
  comment: `src/${folder}/ may use ${packages.join(', ') || 'no package'}.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: 'node_modules', pathNot: packages.map((name) => `node_modules/${name}/`) },
});

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    onlyFrom('protocol', []),
    onlyFrom('markdown', ['locales']),
    onlyFrom('locales', []),
    onlyFrom('themes', []),
    onlyFrom('conversation', ['protocol', 'locales']),
    onlyFrom('view', ['conversation', 'protocol', 'markdown', 'locales', 'themes']),
    {
      name: 'on-demand-is-a-leaf',
      severity: 'error',
      from: { path: '^src/on-demand\\.ts$' },
      to: { path: '.' },
    },
    onlyFrom('testing', ['protocol']),
    onlyFrom('launcher', ['view', 'locales']),
    onlyPackages('launcher', []),
    onlyPackages('protocol', ['eventsource-parser']),
    onlyPackages('conversation', ['idb-keyval']),
    onlyPackages('markdown', ['highlight.js', 'temml']),
    onlyPackages('locales', []),
    onlyPackages('testing', []),
    onlyPackages('view', ['lit', 'lit-html', 'lit-element', '@lit']),
    {
      name: 'core-without-view',
      comment: 'iotex-chat/core needs no DOM.',
      severity: 'error',
      from: { path: '^src/core\\.ts$' },
      to: { path: '^src/(view|markdown|themes)/' },
    },
    {
      name: 'testing-stays-off-pages',
      comment: 'iotex-chat/testing is for the tests of embedders; nothing that a page loads knows it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/testing(/|\\.ts$)' },
      to: { path: '^src/testing(/|\\.ts$)' },
    },
    {
      name: 'proxy-stands-alone',
      severity: 'error',
      from: { path: '^proxy/' },
      to: { path: '^(src|demo)/' },
    },
    {
      name: 'proxy-policy-is-pure',
      comment: 'What decides who may ask what knows nothing of what carries the bytes.',
      severity: 'error',
      from: { path: '^proxy/src/policy/' },
      to: { path: ['^proxy/src/carry/', 'node_modules/(hono|@hono)/', '^node:', '^(http|https|net|fs|stream)$'] },
    },
    {
      name: 'src-knows-no-proxy-and-no-demo',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(proxy|demo|test|bench)/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
