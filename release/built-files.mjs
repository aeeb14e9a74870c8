/** A folder in, its files out: relative paths with `/`, sorted, so that what is written of them is the same on every machine. */
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The files below `folder` whose names end with `ending`. A folder that is not there has none. */
export function filesIn(folder, ending = '') {
  let entries;
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}
