/** What the playground has to know of the package: read from what the build has made. */

import { readdir, readFile } from 'node:fs/promises';

/** The part of a manifest (https://github.com/webcomponents/custom-elements-manifest) that is about the element's attributes and tokens. */
export interface ElementManifest {
  readonly attributes: readonly {
    readonly name: string;
    readonly fieldName?: string;
    readonly type?: { readonly text: string };
    readonly default?: string;
    readonly description?: string;
    readonly inheritedFrom?: { readonly name: string };
  }[];
  readonly cssProperties: readonly {
    readonly name: string;
    readonly default?: string;
    readonly description?: string;
  }[];
}

export interface PackageFacts {
  readonly version: string;
  /** Hashes of the files in `cdn/`, by their names; without those that were not built. */
  readonly integrity: Readonly<Record<string, string>>;
  readonly themes: readonly string[];
  /** Languages by their tags, English first. */
  readonly locales: readonly string[];
  readonly manifest: ElementManifest;
}

const root = new URL('../', import.meta.url);

/** Reads it. What is not built is empty: the page says so. */
export async function readPackageFacts(): Promise<PackageFacts> {
  const [{ version }, integrity, manifest, themes, locales] = await Promise.all([
    readJson<{ version: string }>('package.json', { version: '0.0.0' }),
    readJson<Record<string, string>>('cdn/integrity.json', {}),
    readJson<{ modules: Module[] }>('custom-elements.json', { modules: [] }),
    namesIn('cdn/themes/', '.css'),
    namesIn('dist/locales/', '.js'),
  ]);
  const element = manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .find(({ tagName }) => tagName === 'iotex-chat');
  return {
    version,
    integrity,
    themes,
    locales: ['en', ...locales.filter((tag) => tag !== 'en')],
    manifest: { attributes: element?.attributes ?? [], cssProperties: element?.cssProperties ?? [] },
  };
}

interface Module {
  readonly declarations?: readonly (Partial<ElementManifest> & { readonly tagName?: string })[];
}

async function readJson<T>(file: string, otherwise: T): Promise<T> {
  const text = await readFile(new URL(file, root), 'utf8').catch(() => undefined); // Not built: `otherwise` says so.
  return text === undefined ? otherwise : (JSON.parse(text) as T);
}

async function namesIn(folder: string, ending: string): Promise<string[]> {
  const files = await readdir(new URL(folder, root)).catch(() => []); // Not built: there is none.
  return files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));
}
