import { describe, expect, it } from 'vitest';
import { openPack } from '../../src/device/open.ts';
import { fetchManifest } from '../../src/device/save.ts';
import { samplePack } from './content.ts';
import { newPhone } from './phone.ts';
import { packLine, packPath, publish } from './site.ts';
import { base, wifi } from './wifi.ts';

const german = samplePack(60);
const site = publish([german, samplePack(20, 'ar')]);

describe('the first save on a new phone', () => {
  it('takes two requests, the manifest and the whole pack, and the next start reads it without a network', async () => {
    const phone = newPhone();
    const net = wifi(site);
    const result = await phone.save(net);
    expect(result).toMatchObject({
      kind: 'saved',
      saved: { key: 'witten/de', district: 'witten', kind: 'text', lang: 'de', seq: 1000, version: packLine(site, 'de').version },
    });
    expect(net.requests).toEqual([
      { path: 'witten/manifest.json', cache: 'no-store', credentials: 'omit', time: 1 },
      { path: packPath(site), cache: 'default', credentials: 'omit', time: 1 },
    ]);
    const opened = await openPack(phone.newTab(), 'witten', 'de');
    expect(opened?.content).toEqual(german);
    expect(opened?.saved.savedAt).toBe(Date.UTC(2026, 10, 21));
  });

  it('tells progress in bytes: the total at once, never backwards, all of it at the end', async () => {
    const phone = newPhone();
    const seen: number[] = [];
    const { bytes } = packLine(site, 'de');
    await phone.save(wifi(site), {
      onProgress: ({ received, total }) => {
        expect(total).toBe(bytes);
        seen.push(received);
      },
    });
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(bytes);
    expect(seen.length).toBeGreaterThan(20);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('leaves nothing staged behind', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    expect(await phone.store.readStaged('witten/de')).toEqual([]);
  });

  it('keeps several languages side by side and lists them with their sizes', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    await phone.save(wifi(site), { what: 'ar' });
    const list = await phone.store.listPacks();
    expect(list.map(({ key, bytes }) => ({ key, bytes }))).toEqual([
      { key: 'witten/ar', bytes: packLine(site, 'ar').bytes },
      { key: 'witten/de', bytes: packLine(site, 'de').bytes },
    ]);
  });

  it('costs one request when nothing has changed', async () => {
    const phone = newPhone();
    const net = wifi(site);
    await phone.save(net);
    net.taken();
    expect((await phone.save(net)).kind).toBe('current');
    expect(net.taken()).toEqual(['witten/manifest.json']);
  });

  it('a language that the district does not offer is not there, and says so', async () => {
    expect(await newPhone().save(wifi(site), { what: 'fr' })).toEqual({ kind: 'kept', reason: 'server' });
  });

  it('nothing is on a phone that never saved', async () => {
    expect(await openPack(newPhone(), 'witten', 'de')).toBeUndefined();
  });

  it('the manifest alone tells what there is to have', async () => {
    expect(await fetchManifest(base, 'witten', wifi(site))).toEqual({ manifest: site.manifest });
  });
});
