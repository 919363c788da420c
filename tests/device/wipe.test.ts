import { describe, expect, it } from 'vitest';
import { listenToOthers } from '../../src/device/messages.ts';
import { createSettings, settingKeys } from '../../src/device/settings.ts';
import { wipe } from '../../src/device/wipe.ts';
import { samplePack } from './content.ts';
import { memoryStorage } from './memoryStorage.ts';
import { newPhone } from './phone.ts';
import { publish } from './site.ts';
import { base, wifi } from './wifi.ts';

const site = publish([samplePack(20)]);

type Told = ReturnType<typeof worker>;
/** One that does as it is told, and says so. */
const worker = (hear: (message: { readonly type: string }) => void) => ({
  addEventListener() {},
  postMessage(message: { readonly type: string }, [port]: readonly MessagePort[]) {
    hear(message);
    port?.postMessage(true);
  },
});

/** A phone that was used: pack, staged parts, caches, settings, a worker; and another site of the same origin. */
async function usedPhone() {
  const phone = newPhone();
  await phone.save(wifi(site));
  await phone.store.stageParts('witten/ar', [['x', 'y']]);
  for (const name of ['workbox-precache-v2-https://atlas.example/', 'welcome-atlas-later', 'shop-of-somebody-else']) await phone.caches.open(name);
  const local = memoryStorage({ 'shop.cart': 'bread' });
  const session = memoryStorage({ 'atlas.scroll': '7' });
  createSettings(local).write(settingKeys.language, 'ar');
  createSettings(local).write(settingKeys.favourites('witten'), '["pages/x"]');
  const unregistered: string[] = [];
  const told: string[] = [];
  const registration = (scope: string, works = true) => ({
    scope,
    installing: null as Told | null,
    waiting: null,
    active: worker(({ type }) => told.push(`${type} ${scope}`)),
    unregister: async () => {
      unregistered.push(scope);
      return works;
    },
  });
  const workers = (list = [registration('https://atlas.example/')]) => ({ getRegistrations: async () => list as unknown as ServiceWorkerRegistration[] });
  const args = { site: base, store: phone.store, caches: phone.caches, storages: [local, session], workers: workers() };
  return { phone, local, session, told, unregistered, registration, workers, args };
}

const databases = async () => (await indexedDB.databases()).map(({ name }) => name);

describe('the reader wipes the phone', () => {
  it('nothing of ours is left, everything of others is', async () => {
    const { phone, local, session, told, unregistered, args } = await usedPhone();
    expect(await wipe(args)).toEqual([]);
    expect(await databases()).toEqual([]);
    expect(await phone.caches.keys()).toEqual(['shop-of-somebody-else']);
    expect([...local.data.keys()]).toEqual(['shop.cart']);
    expect([...session.data.keys()]).toEqual([]);
    expect(told).toEqual(['RETIRE https://atlas.example/']);
    expect(unregistered).toEqual(['https://atlas.example/']);
    expect(await phone.newTab().store.listPacks()).toEqual([]);
  });

  it('an atlas below another path of the same origin keeps its worker and its cache', async () => {
    const { phone, unregistered, registration, workers, args } = await usedPhone();
    await phone.caches.open('workbox-precache-v2-https://atlas.example/one/');
    await phone.caches.open('workbox-precache-v2-https://atlas.example/two/');
    const both = workers([registration('https://atlas.example/one/'), registration('https://atlas.example/two/')]);
    await wipe({ ...args, site: '/one/', workers: both });
    expect(unregistered).toEqual(['https://atlas.example/one/']);
    expect(await phone.caches.keys()).toContain('workbox-precache-v2-https://atlas.example/two/');
    expect(await phone.caches.keys()).not.toContain('workbox-precache-v2-https://atlas.example/one/');
  });

  it('another tab of ours that is open steps aside', async () => {
    const { phone, args } = await usedPhone();
    const other = phone.newTab();
    expect(await other.store.listPacks()).toHaveLength(1);
    expect(await wipe(args)).toEqual([]);
    expect(await databases()).toEqual([]);
    expect(await other.store.listPacks()).toEqual([]);
  });

  it('a tab that blocks the deletion leaves an empty shell: the contents are gone all the same', async () => {
    const { phone, args } = await usedPhone();
    const stubborn = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('welcome-atlas');
      request.onsuccess = () => resolve(request.result);
    });
    const { store } = phone.newTab({ openWithin: 20 });
    expect(await store.wipe()).toBe('cleared');
    expect(await wipe({ ...args, store: phone.newTab({ openWithin: 20 }).store })).toContain('packs');
    const count = await new Promise<number>((resolve) => {
      const request = stubborn.transaction('packs').objectStore('packs').count();
      request.onsuccess = () => resolve(request.result);
    });
    expect(count).toBe(0);
    stubborn.close();
  });

  it('a worker that was being set up opened anew what was emptied: that goes too', async () => {
    const { phone, registration, workers, args } = await usedPhone();
    const busy = {
      ...registration('https://atlas.example/'),
      installing: worker(() => {}),
      unregister: async () => {
        await expect.poll(() => phone.caches.keys()).toEqual(['shop-of-somebody-else']);
        await phone.caches.open('welcome-atlas-strings');
        await phone.newTab().store.listPacks();
        return true;
      },
    };
    expect(await wipe({ ...args, workers: workers([busy]) })).toEqual([]);
    expect(await databases()).toEqual([]);
    expect(await phone.caches.keys()).toEqual(['shop-of-somebody-else']);
  });

  it('other tabs are told before and after', async () => {
    const { args } = await usedPhone();
    const heard: string[] = [];
    const stop = listenToOthers(({ kind }) => heard.push(kind));
    await wipe(args);
    await expect.poll(() => heard, { timeout: 30_000 }).toEqual(['wiping', 'wiped']);
    stop();
  });

  it('what cannot be taken away is named', async () => {
    const { registration, workers, args } = await usedPhone();
    const throwing = { keys: () => Promise.reject(new DOMException('', 'SecurityError')) } as unknown as CacheStorage;
    const left = await wipe({ ...args, caches: throwing, workers: workers([registration('https://atlas.example/', false)]) });
    expect(left).toEqual(['caches', 'worker']);
  });

  it('a browser without caches and workers has nothing to take away there', async () => {
    const { phone } = await usedPhone();
    expect(await wipe({ site: '/', store: phone.store, caches: undefined, storages: [], workers: undefined })).toEqual([]);
  });
});
