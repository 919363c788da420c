import { createHash } from 'node:crypto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openPack } from '../../src/device/open.ts';
import { byArithmetic, byWebCrypto, verifySignature } from '../../src/device/trust/ed25519.ts';
import { verifyPack } from '../../src/device/verify.ts';
import { samplePack, seeded, withChangedSentence } from './content.ts';
import { keyOf, newKey, rfcKey, type SignOptions, signed, signManifest, strangersKey } from './keys.ts';
import { newPhone } from './phone.ts';
import { publish } from './site.ts';
import { wifi } from './wifi.ts';

const old = samplePack(30);
const changed = withChangedSentence(old, 3);
/** The clock of the tests stands at 2026-11-21. */
const november = 1_795_000_000;
const before = publish([old, samplePack(5, 'ar')], { seq: november });
const after = publish([changed, samplePack(5, 'ar')], { seq: november + 86_400 });
const untrusted = { kind: 'kept', reason: 'untrusted' };

afterEach(() => vi.unstubAllGlobals());

/** A phone that took a signed pack, in front of a site that has changed since. */
async function returningPhone(next = after) {
  const phone = newPhone();
  const net = wifi(signed(before));
  expect(await phone.save(net)).toMatchObject({ kind: 'saved' });
  net.site = next;
  return { phone, net };
}

const contentOf = async (phone: ReturnType<typeof newPhone>) => (await openPack(phone.newTab(), 'witten', 'de'))?.content;

describe('a district that signs', () => {
  it('is taken, its keys are believed, and the next pack that they signed is taken too', async () => {
    const { phone, net } = await returningPhone(signed(after));
    expect(await phone.save(net)).toMatchObject({ kind: 'saved', saved: { seq: november + 86_400 } });
    expect(await contentOf(phone)).toEqual(changed);
  });

  it('D01 · is not followed by a pack without signatures: the phone keeps what it has, and says why', async () => {
    const { phone, net } = await returningPhone();
    expect(await phone.save(net)).toEqual(untrusted);
    expect(await contentOf(phone)).toEqual(old);
  });

  it('D01 · in every language and the map, though only one of them was saved', async () => {
    const { phone, net } = await returningPhone();
    expect(await phone.save(net, { what: 'ar' })).toEqual(untrusted);
    expect(await phone.store.listPacks()).toHaveLength(1);
  });

  const forgeries: readonly (readonly [string, SignOptions])[] = [
    ['D01 · somebody else', { by: [strangersKey] }],
    ['D01 · somebody else, who names the right key', { by: [strangersKey], keys: [rfcKey.key] }],
    ['D05 · the right key, with a number of the year 2100', { change: { seq: 4_102_444_800 } }],
    ['D09 · the right key, for another district', { change: { district: 'hagen' } }],
  ];
  it.each(forgeries)('a manifest signed by %s is refused', async (name, options) => {
    const { phone, net } = await returningPhone(signed(after, options));
    expect(await phone.save(net)).toEqual(name.startsWith('D09') ? { kind: 'kept', reason: 'corrupt' } : untrusted);
    expect(await contentOf(phone)).toEqual(old);
  });

  const changes: readonly (readonly [string, (text: string) => string])[] = [
    ['another number', (text) => text.replace(`"seq":${november + 86_400}`, `"seq":${november + 86_401}`)],
    ['a second list of packs behind what was signed', (text) => text.replace(',"signatures"', ',"packs":[],"signatures"')],
    ['a second list of packs behind the signatures', (text) => text.replace(/\}$/, ',"packs":[]}')],
    ['a space', (text) => text.replace('"format":1,', '"format":1, ')],
    ['a signature that is cut short', (text) => text.replace(/"signature":"..../, '"signature":"')],
    ['no signature in the list', (text) => text.replace(/"signatures":\[.*\]/, '"signatures":[]')],
    ['a signature of other bytes', (text) => text.replace(/"signature":"[\w-]{86}/, `"signature":"${rfcKey.sign('something else')}`)],
  ];
  it.each(changes)('D04 · a manifest that was changed after it was signed (%s) is refused, or its change has no effect', async (name, change) => {
    const { phone, net } = await returningPhone();
    net.fault = ({ path }) => (path.endsWith('manifest.json') ? { body: change(signManifest(after.manifest)) } : undefined);
    const result = await phone.save(net);
    if (name.includes('behind the signatures')) expect(result).toMatchObject({ kind: 'saved' });
    else expect(result).toEqual(untrusted);
  });

  it('D09 · another district’s manifest, rightly signed, with ours named behind the signatures is refused', async () => {
    const { phone, net } = await returningPhone();
    const text = signManifest(after.manifest, { change: { district: 'hagen' } }).replace(/\}$/, ',"district":"witten"}');
    net.fault = ({ path }) => (path.endsWith('manifest.json') ? { body: text } : undefined);
    expect(await phone.save(net)).toEqual({ kind: 'kept', reason: 'corrupt' });
  });

  it('a first manifest whose signature is wrong is refused on a new phone, too', async () => {
    const net = wifi(signed(before, { by: [strangersKey], keys: [rfcKey.key] }));
    expect(await newPhone().save(net)).toEqual(untrusted);
  });

  it('D02 · a replayed manifest of before, rightly signed, is older', async () => {
    const { phone, net } = await returningPhone(signed(after));
    await phone.save(net);
    net.site = signed(before);
    expect(await phone.save(net)).toEqual({ kind: 'kept', reason: 'older' });
  });

  it('the same content signed anew costs one request, and its later number and proof are noted', async () => {
    const { phone, net } = await returningPhone(signed(publish([old, samplePack(5, 'ar')], { seq: november + 5 }), { by: [rfcKey, newKey] }));
    net.taken();
    expect(await phone.save(net)).toMatchObject({ kind: 'current', saved: { seq: november + 5 } });
    expect(net.taken()).toEqual(['witten/manifest.json']);
    expect((await phone.store.listPacks())[0]?.signed).toContain(newKey.key);
  });

  it('a clock that stands at 1970 is no reason to refuse', async () => {
    const { phone, net } = await returningPhone(signed(after));
    expect(await phone.save(Object.assign(net, { now: () => 0 }))).toMatchObject({ kind: 'saved' });
  });
});

describe('D07 · a publisher changes the key', () => {
  it('the old key names the new one, then the new one signs alone, and the old one is not believed any more', async () => {
    const { phone, net } = await returningPhone(signed(after, { keys: [rfcKey.key, newKey.key] }));
    expect(await phone.save(net)).toMatchObject({ kind: 'saved' });
    const third = publish([old], { seq: november + 2 * 86_400 });
    net.site = signed(third, { by: [newKey] });
    expect(await phone.save(net)).toMatchObject({ kind: 'saved' });
    net.site = signed(publish([changed], { seq: november + 3 * 86_400 }));
    expect(await phone.save(net)).toEqual(untrusted);
  });

  it('the last manifest counts, whichever pack it came with', async () => {
    const { phone, net } = await returningPhone(signed(after, { keys: [newKey.key] }));
    net.site = signed(before);
    await phone.save(net, { what: 'ar' });
    net.site = signed(after, { keys: [newKey.key] });
    expect(await phone.save(net)).toMatchObject({ kind: 'saved' });
    expect(await phone.save(Object.assign(net, { site: signed(publish([old, samplePack(6, 'ar')], { seq: november + 2 * 86_400 })) }), { what: 'ar' })).toEqual(
      untrusted,
    );
  });

  it('both sign for a while: phones that know either follow', async () => {
    const { phone, net } = await returningPhone(signed(after, { by: [newKey, rfcKey] }));
    expect(await phone.save(net)).toMatchObject({ kind: 'saved' });
  });

  it('without an old key that vouches for it, a new one is a stranger', async () => {
    const { phone, net } = await returningPhone(signed(after, { by: [newKey], keys: [rfcKey.key, newKey.key] }));
    expect(await phone.save(net)).toEqual(untrusted);
  });
});

describe('what a phone believes', () => {
  it('outlives the loss of either place', async () => {
    const { phone, net } = await returningPhone();
    phone.caches.data.clear();
    expect(await phone.save(net)).toEqual(untrusted);
    await verifyPack(phone, 'witten/de');
    globalThis.indexedDB = new IDBFactory();
    expect(await phone.save(net, { tab: phone.newTab() })).toEqual(untrusted);
  });

  it('is brought up to date in the second copy, too', async () => {
    const { phone, net } = await returningPhone(signed(publish([old, samplePack(5, 'ar')], { seq: november + 5 }), { by: [rfcKey, newKey] }));
    await phone.save(net);
    expect(await verifyPack(phone, 'witten/de')).toBe('sound');
    expect((await phone.copies.read('witten/de'))?.saved.signed).toContain(newKey.key);
  });

  it('is not set back by a tab that still has the manifest of before', async () => {
    const phone = newPhone();
    await phone.save(wifi(signed(before)));
    const record = await phone.store.readPack('witten/de');
    await phone.save(wifi(signed(publish([old, samplePack(5, 'ar')], { seq: november + 5 }), { by: [newKey, rfcKey] })));
    expect(record && (await phone.store.writePack(record))).toBe('current');
    expect((await phone.store.listPacks())[0]).toMatchObject({ seq: november + 5, signed: expect.stringContaining(newKey.key) });
  });

  it('begins with the first signed pack, also on a phone that had unsigned ones before', async () => {
    const phone = newPhone();
    const net = wifi(before);
    await phone.save(net);
    net.site = signed(after);
    expect(await phone.save(net)).toMatchObject({ kind: 'saved' });
    net.site = publish([old], { seq: november + 2 * 86_400 });
    expect(await phone.save(net)).toEqual(untrusted);
  });

  it('is not asked for in a district that never signed', async () => {
    const phone = newPhone();
    const net = wifi(before);
    await phone.save(net);
    net.site = after;
    expect(await phone.save(net)).toMatchObject({ kind: 'saved' });
    expect((await phone.store.listPacks())[0]).not.toHaveProperty('signed');
  });

  it('ends when the reader wipes the phone: the next first use decides', async () => {
    const { phone, net } = await returningPhone();
    await phone.store.wipe();
    phone.caches.data.clear();
    expect(await phone.save(net, { tab: phone.newTab() })).toMatchObject({ kind: 'saved' });
  });
});

describe('D11 · Ed25519 without the browser’s help', () => {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));

  it('gives the same verdict as WebCrypto, over right and spoilt signatures', async () => {
    const random = seeded(11);
    const verdicts = { right: 0, wrong: 0 };
    for (let round = 0; round < 60; round++) {
      const key = keyOf(createHash('sha256').update(`${round}`).digest('hex'));
      const message = new TextEncoder().encode(`Nachricht ${random()}`);
      const signature = bytes(key.sign(new TextDecoder().decode(message)));
      const spoilt = [signature, bytes(key.key), message][round % 4];
      if (spoilt) spoilt[Math.floor(random() * spoilt.length)] = (spoilt[0] ?? 0) ^ (1 + Math.floor(random() * 255));
      const verdict = await byArithmetic(bytes(key.key), signature, message);
      expect(verdict).toBe(await byWebCrypto(bytes(key.key), signature, message));
      verdicts[verdict ? 'right' : 'wrong']++;
    }
    expect(verdicts.right).toBeGreaterThan(10);
    expect(verdicts.wrong).toBeGreaterThan(10);
  });

  it('is used where WebCrypto does not know the algorithm', async () => {
    const { digest } = crypto.subtle;
    const importKey = vi.fn(async () => {
      throw new DOMException('Unrecognized algorithm name', 'NotSupportedError');
    });
    vi.stubGlobal('crypto', { subtle: { digest: digest.bind(crypto.subtle), importKey } });
    const message = new TextEncoder().encode('{}');
    expect(await verifySignature(bytes(rfcKey.key), bytes(rfcKey.sign('{}')), message)).toBe(true);
    expect(await verifySignature(bytes(newKey.key), bytes(rfcKey.sign('{}')), message)).toBe(false);
    expect(importKey).toHaveBeenCalled();
    const { phone, net } = await returningPhone(signed(after, { by: [strangersKey] }));
    expect(await phone.save(net)).toEqual(untrusted);
  });
});
