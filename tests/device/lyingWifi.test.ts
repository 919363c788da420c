import { describe, expect, it } from 'vitest';
import { textParts } from '../../src/core/pack/format.ts';
import { openPack } from '../../src/device/open.ts';
import { fetchManifest } from '../../src/device/save.ts';
import { sampleMap, samplePack, withChangedSentence } from './content.ts';
import { newPhone } from './phone.ts';
import { headPath, packLine, packPath, publish, publishMap, publishPack, siteOf, textOf } from './site.ts';
import { base, loginPage, lyingLoginPage, type Reply, type Wifi, wifi } from './wifi.ts';

const old = samplePack(60);
const before = publish([old], { seq: 1000 });
const after = publish([withChangedSentence(old, 20)], { seq: 2000 });

/** A phone that holds the old pack, in front of a Wi-Fi with a fault. */
async function returningPhone() {
  const phone = newPhone();
  const net = wifi(before);
  await phone.save(net);
  net.site = after;
  return { phone, net };
}

async function holdsOldPack(phone: ReturnType<typeof newPhone>) {
  expect((await openPack(phone.newTab(), 'witten', 'de'))?.content).toEqual(old);
}

const flip = (text: string, at: number) => {
  const bytes = new TextEncoder().encode(text);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
};

const portals: readonly (readonly [string, Reply])[] = [
  ['a login page', loginPage],
  ['a login page that calls itself JSON', lyingLoginPage],
  ['JSON of somebody else', { body: '{"portal":"login"}' }],
  ['a redirect to a login page', { redirect: true }],
  ['status 511', { status: 511, body: 'Network Authentication Required' }],
];

describe('a captive portal stands between the phone and the site', () => {
  it.each(portals)('%s instead of the manifest: the reader learns that the Wi-Fi needs a login', async (_, reply) => {
    const { phone, net } = await returningPhone();
    net.fault = () => reply;
    expect(await phone.save(net)).toEqual({ kind: 'kept', reason: 'portal' });
    expect(await fetchManifest(base, 'witten', net)).toEqual({ reason: 'portal' });
    await holdsOldPack(phone);
  });

  it.each(portals.filter((_, index) => index !== 2))('%s instead of the pack files: nothing of it is kept', async (_, reply) => {
    const { phone, net } = await returningPhone();
    net.fault = ({ path }) => (path.endsWith('manifest.json') ? undefined : reply);
    expect(await phone.save(net)).toEqual({ kind: 'kept', reason: 'portal' });
    await holdsOldPack(phone);
    const fresh = newPhone();
    const result = await fresh.save(net);
    expect(result).toEqual({ kind: 'kept', reason: 'portal' });
    expect(await fresh.store.listPacks()).toEqual([]);
    expect(await fresh.store.readStaged('witten/de')).toEqual([]);
  });

  it('after the login the very next try works', async () => {
    const phone = newPhone();
    const net = wifi(before);
    net.fault = () => loginPage;
    await phone.save(net);
    net.fault = undefined;
    expect(await phone.save(net)).toMatchObject({ kind: 'saved' });
  });
});

/** Where a text is damaged: in the words that the phone lacks, else in its middle. */
const damageAt = (text: string) => Math.max(text.indexOf('Dienstags'), 0) || Math.floor(text.length / 2);

describe('what arrives is not what was published', () => {
  const damages: readonly (readonly [string, (text: string) => Reply])[] = [
    ['a flipped bit', (text) => ({ body: flip(text, new TextEncoder().encode(text.slice(0, damageAt(text))).length) })],
    ['a file that is silently short', (text) => ({ body: text.slice(0, damageAt(text)) })],
    ['an empty file', () => ({ body: '' })],
    ['bytes that are no UTF-8', (text) => ({ body: flip(text, text.indexOf('ض')).map((byte) => (byte === 0xd8 ? 0xff : byte)) })],
    ['the pack of another district', (text) => ({ body: elsewhere(text) ?? text })],
  ];
  const other = publish([{ ...old, district: { ...old.district, id: 'hagen' } }]);
  /** The file of the same kind in the other district; single parts are what they are. */
  const elsewhere = (text: string) =>
    text.startsWith('[') ? textOf(other, packPath(other)) : text.startsWith('{"format"') ? textOf(other, headPath(other)) : undefined;

  it.each(damages)('%s, every time: refused, the phone keeps what it has', async (_, damage) => {
    const { phone, net } = await returningPhone();
    net.fault = ({ path }, text) => (path.endsWith('manifest.json') || text === undefined ? undefined : damage(text));
    expect(await phone.save(net)).toEqual({ kind: 'kept', reason: 'corrupt' });
    await holdsOldPack(phone);
    const fresh = newPhone();
    expect(await fresh.save(net)).toEqual({ kind: 'kept', reason: 'corrupt' });
    expect(await fresh.store.listPacks()).toEqual([]);
  });

  it.each(damages)('%s in the browser’s own cache: the phone goes past it and saves', async (_, damage) => {
    const phone = newPhone();
    const net = wifi(before);
    net.fault = ({ cache }, text) => (cache === 'default' && text !== undefined ? damage(text) : undefined);
    expect(await phone.save(net)).toMatchObject({ kind: 'saved' });
    await holdsOldPack(phone);
  });

  it('a login page in the browser’s own cache under an immutable address does not stay for a year', async () => {
    const { phone, net } = await returningPhone();
    net.fault = ({ cache }) => (cache === 'default' ? lyingLoginPage : undefined);
    expect(await phone.save(net)).toMatchObject({ kind: 'saved' });
    expect(await newPhone().save(net)).toMatchObject({ kind: 'saved' });
  });

  it('one bad line costs that line, not the file', async () => {
    const phone = newPhone();
    const net = wifi(before);
    net.fault = ({ path }, text) => (path === packPath(before) && text ? { body: flip(text, text.length - 300) } : undefined);
    expect(await phone.save(net)).toMatchObject({ kind: 'saved' });
    expect(net.taken().filter((path) => path.includes('/parts/'))).toHaveLength(1);
  });

  it('an endless body is cut off at the announced length', async () => {
    const phone = newPhone();
    const net = wifi(before);
    const { bytes } = packLine(before, 'de');
    let sent = 0;
    net.fault = ({ path }, text) => (path === packPath(before) && text ? { body: text + ' '.repeat(20 * bytes) } : undefined);
    const result = await phone.save(net, { onProgress: ({ received }) => (sent = received) });
    // Every line was sound, but it is not the file that the manifest promised: the parts are asked for, and all are held.
    expect(result).toMatchObject({ kind: 'saved' });
    expect(sent).toBe(bytes);
  });

  it('an endless head and an endless manifest are given up', async () => {
    const net = wifi(before);
    net.fault = ({ path }) => (path.endsWith('manifest.json') ? { body: `{"format":1,${' '.repeat(600_000)}` } : undefined);
    expect(await newPhone().save(net)).toEqual({ kind: 'kept', reason: 'too-large' });
    const { phone, net: second } = await returningPhone();
    second.fault = ({ path }) => (path.endsWith('.head.json') ? { body: `{"format":1,${' '.repeat(300_000)}` } : undefined);
    expect(await phone.save(second)).toEqual({ kind: 'kept', reason: 'too-large' });
  });

  it('an earlier build under the new name is sound in itself, but not what was announced', async () => {
    const net = wifi(after);
    net.fault = ({ path }) =>
      path === packPath(after) ? { body: textOf(before, packPath(before)) } : path === headPath(after) ? { body: textOf(before, headPath(before)) } : undefined;
    expect(await newPhone().save(net)).toEqual({ kind: 'kept', reason: 'corrupt' });
  });

  it.each([
    ['of another district', () => publishPack('hagen', 'de', textParts(old))],
    ['in another language', () => publishPack('witten', 'ar', textParts(old))],
    ['of another kind', () => publishMap('witten', sampleMap())],
  ])('a manifest that announces a pack %s as ours is not believed', async (_, publishOther) => {
    const { line: other, files } = publishOther();
    const net = wifi(siteOf({ ...before.manifest, packs: [{ ...other, kind: 'text', lang: 'de' }] }, files));
    expect(await newPhone().save(net)).toEqual({ kind: 'kept', reason: 'corrupt' });
  });

  it('a manifest of another district is not believed', async () => {
    const net: Wifi = wifi(publish([{ ...old, district: { ...old.district, id: 'hagen' } }]));
    net.fault = ({ path }) => (path === 'witten/manifest.json' ? { body: textOf(net.site, 'hagen/manifest.json') } : undefined);
    expect(await newPhone().save(net)).toEqual({ kind: 'kept', reason: 'corrupt' });
  });

  it.each(['https://evil.example/packs/de.json', '//evil.example/de.json', '../hagen/packs/de.json', '/packs/de.json'])(
    'a manifest that sends us to %s is not followed',
    async (url) => {
      const net = wifi(before);
      const manifest = { ...before.manifest, packs: before.manifest.packs.map((pack) => ({ ...pack, url })) };
      net.fault = ({ path }) => (path === 'witten/manifest.json' ? { body: JSON.stringify(manifest) } : undefined);
      expect(await newPhone().save(net)).toEqual({ kind: 'kept', reason: 'corrupt' });
      expect(net.taken()).toEqual(['witten/manifest.json']);
    },
  );

  it('a pack that claims 100 MB is not begun', async () => {
    const net = wifi(before);
    const manifest = { ...before.manifest, packs: before.manifest.packs.map((pack) => ({ ...pack, bytes: 100e6 })) };
    net.fault = ({ path }) => (path === 'witten/manifest.json' ? { body: JSON.stringify(manifest) } : undefined);
    expect(await newPhone().save(net)).toEqual({ kind: 'kept', reason: 'too-large' });
  });
});
