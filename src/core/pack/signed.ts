import { signatureMark } from './format.ts';

/**
 * Signed manifests, see FORMAT.md. A signature lies behind the manifest in the same file: whoever does not look for one reads the
 * manifest as ever. What is signed are the exact bytes before it, so nothing has to be written the same way twice.
 */
export interface Signature {
  /** The public key, Ed25519, 32 bytes in base64url. */
  readonly key: string;
  /** 64 bytes in base64url. */
  readonly signature: string;
}

export interface SignedText {
  /** What was signed: the manifest without its signatures. Nothing else of the file may be believed. */
  readonly text: string;
  readonly signatures: readonly Signature[];
}

export const maxSignatures = 8;

/** True for 32 bytes in base64url. */
export const isKey = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{43}$/.test(value);

/** The two halves of a signed manifest; undefined where it is none or is broken. */
export function splitSigned(text: string): SignedText | undefined {
  const at = text.lastIndexOf(signatureMark);
  if (at < 0) return undefined;
  try {
    const { signatures } = JSON.parse(`{${text.slice(at + 1)}`) as { readonly signatures: readonly unknown[] };
    return signatures.length > 0 && signatures.length <= maxSignatures && signatures.every(isSignature)
      ? { text: `${text.slice(0, at)}}`, signatures }
      : undefined;
  } catch {
    return undefined;
  }
}

function isSignature(value: unknown): value is Signature {
  if (typeof value !== 'object' || value === null) return false;
  const { key, signature } = value as { readonly [member: string]: unknown };
  return isKey(key) && typeof signature === 'string' && /^[\w-]{86}$/.test(signature);
}

/** The file of a signed manifest. `text` is a JSON object on one line, as it was signed. */
export const joinSigned = ({ text, signatures }: SignedText): string => `${text.slice(0, -1)},"signatures":${JSON.stringify(signatures)}}`;
