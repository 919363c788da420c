import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openPack } from '../../src/device/open.ts';
import { listSaved } from '../../src/device/shelf.ts';
import { exportPack, keepParcel, type Parcel, readParcel } from '../../src/device/trust/portable.ts';
import { pack as vectorPack } from '../core/pack/vector.ts';
import { samplePack, withChangedSentence } from './content.ts';
import { rfcKey, type SignOptions, signed, strangersKey } from './keys.ts';
import { newPhone, type Phone, spoilAtRest } from './phone.ts';
import { publish } from './site.ts';
import { wifi } from './wifi.ts';

// Two phones and no network between them: one hands a file on, the other looks it through.
const november = 1_795_000_000;
const now = november * 1000;
const german = samplePack(20);
const before = publish([german, samplePack(5, 'ar')], { seq: november });
const changed = withChangedSentence(german, 3);
const after = publish([changed], { seq: november + 86_400 });
const vector = (name: string) => readFileSync(`tests/fixtures/packs/${name}`, 'utf8');
const bytes = (text: string) => new TextEncoder().encode(text);

afterEach(() => vi.restoreAllMocks());

/** The file that a phone makes of what it saved. `newPhone` empties the only database there is: one phone at a time. */
async function fileFrom(site = signed(before), what = 'de'): Promise<string> {
  const phone = newPhone();
  expect(await phone.save(wifi(site), { what })).toMatchObject({ kind: 'saved' });
  const file = await exportPack(phone, `witten/${what}`);
  expect(file?.name).toBe(`welcome-atlas-witten-${what}.atlas`);
  return file?.text ?? '';
}

const read = (phone: Phone, text: string) => readParcel(phone, new Blob([text]), now);

async function parcelOf(phone: Phone, text: string): Promise<Parcel> {
  const answer = await read(phone, text);
  if (!('parcel' in answer)) throw new Error(answer.reason);
  return answer.parcel;
}

async function phoneThatKnows(options: SignOptions = {}) {
  const phone = newPhone();
  await phone.save(wifi(signed(before, options)));
  return phone;
}

describe('a pack from the publisher whom the phone knows', () => {
  it('shows name, language, age and signer before it is kept, and then is in its place', async () => {
    const file = await fileFrom(signed(after));
    const phone = await phoneThatKnows();
    const { record, pack, signer } = await parcelOf(phone, file);
    expect([pack.district.words.title, pack.lang, record.saved.seq]).toEqual(['Witten', 'de', november + 86_400]);
    expect(record.saved.signed).toContain(`"staleAfter":${november + 86_400 + 15_552_000}`);
    expect(signer).toEqual({ kind: 'known', key: rfcKey.key, fingerprint: '21fe31dfa154a261' });
    expect((await openPack(phone, 'witten', 'de'))?.content).toEqual(german);
    expect(await keepParcel(phone, { record, pack, signer })).toBe('saved');
    expect((await openPack(phone.newTab(), 'witten', 'de'))?.content).toEqual(changed);
    expect((await phone.copies.read('witten/de'))?.saved.seq).toBe(november + 86_400);
  });

  it('brings another language of the same district', async () => {
    const file = await fileFrom(signed(before), 'ar');
    const phone = await phoneThatKnows();
    expect(await keepParcel(phone, await parcelOf(phone, file))).toBe('saved');
    expect((await listSaved(phone)).map(({ key }) => key)).toEqual(['witten/ar', 'witten/de']);
  });

  it('that is older takes nothing away, and one that is there changes nothing', async () => {
    const [file, same] = [await fileFrom(signed(before)), await fileFrom(signed(after))];
    const phone = newPhone();
    await phone.save(wifi(signed(after)));
    expect(await keepParcel(phone, await parcelOf(phone, file))).toBe('older');
    expect(await keepParcel(phone, await parcelOf(phone, same))).toBe('current');
    expect((await openPack(phone, 'witten', 'de'))?.content).toEqual(changed);
  });

  it('does not fit on the disk: said, and nothing has changed', async () => {
    const file = await fileFrom(signed(after));
    const phone = await phoneThatKnows();
    const parcel = await parcelOf(phone, file);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect(await keepParcel(phone, parcel)).toBe('full');
    vi.restoreAllMocks();
    expect((await openPack(phone, 'witten', 'de'))?.content).toEqual(german);
  });
});

describe('D12 · a pack from a stranger', () => {
  it('is told apart and lies apart: it opens under an id of its own, and the known one is what it was', async () => {
    const file = await fileFrom(signed(after, { by: [strangersKey] }));
    const phone = await phoneThatKnows();
    const parcel = await parcelOf(phone, file);
    expect(parcel.signer).toMatchObject({ kind: 'stranger', key: strangersKey.key });
    const id = parcel.record.saved.district;
    expect(id).toMatch(/^witten-from-[0-9a-f]{16}$/);
    expect(await keepParcel(phone, parcel)).toBe('saved');
    expect((await openPack(phone, 'witten', 'de'))?.content).toEqual(german);
    const { district, entries } = (await openPack(phone, id, 'de'))?.content ?? {};
    // Its links lead among its own pages, its name tells it from the other, and every page says that nobody confirmed it.
    expect(district).toMatchObject({ id, demonstration: true, words: { title: `Witten (${id.slice(-4)})` } });
    expect(entries).toEqual(changed.entries);
    // Whom the phone believes has not changed.
    expect(await phone.save(wifi(signed(after, { by: [strangersKey] })))).toEqual({ kind: 'kept', reason: 'untrusted' });
    expect(await phone.save(wifi(signed(after)))).toMatchObject({ kind: 'saved' });
  });

  it('is a stranger too where the phone has nothing of that district, and where what it has was never signed', async () => {
    const file = await fileFrom();
    expect((await parcelOf(newPhone(), file)).signer.kind).toBe('stranger');
    const phone = newPhone();
    await phone.save(wifi(before));
    expect((await parcelOf(phone, file)).signer.kind).toBe('stranger');
  });

  it('two strangers do not take each other’s place', async () => {
    const [one, two] = [await fileFrom(signed(before)), await fileFrom(signed(after, { by: [strangersKey] }))];
    const phone = newPhone();
    for (const file of [one, two]) expect(await keepParcel(phone, await parcelOf(phone, file))).toBe('saved');
    expect(await listSaved(phone)).toHaveLength(2);
  });

  it('nobody has signed it: it lies apart, and may be replaced by another one that nobody has signed', async () => {
    const [newer, older] = [await fileFrom(after), await fileFrom(before)];
    const phone = await phoneThatKnows();
    for (const file of [newer, older]) {
      const parcel = await parcelOf(phone, file);
      expect(parcel.signer).toEqual({ kind: 'nobody' });
      expect(parcel.record.saved.key).toBe('witten-from-0000000000000000/de');
      expect(await keepParcel(phone, parcel)).toBe('saved');
    }
    expect((await openPack(phone, 'witten-from-0000000000000000', 'de'))?.content.entries).toEqual(german.entries);
    expect((await openPack(phone, 'witten', 'de'))?.content).toEqual(german);
  });

  it('can be handed on, and is the same file', async () => {
    const file = await fileFrom(signed(after, { by: [strangersKey] }));
    const phone = await phoneThatKnows();
    const parcel = await parcelOf(phone, file);
    await keepParcel(phone, parcel);
    expect((await exportPack(phone, parcel.record.saved.key))?.text).toBe(file);
  });
});

describe('a file that is not what was handed on', () => {
  const spoil = (change: (lines: string[]) => string[]) => async (file: string) => change(file.split('\n')).join('\n');
  const changes: readonly (readonly [string, (file: string) => Promise<string>, string])[] = [
    ['a letter of the text', spoil((lines) => lines.map((line, index) => (index === 4 ? line.replace('Stadt', 'Stapt') : line))), 'not-a-pack'],
    ['two lines in each other’s place', spoil(([a = '', b = '', c = '', d = '', e = '', ...rest]) => [a, b, c, e, d, ...rest]), 'not-a-pack'],
    ['D13 · a line twice', spoil(([a = '', b = '', c = '', d = '', ...rest]) => [a, b, c, d, d, ...rest]), 'not-a-pack'],
    ['the lines of a word processor', async (file) => file.replaceAll('\n', '\r\n'), 'not-a-pack'],
    ['the second half is missing', async (file) => file.slice(0, file.length / 2), 'not-a-pack'],
    ['only the last line end is missing', async (file) => file.slice(0, -1), 'not-a-pack'],
    ['D13 · a zip with a path', async () => 'PK\u0003\u0004../../x', 'not-a-pack'],
    ['an empty file', async () => '', 'not-a-pack'],
    ['a later format', async (file) => file.replace('{"format":1', '{"format":2'), 'newer'],
    ['a signature of something else', async (file) => file.replace(/"signature":"[\w-]{86}/, `"signature":"${rfcKey.sign('x')}`), 'untrusted'],
    ['D04 · the manifest of another build', async (file) => file.replace(/\n.*\n/, `\n${signed(after).files.get('witten/manifest.json')}\n`), 'untrusted'],
    ['D09 · the manifest of another district', async (file) => file.replace(/\n.*\n/, `\n${vector('manifest.signed.json')}\n`), 'untrusted'],
  ];
  it.each(changes)('%s: refused with a reason', async (_, change, reason) => {
    const file = await change(await fileFrom());
    expect(await read(newPhone(), file)).toEqual({ reason });
  });

  it('bytes that are no text', async () => {
    const file = bytes(await fileFrom());
    file[file.length - 20] = 0xff;
    expect(await readParcel(newPhone(), new Blob([file]), now)).toEqual({ reason: 'not-a-pack' });
  });

  it('D13 · more than 32 MB is not even looked at', async () => {
    const arrayBuffer = vi.fn(async () => new ArrayBuffer(0));
    expect(await readParcel(newPhone(), { size: 33 * 1024 * 1024, arrayBuffer }, now)).toEqual({ reason: 'too-large' });
    expect(arrayBuffer).not.toHaveBeenCalled();
  });

  it('a file on an SD card that was taken out', async () => {
    expect(await readParcel(newPhone(), { size: 10, arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')) }, now)).toEqual({
      reason: 'not-a-pack',
    });
  });

  it('sound and signed by a stranger, with a script in it', async () => {
    const [first, ...rest] = german.entries;
    const evil = { ...german, entries: [{ ...first, words: { ...first?.words, body: ['<img src=x onerror=hit(1)>'] } } as never, ...rest] };
    const file = await fileFrom(signed(publish([evil]), { by: [strangersKey] }));
    expect(await read(newPhone(), file)).toEqual({ reason: 'not-a-pack' });
  });

  it('a pack that was spoilt at rest is not handed on; its copy is', async () => {
    const phone = await phoneThatKnows();
    await spoilAtRest('witten/de', ({ head, parts }) => ({ head, parts: parts.map((part) => part.replace('Stadt', 'Stapt')) }));
    const { text = '' } = (await exportPack(phone, 'witten/de')) ?? {};
    expect(await read(newPhone(), text)).toHaveProperty('parcel');
    const other = await phoneThatKnows();
    await spoilAtRest('witten/de', ({ head, parts }) => ({ head, parts: parts.slice(1) }));
    other.caches.data.clear();
    expect(await exportPack(other, 'witten/de')).toBeUndefined();
  });
});

describe('the test vectors', () => {
  it('a signed file, as everybody else reads it', async () => {
    const { pack, signer, record } = await parcelOf(newPhone(), vector('signed.atlas'));
    expect(pack).toEqual(vectorPack);
    expect(signer).toEqual({ kind: 'stranger', key: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', fingerprint: '21fe31dfa154a261' });
    expect(record.saved).toMatchObject({ key: 'witten-from-21fe31dfa154a261/ar', seq: 1_795_219_200, bytes: 1004 });
  });

  it('an unsigned one', async () => {
    const phone = newPhone();
    const parcel = await parcelOf(phone, vector('unsigned.atlas'));
    await keepParcel(phone, parcel);
    expect((await exportPack(phone, 'witten-from-0000000000000000/ar'))?.text).toBe(vector('unsigned.atlas'));
  });
});
