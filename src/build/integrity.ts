import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ManifestTransform } from 'workbox-build';

/** integrityOf('a{}') -> 'sha256-…': what browsers compare a file, or an inline element, with. */
export const integrityOf = (content: string | Uint8Array, algorithm: 'sha256' | 'sha384' = 'sha256') =>
  `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`;

/**
 * Adds the SHA-384 of every file to the list that the service worker keeps. Without it a Wi-Fi login page answered with
 * status 200 is stored as the script it was asked for, and stays; Workbox checks integrity but never generates it. The list comes
 * in the order of the disk, which is another one on every system, and leaves in that of the names.
 */
export const withIntegrity =
  (root: string): ManifestTransform =>
  async (entries) => ({
    manifest: await Promise.all(
      [...entries]
        .sort((a, b) => (a.url < b.url ? -1 : 1))
        .map(async (entry) => {
          const bytes = await readFile(path.join(root, entry.url));
          return { ...entry, integrity: integrityOf(bytes, 'sha384') };
        }),
    ),
    warnings: [],
  });
