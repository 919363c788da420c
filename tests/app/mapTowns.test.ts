import { describe, expect, test } from 'vitest';
import { isShown, signsOf } from '../../src/app/map/towns.ts';

const point = (properties: object, coordinates: unknown = [7.2, 50.3]) => ({ type: 'Feature', properties, geometry: { type: 'Point', coordinates } });
const basemap = (...features: unknown[]) => ({ type: 'FeatureCollection', features }) as const;
const first = (properties: object, lang: string) => signsOf(basemap(point(properties)), lang)[0];

describe('towns of the base map', () => {
  test('a reader of Arabic finds the Arabic name and the one on the road sign', () => {
    expect(first({ kind: 'town', name: 'Mayen', 'name:ar': 'ماين' }, 'ar')).toMatchObject({ name: 'Mayen', translated: 'ماين', at: [50.3, 7.2] });
  });

  test('where nobody has written the name in her language there is the German one only', () => {
    expect(first({ kind: 'town', name: 'Mayen', 'name:ar': 'ماين' }, 'ti')).not.toHaveProperty('translated');
  });

  test('a name that is the same in both languages is written once', () => {
    expect(first({ kind: 'town', name: 'Mayen', 'name:en': 'Mayen' }, 'en')).not.toHaveProperty('translated');
  });

  test('cities come before towns, the own before those beyond the border, the bigger before the smaller', () => {
    const signs = signsOf(
      basemap(
        point({ kind: 'station', name: 'Mayen Ost' }),
        point({ kind: 'village', name: 'Kruft', population: 4000 }),
        point({ kind: 'town', name: 'Sinzig', population: 17_000, inside: false }),
        point({ kind: 'town', name: 'Mendig', population: 9000 }),
        point({ kind: 'town', name: 'Mayen', population: 19_000 }),
        point({ kind: 'city', name: 'Koblenz', population: 107_000, inside: false }),
      ),
      'de',
    );
    expect(signs.map(({ name }) => name)).toEqual(['Koblenz', 'Mayen', 'Mendig', 'Sinzig', 'Kruft', 'Mayen Ost']);
  });

  test('what a newer base map may contain is passed over, the rest is still shown', () => {
    const line = { type: 'Feature', properties: { kind: 'river', name: 'Mosel' }, geometry: { type: 'LineString', coordinates: [[7, 50]] } };
    const signs = signsOf(
      basemap(null, 'x', line, point({ kind: 'town' }), point({ kind: 'town', name: 'A' }, ['7', 50]), point({ kind: 'town', name: 'Mayen' })),
      'de',
    );
    expect(signs.map(({ name }) => name)).toEqual(['Mayen']);
  });

  test('villages and stations wait until there is room, those beyond the border longer', () => {
    const sign = (kind: string, inside: boolean) => signsOf(basemap(point({ kind, name: 'X', inside })), 'de').filter((one) => isShown(one, 11));
    expect(sign('town', false)).toHaveLength(1);
    expect(sign('station', true)).toHaveLength(1);
    expect(sign('village', true)).toHaveLength(1);
    expect(sign('village', false)).toHaveLength(0);
  });
});
