import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { FeatureCollection } from 'geojson';
import { packTile, writeArchive } from '../../../src/build/basemap/pmtilesFile.ts';
import { centre, place } from '../../fixtures/osm/town.ts';

/** A small part of the Protomaps basemap: its layers and words, with much that we do not draw. */
export function protomaps(version = '4.8.2'): Uint8Array {
  const point = (east: number, north: number) => [place(east, north).lon, place(east, north).lat];
  const feature = (properties: Record<string, string | number | boolean>, type: 'Point' | 'LineString' | 'Polygon', corners: [number, number][]) => {
    const points = corners.map(([east, north]) => point(east, north));
    return {
      type: 'Feature',
      properties,
      geometry: { type, coordinates: type === 'Point' ? points[0] : type === 'Polygon' ? [[...points, points[0]]] : points },
    };
  };
  const box: [number, number][] = [
    [-100, -100],
    [100, -100],
    [100, 100],
    [-100, 100],
  ];
  const layers: Record<string, unknown[]> = {
    earth: [
      feature({ kind: 'earth' }, 'Polygon', [
        [-9000, -9000],
        [9000, -9000],
        [9000, 9000],
        [-9000, 9000],
      ]),
    ],
    landcover: [feature({ kind: 'grassland' }, 'Polygon', box)],
    landuse: [
      feature({ kind: 'wood', sort_rank: 189 }, 'Polygon', box),
      feature({ kind: 'protected_area' }, 'Polygon', box),
      feature({ kind: 'hospital' }, 'Polygon', box),
    ],
    water: [
      feature({ kind: 'lake', name: 'See' }, 'Point', [[10, 10]]),
      feature({ kind: 'lake' }, 'Polygon', box),
      feature({ kind: 'swimming_pool' }, 'Polygon', box),
      feature({ kind: 'river', name: 'Rhein', 'name:fr': 'Rhin', 'name:ja': 'ライン川' }, 'LineString', [
        [-400, 0],
        [400, 0],
      ]),
      feature({ kind: 'ditch' }, 'LineString', [
        [-400, 9],
        [400, 9],
      ]),
    ],
    buildings: [
      feature({ kind: 'building', height: 12.5 }, 'Polygon', [
        [0, 0],
        [20, 0],
        [20, 20],
        [0, 20],
      ]),
      feature({ kind: 'address', addr_housenumber: '7' }, 'Point', [[5, 5]]),
    ],
    roads: [
      feature(
        { kind: 'highway', kind_detail: 'motorway_link', is_link: true, shield_text: 'A 61', is_bridge: true, name: 'Autobahn', sort_rank: 400 },
        'LineString',
        [
          [-300, 50],
          [300, 50],
        ],
      ),
      feature({ kind: 'minor_road', kind_detail: 'service', service: 'driveway' }, 'LineString', [
        [-300, 60],
        [300, 60],
      ]),
      feature({ kind: 'path', kind_detail: 'sidewalk' }, 'LineString', [
        [-300, 61],
        [300, 61],
      ]),
      feature({ kind: 'rail', kind_detail: 'rail', service: 'yard' }, 'LineString', [
        [-300, 70],
        [300, 70],
      ]),
      feature({ kind: 'ferry' }, 'LineString', [
        [-300, 80],
        [300, 80],
      ]),
    ],
    boundaries: [
      feature({ kind: 'county', kind_detail: 6 }, 'LineString', [
        [-300, 90],
        [300, 90],
      ]),
      feature({ kind: 'locality', kind_detail: 9 }, 'LineString', [
        [-300, 91],
        [300, 91],
      ]),
    ],
    places: [
      feature(
        {
          kind: 'locality',
          kind_detail: 'town',
          population: 1234,
          population_rank: 4,
          name: 'Musterdorf',
          'name:uk': 'Мустердорф',
          'pgf:name:hi': 'x',
          min_zoom: 7,
        },
        'Point',
        [[0, 0]],
      ),
      feature({ kind: 'country', name: 'Deutschland' }, 'Point', [[0, 0]]),
    ],
    pois: [
      feature({ kind: 'bus_stop', name: 'Rathaus', min_zoom: 17 }, 'Point', [[-50, 0]]),
      feature({ kind: 'station', kind_detail: 'subway', name: 'Musterdorf' }, 'Point', [[-60, 0]]),
      feature({ kind: 'place_of_worship', kind_detail: 'muslim', name: 'Moschee' }, 'Point', [[-70, 0]]),
      feature({ kind: 'casino', name: 'Glück' }, 'Point', [[-80, 0]]),
    ],
  };
  const side = (zoom: number) =>
    [
      Math.floor(((centre.lon + 180) / 360) * 2 ** zoom),
      Math.floor((0.5 - Math.asinh(Math.tan((centre.lat * Math.PI) / 180)) / (2 * Math.PI)) * 2 ** zoom),
    ] as const;
  const tiles = Array.from({ length: 16 }, (_, zoom) => {
    const [x, y] = side(zoom);
    const made = Object.fromEntries(
      Object.entries(layers).flatMap(([name, features]): [string, GeoJSONVTTile][] => {
        const tile = new GeoJSONVT({ type: 'FeatureCollection', features } as FeatureCollection, { maxZoom: 15, indexMaxZoom: 0, extent: 4096 }).getTile(
          zoom,
          x,
          y,
        );
        return tile ? [[name, tile]] : [];
      }),
    );
    return packTile({ z: zoom, x, y, bytes: fromGeojsonVt(made, { version: 2, extent: 4096 }) });
  });
  const metadata = {
    name: 'Protomaps Basemap',
    version,
    attribution: '<a href="https://x">x</a>',
    vector_layers: Object.keys(layers).map((id) => ({ id })),
    'planetiler:osm:osmosisreplicationtime': '2026-10-01T00:00:00Z',
  };
  return writeArchive(tiles, { bounds: [-180, -85, 180, 85], minZoom: 0, maxZoom: 15, metadata });
}
