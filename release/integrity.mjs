/** The scripts of `cdn/` in, `cdn/integrity.json` out: for each file the hash that `integrity` of a script tag wants (https://www.w3.org/TR/sri-2/). */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { filesIn } from './built-files.mjs';

/** The hash of some bytes as `integrity` wants it. */
export function hashOf(bytes) {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

/** Writes the hashes of all scripts, chunks too. */
export function writeIntegrity() {
  const hashes = Object.fromEntries(filesIn('cdn', '.js').map((file) => [file, hashOf(readFileSync(`cdn/${file}`))]));
  writeFileSync('cdn/integrity.json', `${JSON.stringify(hashes, null, 2)}\n`);
}
