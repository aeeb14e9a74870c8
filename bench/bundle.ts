/** A subject in, the files of its page out, minified as for production. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { PageFile } from './server.js';
import type { Subject } from './subjects.js';

const here = import.meta.dirname;
const javascript = 'text/javascript; charset=utf-8';
/** What a site loads of `<iotex-chat>`: the file itself, as it is published. */
const published = '/cdn/iotex-chat.bundle.js';

/** The files of all subjects' pages by path; `/<subject>/` is a page with one chat, `/<subject>/20` one with twenty. */
export async function bundlePages(subjects: readonly Subject[]): Promise<Map<string, PageFile>> {
  const files = new Map<string, PageFile>();
  const probe = await readFile(path.join(here, 'pages/probe.js'), 'utf8');
  const style = await readFile(path.join(here, 'pages/page.css'), 'utf8');
  for (const subject of subjects) {
    const scripts = await bundle(subject);
    for (const { name, text } of scripts) files.set(`/${subject.name}/${name}`, { type: javascript, content: text });
    // Ours is a file of its own, and what the page says to it is as much as any page would say; others are bundled with that.
    const isOurs = subject.name === 'iotex-chat';
    if (isOurs) {
      files.set(published, { type: javascript, content: await readFile(path.join(here, '..', published), 'utf8') });
    }
    const entry = scripts.find(({ name }) => name === 'index.js')?.text ?? '';
    const tags = isOurs
      ? `<script type="module" src="${published}"></script>\n<script type="module">${entry}</script>`
      : `<script type="module" src="/${subject.name}/index.js"></script>`;
    for (const [place, count] of [
      ['', 1],
      ['20', 20],
    ] as const) {
      const content = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${subject.name}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
<script>${probe}</script>
${'<div class="stage"></div>\n'.repeat(count)}${tags}
</html>`;
      files.set(`/${subject.name}/${place}`, { type: 'text/html; charset=utf-8', content });
    }
  }
  return files;
}

async function bundle({ page, options = {} }: Subject): Promise<{ readonly name: string; readonly text: string }[]> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { start } from './${page}.js';
        window.bench.mount((container) => start(container, ${JSON.stringify(options)}));`,
      resolveDir: path.join(here, 'pages'),
    },
    outdir: here,
    entryNames: 'index',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles.map(({ path: file, text }) => ({ name: path.basename(file), text }));
}
