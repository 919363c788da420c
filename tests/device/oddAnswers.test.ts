import { describe, expect, it } from 'vitest';
import { openPack } from '../../src/device/open.ts';
import { fetchManifest, savePack } from '../../src/device/save.ts';
import { samplePack, withChangedSentence, witten } from './content.ts';
import { newPhone } from './phone.ts';
import { headPath, packLine, packPath, publish } from './site.ts';
import { base, type Reply, type Request, type Wifi, wifi } from './wifi.ts';

// Answers of boxes on the way that no server of ours gives, and days that no test clock has.
const old = samplePack(60);
const before = publish([old], { seq: 1000 });
const changed = withChangedSentence(old, 20);
const after = publish([changed], { seq: 2000 });

/** A phone that holds the old pack; the new one is published. */
async function returningPhone() {
  const phone = newPhone();
  const net = wifi(before);
  await phone.save(net);
  net.site = after;
  net.taken();
  return { phone, net };
}

const germanOf = async (phone: ReturnType<typeof newPhone>) => (await openPack(phone.newTab(), 'witten', 'de'))?.content;

type Place = readonly [name: string, isIt: (request: Request) => boolean];
/** Beside these the whole pack lies in one file. */
const single: readonly Place[] = [
  ['the head', ({ path }) => path === headPath(after)],
  ['the parts', ({ path }) => path.includes('/parts/')],
];
const needed: readonly Place[] = [
  ['the manifest', ({ path }) => path.endsWith('manifest.json')],
  ['every file of the pack', ({ path }) => path.includes('/packs/')],
];
const places = [...needed, ...single];

/** What was there stays, nobody asks for ever, and the next good line brings everything. */
async function expectOnlyDelay(spoil: (net: Wifi) => void): Promise<string> {
  const { phone, net } = await returningPhone();
  spoil(net);
  const result = await phone.save(net);
  expect(await germanOf(phone)).toEqual(old);
  expect(net.taken().length).toBeLessThan(40);
  net.fault = undefined;
  expect(await phone.save(net)).toMatchObject({ kind: 'saved', saved: { seq: 2000 } });
  return 'reason' in result ? result.reason : result.kind;
}

const instead =
  ([, isIt]: Place, reply: (text: string) => Reply) =>
  (net: Wifi) => {
    net.fault = (request, text) => (isIt(request) ? reply(text ?? '') : undefined);
  };

describe('an answer with status 200 and nothing in it', () => {
  it.each(needed)('X03 · in place of %s: counts as damaged, and what was saved stays', async (...place) => {
    expect(await expectOnlyDelay(instead(place, () => ({ body: '' })))).toBe('corrupt');
  });
});

describe('a host that has a single file damaged, forbids it or lacks it, for good', () => {
  const replies: readonly (readonly [string, (text: string) => Reply])[] = [
    ['empty', () => ({ body: '' })],
    ['half', (text) => ({ body: text.slice(0, text.length / 2) })],
    ['with a wrong letter', (text) => ({ body: text.replace(/e/, 'é') })],
    ...[400, 403, 404, 410, 451].map((status) => [`answered with ${status}`, () => ({ status, body: 'No.' })] as const),
  ];
  const cases = single.flatMap((place) => replies.map(([how, reply]) => [place[0], how, place, reply] as const));
  it.each(cases)('X37 · %s, %s: the new words come by the whole file', async (_, __, place, reply) => {
    const { phone, net } = await returningPhone();
    instead(place, reply)(net);
    expect(await phone.save(net)).toMatchObject({ kind: 'saved', saved: { seq: 2000 } });
    expect(await germanOf(phone)).toEqual(changed);
    expect(net.taken().filter((path) => path === packPath(after))).toHaveLength(1);
  });
});

describe('the right bytes under a wrong status', () => {
  it.each([201, 203, 206])('X04 · %i, where 200 was expected: not taken for the file, not kept, tried another day', async (status) => {
    for (const place of places) expect(await expectOnlyDelay(instead(place, (text) => ({ body: text, status })))).toBe('server');
  });

  it('X04 · half a file that calls itself whole (206 made 200): the missing half is noticed', async () => {
    // In the words that she lacks, else in the middle: the sound half would do otherwise.
    const half = (text: string) => text.slice(0, Math.max(0, text.indexOf('Dienstags')) || text.length / 2);
    for (const place of needed) expect(await expectOnlyDelay(instead(place, (text) => ({ body: half(text) })))).not.toBe('saved');
  });
});

describe('a site behind a password', () => {
  const hidden = () => {
    const net = wifi(after);
    net.fault = ({ credentials }) => (credentials === 'omit' ? { status: 401, body: '401' } : undefined);
    return net;
  };

  it('X49 · of which the browser knows it: it is said where it is asked for, and all is saved', async () => {
    const phone = newPhone();
    expect(await phone.save(hidden())).toMatchObject({ kind: 'saved' });
    expect(await germanOf(phone)).toEqual(changed);
  });

  it('X49 · of which the browser has forgotten it: the server does not give the files', async () => {
    const net = wifi(after);
    net.fault = () => ({ status: 401, body: '401' });
    expect(await newPhone().save(net)).toEqual({ kind: 'kept', reason: 'server' });
  });
});

describe('a redirect that leads to itself', () => {
  it.each(places)('X05 · %s: not followed, and said to be the Wi-Fi', async (...place) => {
    expect(await expectOnlyDelay(instead(place, () => ({ redirect: true })))).toBe('portal');
  });
});

describe('a proxy that changes addresses', () => {
  it('X06 · it writes them in small letters: files are missing, nothing else is taken for them', async () => {
    const lower = (net: Wifi) => {
      net.fault = ({ path }) => {
        const body = net.site.files.get(path.toLowerCase());
        return body === undefined ? { status: 404, body: 'Not found' } : { body };
      };
    };
    expect(await expectOnlyDelay(lower)).toBe('server');
  });

  it('X06 · it cuts off what follows a question mark: no file of ours is asked for with one', async () => {
    const { phone, net } = await returningPhone();
    await phone.save(net);
    expect(net.requests.length).toBeGreaterThan(4);
    expect(net.requests.filter(({ path }) => path.includes('?') || path.includes('#'))).toEqual([]);
  });
});

describe('two districts of one host', () => {
  const hagen = { ...samplePack(30), district: { ...witten, id: 'hagen' } };
  const changed = withChangedSentence(hagen, 5);
  const both = (first: typeof old, second: typeof old, seq: number) => {
    const [one, two] = [publish([first], { seq }), publish([second], { seq })];
    return { ...one, files: new Map([...one.files, ...two.files]) };
  };

  it('X07 · updated at the same time: each is whole and of its own newest version', async () => {
    const phone = newPhone();
    const net = wifi(both(old, hagen, 1000));
    const save = (district: string) =>
      savePack({ site: base, district, what: 'de', network: net, hasRoom: async () => true, locks: undefined, ...phone.newTab() });
    expect((await Promise.all([save('witten'), save('hagen')])).map(({ kind }) => kind)).toEqual(['saved', 'saved']);
    net.site = both(withChangedSentence(old, 20), changed, 2000);
    expect((await Promise.all([save('hagen'), save('witten')])).map(({ kind }) => kind)).toEqual(['saved', 'saved']);
    expect(await germanOf(phone)).toEqual(withChangedSentence(old, 20));
    expect((await openPack(phone.newTab(), 'hagen', 'de'))?.content).toEqual(changed);
    expect((await phone.store.listPacks()).map(({ key, seq }) => [key, seq])).toEqual([
      ['hagen/de', 2000],
      ['witten/de', 2000],
    ]);
    // The parts of one are not thrown away with the other's.
    expect(await phone.store.readStaged('witten/de')).toEqual([]);
    expect(await phone.store.readStaged('hagen/de')).toEqual([]);
  });
});

describe('a clock that jumps', () => {
  it.each([
    ['back by twenty years while the phone loads', -20],
    ['on by twenty years while the phone loads', 20],
  ])('X08 · %s: the pack is saved, and the next update is not refused', async (_, years) => {
    const { phone, net } = await returningPhone();
    const start = Date.UTC(2026, 10, 21);
    let asked = 0;
    const jumping: Wifi = Object.assign(net, { now: () => start + (asked++ === 0 ? 0 : years * 365 * 86_400_000) });
    net.fault = ({ path, time }) =>
      path.includes('/parts/') && time === 1 ? { status: 503, headers: { 'retry-after': new Date(start + 1000).toUTCString() } } : undefined;
    const result = await phone.save(jumping);
    net.fault = undefined;
    if (result.kind !== 'saved') expect(await phone.save(jumping)).toMatchObject({ kind: 'saved' });
    expect(await germanOf(phone)).toEqual(withChangedSentence(old, 20));
    net.site = publish([withChangedSentence(old, 21)], { seq: 3000 });
    expect(await phone.save(net)).toMatchObject({ kind: 'saved', saved: { seq: 3000, version: packLine(net.site, 'de').version } });
    expect(await fetchManifest(base, 'witten', net)).toHaveProperty('manifest');
  });
});

it('X03 · an empty answer at the very first visit keeps nothing and blocks nothing', async () => {
  const phone = newPhone();
  const net = wifi(before);
  net.fault = ({ path }) => (path === packPath(before) ? { body: '' } : undefined);
  expect(await phone.save(net)).toEqual({ kind: 'kept', reason: 'corrupt' });
  expect(await phone.store.listPacks()).toEqual([]);
  net.fault = undefined;
  expect(await phone.save(net)).toMatchObject({ kind: 'saved' });
});
