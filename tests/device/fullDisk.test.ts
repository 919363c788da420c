import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SaveResult } from '../../src/device/api.ts';
import { isQuotaError } from '../../src/device/connection.ts';
import { openPack, packOf } from '../../src/device/open.ts';
import { estimate, hasRoomFor, isPersisted, persist } from '../../src/device/storage.ts';
import { samplePack, withChangedSentence } from './content.ts';
import { newPhone } from './phone.ts';
import { publish } from './site.ts';
import { wifi } from './wifi.ts';

const old = samplePack(120);
const changed = withChangedSentence(old, 3);
const before = publish([old], { seq: 1000 });
const after = publish([changed], { seq: 2000 });

afterEach(() => vi.restoreAllMocks());

const noRoom = () => new DOMException('The quota has been exceeded.', 'QuotaExceededError');

/** From now on the disk takes nothing larger than so many characters. */
function fillDisk(room = 0) {
  const put = IDBObjectStore.prototype.put;
  return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
    if (JSON.stringify(value).length > room) throw noRoom();
    return put.call(this, value, key);
  });
}

const contentOf = (result: SaveResult) => (result.kind === 'memory' ? packOf(result.lines) : undefined);

describe('the disk is full', () => {
  it('a new phone reads the pack from memory and says that it is not saved', async () => {
    const phone = newPhone();
    phone.caches.full = true;
    fillDisk();
    const result = await phone.save(wifi(before));
    expect(result).toMatchObject({ kind: 'memory', reason: 'full' });
    expect(contentOf(result)).toEqual(old);
  });

  it('a returning phone keeps the previous pack whole, and reads the new one from memory', async () => {
    const phone = newPhone();
    await phone.save(wifi(before));
    fillDisk();
    phone.caches.full = true;
    const result = await phone.save(wifi(after));
    expect(contentOf(result)).toEqual(changed);
    expect((await openPack(phone.newTab(), 'witten', 'de'))?.content).toEqual(old);
  });

  it('there is only room in the other storage: a new phone uses that', async () => {
    const phone = newPhone();
    fillDisk();
    expect(await phone.save(wifi(before))).toMatchObject({ kind: 'saved' });
    expect((await openPack(phone.newTab(), 'witten', 'de'))?.content).toEqual(old);
  });

  it('what was staged and the copy make room for the pack itself', async () => {
    const phone = newPhone();
    await phone.save(wifi(before));
    const put = IDBObjectStore.prototype.put;
    let refusals = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      const crowded = [...phone.caches.data.values()].some((cache) => cache.size > 0);
      if (this.name === 'packs' && crowded) {
        refusals++;
        throw noRoom();
      }
      return put.call(this, value, key);
    });
    expect(await phone.save(wifi(after))).toMatchObject({ kind: 'saved' });
    expect(refusals).toBe(1);
    expect((await openPack(phone.newTab(), 'witten', 'de'))?.content).toEqual(changed);
  });

  it('too full for staging is no reason to stop', async () => {
    const phone = newPhone();
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      if (this.name === 'staged') throw noRoom();
      return put.call(this, value, key);
    });
    expect(await phone.save(wifi(before))).toMatchObject({ kind: 'saved' });
  });

  it('the browser clearly says beforehand that there is no room: nothing is downloaded', async () => {
    const net = wifi(before);
    const hasRoom = (bytes: number) => hasRoomFor(bytes, { estimate: async () => ({ usage: 9000, quota: 10_000 }) });
    expect(await newPhone().save(net, { hasRoom })).toEqual({ kind: 'kept', reason: 'full' });
    expect(net.taken()).toEqual(['witten/manifest.json']);
  });

  it('is told by the name and by the class of the error', () => {
    class QuotaExceededError extends Error {}
    expect(isQuotaError(noRoom())).toBe(true);
    expect(isQuotaError(new QuotaExceededError())).toBe(false);
    vi.stubGlobal('QuotaExceededError', QuotaExceededError);
    expect(isQuotaError(new QuotaExceededError())).toBe(true);
    vi.unstubAllGlobals();
    expect(isQuotaError(new DOMException('x', 'DataError'))).toBe(false);
    expect(isQuotaError(undefined)).toBe(false);
  });
});

describe('what the browser says about room', () => {
  const throws = async () => {
    throw new TypeError('not here');
  };

  it('nothing is known: the save begins', async () => {
    expect(await hasRoomFor(1e9, undefined)).toBe(true);
    expect(await hasRoomFor(1e9, {})).toBe(true);
    expect(await hasRoomFor(1e9, { estimate: throws })).toBe(true);
    expect(await hasRoomFor(1e9, { estimate: async () => ({}) })).toBe(true);
  });

  it('the promise to keep our data is asked for and told', async () => {
    expect(await persist({ persist: async () => true })).toBe(true);
    expect(await persist({ persist: async () => false })).toBe(false);
    expect(await persist({ persist: throws })).toBeUndefined();
    expect(await isPersisted({ persisted: async () => true })).toBe(true);
    expect(await isPersisted({})).toBeUndefined();
    expect(await estimate({ estimate: async () => ({ usage: 1, quota: 2 }) })).toEqual({ used: 1, quota: 2 });
  });
});
