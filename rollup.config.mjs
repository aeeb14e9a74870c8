import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';

/** What npm's users bring themselves, so that a page has one copy. */
const external = [/^lit(?:\/|$)/, /^eventsource-parser(?:\/|$)/];

const typescript = () => esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' });

/** A name clash or an empty chunk is a mistake, not a remark. */
const onwarn = (warning) => {
  throw new Error(`rollup: ${warning.message}`);
};

/** Everything in one file, minified, for a script tag. */
const standalone = (input, output) => ({
  input,
  output: { ...output, sourcemap: true, inlineDynamicImports: true },
  plugins: [nodeResolve({ browser: true }), typescript(), terser({ module: output.format === 'es' })],
  onwarn,
});

export default [
  {
    input: { index: 'src/index.ts', define: 'src/define.ts', core: 'src/core.ts' },
    output: { dir: 'dist', format: 'es', sourcemap: true, chunkFileNames: 'chunks/[name].js' },
    external,
    plugins: [typescript()],
    onwarn,
  },
  standalone('src/define.ts', { file: 'cdn/iotex-chat.bundle.js', format: 'es' }),
  standalone('src/define.ts', { file: 'cdn/iotex-chat.iife.js', format: 'iife' }),
  // The demo's page for an npm import: bundled as an embedder's own build would do it.
  {
    ...standalone('demo/npm-import.ts', { file: 'demo/dist/npm-import.js', format: 'es' }),
    plugins: [nodeResolve({ browser: true }), typescript()],
  },
  {
    input: { index: 'proxy/src/index.ts', node: 'proxy/src/node.ts', bin: 'proxy/src/bin.ts' },
    output: { dir: 'proxy/dist', format: 'es', sourcemap: true, chunkFileNames: 'chunks/[name].js' },
    external: [/^node:/, /^hono(?:\/|$)/, /^@hono\//, /^rate-limiter-flexible/],
    plugins: [typescript()],
    onwarn,
  },
];
