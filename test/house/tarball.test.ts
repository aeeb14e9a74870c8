/** What npm would publish, packed once and looked at: the contents of both tarballs. Needs a build. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');

/** Everything that may be in the package. */
const ELEMENT_FILES = [
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE|llms\.txt|sbom\.json|custom-elements\.json)$/,
  /^(web-types\.json|vscode\.\w+-\w+-data\.json|types\/[\w-]+\.d\.ts)$/,
  /^src\/[\w/-]+\.(ts|css)$/,
  /^dist\/[\w/-]+\.(js|js\.map|d\.ts|d\.ts\.map|css)$/,
  /^dist\/proxy\/THIRD-PARTY-LICENSES\.txt$/,
  /^cdn\/(chunks\/)?[\w.-]+\.js(\.map)?$/,
  /^cdn\/themes\/[\w-]+\.css$/,
  /^cdn\/(integrity\.json|THIRD-PARTY-LICENSES\.txt)$/,
];
const PROXY_FILES = [
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
  /^src\/[\w/-]+\.ts$/,
  /^dist\/[\w/-]+\.(js|js\.map|d\.ts|d\.ts\.map)$/,
];

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly (string | null)[];
  readonly sourceRoot?: string;
}

interface PartsList {
  readonly serialNumber: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly licenses: readonly unknown[];
  }[];
}

interface PackageFile {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

let folder: string;
let modules: string;
/** The unpacked packages, and the tarballs that they were in. */
const unpacked: Record<string, string> = {};
const tarballs: Record<string, { readonly file: string; readonly size: number }> = {};

const filesOf = async (place: string): Promise<string[]> => {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
};
const read = (name: string, file: string): Promise<string> => readFile(path.join(unpacked[name]!, file), 'utf8');
const inNode = async (source: string): Promise<string> =>
  (await run(process.execPath, ['--input-type=module', '--eval', source], { cwd: folder })).stdout.trim();

describe('What npm would publish', () => {
  before(async function () {
    this.timeout(120_000);
    folder = await mkdtemp(path.join(tmpdir(), 'iotex-chat-tarball-'));
    modules = path.join(folder, 'node_modules');
    await mkdir(modules);
    const words = ['pack', '--json', '--ignore-scripts', '--include-workspace-root', '--workspaces'];
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    await run(npm, [...words, '--pack-destination', folder], { cwd: root, maxBuffer: 2 ** 26 });
    for (const file of (await readdir(folder)).filter((each) => each.endsWith('.tgz'))) {
      const name = file.replace(/-\d.*$/, '');
      const target = path.join(folder, file);
      tarballs[name] = { file: target, size: (await readFile(target)).length };
      await run('tar', ['-xzf', target, '-C', folder]);
      unpacked[name] = path.join(modules, name);
      await rename(path.join(folder, 'package'), unpacked[name]);
    }
  });

  after(() => rm(folder, { recursive: true, force: true }));

  for (const [name, allowed, most] of [
    ['iotex-chat', ELEMENT_FILES, 5 * 1024 * 1024],
    ['iotex-chat-proxy', PROXY_FILES, 512 * 1024],
  ] as const) {
    describe(`The tarball of ${name}`, () => {
      it('has nothing but what belongs there, and is no larger than it may be', async () => {
        const files = await filesOf(unpacked[name]!);
        expect(files.filter((file) => !allowed.some((pattern) => pattern.test(file)))).to.deep.equal([]);
        expect(files).to.include.members(['package.json', 'README.md', 'LICENSE']);
        expect(tarballs[name]!.size).to.be.below(most);
      });

      it('has every file that its package.json names', async () => {
        const facts = JSON.parse(await read(name, 'package.json')) as Record<string, unknown>;
        const { exports, bin, customElements, unpkg, jsdelivr } = facts;
        const named =
          JSON.stringify({ exports, bin, customElements, unpkg, jsdelivr }).match(
            // What is asked for, before a colon, is no file.
            /"(?:\.\/)?[\w/*.-]+\.\w+"(?!:)/g,
          ) ?? [];
        const files = await filesOf(unpacked[name]!);
        for (const each of named.map((word) => word.slice(1, -1).replace(/^\.\//, ''))) {
          const pattern = new RegExp(`^${each.replaceAll('.', '\\.').replace('*', '.+')}$`);
          expect(
            files.some((file) => pattern.test(file)),
            each,
          ).to.equal(true);
        }
      });

      it('has maps that lead to sources which are there', async () => {
        const files = await filesOf(unpacked[name]!);
        const maps = files.filter((file) => file.endsWith('.map'));
        expect(maps).to.not.be.empty;
        for (const file of maps) {
          const { sources, sourcesContent = [], sourceRoot = '' } = JSON.parse(await read(name, file)) as SourceMap;
          sources.forEach((source, index) => {
            const place = path.posix.join(path.posix.dirname(file), sourceRoot, source);
            const isThere = files.includes(place) || typeof sourcesContent[index] === 'string';
            expect(isThere, `${file} → ${source}`).to.equal(true);
          });
        }
        for (const file of files.filter((each) => /\.(js|d\.ts)$/.test(each))) {
          const map = /^\/\/# sourceMappingURL=(\S+)\s*$/m.exec(await read(name, file))?.[1];
          if (map) expect(files, file).to.include(path.posix.join(path.posix.dirname(file), map));
        }
      });

      it('knows no place of the machine that built it', async () => {
        for (const file of await filesOf(unpacked[name]!)) {
          const text = await read(name, file);
          for (const place of [root, `${homedir()}/`, `${tmpdir()}/iotex`]) {
            expect(text.includes(place), `${place} in ${file}`).to.equal(false);
          }
        }
      });

      it('has types for every entry, as seen by those who check types', async function () {
        this.timeout(60_000);
        const attw = path.join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
        const words = [attw, tarballs[name]!.file, '--profile', 'esm-only', '--format', 'ascii', '--no-color'];
        // Ends with 1, and so rejects with what it has to say, if anything is wrong.
        await run(process.execPath, words);
      });
    });
  }

  describe('The published files for script tags', () => {
    it('have the hashes that cdn/integrity.json names, each of them', async () => {
      const hashes = JSON.parse(await read('iotex-chat', 'cdn/integrity.json')) as Record<string, string>;
      const files = (await filesOf(path.join(unpacked['iotex-chat']!, 'cdn'))).filter((file) => file.endsWith('.js'));
      expect(Object.keys(hashes)).to.deep.equal(files);
      for (const file of files) {
        const bytes = await readFile(path.join(unpacked['iotex-chat']!, 'cdn', file));
        expect(hashes[file], file).to.equal(`sha384-${createHash('sha384').update(bytes).digest('base64')}`);
      }
    });

    it('are those that the README pins', async () => {
      const { version } = JSON.parse(await read('iotex-chat', 'package.json')) as PackageFile;
      const readme = await read('iotex-chat', 'README.md');
      const hashes = JSON.parse(await read('iotex-chat', 'cdn/integrity.json')) as Record<string, string>;
      const [, pinned, file = '', hash] =
        /iotex-chat@([^/]+)\/cdn\/([\w.-]+)"\s+integrity="([^"]+)"/.exec(readme) ?? [];
      expect(pinned).to.equal(version);
      expect(hash).to.equal(hashes[file]);
    });

    for (const place of ['cdn', 'dist/proxy']) {
      it(`come with the licences of all that is bundled in ${place}/`, async () => {
        const text = await read('iotex-chat', `${place}/THIRD-PARTY-LICENSES.txt`);
        const files = (await filesOf(path.join(unpacked['iotex-chat']!, place))).filter((file) =>
          file.endsWith('.js.map'),
        );
        const names = new Set<string>();
        for (const file of files) {
          const { sources } = JSON.parse(await read('iotex-chat', `${place}/${file}`)) as SourceMap;
          for (const source of sources) {
            const bundled = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1];
            if (bundled) names.add(bundled);
          }
        }
        expect([...names]).to.include.members(
          place === 'cdn' ? ['lit-html', '@lit/reactive-element', 'eventsource-parser', 'idb-keyval'] : ['hono'],
        );
        for (const name of names) {
          const { version } = JSON.parse(
            await readFile(path.join(root, 'node_modules', name, 'package.json'), 'utf8'),
          ) as PackageFile;
          const own = text.split(`${name} ${version} (`)[1]?.split('-'.repeat(80))[0] ?? '';
          expect(own, name).to.match(/copyright/i);
          expect(own.length, name).to.be.above(500);
        }
      });
    }
  });

  describe('The list of parts (sbom.json)', () => {
    it('has what is installed and what is bundled with the package, and nothing else', async () => {
      const { components } = JSON.parse(await read('iotex-chat', 'sbom.json')) as PartsList;
      const wanted = new Set<string>(['hono', 'rate-limiter-flexible']);
      const visit = async (place: string): Promise<void> => {
        const { dependencies = {} } = JSON.parse(
          await readFile(path.join(place, 'package.json'), 'utf8'),
        ) as PackageFile;
        for (const name of Object.keys(dependencies)) {
          if (wanted.has(name)) continue;
          wanted.add(name);
          await visit(path.join(root, 'node_modules', name));
        }
      };
      await visit(unpacked['iotex-chat']!);
      expect(components.map(({ name }) => name).sort()).to.deep.equal([...wanted].sort());
      for (const { name, version, licenses } of components) {
        const installed = JSON.parse(
          await readFile(path.join(root, 'node_modules', name, 'package.json'), 'utf8'),
        ) as PackageFile;
        expect(version, name).to.equal(installed.version);
        expect(licenses, name).to.have.length(1);
      }
    });

    it('is the same whenever it is written', async () => {
      const { metadata, serialNumber } = JSON.parse(await read('iotex-chat', 'sbom.json')) as PartsList;
      expect(metadata).to.have.all.keys('component');
      const before = await readFile(path.join(root, 'sbom.json'), 'utf8');
      const { writePartsList } = (await import(new URL('../../release/parts-list.mjs', import.meta.url).href)) as {
        writePartsList: (folders: readonly string[]) => void;
      };
      writePartsList(['cdn', 'dist/proxy']);
      expect(await readFile(path.join(root, 'sbom.json'), 'utf8')).to.equal(before);
      expect(serialNumber).to.match(/^urn:uuid:[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    });
  });

  describe('The installed package', () => {
    it('has the handler of the proxy, which needs nothing else', async () => {
      const said = await inNode(`
      import { createProxyHandler } from 'iotex-chat/proxy';
      const handle = createProxyHandler({ apiKey: 'sk-none', log() {} });
      const response = await handle(new Request('https://chat.example/health'));
      console.log(response.status, JSON.stringify(await response.json()));`);
      expect(said).to.equal('200 {"status":"ok"}');
    });

    it('has the scripted gateway for tests', async () => {
      await symlink(
        path.join(root, 'node_modules/eventsource-parser'),
        path.join(modules, 'eventsource-parser'),
        'junction',
      );
      const said = await inNode(`
      import { scriptGateway } from 'iotex-chat/testing';
      import { streamChat } from 'iotex-chat/core';
      const gateway = scriptGateway(['Hello']);
      console.log(await streamChat('Hi', { proxyUrl: 'https://site.example/chat', fetch: gateway.fetch }), gateway.requests[0].text);`);
      expect(said).to.equal('Hello Hi');
    });
  });
});
