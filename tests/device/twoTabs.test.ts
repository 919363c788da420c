import { describe, expect, it, vi } from 'vitest';
import { listenToOthers, type Message, parseMessage, tellOthers } from '../../src/device/messages.ts';
import { openPack } from '../../src/device/open.ts';
import { samplePack, withChangedSentence } from './content.ts';
import { newPhone } from './phone.ts';
import { linesOf, packLine, packPath, publish, type Site } from './site.ts';
import { wifi } from './wifi.ts';

const old = samplePack(30);
const changed = withChangedSentence(old, 3);
const before = publish([old, samplePack(10, 'ar')], { seq: 1000 });
const after = publish([changed], { seq: 2000 });

/** The Web Locks of a phone: one holder at a time, in the order of asking, and who asked may give up waiting. */
function fakeLocks() {
  let last: Promise<unknown> = Promise.resolve();
  const held: string[] = [];
  const request = (name: string, { signal }: LockOptions, work: () => Promise<unknown>) => {
    const gaveUp = new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))));
    let begun = false;
    const run = last.then(() => {
      if (signal?.aborted) return undefined;
      begun = true;
      held.push(name);
      return work();
    });
    last = run.catch(() => {});
    return Promise.race([run, gaveUp.catch((error) => (begun ? run : Promise.reject(error)))]);
  };
  return { held, locks: { request } as unknown as Pick<LockManager, 'request'> };
}

/** The turn of somebody else, for ever. */
const neverGranted = (_: string, { signal }: LockOptions) =>
  new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))));

const recordOf = (site: Site, seq: number) => {
  const [head = '', ...parts] = linesOf(site);
  const { version, bytes } = packLine(site, 'de');
  return { saved: { key: 'witten/de', district: 'witten', kind: 'text', lang: 'de', version, seq, savedAt: 1, bytes }, head, parts } as const;
};

describe('two tabs save at the same time', () => {
  it('with locks: one after the other, and the second finds that nothing is left to do', async () => {
    const phone = newPhone();
    const net = wifi(before);
    const { locks, held } = fakeLocks();
    const results = await Promise.all([phone.save(net, { locks }), phone.save(net, { locks, tab: phone.newTab() })]);
    expect(results.map(({ kind }) => kind)).toEqual(['saved', 'current']);
    expect(net.taken()).toEqual(['witten/manifest.json', packPath(before), 'witten/manifest.json']);
    expect(held).toHaveLength(2);
  });

  it('two languages wait for each other and both arrive', async () => {
    const phone = newPhone();
    const net = wifi(before);
    const { locks } = fakeLocks();
    await Promise.all([phone.save(net, { locks }), phone.save(net, { locks, what: 'ar' })]);
    expect(net.taken()).toEqual(['witten/manifest.json', packPath(before), 'witten/manifest.json', packPath(before, 'ar')]);
    expect((await phone.store.listPacks()).map(({ key }) => key)).toEqual(['witten/ar', 'witten/de']);
  });

  it('a pause ends the waiting, too', async () => {
    const phone = newPhone();
    const net = wifi(before);
    const { locks } = fakeLocks();
    const pause = new AbortController();
    const first = phone.save(net, { locks });
    const second = phone.save(net, { locks, what: 'ar', signal: pause.signal });
    pause.abort();
    expect(await second).toEqual({ kind: 'paused' });
    expect(await first).toMatchObject({ kind: 'saved' });
  });

  it('X45 · one whose turn it is sleeps: another waits while bytes arrive there, and a quarter of a minute more', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const net = wifi(before);
      const locks = { request: neverGranted } as unknown as Pick<LockManager, 'request'>;
      const saving = newPhone().save(net, { locks });
      for (let seconds = 0; seconds < 60; seconds += 14) {
        await vi.advanceTimersByTimeAsync(14_000);
        tellOthers({ kind: 'saving' });
        await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
      }
      await vi.advanceTimersByTimeAsync(14_000);
      expect(net.taken()).toEqual([]);
      await vi.advanceTimersByTimeAsync(1_000);
      vi.useRealTimers();
      expect(await saving).toMatchObject({ kind: 'saved' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('where locks are refused, the save goes on without', async () => {
    const refused = { request: () => Promise.reject(new DOMException('', 'SecurityError')) } as unknown as Pick<LockManager, 'request'>;
    expect(await newPhone().save(wifi(before), { locks: refused })).toMatchObject({ kind: 'saved' });
  });

  it('a lock that is taken away in the middle does not make the work begin twice', async () => {
    const net = wifi(before);
    const request = async (_name: string, _options: LockOptions, work: () => Promise<unknown>) => {
      void work();
      throw new DOMException('stolen', 'AbortError');
    };
    const locks = { request } as unknown as Pick<LockManager, 'request'>;
    expect(await newPhone().save(net, { locks })).toMatchObject({ kind: 'saved' });
    expect(net.taken()).toHaveLength(2);
  });

  it('without locks: both end well and the pack is whole', async () => {
    const phone = newPhone();
    const results = await Promise.all([phone.save(wifi(before)), phone.save(wifi(before), { tab: phone.newTab() })]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['current', 'saved']);
    expect((await openPack(phone.newTab(), 'witten', 'de'))?.content).toEqual(old);
  });

  it.each([
    ['first', 'saved', 'older'],
    ['last', 'saved', 'saved'],
  ])('one has an old manifest: the new pack stays, whether it was written %s or not', async (order, first, second) => {
    const { store, newTab } = newPhone();
    const other = newTab().store;
    const writes = order === 'first' ? [recordOf(after, 2000), recordOf(before, 1000)] : [recordOf(before, 1000), recordOf(after, 2000)];
    const [one, two] = writes;
    expect(one && (await store.writePack(one))).toBe(first);
    expect(two && (await other.writePack(two))).toBe(second);
    expect((await store.readPack('witten/de'))?.saved.seq).toBe(2000);
    expect((await other.readPack('witten/de'))?.parts).toEqual(linesOf(after).slice(1));
  });

  it('the look at the version happens inside the transaction', async () => {
    const phone = newPhone();
    const net = wifi(before);
    // Just before this tab writes, another one finishes with a later pack.
    const store = phone.newTab().store;
    const tab = {
      ...phone,
      store: {
        ...store,
        writePack: async (record: Parameters<typeof store.writePack>[0]) => {
          await phone.store.writePack(recordOf(after, 2000));
          return store.writePack(record);
        },
      },
    };
    expect(await phone.save(net, { tab })).toEqual({ kind: 'kept', reason: 'older' });
    expect((await openPack(phone.newTab(), 'witten', 'de'))?.content).toEqual(changed);
  });
});

describe('tabs tell each other', () => {
  it('that a pack was saved', async () => {
    const phone = newPhone();
    const heard: Message[] = [];
    const stop = listenToOthers((message) => heard.push(message));
    await phone.save(wifi(before));
    await expect.poll(() => heard, { timeout: 30_000 }).toEqual([{ kind: 'saved', key: 'witten/de', version: packLine(before, 'de').version }]);
    stop();
  });

  it('that everything is wiped: a save that runs is stopped before it writes', async () => {
    const phone = newPhone();
    const net = wifi(before);
    net.fault = ({ path }, body) => (path === packPath(before) && body ? { body, end: 'hang', after: 3000 } : undefined);
    const save = phone.save(net, { onProgress: ({ received }) => received > 2000 && tellOthers({ kind: 'wiping' }) });
    expect(await save).toEqual({ kind: 'paused' });
    expect(await phone.store.listPacks()).toEqual([]);
  });

  it.each([undefined, null, 'wiped', {}, { kind: 'eval' }, { kind: 'saved' }, { kind: 'saved', key: '../x', version: 'y' }, { kind: 'removed', key: 7 }])(
    'and do not listen to strangers: %j',
    (value) => expect(parseMessage(value)).toBeUndefined(),
  );
});
