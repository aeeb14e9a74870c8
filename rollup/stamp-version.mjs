/** The sources in, the same out with the version of package.json in `src/view/version.ts`. */
import { readFileSync } from 'node:fs';

/** The plugin. A build in which the place for the version is gone fails. */
export function stampVersion() {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return {
    name: 'stamp-version',
    transform(code, id) {
      if (!/[\\/]view[\\/]version\.ts$/.test(id)) return null;
      if (!code.includes('"development"') && !code.includes("'development'"))
        throw new Error('src/view/version.ts has no place for the version.');
      return { code: code.replace(/["']development["']/, JSON.stringify(version)), map: null };
    },
  };
}
