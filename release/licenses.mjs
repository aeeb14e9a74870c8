/** Source maps in, `THIRD-PARTY-LICENSES.txt` out: what a bundle holds of others is what its map names, so nothing can be forgotten. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { filesIn } from './built-files.mjs';

/** Names of the packages of which the bundles in `folder` hold something, sorted. */
export function bundledPackages(folder) {
  const sources = filesIn(folder, '.js.map').flatMap(
    (file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')).sources,
  );
  const names = sources.map((source) => /.*(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1]);
  return [...new Set(names.filter(Boolean))].sort();
}

/** Writes the licences of what is bundled in `folder` beside it. Throws where a package has none: it may not be shipped then. */
export function writeLicenses(folder) {
  const texts = bundledPackages(folder).map((name) => {
    const place = `node_modules/${name}`;
    const { version, license } = JSON.parse(readFileSync(`${place}/package.json`, 'utf8'));
    const file = readdirSync(place).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
    if (!file) throw new Error(`${name} is bundled in ${folder}/ and has no licence text.`);
    const text = readFileSync(`${place}/${file}`, 'utf8').replaceAll('\r\n', '\n').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  const line = `\n${'-'.repeat(80)}\n\n`;
  const head = 'The scripts in this folder hold code of the following packages, under their licences.\n';
  writeFileSync(`${folder}/THIRD-PARTY-LICENSES.txt`, [head, ...texts].join(line));
}
