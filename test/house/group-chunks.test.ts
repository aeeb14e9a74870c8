/** What is needed together comes in one chunk, and what is needed first in no more than one. */
import { expect } from 'chai';
import { rollup } from 'rollup';
import type { OutputOptions } from 'rollup';

const { groupChunks } = (await import(new URL('../../rollup/group-chunks.mjs', import.meta.url).href)) as {
  groupChunks: (
    entries: Readonly<Record<string, string>>,
    groups: Readonly<Record<string, { readonly from: string; readonly folders?: readonly string[] }>>,
    early: readonly string[],
  ) => OutputOptions;
};

/** Which modules each chunk is made of, by the chunk's name. */
async function chunksOf(
  modules: Readonly<Record<string, string>>,
  options: OutputOptions,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const build = await rollup({
    input: { panel: 'src/panel.js' },
    plugins: [
      { name: 'source', resolveId: (id) => `/${id.replace(/^\//, '')}`, load: (id) => modules[id.slice(1)] ?? '' },
    ],
  });
  const { output } = await build.generate({ format: 'es', ...options });
  return Object.fromEntries(
    output.flatMap((chunk) => ('modules' in chunk ? [[chunk.name, Object.keys(chunk.modules).sort()]] : [])),
  );
}

const uses = (...names: readonly string[]) => names.map((name) => `import '/src/${name}.js';`).join('');
const loads = (...names: readonly string[]) => names.map((name) => `void import('/src/${name}.js');`).join('');
const does = "console.log('something');";

describe('The chunks of the build for script tags', () => {
  const modules = {
    'src/panel.js': uses('base') + loads('engine', 'feature', 'rare'),
    'src/base.js': does,
    'src/engine.js': uses('base', 'wire/read', 'both'),
    'src/wire/read.js': does,
    'src/wire/models.js': does,
    'src/feature.js': uses('base', 'both') + does,
    'src/both.js': does,
    'src/rare.js': uses('wire/models', 'wire/read') + does,
  };
  const groups = { engine: { from: 'src/engine.js', folders: ['src/wire'] } };

  it('are one for what is first loaded, and one for each group, with what several use in the one that comes first', async () => {
    expect(await chunksOf(modules, groupChunks({ panel: 'src/panel.js' }, groups, []))).to.deep.equal({
      panel: ['/src/base.js', '/src/panel.js'],
      engine: ['/src/both.js', '/src/engine.js', '/src/wire/models.js', '/src/wire/read.js'],
      feature: ['/src/feature.js'],
      rare: ['/src/rare.js'],
    });
  });

  it('are one more for what a group shares with something that may be wanted before it', async () => {
    expect(await chunksOf(modules, groupChunks({ panel: 'src/panel.js' }, groups, ['src/feature.js']))).to.deep.equal({
      panel: ['/src/base.js', '/src/panel.js'],
      engine: ['/src/engine.js', '/src/wire/models.js', '/src/wire/read.js'],
      shared: ['/src/both.js'],
      feature: ['/src/feature.js'],
      rare: ['/src/rare.js'],
    });
  });
});
