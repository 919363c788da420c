import { isSigned, type Manifest, parseManifest } from '../../core/pack/format.ts';
import { isKey, type SignedText, splitSigned } from '../../core/pack/signed.ts';
import { type Bytes, bytesOf } from '../hash.ts';
import { verifySignature } from './ed25519.ts';

/**
 * Whose manifest this is. A phone believes the keys of the first signed manifest that it takes from the district's own address;
 * from then on it takes nothing of that district that none of them has signed. Whoever controls that address could replace the app
 * itself: signatures protect what comes from mirrors, files and half-finished uploads.
 */
export type Verdict =
  /** `signed`: the text to keep as proof; absent for a manifest without signatures of a district that never had any. */
  { readonly manifest: Manifest; readonly signed?: string } | { readonly stop: 'untrusted' | 'newer' | 'corrupt' };

/** No honest manifest is this much later than what the phone has or its clock says: three years, in seconds. */
const longestLeap = 3 * 366 * 86_400;

/** A manifest with at least one right signature, and by whose keys. */
export interface Proof {
  readonly manifest: Manifest;
  /** The keys whose signatures are right. */
  readonly by: readonly string[];
  /** The keys that may sign the next one. */
  readonly keys: readonly string[];
}

/** Looks at the signatures alone. Undefined where none is right, or the text is no signed manifest. */
export async function proofOf(text: string): Promise<Proof | undefined> {
  const signed = splitSigned(text);
  const parsed = signed && parseManifest(signed.text);
  if (!parsed || !('manifest' in parsed)) return undefined;
  const { keys = [] } = parsed.manifest;
  const by = await signersOf(signed);
  return by.length > 0 && keys.length > 0 && keys.every(isKey) ? { manifest: parsed.manifest, by, keys } : undefined;
}

async function signersOf({ text, signatures }: SignedText): Promise<readonly string[]> {
  const message = bytesOf(text);
  const right = await Promise.all(signatures.map(({ key, signature }) => verifySignature(fromBase64url(key), fromBase64url(signature), message)));
  return signatures.flatMap(({ key }, index) => (right[index] ? key : []));
}

/** The signed manifest that a phone kept; it was verified then. Undefined where it was spoilt at rest. */
function keptManifest(pinned: string): Manifest | undefined {
  const parsed = parseManifest(splitSigned(pinned)?.text ?? '');
  return 'manifest' in parsed ? parsed.manifest : undefined;
}

/** The manifest that this phone took last. Those that it kept were verified then; one that was spoilt at rest is left out. */
function lastOf(pinned: readonly string[]): Manifest | undefined {
  const kept = pinned.flatMap((text) => keptManifest(text) ?? []);
  return kept.reduce<Manifest | undefined>((last, one) => (last && last.seq >= one.seq ? last : one), undefined);
}

/**
 * Judges a manifest of a district. `pinned`: the signed manifests that this phone took from it so far. `now` in milliseconds since
 * 1970.
 */
export async function judge(district: string, text: string, pinned: readonly string[], now: number): Promise<Verdict> {
  if (!isSigned(text)) return pinned.length === 0 ? unsigned(text) : { stop: 'untrusted' };
  const proof = await proofOf(text);
  if (!proof) return { stop: 'untrusted' };
  const { manifest, by, keys } = proof;
  if (manifest.district !== district) return { stop: 'corrupt' };
  const last = lastOf(pinned);
  const believed = last?.keys ?? keys;
  const isNear = manifest.seq <= Math.max(last?.seq ?? 0, now / 1000) + longestLeap;
  return isNear && by.some((key) => believed.includes(key)) ? { manifest, signed: text } : { stop: 'untrusted' };
}

function unsigned(text: string): Verdict {
  const parsed = parseManifest(text);
  return 'manifest' in parsed ? parsed : { stop: parsed.refused === 'newer' ? 'newer' : 'corrupt' };
}

/** The first 8 bytes of the SHA-256 of a key, in hex: short enough to be compared by two people. */
export async function fingerprintOf(key: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', fromBase64url(key)));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const fromBase64url = (text: string): Bytes => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));
