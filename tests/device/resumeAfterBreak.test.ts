import { describe, expect, it } from 'vitest';
import { packOf } from '../../src/device/open.ts';
import { samplePack } from './content.ts';
import { newPhone } from './phone.ts';
import { headPath, linesOf, packLine, packPath, publish } from './site.ts';
import { type Reply, type Wifi, wifi } from './wifi.ts';

const german = samplePack(400);
const site = publish([german]);
const { bytes } = packLine(site, 'de');
const partCount = linesOf(site).length - 1;

/** Lets the first request of the whole file end like this. */
function breakFirst(net: Wifi, end: Reply['end'], after: number) {
  net.fault = ({ path, time }, body) => (path === packPath(site) && time === 1 && body !== undefined ? { body, ...(end && { end }), after } : undefined);
}

describe('the connection breaks while the pack arrives', () => {
  it.each([10, 50, 99])('at %i per cent: what arrived stays on the phone, and the next try in another tab fetches only the rest', async (percent) => {
    const phone = newPhone();
    const net = wifi(site);
    breakFirst(net, 'cut', Math.floor((bytes * percent) / 100));
    expect(await phone.save(net)).toEqual({ kind: 'kept', reason: 'offline' });
    const staged = await phone.store.readStaged('witten/de');
    expect(staged.length).toBeGreaterThan(0);
    phone.store.close();
    net.taken();

    const tab = phone.newTab();
    const first: number[] = [];
    expect(await phone.save(net, { tab, onProgress: ({ received }) => first.push(received) })).toMatchObject({ kind: 'saved' });
    const taken = net.taken();
    if (percent === 10) {
      // Little was here: one large file is cheaper than fetching most parts one by one.
      expect(taken).toEqual(['witten/manifest.json', headPath(site), packPath(site)]);
    } else {
      expect(taken.slice(0, 2)).toEqual(['witten/manifest.json', headPath(site)]);
      expect(taken.slice(2)).toHaveLength(partCount - staged.length);
      expect(new Set(taken.slice(2)).size).toBe(taken.length - 2);
      // What was here counts as received from the start.
      expect(first[1]).toBeGreaterThan(bytes * (percent / 100) * 0.9);
    }
    expect(await tab.store.readStaged('witten/de')).toEqual([]);
    const record = await tab.store.readPack('witten/de');
    expect(record && packOf([record.head, ...record.parts])).toEqual(german);
  });

  it('a tab that was closed loses at most the last batch', async () => {
    const phone = newPhone();
    const net = wifi(site);
    breakFirst(net, 'hang', Math.floor(bytes * 0.75));
    // Never answers and is never told to stop: as if the process had been killed.
    void phone.save(net);
    await expect.poll(async () => (await phone.newTab().store.readStaged('witten/de')).join('').length, { timeout: 30_000 }).toBeGreaterThan(bytes / 2);
    const tab = phone.newTab();
    net.taken();
    expect(await phone.save(net, { tab })).toMatchObject({ kind: 'saved' });
    expect(net.taken()).not.toContain(packPath(site));
  });

  it('single parts survive a break among them', async () => {
    const phone = newPhone();
    const net = wifi(site);
    breakFirst(net, 'cut', Math.floor(bytes * 0.6));
    await phone.save(net);
    let answered = 0;
    net.fault = ({ path }) => (path.includes('/parts/') && ++answered > 5 ? { end: 'cut' } : undefined);
    expect(await phone.save(net)).toEqual({ kind: 'kept', reason: 'offline' });
    const before = (await phone.store.readStaged('witten/de')).length;
    net.fault = undefined;
    net.taken();
    expect(await phone.save(net)).toMatchObject({ kind: 'saved' });
    expect(net.taken().filter((path) => path.includes('/parts/'))).toHaveLength(partCount - before);
  });
});

describe('one of four parts fails', () => {
  it('the others are not waited for', async () => {
    const phone = newPhone();
    const net = wifi(site);
    breakFirst(net, 'cut', Math.floor(bytes * 0.6));
    await phone.save(net);
    let asked = 0;
    net.fault = ({ path }) => (path.includes('/parts/') ? { end: ++asked === 4 ? 'cut' : 'hang' } : undefined);
    expect(await phone.save(net)).toEqual({ kind: 'kept', reason: 'offline' });
    expect(asked).toBe(4);
  });
});

describe('the reader pauses', () => {
  it('nothing is lost, nothing is committed, and the next save goes on', async () => {
    const phone = newPhone();
    const net = wifi(site);
    const pause = new AbortController();
    const result = await phone.save(net, { signal: pause.signal, onProgress: ({ received }) => received > bytes / 2 && pause.abort() });
    expect(result).toEqual({ kind: 'paused' });
    expect(await phone.store.readPack('witten/de')).toBeUndefined();
    net.taken();
    expect(await phone.save(net)).toMatchObject({ kind: 'saved' });
    expect(net.taken()).not.toContain(packPath(site));
  });

  it('ends the wait for a line that is silent', async () => {
    const phone = newPhone();
    const net = wifi(site);
    breakFirst(net, 'hang', 2000);
    const pause = new AbortController();
    const result = phone.save(net, { signal: pause.signal, onProgress: ({ received }) => received > 1500 && setTimeout(() => pause.abort()) });
    expect(await result).toEqual({ kind: 'paused' });
  });

  it('before it began, not even the manifest is asked for', async () => {
    const net = wifi(site);
    expect(await newPhone().save(net, { signal: AbortSignal.abort() })).toEqual({ kind: 'paused' });
    expect(net.requests).toEqual([]);
  });
});
