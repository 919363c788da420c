import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { createCopies } from '../../src/device/copy.ts';
import { openPack } from '../../src/device/open.ts';
import { listSaved, removeSaved } from '../../src/device/shelf.ts';
import { verifyPack } from '../../src/device/verify.ts';
import { samplePack, withChangedSentence } from './content.ts';
import { newPhone } from './phone.ts';
import { publish } from './site.ts';
import { wifi } from './wifi.ts';

const german = samplePack(60);
const site = publish([german]);
const later = publish([withChangedSentence(german, 3)], { seq: 2000 });

async function phoneWithoutIndexedDB() {
  const phone = newPhone();
  await phone.save(wifi(site));
  globalThis.indexedDB = new IDBFactory();
  return { ...phone, ...phone.newTab() };
}

describe('the browser cleared IndexedDB only', () => {
  it('the copy is opened, without a network', async () => {
    const phone = await phoneWithoutIndexedDB();
    expect((await openPack(phone, 'witten', 'de'))?.content).toEqual(german);
    expect((await listSaved(phone)).map(({ key }) => key)).toEqual(['witten/de']);
  });

  it('and put back into IndexedDB in an idle moment', async () => {
    const phone = await phoneWithoutIndexedDB();
    expect(await verifyPack(phone, 'witten/de')).toBe('restored');
    expect((await phone.store.readPack('witten/de'))?.saved.seq).toBe(1000);
  });

  it('an update fetches only what changed, because the copy has the rest', async () => {
    const phone = await phoneWithoutIndexedDB();
    const net = wifi(later);
    expect(await phone.save(net, { tab: phone })).toMatchObject({ kind: 'saved' });
    expect(net.taken()).toHaveLength(3);
  });

  it('a look at the network that finds nothing new puts it back, too', async () => {
    const phone = await phoneWithoutIndexedDB();
    const net = wifi(site);
    expect(await phone.save(net, { tab: phone })).toMatchObject({ kind: 'current' });
    expect(net.taken()).toEqual(['witten/manifest.json']);
    expect(await phone.store.listPacks()).toHaveLength(1);
  });

  it('an older pack is still refused', async () => {
    const phone = newPhone();
    await phone.save(wifi(later));
    globalThis.indexedDB = new IDBFactory();
    expect(await phone.save(wifi(site), { tab: phone.newTab() })).toEqual({ kind: 'kept', reason: 'older' });
  });
});

describe('the browser cleared IndexedDB and the disk is full', () => {
  it('an update does not cost the copy, which is all there is', async () => {
    const phone = await phoneWithoutIndexedDB();
    phone.caches.full = true;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect(await phone.save(wifi(later), { tab: phone })).toMatchObject({ kind: 'memory', reason: 'full' });
    vi.restoreAllMocks();
    expect((await openPack(phone, 'witten', 'de'))?.content).toEqual(german);
  });
});

describe('the browser cleared Cache Storage only', () => {
  it('nothing is missing, and the copy is made again', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    phone.caches.data.clear();
    expect((await openPack(phone, 'witten', 'de'))?.content).toEqual(german);
    expect(await verifyPack(phone, 'witten/de')).toBe('sound');
    expect((await phone.copies.read('witten/de'))?.saved.version).toBe(site.manifest.packs[0]?.version);
  });
});

describe('nothing was cleared', () => {
  it('what is saved is listed without reading the copies, which are as large as the packs', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    const opened = vi.spyOn(Response.prototype, 'json');
    expect((await listSaved(phone)).map(({ key }) => key)).toEqual(['witten/de']);
    expect(opened).not.toHaveBeenCalled();
    globalThis.indexedDB = new IDBFactory();
    expect((await listSaved(phone.newTab())).map(({ key }) => key)).toEqual(['witten/de']);
    expect(opened).toHaveBeenCalledOnce();
    opened.mockRestore();
  });
});

describe('the two places differ', () => {
  it('the copy is older: it is brought up to date', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    phone.caches.full = true;
    await phone.save(wifi(later));
    phone.caches.full = false;
    expect((await phone.copies.read('witten/de'))?.saved.seq).toBe(1000);
    expect(await verifyPack(phone, 'witten/de')).toBe('sound');
    expect((await phone.copies.read('witten/de'))?.saved.seq).toBe(2000);
  });

  it('the copy is newer, because IndexedDB took no writes for a while: it takes its place', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    const tab = { ...phone, store: { ...phone.store, writePack: async () => 'refused' as const } };
    expect(await phone.save(wifi(later), { tab })).toMatchObject({ kind: 'memory', reason: 'refused' });
    expect((await openPack(phone, 'witten', 'de'))?.saved.seq).toBe(1000);
    expect(await verifyPack(phone, 'witten/de')).toBe('restored');
    expect((await openPack(phone, 'witten', 'de'))?.saved.seq).toBe(2000);
  });

  it('a copy never gives way to an older pack', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    const record = await phone.copies.read('witten/de');
    await phone.save(wifi(later));
    expect(record && (await phone.copies.write(record))).toBe('older');
  });
});

describe('what is saved is listed', () => {
  it('a copy is read only where its row is missing: each is a whole pack', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    expect(await phone.copies.list(new Set(['witten/de'] as const))).toEqual([]);
    expect((await phone.copies.list()).map(({ key }) => key)).toEqual(['witten/de']);
  });
});

describe('the reader takes a pack off the phone', () => {
  it('both places forget it', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    await removeSaved(phone, 'witten/de');
    expect(await openPack(phone.newTab(), 'witten', 'de')).toBeUndefined();
    expect(await verifyPack(phone, 'witten/de')).toBe('absent');
  });
});

describe('no Cache Storage at all', () => {
  it('everything works from IndexedDB', async () => {
    const phone = newPhone();
    const throwing = { open: () => Promise.reject(new DOMException('', 'SecurityError')) } as unknown as CacheStorage;
    for (const copies of [createCopies(undefined), createCopies(throwing)]) {
      const tab = { store: phone.store, copies };
      expect(['saved', 'current']).toContain((await phone.save(wifi(site), { tab })).kind);
      expect((await openPack(tab, 'witten', 'de'))?.content).toEqual(german);
      expect(await verifyPack(tab, 'witten/de')).toBe('sound');
      expect(await listSaved(tab)).toHaveLength(1);
      expect(await copies.list()).toEqual([]);
      await copies.remove('witten/de');
    }
  });
});
