import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { diskSentence } from './sentences.ts';

export type Written = { readonly kind: 'written' } | { readonly kind: 'refused'; readonly sentence: string };

/**
 * Puts files in the place of old ones, whole or not at all: all are written under other names first, then renamed. Whoever
 * ends the program in between, or fills the disk, leaves the old ones as they were.
 */
export async function writeTogether(files: readonly { readonly path: string; readonly bytes: Uint8Array | string }[]): Promise<Written> {
  const plans = files.map((file) => ({ ...file, beside: path.join(path.dirname(file.path), `.${path.basename(file.path)}.part`) }));
  let current = '';
  try {
    for (const { path: file, bytes, beside } of plans) {
      current = file;
      await writeFile(beside, bytes, { flush: true });
    }
    for (const { path: file, beside } of plans) {
      current = file;
      await rename(beside, file);
    }
    return { kind: 'written' };
  } catch (error) {
    await Promise.all(plans.map(({ beside }) => rm(beside, { force: true })));
    const sentence = diskSentence(current, error);
    if (sentence === undefined) throw error;
    return { kind: 'refused', sentence };
  }
}
