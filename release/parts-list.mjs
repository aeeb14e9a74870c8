/**
 * The lock file in, `sbom.json` out: a CycloneDX 1.5 list of what the package brings with it (https://cyclonedx.org/docs/1.5/json/).
 *
 * `npm sbom` leaves out what is a development dependency of something else too (lit), puts the proxy in, and writes the time and a number by chance into each.
 */
import { createHash } from 'node:crypto';
import { Buffer } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import { bundledPackages } from './licenses.mjs';

/** Writes the list. `folders` hold bundles: what is in them counts, whether or not it is installed with the package. */
export function writePartsList(folders) {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const { name, version, license, description, dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const places = new Map();
  const links = new Map();
  const visit = (wanted, from) => {
    const place = placeOf(wanted, from, packages);
    if (places.has(place)) return refOf(place, packages);
    places.set(place, packages[place]);
    const inner = Object.keys(packages[place].dependencies ?? {}).map((each) => visit(each, place));
    links.set(refOf(place, packages), inner.sort());
    return refOf(place, packages);
  };
  const direct = Object.keys(dependencies).map((each) => visit(each, ''));
  const bundled = folders.flatMap(bundledPackages);
  // What is bundled brings nothing but what was bundled with it.
  for (const each of bundled) {
    const place = placeOf(each, '', packages);
    if (!places.has(place)) links.set(refOf(place, packages), []);
    places.set(place, packages[place]);
  }
  const components = [...places].map(([place, facts]) => component(place, facts, packages));
  const self = `${name}@${version}`;
  const body = {
    metadata: {
      component: {
        'bom-ref': self,
        type: 'library',
        name,
        version,
        description,
        purl: `pkg:npm/${self}`,
        licenses: [{ license: { id: license } }],
      },
    },
    components: components.sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1)),
    dependencies: [
      {
        ref: self,
        dependsOn: [
          ...new Set([...direct, ...bundled.map((each) => refOf(placeOf(each, '', packages), packages))]),
        ].sort(),
      },
      ...[...links].sort(([a], [b]) => (a < b ? -1 : 1)).map(([ref, dependsOn]) => ({ ref, dependsOn })),
    ],
  };
  const list = {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify(body))}`,
    version: 1,
    ...body,
  };
  writeFileSync('sbom.json', `${JSON.stringify(list, null, 2)}\n`);
}

/** Where `name` is found from `from` upwards, as Node looks for it. */
function placeOf(name, from, packages) {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1))) {
    const place = `${base}${base && '/'}node_modules/${name}`;
    if (place in packages) return place;
    if (!base) throw new Error(`${name} is not in package-lock.json.`);
  }
}

function nameOf(place) {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function refOf(place, packages) {
  return `${nameOf(place)}@${packages[place].version}`;
}

function component(place, { version, license, integrity }, packages) {
  const name = nameOf(place);
  const [algorithm, hash] = integrity.split('-', 2);
  return {
    'bom-ref': refOf(place, packages),
    type: 'library',
    name,
    version,
    scope: 'required',
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    hashes: [{ alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(hash, 'base64').toString('hex') }],
    licenses: [license.includes(' ') ? { expression: license } : { license: { id: license } }],
  };
}

/** A number of the right form that the content alone decides (RFC 9562, version 8). */
function uuidOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
