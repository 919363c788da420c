/** What `Broken` says in a word, as a sentence that tells what to do. */
const known: Readonly<Record<string, string>> = {
  'no-pbf':
    'is not a file of OpenStreetMap data (.osm.pbf). Download one, for example from https://download.geofabrik.de, and take the .osm.pbf, not the .shp.zip.',
  truncated: 'is cut off: its last block is longer than the file. Download it again.',
  compression: 'is compressed in a way that we do not read. Turn it into the usual one: osmium cat -f pbf,pbf_compression=zlib -o new.osm.pbf FILE',
  history: 'is a file with the history of the map. Take the one without, usually called …-latest.osm.pbf.',
  unsorted: 'is not sorted: it has points behind lines. Sort it: osmium sort -o sorted.osm.pbf FILE',
  'too-much': 'has more than 40 million points in this district: look at the bounds in district.de.md.',
};

export const damageSentence = (source: string, what: string): string => `${source} ${known[what] ?? `is damaged (${what}). Download it again.`}`;

/** Why a file cannot be opened or written, in words; undefined for errors that are none of the disk's. */
export function diskSentence(file: string, error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return `${file} does not exist.`;
  if (code === 'EISDIR') return `${file} is a folder, not a file.`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `${file} must not be opened by you (${code}).`;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return `There is no room on the disk for ${file}. The old map is as it was.`;
  return code === '' ? undefined : `${file} cannot be used (${code}).`;
}

/** A sentence for the editor, thrown where a source cannot be used and answered by the function that she called. */
export class Refusal extends Error {}
