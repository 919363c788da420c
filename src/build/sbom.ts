import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * What the atlas is made of: a bill of materials (CycloneDX 1.6) for those who must keep one, and the licences of what reaches the
 * phone. Both from package-lock.json and the installed packages, without a network, and equal for equal lock files.
 */
interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

interface Root extends Locked {
  readonly name: string;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Keys are places: `node_modules/idb`, `node_modules/a/node_modules/b`. */
type Packages = Readonly<Record<string, Locked>>;

/** Folders of src/ whose code runs on the phone. */
const phoneZones = ['core', 'device', 'worker', 'app'];
/** Reaches the phone without an import: its pictograms are copied into src/app/icons. */
const copied = ['lucide-static'];

const folder = 'node_modules/';
const nameOf = (place: string) => place.slice(place.lastIndexOf(folder) + folder.length);
const purlOf = (place: string, { version }: Locked) => `pkg:npm/${nameOf(place).replace('@', '%40')}@${version}`;

async function readLock(root: string): Promise<{ readonly project: Root; readonly packages: Packages }> {
  const lock = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8')) as { readonly packages: Packages };
  const { '': project, ...packages } = lock.packages;
  return { project: project as Root, packages };
}

/** The place that Node finds for a name: the nearest folder upwards. */
function resolve(packages: Packages, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf(`/${folder}`)))) {
    const place = at === '' ? folder + name : `${at}/${folder}${name}`;
    if (packages[place]) return place;
    if (at === '') return undefined;
  }
}

/** Parts for one system name no licence of their own: that of the package that asks for them holds. */
function licencesOf(packages: Packages): ReadonlyMap<string, string> {
  const found = new Map(Object.entries(packages).flatMap(([place, { license }]) => (license ? [[place, license] as const] : [])));
  for (const [place, { license, optionalDependencies = {} }] of Object.entries(packages))
    for (const name of Object.keys(optionalDependencies)) {
      const part = resolve(packages, place, name);
      if (part && license && !found.has(part)) found.set(part, license);
    }
  return found;
}

/** Names of packages that code on the phone imports, and what those need at run time. */
async function packagesOnPhone(root: string, packages: Packages): Promise<ReadonlySet<string>> {
  const places = new Set<string>();
  const add = (place: string | undefined) => {
    if (!place || places.has(place) || nameOf(place).startsWith('@types/')) return;
    places.add(place);
    for (const name of Object.keys(packages[place]?.dependencies ?? {})) add(resolve(packages, place, name));
  };
  for (const zone of phoneZones)
    for (const file of await readdir(path.join(root, 'src', zone), { recursive: true })) {
      if (!/\.tsx?$/.test(file)) continue;
      const text = await readFile(path.join(root, 'src', zone, file), 'utf8');
      for (const [, name = ''] of text.matchAll(/(?:from|import)\s*\(?\s*'((?:@[\w-]+\/)?[\w-]+)[/\w.-]*'/g)) add(resolve(packages, '', name));
    }
  for (const name of copied) add(resolve(packages, '', name));
  return places;
}

/** CycloneDX takes one licence by its id, and several as an expression. */
const licenceField = (licence: string) => (/[ (]/.test(licence) ? [{ expression: licence }] : [{ license: { id: licence } }]);

/** The bill of materials as a text, two spaces deep. */
export async function billOfMaterials(root: string): Promise<string> {
  const { project, packages } = await readLock(root);
  const licences = licencesOf(packages);
  const onPhone = await packagesOnPhone(root, packages);
  const self = `pkg:npm/${project.name}@${project.version}`;
  const places = Object.keys(packages).sort();
  const refOf = (place: string, locked: Locked) => (place.indexOf(folder, 1) === -1 ? purlOf(place, locked) : `${purlOf(place, locked)}#${place}`);
  const refs = new Map(places.flatMap((place) => (packages[place] ? [[place, refOf(place, packages[place])] as const] : [])));
  const needs = (place: string, wanted: readonly (Readonly<Record<string, string>> | undefined)[]) =>
    [...new Set(wanted.flatMap((names) => Object.keys(names ?? {})).flatMap((name) => refs.get(resolve(packages, place, name) ?? '') ?? []))].sort();

  const components = Object.entries(packages).map(([place, locked]) => {
    const name = nameOf(place);
    const [scope, bare] = name.startsWith('@') ? name.split('/') : [undefined, name];
    const licence = licences.get(place);
    const [algorithm, hash] = locked.integrity?.split('-') ?? [];
    return {
      type: 'library',
      'bom-ref': refs.get(place),
      ...(scope !== undefined && { group: scope }),
      name: bare,
      version: locked.version,
      scope: onPhone.has(place) ? 'required' : 'excluded',
      ...(hash !== undefined && algorithm === 'sha512' && { hashes: [{ alg: 'SHA-512', content: Buffer.from(hash, 'base64').toString('hex') }] }),
      ...(licence !== undefined && { licenses: licenceField(licence) }),
      purl: purlOf(place, locked),
      properties: [{ name: 'welcome-atlas:runs', value: onPhone.has(place) ? 'phone' : 'build' }],
    };
  });
  const body = {
    metadata: {
      component: { type: 'application', 'bom-ref': self, name: project.name, version: project.version, licenses: licenceField(project.license ?? '') },
    },
    components: components.sort((a, b) => ((a['bom-ref'] ?? '') < (b['bom-ref'] ?? '') ? -1 : 1)),
    dependencies: [
      { ref: self, dependsOn: needs('', [project.dependencies, project.devDependencies]) },
      ...places.flatMap((place) => {
        const { dependencies, optionalDependencies, peerDependencies } = packages[place] ?? {};
        return { ref: refs.get(place), dependsOn: needs(place, [dependencies, optionalDependencies, peerDependencies]) };
      }),
    ],
  };
  // A number that says the same about the same: no clock, no chance.
  const hex = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const serial = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: `urn:uuid:${serial}`, version: 1, ...body }, null, 2)}\n`;
}

/** The licences of everything that reaches the phone, word for word: `licences.txt` of the site. */
export async function licencesText(root: string): Promise<string> {
  const { packages } = await readLock(root);
  const parts: string[] = [];
  for (const place of [...(await packagesOnPhone(root, packages))].sort()) {
    const at = path.join(root, place);
    const file = (await readdir(at)).find((name) => /^licen[cs]e/i.test(name));
    const text = file === undefined ? 'The package carries no text of its licence.' : await readFile(path.join(at, file), 'utf8');
    const { version, license = '' } = packages[place] ?? {};
    parts.push(`${nameOf(place)} ${version} (${license})\n\n${text.replaceAll('\r', '').trim()}`);
  }
  const line = `\n\n${'-'.repeat(72)}\n\n`;
  return `What runs on the phone is made of these packages.${line}${parts.join(line)}\n`;
}
