import type { Made } from './makeBasemap.ts';

/** What stands beside the map: whose data it is, under which licence, how it was made, so that others can make it too. */
export function licenceText(file: string, source: string, { attribution, asOf, edge }: Pick<Made, 'attribution' | 'asOf' | 'edge'>): string {
  const edges = {
    'boundary.geojson': 'the boundary in `boundary.geojson`',
    OpenStreetMap: 'the boundary of the district in OpenStreetMap',
    bounds: 'a rectangle',
  } as const;
  return `The map in \`${file}\` is made from data of OpenStreetMap, ${attribution}.
It is a derivative database and under the Open Database License 1.0 (ODbL, https://opendatacommons.org/licenses/odbl/1-0/): share and change it, name the contributors of OpenStreetMap, and keep what you make of it under the same licence. https://www.openstreetmap.org/copyright tells more.
“${attribution}” stands on every map that the atlas draws from it.

How it was made: \`npm run basemap\` of Welcome Atlas, from \`${source}\`${asOf === undefined ? '' : ` (data up to ${asOf})`}, cut at ${edges[edge]}. The words in it are explained in \`src/core/map/SCHEMA.md\`. The same file gives the same map, byte for byte.
`;
}
