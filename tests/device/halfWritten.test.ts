import { afterEach, describe, expect, it, vi } from 'vitest';
import { openPack } from '../../src/device/open.ts';
import { isSound } from '../../src/device/record.ts';
import { samplePack, withChangedSentence } from './content.ts';
import { newPhone } from './phone.ts';
import { publish } from './site.ts';
import { wifi } from './wifi.ts';

const old = samplePack(120);
const changed = withChangedSentence(old, 3);
const before = publish([old], { seq: 1000 });
const after = publish([changed], { seq: 2000 });

afterEach(() => vi.restoreAllMocks());

const failures = {
  'is refused for want of room': () => {
    throw new DOMException('no room', 'QuotaExceededError');
  },
  'is refused for no reason': () => {
    throw new DOMException('internal', 'UnknownError');
  },
  'is undone by the browser': (store: IDBObjectStore) => store.transaction.abort(),
  'comes back as failed': undefined,
} as const;

/** Makes the k-th write fail, and every later one too if wished. Counts the writes. */
function failAt(k: number, forEver: boolean, failure: ((store: IDBObjectStore) => void) | undefined) {
  const writes = { count: 0 };
  for (const name of ['put', 'delete'] as const) {
    const write = IDBObjectStore.prototype[name] as (...args: unknown[]) => IDBRequest;
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (this: IDBObjectStore, ...args: unknown[]) {
      const hit = ++writes.count === k || (forEver && writes.count > k);
      // A request that fails later: adding a key that is there.
      if (hit && !failure) return this.add('x', this.name === 'staged' ? ['x', 'x'] : 'witten/de');
      const request = write.apply(this, args);
      if (hit) failure?.(this);
      return request;
    } as never);
  }
  return writes;
}

describe.each(Object.entries(failures))('a write that %s', (_, failure) => {
  it.each([false, true])('at any point of a save (and all later ones: %s) leaves the whole previous pack or the whole new one', async (forEver) => {
    let reached = 0;
    for (let k = 1; k <= 8; k++) {
      const phone = newPhone();
      await phone.save(wifi(before));
      await phone.store.stageParts('witten/de', [['x', 'x']]);
      const writes = failAt(k, forEver, failure);
      const result = await phone.save(wifi(after));
      vi.restoreAllMocks();
      if (writes.count >= k) reached++;

      const tab = phone.newTab();
      const record = await tab.store.readPack('witten/de');
      expect(record && (await isSound(record)), `write ${k}`).toBe(true);
      const content = (await openPack(tab, 'witten', 'de'))?.content;
      // What the save answered is what the next start finds.
      expect(content, `write ${k}`).toEqual(result.kind === 'saved' ? changed : old);
      expect(['saved', 'memory']).toContain(result.kind);
    }
    // Saved row, pack and the clearing of the staging area, at least.
    expect(reached).toBeGreaterThanOrEqual(3);
  });
});
