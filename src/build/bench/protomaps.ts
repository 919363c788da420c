import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import type { MapPage } from './mapPage.ts';

/** What draws such an archive with Leaflet elsewhere, in the version that was current when this was written. */
export const other = { name: 'protomaps-leaflet', version: '5.1.0' };

/** The smallest page that shows an archive with it from IndexedDB, and a worker that keeps the page. */
const page = (id: string) => `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>${id}</title><style>body{margin:0}#map{height:60vh;direction:ltr}</style></head><body><div id="map"></div><script type="module" src="/page.js"></script></body></html>`;

const worker = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => event.respondWith(caches.open('page').then(async (cache) =>
  (await cache.match(event.request, { ignoreSearch: true })) ?? fetch(event.request))));`;

const script = `import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
globalThis.L = L;
const { leafletLayer } = await import('protomaps-leaflet');
const { PMTiles } = await import('pmtiles');
const id = location.pathname.split('/')[1];
const database = await new Promise((resolve) => {
  const opening = indexedDB.open('maps', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('maps');
  opening.onsuccess = () => resolve(opening.result);
});
const ask = (mode, work) => new Promise((resolve) => { const asking = work(database.transaction('maps', mode).objectStore('maps')); asking.onsuccess = () => resolve(asking.result); });
let bytes = await ask('readonly', (store) => store.get(id));
if (!bytes) {
  bytes = await (await fetch('/' + id + '.pmtiles')).arrayBuffer();
  await ask('readwrite', (store) => store.put(bytes, id));
}
const archive = new PMTiles({ getKey: () => id, getBytes: async (offset, length) => ({ data: bytes.slice(offset, offset + length) }) });
const { minLon, minLat, maxLon, maxLat } = await archive.getHeader();
const map = L.map('map');
const layer = leafletLayer({ url: archive, flavor: 'light', lang: 'ar' });
layer.on('load', () => map.getContainer().dataset.drawn = 'yes');
map.fitBounds([[minLat, minLon], [maxLat, maxLon]]);
layer.addTo(map);
await navigator.serviceWorker.register('/sw.js');
const cache = await caches.open('page');
if (!(await cache.match(location.href))) await cache.addAll([location.href, ...performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /\\.(js|css)$/.test(name))]);
document.documentElement.dataset.saved = 'yes';
`;

export interface Other {
  readonly pageOf: (id: string) => MapPage;
  /** All scripts of the page, for a weighing. */
  readonly scripts: readonly string[];
}

/** Installs it below `folder`, outside the project, and bundles a page for each archive. */
export async function buildOther(folder: string, archives: readonly { readonly id: string; readonly file: string }[]): Promise<Other> {
  const inside = (...parts: string[]) => path.join(folder, ...parts);
  await mkdir(inside('site'), { recursive: true });
  await writeFile(inside('package.json'), '{ "private": true, "type": "module" }');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', `${other.name}@${other.version}`, 'leaflet@1.9.4', 'pmtiles@3.2.1'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await writeFile(inside('page.js'), script);
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    build: {
      outDir: inside('site'),
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: { input: inside('page.js'), output: { entryFileNames: 'page.js' } },
    },
  });
  await writeFile(inside('site', 'sw.js'), worker);
  for (const { id, file } of archives) {
    await mkdir(inside('site', id), { recursive: true });
    await writeFile(inside('site', id, 'index.html'), page(id));
    await cp(file, inside('site', `${id}.pmtiles`));
  }
  const files = await readdir(inside('site'), { recursive: true });
  return {
    pageOf: (id) => ({
      site: { root: inside('site'), headers: () => ({}) },
      path: `${id}/`,
      saved: "document.documentElement.dataset.saved === 'yes' && !!navigator.serviceWorker.controller",
      drawn: '#map[data-drawn]',
      view: '#map',
    }),
    scripts: await Promise.all(files.filter((file) => file.endsWith('.js') && file !== 'sw.js').map((file) => readFile(inside('site', file), 'utf8'))),
  };
}
