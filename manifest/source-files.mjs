/** The TypeScript files below `folder`, in the order of their names. */
import { readdirSync } from 'node:fs';
import path from 'node:path';

export function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => path.join(folder, file));
}
