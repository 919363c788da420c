import { type Head, isMoment, isSigned, parseHead } from './format.ts';
import { packFormat } from './pack.ts';

/**
 * A text pack as one file that goes from phone to phone, see FORMAT.md: one JSON value per line. Nothing in it is compressed or
 * names a path, so there is nothing that could unfold or lead out of a folder. Pure: hashes and signatures are the caller's.
 */
export interface Portable {
  /** Seconds since 1970 of the sources. Without a signed manifest nobody vouches for it. */
  readonly seq: number;
  /** The signed manifest that the pack came with, exactly as it was; absent where there was none. */
  readonly manifest?: string;
  /** The very lines of the pack. */
  readonly headLine: string;
  readonly head: Head;
  readonly parts: readonly string[];
}

/** No text pack of ours comes near: more is not read. In bytes. */
export const maxPortableBytes = 32 * 1024 * 1024;

/** The name under which it is handed on. */
export const portableName = (district: string, lang: string) => `welcome-atlas-${district}-${lang}.atlas`;

export function joinPortable({ seq, manifest, headLine, head, parts }: Portable): string {
  const first = JSON.stringify({ format: packFormat, kind: 'portable', district: head.district, lang: head.lang, seq });
  return [first, manifest ?? 'null', headLine, ...parts, ''].join('\n');
}

/** What a file says of itself. Every line has to be there, none may be left over; whether they are genuine is not known yet. */
export function splitPortable(text: string): { readonly portable: Portable } | { readonly refused: 'not-a-pack' | 'newer' } {
  const [first = '', manifest = '', headLine = '', ...parts] = text.split('\n');
  const about = parseFirst(first);
  if ('refused' in about) return about;
  // Behind the last line end there is nothing: a file that was cut off somewhere has lost that.
  if (parts.pop() !== '') return { refused: 'not-a-pack' };
  const parsed = parseHead(headLine);
  if ('refused' in parsed) return { refused: parsed.refused === 'newer' ? 'newer' : 'not-a-pack' };
  const { head } = parsed;
  const isOne = head.kind === 'text' && head.district === about.district && head.lang === about.lang && head.parts.length === parts.length;
  if (!isOne || !(manifest === 'null' || isSigned(manifest)) || !/^[a-z0-9-]+$/.test(head.district)) return { refused: 'not-a-pack' };
  return { portable: { seq: about.seq, ...(manifest !== 'null' && { manifest }), headLine, head, parts } };
}

interface First {
  readonly district: string;
  readonly lang: string;
  readonly seq: number;
}

function parseFirst(line: string): First | { readonly refused: 'not-a-pack' | 'newer' } {
  try {
    const { format, kind, district, lang, seq } = JSON.parse(line) as { readonly [member: string]: unknown };
    if (kind !== 'portable' || typeof format !== 'number') return { refused: 'not-a-pack' };
    if (format > packFormat) return { refused: 'newer' };
    if (typeof district === 'string' && typeof lang === 'string' && /^[a-z-]{2,12}$/.test(lang) && isMoment(seq)) return { district, lang, seq };
  } catch {
    // Said below: any other file.
  }
  return { refused: 'not-a-pack' };
}
