import { describe, expect, it } from 'vitest';
import { fetchManifest } from '../../src/device/save.ts';
import { samplePack, withChangedSentence } from './content.ts';
import { newPhone } from './phone.ts';
import { headPath, packPath, publish, type Site } from './site.ts';
import { base, wifi } from './wifi.ts';

const german = samplePack(60);
const site = publish([german]);

describe('a server that is too busy', () => {
  it.each([429, 500, 503])('answers %i: it is asked five times, ever more rarely, then left alone', async (status) => {
    const net = wifi(site);
    net.fault = () => ({ status });
    expect(await newPhone().save(net)).toEqual({ kind: 'kept', reason: 'server' });
    expect(net.requests).toHaveLength(5);
    expect(net.pauses).toEqual([500, 1000, 2000, 4000]);
  });

  it('recovers: the phone notices at its next try', async () => {
    const net = wifi(site);
    net.fault = ({ time, path }) => (path === packPath(site) && time < 3 ? { status: 503 } : undefined);
    expect(await newPhone().save(net)).toMatchObject({ kind: 'saved' });
  });

  it.each([
    ['7', 7500],
    [new Date(Date.UTC(2026, 10, 21) + 20_000).toUTCString(), 20_500],
    [new Date(Date.UTC(2026, 10, 20)).toUTCString(), 500],
    ['soon', 500],
  ])('asks to be left alone (Retry-After: %s): never asked sooner', async (value, pause) => {
    const net = wifi(site);
    net.fault = ({ time }) => (time === 1 ? { status: 429, headers: { 'retry-after': value } } : undefined);
    expect(await fetchManifest(base, 'witten', net)).toHaveProperty('manifest');
    expect(net.pauses).toEqual([pause]);
  });

  it('asks to be left alone for an hour: nobody waits for that', async () => {
    const net = wifi(site);
    net.fault = () => ({ status: 503, headers: { 'retry-after': '3600' } });
    expect(await newPhone().save(net)).toEqual({ kind: 'kept', reason: 'server' });
    expect(net.pauses).toEqual([]);
  });

  it('many phones do not come back in the same second', async () => {
    const pauseWith = async (random: number) => {
      const net = Object.assign(wifi(site), { random: () => random });
      net.fault = ({ time }) => (time === 1 ? { status: 503 } : undefined);
      await fetchManifest(base, 'witten', net);
      return net.pauses;
    };
    expect(await pauseWith(0)).not.toEqual(await pauseWith(0.9));
  });
});

describe('a line that falls silent', () => {
  it.each([0, 5000])('after %i bytes of the pack: given up, with the reason', async (after) => {
    const net = wifi(site);
    net.fault = ({ path }, body) => (path === packPath(site) && body ? { body, end: 'stall', after } : undefined);
    expect(await newPhone().save(net)).toEqual({ kind: 'kept', reason: 'stalled' });
  });

  it('before the first answer: given up as well', async () => {
    const net = Object.assign(wifi(site), { fetch: () => new Promise<Response>(() => {}), alarm: async () => {} });
    expect(await newPhone().save(net)).toEqual({ kind: 'kept', reason: 'stalled' });
  });
});

describe('no network', () => {
  it('the phone says so and asks once', async () => {
    let asked = 0;
    const net = Object.assign(wifi(site), {
      fetch: async () => {
        asked++;
        throw new TypeError('Failed to fetch');
      },
    });
    expect(await newPhone().save(net)).toEqual({ kind: 'kept', reason: 'offline' });
    expect(await fetchManifest(base, 'witten', net)).toEqual({ reason: 'offline' });
    expect(asked).toBe(2);
  });
});

describe('a deploy while the phone loads', () => {
  const next = publish([withChangedSentence(german, 3)], { seq: 2000 });
  const manifestOf = ({ manifest }: Site) => JSON.stringify(manifest);

  it('took the old files away: the phone reads the manifest again and gets the new pack', async () => {
    const phone = newPhone();
    const net = wifi(next);
    net.fault = ({ path, time }) => (path.endsWith('manifest.json') && time === 1 ? { body: manifestOf(site) } : undefined);
    expect(await phone.save(net)).toMatchObject({ kind: 'saved', saved: { seq: 2000 } });
    expect(net.taken()).toEqual(['witten/manifest.json', packPath(site), 'witten/manifest.json', packPath(next)]);
  });

  it('uploaded the manifest before the files: the phone keeps what it has, and tries twice at most', async () => {
    const phone = newPhone();
    const net = wifi(site);
    await phone.save(net);
    net.taken();
    net.fault = ({ path }) => (path.endsWith('manifest.json') ? { body: manifestOf(next) } : undefined);
    expect(await phone.save(net)).toEqual({ kind: 'kept', reason: 'server' });
    expect(net.taken()).toEqual(['witten/manifest.json', headPath(next), 'witten/manifest.json', packPath(next)]);
  });

  it('forgot the single parts: the whole file does', async () => {
    const phone = newPhone();
    const net = wifi(site);
    await phone.save(net);
    net.site = { ...next, files: new Map([...next.files].filter(([path]) => !path.includes('/parts/'))) };
    expect(await phone.save(net)).toMatchObject({ kind: 'saved', saved: { seq: 2000 } });
  });
});
