import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isKey } from '../../core/pack/signed.ts';

/** Ed25519 keys as files: the private one as PEM (PKCS 8), as every other program writes it; the public one as its 43 characters. */
export interface SigningKey {
  /** 32 bytes in base64url. */
  readonly key: string;
  /** The signature over UTF-8 text, base64url. */
  readonly sign: (text: string) => string;
}

export interface KeyFiles {
  readonly secret: string;
  readonly publicKey: string;
}

export function createKey(): KeyFiles {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { secret: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), publicKey: publicOf(privateKey) };
}

const publicOf = (key: KeyObject): string => createPublicKey(key).export({ format: 'jwk' }).x ?? '';

/** Reads a private key. Throws a sentence on anything else. */
export async function readSigningKey(file: string): Promise<SigningKey> {
  const key = parsePrivate(await readText(file));
  if (key?.asymmetricKeyType !== 'ed25519')
    throw new Error(`${file} is no private Ed25519 key. “npm run keygen -- ${file}” makes one; the file that ends in .pub is the public half.`);
  return { key: publicOf(key), sign: (text) => sign(null, Buffer.from(text), key).toString('base64url') };
}

function parsePrivate(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}

/** Reads a public key. Throws a sentence on anything else. */
export async function readPublicKey(file: string): Promise<string> {
  const text = (await readText(file)).trim();
  if (!isKey(text)) throw new Error(`${file} is no public key of an atlas: one line of 43 characters, as “npm run keygen” writes it.`);
  return text;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new Error(`${file} cannot be read.`);
  }
}

/** Whether a signature is right. */
export function isRight(key: string, signature: string, text: string): boolean {
  try {
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
    return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

/** fingerprint(key) -> '3f9a 2b7c 11d0 4e55': the first 8 bytes of its SHA-256, as phones show it. */
export const fingerprint = (key: string): string =>
  createHash('sha256')
    .update(Buffer.from(key, 'base64url'))
    .digest('hex')
    .slice(0, 16)
    .replace(/(.{4})(?=.)/g, '$1 ');
