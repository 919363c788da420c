import type { PartHash } from '../core/pack/format.ts';

/**
 * SHA-256 as the pack format writes it. WebCrypto alone, off the main thread: 1 MB takes 2-17 ms, 30-67 ms on a slow
 * phone. It is missing on plain `http:` addresses other than localhost, and nothing can be verified there.
 */

const encoder = new TextEncoder();

/** Bytes that WebCrypto takes: never backed by shared memory. */
export type Bytes = Uint8Array<ArrayBuffer>;

export const bytesOf = (text: string): Bytes => encoder.encode(text);

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');

const digest = async (bytes: Bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** False where the browser offers no hashing. */
export const canHash = (): boolean => typeof globalThis.crypto?.subtle?.digest === 'function';

/** A page that came over plain `http:` gets neither hashing nor a worker; where that is not the cause, the browser refuses. */
export const whyNot = (): 'insecure' | 'refused' => (globalThis.isSecureContext === false ? 'insecure' : 'refused');

/** The version that a head line has: its whole SHA-256, 43 characters. */
export const versionOf = async (headLine: Bytes): Promise<string> => base64url(await digest(headLine));

/** The name that a part line has: the first 16 bytes of its SHA-256, 22 characters. */
export const partHashOf = async (partLine: Bytes): Promise<PartHash> => base64url((await digest(partLine)).subarray(0, 16));
