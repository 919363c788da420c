import type { Pack } from '../core/pack/pack.ts';

/**
 * Packs of people whom this phone does not know lie apart: under a district id of their own, so that they never take the place of
 * anything else. `fingerprint`: of the key that signed; sixteen zeros where nobody did.
 */
export const apartId = (district: string, fingerprint = '0'.repeat(16)) => `${district}-from-${fingerprint}`;

/** True for the ids that `apartId` makes. */
export const isApart = (district: string): boolean => /-from-[0-9a-f]{16}$/.test(district);

/**
 * Such a pack as it is shown: its links stay among its own pages, its name tells it from the one that the site publishes, every page
 * says that its facts are not confirmed, and none asks a server of the stranger's choice for a map.
 */
export const asApart = ({ district: { online_map: _, ...district }, ...pack }: Pack, id: string): Pack => ({
  ...pack,
  district: { ...district, id, demonstration: true, words: { ...district.words, title: `${district.words.title} (${id.slice(-4)})` } },
});
