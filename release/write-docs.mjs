/** Writes what is generated in README.md and llms.txt from the built package. `test/house/readme.test.ts` fails where they differ from it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { llmsText, readmeText } from './documents.mjs';

writeFileSync('README.md', readmeText(readFileSync('README.md', 'utf8')));
writeFileSync('llms.txt', llmsText());
