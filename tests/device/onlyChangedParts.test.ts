import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openPack } from '../../src/device/open.ts';
import { samplePack, withChangedSentence, withNewEntry } from './content.ts';
import { newPhone } from './phone.ts';
import { headPath, packPath, publish } from './site.ts';
import { wifi } from './wifi.ts';

const thousand = samplePack(1000);
const before = publish([thousand]);

/** Saves the old site, publishes the new one, saves again: the requests of the second save and their size on the wire. */
async function returnTo(changed: typeof thousand) {
  const phone = newPhone();
  const net = wifi(before);
  await phone.save(net);
  net.taken();
  net.site = publish([changed], { seq: 2000 });
  const progress: number[] = [];
  expect(await phone.save(net, { onProgress: ({ received, total }) => progress.push(received / total) })).toMatchObject({ kind: 'saved' });
  expect((await openPack(phone.newTab(), 'witten', 'de'))?.content).toEqual(changed);
  const taken = net.taken();
  const wire = taken.reduce((sum, path) => sum + brotliCompressSync(net.site.files.get(path) ?? '').length, 0);
  return { site: net.site, taken, wire, progress };
}

describe('a phone that comes back', () => {
  it('pays for one changed sentence among 1,000 entries with the manifest, the head and one part: at most 10 kB', async () => {
    const sizes: number[] = [];
    for (const index of [0, 137, 500, 777, 999]) {
      const { site, taken, wire } = await returnTo(withChangedSentence(thousand, index));
      expect(taken).toHaveLength(3);
      expect(taken.slice(0, 2)).toEqual(['witten/manifest.json', headPath(site)]);
      expect(taken[2]).toMatch(/^witten\/packs\/parts\/[\w-]{22}\.json$/);
      sizes.push(wire);
    }
    // DESIGN section 5: this is what a stale phone costs on a prepaid card.
    expect(Math.max(...sizes)).toBeLessThanOrEqual(10_000);
  });

  it('sees from the start how little is missing', async () => {
    const { progress } = await returnTo(withChangedSentence(thousand, 500));
    expect(progress[1]).toBeGreaterThan(0.97);
  });

  it('pays for one new entry with the parts around it, not with all behind it', async () => {
    const { taken } = await returnTo(withNewEntry(thousand, 300));
    expect(taken.filter((path) => path.includes('/parts/')).length).toBeLessThanOrEqual(2);
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
