import { type Head, joinPack, parseHead, readTextPack } from '../../core/pack/format.ts';
import { isHarmless } from '../../core/pack/harmless.ts';
import type { Pack } from '../../core/pack/pack.ts';
import { joinPortable, maxPortableBytes, type Portable, portableName, splitPortable } from '../../core/pack/portable.ts';
import { apartId } from '../apart.ts';
import type { PackKey, Reason, SavedPack } from '../api.ts';
import { bytesOf, canHash, versionOf } from '../hash.ts';
import { textOf } from '../lines.ts';
import { tellOthers } from '../messages.ts';
import { isSound, type PackRecord, packKey } from '../record.ts';
import { type Shelf, signedOf } from '../shelf.ts';
import { fingerprintOf, judge, proofOf } from './judge.ts';

/** A pack that is handed from phone to phone: out of this one as a file, and from a file into it, looked through before it is kept. */

/** Who vouches for a file. `known`: whom this phone believes for that district. `stranger`: a key that it never met there. */
export type Signer = { readonly kind: 'known' | 'stranger'; readonly key: string; readonly fingerprint: string } | { readonly kind: 'nobody' };

/** The part of a `File` that is needed. */
export type ParcelFile = Pick<Blob, 'size' | 'arrayBuffer'>;

/** A file that is sound in itself. Nothing of it is on the phone yet. */
export interface Parcel {
  readonly record: PackRecord;
  readonly pack: Pack;
  readonly signer: Signer;
}

/** `not-a-pack`: another file, a part of one, or one that was tampered with. */
export type ParcelReason = 'not-a-pack' | Extract<Reason, 'newer' | 'too-large' | 'untrusted' | 'refused'>;

/** A saved pack as a file; undefined where it is not there or was spoilt at rest. */
export async function exportPack({ store, copies }: Shelf, key: PackKey): Promise<{ readonly name: string; readonly text: string } | undefined> {
  const stored = await store.readPack(key);
  const record = stored && (await isSound(stored)) ? stored : await copies.read(key);
  const parsed = parseHead(record?.head ?? '');
  if (!record || !('head' in parsed) || parsed.head.lang === undefined) return undefined;
  const { seq, signed } = record.saved;
  const parts = record.parts.filter((part) => typeof part === 'string');
  const { head } = parsed;
  const text = joinPortable({ seq, ...(signed !== undefined && { manifest: signed }), headLine: record.head, head, parts });
  return { name: portableName(head.district, parsed.head.lang), text };
}

/** Looks a file through: every hash, the signature, and that nothing in it can do more than be read. `now` in milliseconds since 1970. */
export async function readParcel(shelf: Shelf, file: ParcelFile, now: number): Promise<{ readonly parcel: Parcel } | { readonly reason: ParcelReason }> {
  if (file.size > maxPortableBytes) return { reason: 'too-large' };
  if (!canHash()) return { reason: 'refused' };
  // A file may be gone, or not be readable, by the time that it is read.
  const bytes = new Uint8Array(await file.arrayBuffer().catch(() => new ArrayBuffer(0)));
  const split = splitPortable(textOf(bytes) ?? '');
  if ('refused' in split) return { reason: split.refused };
  const { portable } = split;
  const { head, headLine, parts } = portable;
  const lang = head.lang ?? '';
  const whole: SavedPack = {
    key: packKey(head.district, lang),
    district: head.district,
    kind: 'text',
    lang,
    version: await versionOf(bytesOf(headLine)),
    seq: portable.seq,
    savedAt: now,
    bytes: bytesOf(joinPack(headLine, parts)).length,
    ...(portable.manifest !== undefined && { signed: portable.manifest }),
  };
  const pack = (await isSound({ saved: whole, head: headLine, parts })) ? packOf(head, parts) : undefined;
  if (!pack || pack.district.id !== head.district || !isHarmless(pack)) return { reason: 'not-a-pack' };
  const origin = await originOf(shelf, portable, whole.version, now);
  if ('reason' in origin) return origin;
  const { signer, seq } = origin;
  const district = signer.kind === 'known' ? head.district : apartId(head.district, signer.kind === 'nobody' ? undefined : signer.fingerprint);
  const record: PackRecord = { saved: { ...whole, key: packKey(district, lang), district, seq }, head: headLine, parts };
  return { parcel: { record, pack, signer } };
}

/** Who vouches for a file, and how old that makes it. */
async function originOf(
  shelf: Shelf,
  { manifest: text, head, seq }: Portable,
  version: string,
  now: number,
): Promise<{ readonly signer: Signer; readonly seq: number } | { readonly reason: ParcelReason }> {
  if (text === undefined) return { signer: { kind: 'nobody' }, seq };
  const proof = await proofOf(text);
  const [key] = proof?.by ?? [];
  const isOfThis = proof?.manifest.district === head.district && proof.manifest.packs.some((pack) => pack.lang === head.lang && pack.version === version);
  if (!proof || key === undefined || !isOfThis) return { reason: 'untrusted' };
  const pinned = await signedOf(shelf, head.district);
  // The same judgement as over what comes from the network; only that a stranger is let in, apart.
  const isKnown = pinned.length > 0 && 'manifest' in (await judge(head.district, text, pinned, now));
  return { signer: { kind: isKnown ? 'known' : 'stranger', key, fingerprint: await fingerprintOf(key) }, seq: proof.manifest.seq };
}

function packOf(head: Head, parts: readonly string[]): Pack | undefined {
  try {
    return readTextPack(head, parts);
  } catch {
    return undefined;
  }
}

/**
 * Puts a parcel on the phone. One that nobody known vouches for lies apart, under an id of its own for each signer, and touches
 * nothing else. Unsigned ones share a place: the last one that the reader wished to keep is there.
 */
export async function keepParcel({ store, copies }: Shelf, { record, signer }: Parcel): Promise<'saved' | 'current' | 'older' | 'full' | 'refused'> {
  const { key, version } = record.saved;
  if (signer.kind === 'nobody') await store.removePack(key);
  const written = await store.writePack(record);
  if (written !== 'saved') return written;
  await copies.write(record);
  tellOthers({ kind: 'saved', key, version });
  return written;
}
