import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ContentFile, Fault } from '../compiler/file.ts';
import { isBystander, isSource } from '../compiler/fileName.ts';

/** A text for a phone never needs more; a photo renamed to .md does. In bytes. */
const limit = 250_000;

/**
 * All files below a folder of the content (`''`: all of it; `only`: some names in it), sorted by path, so that two builds of one
 * commit are the same. A file that cannot be read as UTF-8 text, or that is no text for the atlas, comes with the reason in
 * place of its text: nothing is guessed or lost. At once and not in the background, which costs small files several times as much.
 */
export const readContent = (root: string, folder = '', only?: readonly string[]): ContentFile[] =>
  walk(root, folder, only)
    .sort()
    .map((file) => readOne(root, file));

function walk(root: string, folder: string, only?: readonly string[]): string[] {
  const all = readdirSync(path.join(root, folder), { withFileTypes: true });
  const entries = only ? all.filter(({ name }) => only.includes(name)) : all;
  return entries.flatMap((entry) => {
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (isBystander(file)) return [];
    return entry.isDirectory() ? walk(root, file) : [file];
  });
}

/** One file of the content folder, whatever it is. `file` is below `root`, with forward slashes. */
export function readOne(root: string, file: string): ContentFile {
  const at = path.join(root, file);
  try {
    const info = lstatSync(at);
    if (info.isSymbolicLink()) return { path: file, fault: { code: 'symlink' } };
    // A text under a wrong name is told its right one by the compiler; it need not be read for that.
    if (!isSource(file)) return /\.(md|mdx|markdown|txt)$/i.test(file) ? { path: file, text: '' } : { path: file, fault: { code: 'stray-file' } };
    if (info.size > limit) return { path: file, fault: { code: 'too-large', values: { size: sizeText(info.size), limit: `${limit / 1000} kB` } } };
    return readBytes(file, readFileSync(at));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { path: file, fault: { code: 'unreadable', values: { reason } } };
  }
}

const sizeText = (bytes: number) => (bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

/** The bytes of a file as text, or what they are instead. */
export function readBytes(file: string, bytes: Uint8Array): ContentFile {
  const fault = looksWrong(bytes);
  if (fault) return { path: file, fault };
  try {
    return { path: file, text: strict.decode(bytes) };
  } catch {
    return { path: file, fault: wrongByte(bytes) };
  }
}

const strict = new TextDecoder('utf-8', { fatal: true });

/** First bytes of files that are sometimes renamed to `.md`. */
const magic: readonly (readonly [string, { readonly de: string; readonly en: string }])[] = [
  ['%PDF', { de: 'ein PDF', en: 'a PDF' }],
  ['PK\u0003\u0004', { de: 'ein Word-Dokument oder ein ZIP-Archiv', en: 'a Word document or a ZIP archive' }],
  ['\u00d0\u00cf\u0011\u00e0', { de: 'ein altes Word-Dokument', en: 'an old Word document' }],
  ['\u0089PNG', { de: 'ein Bild', en: 'a picture' }],
  ['\u00ff\u00d8\u00ff', { de: 'ein Bild', en: 'a picture' }],
  ['GIF8', { de: 'ein Bild', en: 'a picture' }],
  ['{\\rtf', { de: 'ein RTF-Dokument', en: 'an RTF document' }],
];

/** What the beginning of these bytes says that they are; undefined for what may be a text in UTF-8. */
function looksWrong(bytes: Uint8Array): Fault | undefined {
  const first = String.fromCharCode(...bytes.subarray(0, 8));
  const looks = magic.find(([begin]) => first.startsWith(begin))?.[1];
  if (looks) return { code: 'not-text', values: { looks } };
  const begin = bytes.subarray(0, 4000);
  const zeros = begin.includes(0) ? begin.filter((byte) => byte === 0).length : 0;
  if (/^(\u00ff\u00fe|\u00fe\u00ff)/.test(first) || zeros > Math.min(bytes.length, 4000) / 4) return { code: 'encoding', values: { looks: 'UTF-16' } };
  return undefined;
}

/** Where the bytes stop being UTF-8. */
function wrongByte(bytes: Uint8Array): Fault {
  const wrong = firstWrongByte(bytes);
  const before = bytes.subarray(0, wrong);
  const line = before.filter((byte) => byte === 10).length + 1;
  const column = new TextDecoder().decode(before.subarray(before.lastIndexOf(10) + 1)).length + 1;
  return { code: 'encoding', values: { looks: 'Windows-1252 (ANSI)' }, at: { line, column } };
}

/** Offset of the first byte that UTF-8 does not allow there. */
function firstWrongByte(bytes: Uint8Array): number {
  const isUtf8 = (end: number) => {
    try {
      // Streaming: a character cut by the end is no mistake.
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: end < bytes.length });
      return true;
    } catch {
      return false;
    }
  };
  let sound = 0;
  let wrong = bytes.length;
  while (wrong - sound > 1) {
    const middle = (sound + wrong) >> 1;
    if (isUtf8(middle)) sound = middle;
    else wrong = middle;
  }
  return sound;
}
