import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { Manifest } from '../../src/core/pack/format.ts';
import type { Site } from './site.ts';

export interface TestKey {
  readonly key: string;
  readonly sign: (text: string) => string;
}

/** The key of a 32-byte seed in hex. The first one is that of test 1 in RFC 8032, so everybody has it. */
export function keyOf(seed: string): TestKey {
  const secret = createPrivateKey({ key: Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex'), format: 'der', type: 'pkcs8' });
  return { key: createPublicKey(secret).export({ format: 'jwk' }).x ?? '', sign: (text) => sign(null, Buffer.from(text), secret).toString('base64url') };
}

export const rfcKey = keyOf('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
export const newKey = keyOf('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb');
export const strangersKey = keyOf('c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7');

export interface SignOptions {
  readonly by?: readonly TestKey[];
  /** The keys that the manifest names; those that sign unless told. */
  readonly keys?: readonly string[];
  readonly change?: Partial<Manifest>;
}

/** The text of a signed manifest, made by the book (FORMAT.md). */
export function signManifest(manifest: Manifest, { by = [rfcKey], keys = by.map(({ key }) => key), change = {} }: SignOptions = {}): string {
  const text = JSON.stringify({ ...manifest, keys, staleAfter: manifest.seq + 15_552_000, ...change });
  const signatures = by.map((one) => ({ key: one.key, signature: one.sign(text) }));
  return `${text.slice(0, -1)},"signatures":${JSON.stringify(signatures)}}`;
}

/** The same site with a signed manifest. */
export function signed(site: Site, options: SignOptions = {}): Site {
  const path = `${site.manifest.district}/manifest.json`;
  return { ...site, files: new Map([...site.files, [path, signManifest(site.manifest, options)]]) };
}
