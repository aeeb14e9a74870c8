import { readdirSync } from 'node:fs';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { copyThemes } from './rollup/copy-themes.mjs';
import { declareProperties } from './rollup/declare-properties.mjs';
import { groupChunks } from './rollup/group-chunks.mjs';
import { minifyTemplates } from './rollup/minify-templates.mjs';
import { shortenChunk } from './rollup/shorten-chunk.mjs';
import { stampVersion } from './rollup/stamp-version.mjs';

/** What npm's users bring themselves, so that a page has one copy. */
const external = [
  /^lit(?:\/|$)/,
  /^@lit\/react$/,
  /^react$/,
  /^eventsource-parser(?:\/|$)/,
  /^highlight\.js\//,
  /^idb-keyval$/,
  /^temml$/,
];

const typescript = () => esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' });

/** Whose work is in a file that imports nothing. */
const notice =
  '/*! iotex-chat, MIT. With Lit, Copyright 2017 Google LLC, BSD-3-Clause; eventsource-parser, Copyright Espen Hovlandsdal, MIT. */';

/** Of files that come in one package with the names and licences of all. */
const shortNotice = '/*! iotex-chat, MIT; see THIRD-PARTY-LICENSES.txt */';

/** Each language is a file of its own, for those who register it themselves. */
const locales = Object.fromEntries(
  readdirSync('src/locales')
    .filter((file) => /^[a-z]{2}(-\w+)?\.ts$/.test(file))
    .map((file) => file.replace('.ts', ''))
    .map((tag) => [`locales/${tag}`, `src/locales/${tag}.ts`]),
);

/** A name clash or an empty chunk is a mistake, not a remark. */
const onwarn = (warning) => {
  throw new Error(`rollup: ${warning.message}`);
};

/** One file imports nothing: what would be loaded later is left out, and what would only serve that. */
const withoutExtras = {
  name: 'without-extras',
  resolveId(source, importer) {
    const other = source.replace(/\/(extras|code-colours|locale-loaders)\.js$/, '/no-$1.js');
    return other === source ? null : this.resolve(other, importer);
  },
};

/** Minified, with all that it imports. */
const minified = (format, preamble = notice) => [
  nodeResolve({ browser: true }),
  commonjs(),
  stampVersion(),
  typescript(),
  declareProperties(),
  minifyTemplates(),
  terser({
    module: format === 'es',
    ecma: 2022,
    compress: { passes: 3 },
    format: { comments: false, preamble },
  }),
  shortenChunk(),
];

/** Everything in one file, for a script tag. */
const standalone = (input, output) => ({
  input,
  output: { ...output, sourcemap: true, inlineDynamicImports: true },
  plugins: [withoutExtras, ...minified(output.format)],
  onwarn,
});

/** For a script tag of a page that wants little at first: the launcher, the panel that it loads, and in chunks beside them what is loaded on demand. */
const inChunks = {
  input: { 'iotex-chat': 'src/launcher/index.ts' },
  output: {
    dir: 'cdn',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: ({ name }) => (name === 'panel' ? 'panel.js' : 'chunks/[name]-[hash].js'),
    hoistTransitiveImports: false,
    ...groupChunks(
      // What both draw with is in the launcher, and the panel has it from there.
      { 'iotex-chat': 'src/launcher/index.ts', panel: 'src/launcher/panel.ts' },
      {
        // The wire, and what goes on from the first request to the last.
        engine: { from: 'src/conversation/engine.ts', folders: ['src/protocol'] },
        // What shows messages, with Markdown.
        transcript: { from: 'src/view/features/transcript.ts' },
        // What comes out of a conversation as a file, and what goes in as one.
        files: { from: 'src/view/export/export-thread.ts', folders: ['src/view/export'] },
      },
      ['attachments', 'dictation', 'export', 'memory'].map((feature) => `src/view/features/${feature}.ts`),
    ),
  },
  plugins: [...minified('es', shortNotice), copyThemes()],
  onwarn,
};

export default [
  {
    input: {
      index: 'src/index.ts',
      define: 'src/define.ts',
      core: 'src/core.ts',
      react: 'src/react.ts',
      testing: 'src/testing.ts',
      ...locales,
    },
    output: {
      dir: 'dist',
      format: 'es',
      sourcemap: true,
      chunkFileNames: 'chunks/[name].js',
      // React's server components may render it, and leave what it does to the browser.
      banner: ({ name, isEntry }) => (isEntry && name === 'react' ? "'use client';" : ''),
    },
    external,
    plugins: [stampVersion(), typescript(), copyThemes()],
    onwarn,
  },
  inChunks,
  // iotex-chat/proxy: the proxy's handler with all that it needs, so that a server of one's own wants no second package.
  {
    input: { index: 'proxy/src/index.ts' },
    output: { dir: 'dist/proxy', format: 'es', sourcemap: true, inlineDynamicImports: true },
    external: [/^node:/],
    plugins: [nodeResolve({ exportConditions: ['node'] }), commonjs(), typescript()],
    onwarn,
  },
  standalone('src/define.ts', { file: 'cdn/iotex-chat.bundle.js', format: 'es' }),
  standalone('src/iife.ts', { file: 'cdn/iotex-chat.iife.js', format: 'iife' }),
  // The demo's page for an npm import: bundled as an embedder's own build would do it.
  {
    ...standalone('demo/npm-import.ts', { file: 'demo/dist/npm-import.js', format: 'es' }),
    plugins: [nodeResolve({ browser: true }), commonjs(), typescript()],
  },
  // The demo's pages with scripts of their own: what is loaded on demand stays in chunks.
  {
    input: {
      everything: 'demo/everything.ts',
      conversation: 'demo/conversation.ts',
      states: 'demo/states.ts',
      playground: 'demo/playground.ts',
      preview: 'demo/preview.ts',
    },
    output: { dir: 'demo/dist/pages', format: 'es', sourcemap: true, chunkFileNames: 'chunks/[name].js' },
    plugins: [nodeResolve({ browser: true }), commonjs(), typescript()],
    onwarn,
  },
  {
    input: { index: 'proxy/src/index.ts', node: 'proxy/src/node.ts', bin: 'proxy/src/bin.ts' },
    output: { dir: 'proxy/dist', format: 'es', sourcemap: true, chunkFileNames: 'chunks/[name].js' },
    external: [/^node:/, /^hono(?:\/|$)/, /^@hono\//, /^rate-limiter-flexible/],
    plugins: [typescript()],
    onwarn,
  },
];
