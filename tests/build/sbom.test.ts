import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { billOfMaterials, licencesText } from '../../src/build/sbom.ts';

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly scope: string;
  readonly purl: string;
  readonly licenses?: readonly ({ readonly license: { readonly id: string } } | { readonly expression: string })[];
}

let text = '';
let bill: {
  readonly serialNumber: string;
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
};
beforeAll(async () => {
  text = await billOfMaterials('.');
  bill = JSON.parse(text);
});

/** What a municipality may hand out to everybody without a question. */
const permissive = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0'];
const licenceOf = ({ licenses = [] }: Component) => licenses.map((one) => ('license' in one ? one.license.id : one.expression)).join();

describe('the bill of materials', () => {
  test('names every package of the lock file once, with its version and licence', async () => {
    const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as { packages: Record<string, { version: string }> };
    expect(bill.components.length).toBe(Object.keys(lock.packages).length - 1);
    expect(new Set(bill.components.map((one) => one['bom-ref'])).size).toBe(bill.components.length);
    expect(bill.components.filter((one) => licenceOf(one) === '').map(({ purl }) => purl)).toEqual([]);
    expect(bill.components.map(({ purl }) => purl)).toContain(`pkg:npm/idb@${lock.packages['node_modules/idb']?.version}`);
  });

  test('every dependency that is named is a part that is described', () => {
    const known = new Set([...bill.components.map((one) => one['bom-ref']), bill.dependencies[0]?.ref]);
    expect(bill.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]).filter((ref) => !known.has(ref))).toEqual([]);
    expect(bill.dependencies.find(({ ref }) => ref.startsWith('pkg:npm/workbox-precaching@'))?.dependsOn.join()).toContain('workbox-core@');
  });

  test('says what reaches the phone, and that all of it is free to hand on', () => {
    const phone = bill.components.filter(({ scope }) => scope === 'required');
    const names = phone.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['preact', 'idb', 'leaflet', 'workbox-core', 'lucide-static']));
    expect(names.filter((name) => ['marked', 'yaml', 'vite', 'typescript', 'playwright-core'].includes(name))).toEqual([]);
    expect(phone.filter((one) => !permissive.includes(licenceOf(one))).map(({ purl }) => purl)).toEqual([]);
  });

  test('F13 · what reaches the phone is locked by its hash, asked for in one exact version, and runs nothing when it is installed', async () => {
    const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
      packages: Record<string, { integrity?: string; hasInstallScript?: boolean }>;
    };
    const phone = bill.components.filter(({ scope }) => scope === 'required').map(({ purl }) => purl.replace(/^pkg:npm\/|@[^@]*$/g, '').replace('%40', '@'));
    const loose = phone.filter((name) => {
      const { integrity = '', hasInstallScript } = lock.packages[`node_modules/${name}`] ?? {};
      return !integrity.startsWith('sha512-') || hasInstallScript;
    });
    expect(loose).toEqual([]);
    const { dependencies, devDependencies } = JSON.parse(await readFile('package.json', 'utf8')) as Record<string, Record<string, string>>;
    expect(Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('is the same for the same lock file, without a clock or chance', async () => {
    expect(await billOfMaterials('.')).toBe(text);
    expect(bill.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(text).not.toContain('timestamp');
  });

  test('the licences of everything on the phone stand in one small text', async () => {
    const licences = await licencesText('.');
    for (const { name, scope, version } of bill.components) if (scope === 'required') expect(licences).toContain(`${name} ${version}`);
    expect(licences).not.toContain('carries no text');
    expect(licences.length).toBeLessThan(30_000);
  });
});
