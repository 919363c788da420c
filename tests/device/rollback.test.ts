import { describe, expect, it } from 'vitest';
import { textParts } from '../../src/core/pack/format.ts';
import { packFormat } from '../../src/core/pack/pack.ts';
import { openPack } from '../../src/device/open.ts';
import { samplePack, withChangedSentence } from './content.ts';
import { newPhone } from './phone.ts';
import { linesOf, packLine, publish, publishPack, siteOf } from './site.ts';
import { wifi } from './wifi.ts';

const old = samplePack(30);
const changed = withChangedSentence(old, 3);
const before = publish([old], { seq: 1000 });
const after = publish([changed], { seq: 2000 });

describe('a mirror that lags behind', () => {
  it('offers an older pack: the phone keeps the newer one', async () => {
    const phone = newPhone();
    const net = wifi(after);
    await phone.save(net);
    net.site = before;
    expect(await phone.save(net)).toEqual({ kind: 'kept', reason: 'older' });
    expect((await openPack(phone.newTab(), 'witten', 'de'))?.content).toEqual(changed);
  });

  it('offers a pack from between two builds that were equal: refused too, the phone remembers the later one', async () => {
    const phone = newPhone();
    const net = wifi(publish([old], { seq: 1000 }));
    await phone.save(net);
    net.site = publish([old], { seq: 3000 });
    expect(await phone.save(net)).toMatchObject({ kind: 'current', saved: { seq: 3000 } });
    net.site = after;
    expect(await phone.save(net)).toEqual({ kind: 'kept', reason: 'older' });
  });

  it('offers the very same pack: that is current, whatever its number', async () => {
    const phone = newPhone();
    const net = wifi(publish([old], { seq: 3000 }));
    await phone.save(net);
    net.site = before;
    expect(await phone.save(net)).toMatchObject({ kind: 'current', saved: { seq: 3000 } });
  });
});

describe('a publisher who takes a mistake back', () => {
  it('builds the old text again, with a higher number, and phones follow', async () => {
    const phone = newPhone();
    const net = wifi(after);
    await phone.save(net);
    net.site = publish([old], { seq: 2001 });
    expect(await phone.save(net)).toMatchObject({ kind: 'saved' });
    expect((await openPack(phone.newTab(), 'witten', 'de'))?.content).toEqual(old);
  });
});

describe('a site that is ahead of the app', () => {
  it('a manifest of format 2 is refused with a reason, the phone keeps what it has', async () => {
    const phone = newPhone();
    const net = wifi(before);
    await phone.save(net);
    net.fault = () => ({ body: JSON.stringify({ ...after.manifest, format: packFormat + 1, packs: 'whatever comes' }) });
    expect(await phone.save(net)).toEqual({ kind: 'kept', reason: 'newer' });
    expect((await openPack(phone.newTab(), 'witten', 'de'))?.content).toEqual(old);
  });

  it('so is a pack of format 2', async () => {
    const { line, files } = publishPack('witten', 'de', textParts(old), packFormat + 1);
    const net = wifi(siteOf({ format: packFormat, district: 'witten', seq: 5, packs: [line] }, files));
    expect(await newPhone().save(net)).toEqual({ kind: 'kept', reason: 'newer' });
  });

  it('members it does not know are no obstacle', async () => {
    const net = wifi(before);
    net.fault = ({ path }) =>
      path.endsWith('manifest.json')
        ? { body: JSON.stringify({ ...before.manifest, signature: 'x', packs: before.manifest.packs.map((pack) => ({ ...pack, audio: 1 })) }) }
        : undefined;
    expect(await newPhone().save(net)).toMatchObject({ kind: 'saved' });
  });
});

describe('an app that was rolled back', () => {
  it('opens the database of the newer app as it is', async () => {
    const phone = newPhone();
    await phone.save(wifi(before));
    phone.store.close();
    await new Promise<void>((resolve) => {
      const request = indexedDB.open('welcome-atlas', 7);
      request.onupgradeneeded = () => request.result.createObjectStore('invented-later');
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    const tab = phone.newTab();
    expect((await openPack(tab, 'witten', 'de'))?.content).toEqual(old);
    expect(await phone.save(wifi(after), { tab })).toMatchObject({ kind: 'saved' });
  });

  it('adds the stores that a stranger’s database of that name lacks', async () => {
    const phone = newPhone();
    await new Promise<void>((resolve) => {
      const request = indexedDB.open('welcome-atlas');
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    expect(await phone.save(wifi(before))).toMatchObject({ kind: 'saved' });
    expect((await phone.store.readPack('witten/de'))?.parts).toEqual(linesOf(before).slice(1));
    expect((await phone.store.readPack('witten/de'))?.saved.version).toBe(packLine(before, 'de').version);
  });
});
