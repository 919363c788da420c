import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { languages } from '../../src/core/language/registry.ts';
import { openPack } from '../../src/device/open.ts';
import { sampleMap, samplePack, withChangedSentence, withNewEntry } from './content.ts';
import { newPhone } from './phone.ts';
import { headPath, packPath, publish, type Site } from './site.ts';
import { wifi } from './wifi.ts';

const thousand = samplePack(1000);
/** Every other language of the district stands in the manifest too, which is fetched each time. */
const others = languages.filter(({ tag }) => tag !== 'de').map(({ tag }) => samplePack(1, tag));
const before = publish([thousand, ...others], { basemap: sampleMap() });

/** Saves the old site, publishes the new one, saves again: the requests of the second save. */
async function returnTo(changed: typeof thousand) {
  const phone = newPhone();
  const net = wifi(before);
  await phone.save(net);
  net.taken();
  net.site = publish([changed, ...others], { seq: 2000, basemap: sampleMap() });
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
    'pays for one changed sentence among 1,000 entries (number %i) with the manifest, the head and one part: at most 10 kB',
    async (index) => {
      const { site, taken } = await returnTo(withChangedSentence(thousand, index));
      expect(taken).toHaveLength(3);
      expect(taken.slice(0, 2)).toEqual(['witten/manifest.json', headPath(site)]);
      expect(taken[2]).toMatch(/^witten\/packs\/parts\/[\w-]{22}\.json$/);
      // The promise to people with prepaid cards (DESIGN section 5). Measured 2026-11: 5.8-9.0 kB,
      // of which the manifest of 15 languages is 1.4 kB and the head 3.2 kB.
      expect(wireSize(site, taken)).toBeLessThanOrEqual(10_000);
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
    expect(taken).toEqual(['witten/manifest.json', headPath(site), packPath(site)]);
  });

  it('fetches nothing but the head when an entry was taken away at the end', async () => {
    const { taken } = await returnTo({ ...thousand, entries: thousand.entries.slice(0, 990) });
    expect(taken.length).toBeLessThanOrEqual(3);
  });
});
