import { describe, expect, it } from 'vitest';
import type { Pack } from '../../src/core/pack/pack.ts';
import { openPack } from '../../src/device/open.ts';
import { samplePack, seeded, withChangedSentence, withNewEntry } from './content.ts';
import { newPhone, type Phone } from './phone.ts';
import { publish } from './site.ts';
import { type Wifi, wifi } from './wifi.ts';

// More than one build answers at once: two machines behind one name, a copy that stopped somewhere, a cache between that keeps what it likes.
const words = [samplePack(24), withChangedSentence(samplePack(24), 5), withNewEntry(withChangedSentence(samplePack(24), 15), 10)] as const;
const builds = words.map((pack, index) => publish([pack], { seq: 1000 * (index + 1) }));
const [oldest, middle, newest] = builds as [(typeof builds)[0], (typeof builds)[0], (typeof builds)[0]];
const everyPath = [...new Set(builds.flatMap(({ files }) => [...files.keys()]))];

const germanOf = async (phone: Phone) => (await openPack(phone.newTab(), 'witten', 'de'))?.content;
const buildOf = (pack: Pack | undefined) => words.findIndex((one) => JSON.stringify(one) === JSON.stringify(pack));

/** Every path is answered by the build that `choose` names, or is missing where that one lacks it. */
const answeredBy = (net: Wifi, choose: (path: string) => (typeof builds)[0]) => {
  net.fault = ({ path }) => {
    const body = choose(path).files.get(path);
    return body === undefined ? { status: 404, body: 'Not found' } : { body };
  };
};

describe('two machines behind one name have different builds', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'X11 · asked in turns (%i): the phone holds one whole build, never goes back, and has the newest once all have it',
    async (seed) => {
      const random = seeded(seed);
      const phone = newPhone();
      const net = wifi(oldest);
      answeredBy(net, () => (random() < 0.5 ? oldest : newest));
      let last = -1;
      for (let visit = 0; visit < 8; visit++) {
        await phone.save(net);
        const now = buildOf(await germanOf(phone));
        if (last >= 0 || now >= 0) expect(now).toBeGreaterThanOrEqual(Math.max(last, 0));
        last = now;
      }
      expect(net.requests.length).toBeLessThan(400);
      answeredBy(net, () => newest);
      await phone.save(net);
      expect(buildOf(await germanOf(phone))).toBe(2);
    },
  );
});

describe('a copy to the host stopped somewhere, in any order', () => {
  it('X12 · any mixture of three builds: a whole one or the one before, and the newest after the copy is finished', async () => {
    const random = seeded(20261129);
    const seen = new Set<number>();
    for (let round = 0; round < 36; round++) {
      const phone = newPhone();
      const net = wifi(middle);
      const isNew = round % 3 === 0;
      if (!isNew) await phone.save(net);
      const mixture = new Map(everyPath.map((path) => [path, builds[Math.floor(3 * random())] ?? middle]));
      answeredBy(net, (path) => mixture.get(path) ?? middle);
      const result = await phone.save(net);
      const now = buildOf(await germanOf(phone));
      expect(now >= 0 || (isNew && result.kind === 'kept'), `round ${round}: ${JSON.stringify(result).slice(0, 100)}`).toBe(true);
      if (!isNew) expect(now).toBeGreaterThanOrEqual(1);
      seen.add(now);
      answeredBy(net, () => newest);
      await phone.save(net);
      expect(buildOf(await germanOf(phone))).toBe(2);
    }
    // The mixtures are such that all of this happens.
    expect(seen).toEqual(new Set([-1, 0, 1, 2]));
  });
});

describe('a host that says of everything that it may be kept for a year', () => {
  it('X13 · what names the newest is asked for past every cache; what a cache had kept wrongly under a name with a hash is asked for again', async () => {
    const phone = newPhone();
    const net = wifi(oldest);
    await phone.save(net);
    net.site = newest;
    // The browser's own cache has the login page of a year ago under every address that it may answer.
    net.fault = ({ cache }) => (cache === 'default' ? { body: '<!doctype html>', headers: { 'content-type': 'text/html' } } : undefined);
    expect(await phone.save(net)).toMatchObject({ kind: 'saved', saved: { seq: 3000 } });
    expect(net.requests.filter(({ path }) => path.endsWith('manifest.json')).every(({ cache }) => cache === 'no-store')).toBe(true);
  });
});

describe('a host or a box that gets texts wrong', () => {
  const types = ['text/plain', 'application/octet-stream', 'application/x-unknown', ''];
  it.each(types)('X14 · every file is called “%s”: the bytes count, and the words are saved', async (type) => {
    const phone = newPhone();
    const net = wifi(oldest);
    net.fault = (_, text) => (text === undefined ? undefined : { body: text, headers: { 'content-type': type } });
    expect(await phone.save(net)).toMatchObject({ kind: 'saved' });
  });

  const changes: readonly (readonly [string, (text: string) => string])[] = [
    ['puts a byte order mark before it', (text) => `\ufeff${text}`],
    ['tidies its JSON', (text) => text.split('\n').map(prettier).join('\n')],
    ['ends its lines as on Windows', (text) => text.replaceAll('\n', '\r\n')],
    ['writes other addresses into it', (text) => text.replaceAll('https://', 'http://proxy.example/?')],
    ['takes away what looks like a space too many', (text) => text.replace(/ {2,}|\u00a0| (?=ضروري)/g, '')],
    ['reads it as Latin-1', (text) => Buffer.from(text, 'utf8').toString('latin1')],
    ['sends it twice', (text) => text + text],
  ];
  it.each(changes)('X15 · it %s, in one file or in all: what was saved stays, and the next good line brings the new words', async (_, change) => {
    for (const isIt of [/manifest/, /packs/, /./]) {
      const phone = newPhone();
      const net = wifi(oldest);
      await phone.save(net);
      net.site = newest;
      net.fault = ({ path }, text) => (text !== undefined && isIt.test(path) ? { body: change(text) } : undefined);
      await phone.save(net);
      // A manifest that still says the same is believed; of what it names every byte is compared.
      expect([0, 2]).toContain(buildOf(await germanOf(phone)));
      net.fault = undefined;
      await phone.save(net);
      expect(buildOf(await germanOf(phone))).toBe(2);
    }
  });
});

const prettier = (line: string) => {
  try {
    return JSON.stringify(JSON.parse(line), null, 1).replaceAll('\n', ' ');
  } catch {
    return line;
  }
};
