import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** What each part of the tree may import from the others. The table that src/README.md quotes: change it first, then the code. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  compiler: ['core'],
  device: ['core'],
  worker: ['core', 'device', 'app/document.tsx', 'app/reader.ts', 'app/shell.ts', 'app/i18n', 'app/ui/clock.ts', 'app/ui/format.ts', 'app/views/Districts.tsx'],
  build: ['core', 'compiler', 'app/document.tsx', 'app/reader.ts', 'app/shell.ts', 'app/i18n', 'app/icons'],
  'app/i18n': ['core', 'app/reader.ts'],
  'app/icons': [],
  'app/ui': ['core', 'device/api.ts', 'app/reader.ts', 'app/icons', 'app/i18n'],
  'app/views': ['core', 'device/api.ts', 'app/reader.ts', 'app/ui', 'app/icons'],
  'app/map': ['core', 'app/reader.ts', 'app/ui', 'app/icons', 'app/views'],
  'app/tools': ['core', 'device', 'app/reader.ts', 'app/ui', 'app/icons', 'app/i18n'],
  app: ['core', 'device', 'app'],
};

/** Packages that live in one place only. */
const home: Readonly<Record<string, RegExp>> = {
  idb: /^src\/device\/store\.ts$/,
  marked: /^src\/compiler\/markdown(Renderer)?\.ts$/,
  yaml: /^src\/compiler\/(frontMatter|yamlFaults)\.ts$/,
  i18next: /^src\/app\/i18n\//,
  leaflet: /^src\/(app\/map|build\/bench)\//,
  'workbox-precaching': /^src\/worker\/sw\.ts$/,
  'workbox-window': /^src\/app\/worker\.ts$/,
  uqr: /^src\/(build\/qr|app\/tools\/qr)\.tsx?$/,
  '@noble/ed25519': /^src\/device\//,
  '@maplibre/geojson-vt': /^src\/build\/basemap\//,
  '@maplibre/vt-pbf': /^src\/build\/basemap\//,
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file.split(path.sep).join('/')}`)
  .filter((file) => /\.tsx?$/.test(file));

const importsOf = (file: string) => [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
const below = (file: string, folder: string) => file === `src/${folder}` || file.startsWith(`src/${folder}/`);
const zoneOf = (file: string) => Object.keys(mayImport).find((zone) => below(file, zone)) ?? '';

test('every import points in the direction that src/README.md draws', () => {
  const wrong = files.flatMap((file) => {
    const zone = zoneOf(file);
    return importsOf(file)
      .filter((target) => target.startsWith('.'))
      .map((target) => path.posix.join(path.posix.dirname(file), target))
      .filter((target) => !below(target, zone) && !(mayImport[zone] ?? []).some((allowed) => below(target, allowed)))
      .map((target) => `${file} imports ${target}`);
  });
  expect(wrong).toEqual([]);
});

test('every library lives in the one place that knows it', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => home[target] && !home[target].test(file))
      .map((target) => `${file} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test('core and compiler read no clock, no disk and no network', () => {
  const wrong = files
    .filter((file) => below(file, 'core') || below(file, 'compiler'))
    .filter((file) =>
      /\bDate\.now\(|new Date\(\)|'node:|\bfetch\(|localStorage|indexedDB/.test(readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
    );
  expect(wrong).toEqual([]);
});

test('HTML from a string enters a page through one door, and no view writes a style attribute', () => {
  const html = files.filter(
    (file) =>
      below(file, 'app') &&
      /innerHTML|insertAdjacentHTML|document\.write|DOMParser/i.test(
        readFileSync(file, 'utf8')
          .replaceAll('dangerouslySetInnerHTML', '')
          .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
      ),
  );
  expect(html).toEqual([]);
  const doors = files.filter((file) => below(file, 'app') && readFileSync(file, 'utf8').includes('dangerouslySetInnerHTML'));
  expect(doors).toEqual(['src/app/ui/Html.tsx']);
  const styled = files.filter((file) => below(file, 'app') && /\sstyle=/.test(readFileSync(file, 'utf8')));
  expect(styled).toEqual([]);
});

test('every link in a README leads to a file that exists', () => {
  const readmes = ['README.md', 'src/README.md', 'content/README.md', 'src/core/pack/FORMAT.md'];
  const dead = readmes.flatMap((readme) =>
    [...readFileSync(readme, 'utf8').matchAll(/\]\((?!https?:|#|mailto:|pages\/|places\/|tel:)([^)#\s]+)/g)]
      .map((match) => path.posix.join(path.posix.dirname(readme), match[1] ?? ''))
      .filter((target) => {
        try {
          readFileSync(target);
          return false;
        } catch (error) {
          return !(error instanceof Error && 'code' in error && error.code === 'EISDIR');
        }
      })
      .map((target) => `${readme} → ${target}`),
  );
  expect(dead).toEqual([]);
});
