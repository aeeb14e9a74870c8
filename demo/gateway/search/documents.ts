/** The project's own Markdown documents, which the model `docs` answers from. */

import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** One Markdown file. */
export interface Document {
  /** Relative to the project, with slashes: `proxy/README.md`. */
  readonly path: string;
  readonly text: string;
}

const files = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'proxy/README.md'];
const folders = ['demo/documents/', 'docs/'];

/** Reads those of the project's documents that exist below `root`, by default the project's folder, in a fixed order. */
export async function readDocuments(root = new URL('../../../', import.meta.url)): Promise<readonly Document[]> {
  const inFolders = await Promise.all(folders.map((folder) => markdownIn(root, folder)));
  const read = await Promise.all([...files, ...inFolders.flat()].map((path) => readDocument(root, path)));
  return read.filter((document) => document !== undefined);
}

async function markdownIn(root: URL, folder: string): Promise<readonly string[]> {
  const path = fileURLToPath(new URL(folder, root));
  const entries = await readdir(path, { recursive: true }).catch(ignoreMissing);
  return (entries ?? [])
    .map((entry) => folder + entry.replaceAll('\\', '/'))
    .filter((entry) => entry.endsWith('.md'))
    .sort();
}

async function readDocument(root: URL, path: string): Promise<Document | undefined> {
  const text = await readFile(new URL(path, root), 'utf8').catch(ignoreMissing);
  return text === undefined ? undefined : { path, text };
}

/** A document that is not there is not searched; any other failure is one. */
function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
