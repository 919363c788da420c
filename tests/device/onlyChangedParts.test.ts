import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { languages } from '../../src/core/language/registry.ts';
import { openPack } from '../../src/device/open.ts';
import { sampleMap, samplePack, withChangedSentence, withNewEntry } from './content.ts';
import { newPhone } from './phone.ts';
import { headPath, packPath, piecesPath, publish, type Site } from './site.ts';
import { type Reply, type Wifi, wifi } from './wifi.ts';

const thousand = samplePack(1000);
/** Every other language of the district stands in the manifest too, which is fetched each time. */
const others = languages.filter(({ tag }) => tag !== 'de').map(({ tag }) => samplePack(1, tag));
const before = publish([thousand, ...others], { basemap: sampleMap() });

/** Saves the old site, publishes the new one, saves again: the requests of the second save. */
async function returnTo(changed: typeof thousand, meet: (net: Wifi) => void = () => {}) {
  const phone = newPhone();
  const net = wifi(before);
  await phone.save(net);
  net.taken();
  net.site = publish([changed, ...others], { seq: 2000, basemap: sampleMap() });
  meet(net);
  const progress: number[] = [];
  expect(await phone.save(net, { onProgress: ({ received, total }) => progress.push(received / total) })).toMatchObject({ kind: 'saved' });
  expect((await openPack(phone.newTab(), 'witten', 'de'))?.content).toEqual(changed);
  const taken = net.taken();
  return { site: net.site, taken, progress };
}

const wireSize = (site: Site, paths: readonly string[]) => paths.reduce((sum, path) => sum + brotliCompressSync(site.files.get(path) ?? '').length, 0);

// A megabyte is saved twice in each case.
describe('a phone that comes back', { timeout: 30_000 }, () => {
  it.each([0, 137, 500, 777, 999])(
    'pays for one changed sentence among 1,000 entries (number %i) with the manifest, a piece of the head and one part: at most 8 kB',
    async (index) => {
      const { site, taken } = await returnTo(withChangedSentence(thousand, index));
      expect(taken).toHaveLength(4);
      expect(taken.slice(0, 2)).toEqual(['witten/manifest.json', piecesPath(site)]);
      for (const path of taken.slice(2)) expect(path).toMatch(/^witten\/packs\/parts\/[\w-]{22}\.json$/);
      // The promise to people with prepaid cards (DESIGN section 5) are 10 kB.
      expect(wireSize(site, taken)).toBeLessThanOrEqual(8000);
    },
  );

  it('sees from the start how little is missing', async () => {
    const { progress } = await returnTo(withChangedSentence(thousand, 500));
    expect(progress[1]).toBeGreaterThan(0.97);
  });

  it('pays for one new entry with the parts around it, not with all behind it', async () => {
    const { taken } = await returnTo(withNewEntry(thousand, 300));
    expect(taken.filter((path) => path.includes('/parts/')).length).toBeLessThanOrEqual(4);
  });

  it('takes the whole file when nearly everything is new', async () => {
    const rewritten = { ...thousand, entries: thousand.entries.map((entry, index) => ({ ...entry, order: index })) };
    const { site, taken } = await returnTo(rewritten);
    expect(taken).toEqual(['witten/manifest.json', piecesPath(site), headPath(site), packPath(site)]);
  });

  it('fetches the end of the head and of the entries when some were taken away there', async () => {
    const { site, taken } = await returnTo({ ...thousand, entries: thousand.entries.slice(0, 990) });
    expect(taken.length).toBeLessThanOrEqual(4);
    expect(wireSize(site, taken)).toBeLessThanOrEqual(7000);
  });

  const faults: readonly (readonly [string, (path: string, text: string | undefined) => Reply | undefined])[] = [
    ['a host has no pieces of it', (path) => (path.endsWith('.pieces.json') ? { status: 404 } : undefined)],
    ['the list of its pieces is something else', (path) => (path.endsWith('.pieces.json') ? { body: '{"error":"maintenance"}' } : undefined)],
    ['a piece of it is another one', (_, text) => (text?.startsWith('{"hash"') ? { body: '{"hash":"AAAAAAAAAAAAAAAAAAAAAA","bytes":9},' } : undefined)],
  ];
  it.each(faults)('takes the whole head where %s', async (_, fault) => {
    const { site, taken } = await returnTo(withChangedSentence(thousand, 500), (net) => {
      net.fault = ({ path }, text) => fault(path, text);
    });
    expect(taken).toContain(headPath(site));
    expect(taken).not.toContain(packPath(site));
  });
});
