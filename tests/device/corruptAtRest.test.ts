import { describe, expect, it } from 'vitest';
import { openPack, openPartwise } from '../../src/device/open.ts';
import { verifyPack } from '../../src/device/verify.ts';
import { samplePack, withChangedSentence } from './content.ts';
import { newPhone, type Phone, spoilAtRest } from './phone.ts';
import { headPath, publish } from './site.ts';
import { wifi } from './wifi.ts';

const german = samplePack(60);
const site = publish([german]);

type Lines = { head: string; parts: string[] };
const damages: readonly (readonly [string, (lines: Lines) => unknown])[] = [
  ['a letter of a part', ({ head, parts }) => ({ head, parts: parts.map((part, index) => (index === 2 ? part.replace('Stadt', 'Stapt') : part)) })],
  ['the head', ({ head, parts }) => ({ head: head.replace('"bytes":1', '"bytes":2'), parts })],
  ['a part that is missing', ({ head, parts }) => ({ head, parts: parts.slice(0, -1) })],
  ['two parts in each other’s place', ({ head, parts: [first = '', second = '', ...others] }) => ({ head, parts: [second, first, ...others] })],
  ['the end of a part', ({ head, parts }) => ({ head, parts: parts.map((part) => part.slice(0, 500)) })],
  ['the shape of the record', () => ({ head: 7, parts: 'none' })],
];

const dropCopies = (phone: Phone) => phone.caches.data.clear();

describe.each(damages)('the flash memory spoilt %s', (_, damage) => {
  it('the look at the hashes notices it and takes the copy', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    await spoilAtRest('witten/de', damage);
    const tab = phone.newTab();
    expect(await verifyPack(tab, 'witten/de')).toBe('restored');
    expect((await openPack(tab, 'witten', 'de'))?.content).toEqual(german);
    expect(await verifyPack(tab, 'witten/de')).toBe('sound');
  });

  it('without a copy the pack goes, and never comes back as half a page', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    await spoilAtRest('witten/de', damage);
    dropCopies(phone);
    expect(['lost', 'absent']).toContain(await verifyPack(phone, 'witten/de'));
    expect(await openPack(phone, 'witten', 'de')).toBeUndefined();
    expect(await phone.save(wifi(site))).toMatchObject({ kind: 'saved' });
    expect((await openPack(phone.newTab(), 'witten', 'de'))?.content).toEqual(german);
  });

  it('a save heals it as well, though the version has not changed', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    await spoilAtRest('witten/de', damage);
    dropCopies(phone);
    expect(await phone.save(wifi(site))).toMatchObject({ kind: 'saved' });
    expect(await verifyPack(phone, 'witten/de')).toBe('sound');
  });
});

describe('something at rest is spoilt', () => {
  it('healing fetches only the part that was spoilt', async () => {
    const phone = newPhone();
    const net = wifi(site);
    await phone.save(net);
    await spoilAtRest('witten/de', damages[0]?.[1] ?? (() => ({})));
    dropCopies(phone);
    net.taken();
    await phone.save(net);
    const taken = net.taken();
    expect(taken.slice(0, 2)).toEqual(['witten/manifest.json', headPath(site)]);
    expect(taken).toHaveLength(3);
  });

  it('lines that are no JSON any more are not shown: the copy is', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    await spoilAtRest('witten/de', damages[4]?.[1] ?? (() => ({})));
    expect((await openPack(phone.newTab(), 'witten', 'de'))?.content).toEqual(german);
    expect((await openPartwise(phone.newTab(), 'witten', 'de'))?.content.entries).toEqual(german.entries);
  });

  it('a staged part that was spoilt is fetched again', async () => {
    const phone = newPhone();
    await phone.store.stageParts('witten/de', [['AAAAAAAAAAAAAAAAAAAAAA', '{"entries":[]}']]);
    expect(await phone.save(wifi(site))).toMatchObject({ kind: 'saved' });
    expect((await openPack(phone.newTab(), 'witten', 'de'))?.content).toEqual(german);
  });

  it('a copy that was spoilt is not used, and made anew', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    for (const cache of phone.caches.data.values()) for (const [url, text] of cache) cache.set(url, text.replace('Stadt', 'Stapt'));
    expect(await phone.copies.read('witten/de')).toBeUndefined();
    expect(await verifyPack(phone, 'witten/de')).toBe('sound');
    expect((await phone.copies.read('witten/de'))?.saved.key).toBe('witten/de');
  });

  it('a pack that another tab replaced meanwhile is not taken away', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    await phone.save(wifi(publish([withChangedSentence(german, 1)], { seq: 2000 })));
    expect(await phone.store.removePack('witten/de', site.manifest.packs[0]?.version)).toBe('removed');
    expect((await phone.store.readPack('witten/de'))?.saved.seq).toBe(2000);
  });
});
