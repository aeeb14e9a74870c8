/** The last step of `npm run build`: what is said of the built files, hashes, licences, parts, is read from them. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { writeIntegrity } from './integrity.mjs';
import { writeLicenses } from './licenses.mjs';
import { writePartsList } from './parts-list.mjs';
import { withPinnedTag } from './pinned-tag.mjs';

const BUNDLES = ['cdn', 'dist/proxy'].filter((folder) => existsSync(folder));

writeIntegrity();
for (const folder of BUNDLES) writeLicenses(folder);
writePartsList(BUNDLES);
// Nobody can keep a hash by hand: a tarball is packed after a build, so its README is right.
const readme = readFileSync('README.md', 'utf8');
const pinned = withPinnedTag(readme);
if (pinned !== readme) writeFileSync('README.md', pinned);
