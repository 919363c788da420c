import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ContentFile } from '../compiler/file.ts';

/** A text for a phone never needs more; a photo renamed to .md does. In bytes. */
const limit = 250_000;

/**
 * All Markdown files below a folder, sorted by path, so that two builds of one commit are the same.
 * A file that cannot be read as UTF-8 text comes with the reason in place of its text: nothing is guessed.
 */
export async function readContent(root: string): Promise<ContentFile[]> {
  const paths = await walk(root, '');
  return Promise.all(paths.filter((file) => file.endsWith('.md')).map((file) => readOne(root, file)));
}

async function walk(root: string, folder: string): Promise<string[]> {
  const found = await readdir(path.join(root, folder), { withFileTypes: true });
  const below = await Promise.all(
    found
      .filter(({ name }) => !name.startsWith('.'))
      .map((entry) => {
        const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
        return entry.isDirectory() ? walk(root, file) : [file];
      }),
  );
  return below.flat().sort();
}

/** One file of the content folder. `file` is below `root`, with forward slashes. */
export async function readOne(root: string, file: string): Promise<ContentFile> {
  const fault = (code: 'unreadable' | 'too-large' | 'encoding', values: Readonly<Record<string, string>>): ContentFile => ({
    path: file,
    fault: { code, values },
  });
  try {
    const at = path.join(root, file);
    const info = await lstat(at);
    if (info.isSymbolicLink()) return fault('unreadable', { reason: 'Verweis / symbolic link' });
    if (info.size > limit) return fault('too-large', { size: `${(info.size / 1e6).toFixed(1)} MB`, limit: `${limit / 1000} kB` });
    const bytes = await readFile(at);
    const text = decode(bytes);
    return text === undefined ? fault('encoding', { guess: guessEncoding(bytes) }) : { path: file, text };
  } catch (error) {
    return fault('unreadable', { reason: error instanceof Error && 'code' in error ? String(error.code) : String(error) });
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

function decode(bytes: Buffer): string | undefined {
  try {
    return bytes.includes(0) ? undefined : utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

const guessEncoding = (bytes: Buffer) => (bytes.includes(0) ? 'UTF-16 oder eine Binärdatei / or a binary file' : 'Windows-1252 / Latin-1');
