/** Bundles what `ngc` has compiled. The packages of Angular are half compiled, and linked here, as Angular's own builder does. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import linkerPlugin from '@angular/compiler-cli/linker/babel';
import { defineConfig } from 'vite';

const require = createRequire(fileURLToPath(import.meta.resolve('@angular/compiler-cli')));
const { transformSync } = require('@babel/core');

const linker = {
  name: 'angular-linker',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/@angular/') || !code.includes('ɵɵngDeclare')) return null;
    return transformSync(code, {
      filename: id,
      plugins: [linkerPlugin],
      sourceMaps: true,
      compact: false,
      configFile: false,
    });
  },
};

export default defineConfig({ plugins: [linker] });
