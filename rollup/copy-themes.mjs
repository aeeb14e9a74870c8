/** Puts the themes of `src/themes/` beside a build, in `themes/`, without their comments and white space. */
import { readdirSync, readFileSync } from 'node:fs';
import { transform } from 'esbuild';

const FOLDER = 'src/themes';

export function copyThemes() {
  return {
    name: 'copy-themes',
    async generateBundle() {
      for (const file of readdirSync(FOLDER)) {
        const { code } = await transform(readFileSync(`${FOLDER}/${file}`, 'utf8'), { loader: 'css', minify: true });
        this.emitFile({ type: 'asset', fileName: `themes/${file}`, source: code });
      }
    },
  };
}
