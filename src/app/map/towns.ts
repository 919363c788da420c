import type { At, Basemap } from './shapes.ts';

export const signKinds = ['city', 'town', 'village', 'station'] as const;
export type SignKind = (typeof signKinds)[number];

/** A town or station of the base map as it is written on it. */
export interface Sign {
  readonly kind: SignKind;
  readonly at: At;
  /** As on the road sign, in German. */
  readonly name: string;
  /** In the reader's language, where somebody has written it down. */
  readonly translated?: string;
  /** Inhabitants; 0 where nobody has counted. */
  readonly population: number;
  /** False beyond the border of the district. */
  readonly inside: boolean;
}

/** The zoom from which villages and stations are shown: they would crowd the first look, and those beyond the border the second. */
export const nearer = 10.5;
const shownFrom: Readonly<Record<SignKind, number>> = { city: 0, town: 0, village: nearer, station: 11 };
export const isShown = ({ kind, inside }: Sign, zoom: number): boolean => zoom >= shownFrom[kind] + (inside || shownFrom[kind] === 0 ? 0 : 1.5);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

function readSign(feature: unknown, lang: string): Sign | undefined {
  if (!isRecord(feature) || !isRecord(feature['properties']) || !isRecord(feature['geometry'])) return undefined;
  const { properties, geometry } = feature;
  const kind = signKinds.find((one) => one === properties['kind']);
  const name = textOf(properties['name']);
  // GeoJSON writes longitude first.
  const [longitude, latitude] = Array.isArray(geometry['coordinates']) ? (geometry['coordinates'] as readonly unknown[]) : [];
  if (!kind || !name || geometry['type'] !== 'Point' || typeof longitude !== 'number' || typeof latitude !== 'number') return undefined;
  const translated = textOf(properties[`name:${lang}`]);
  const population = Number(properties['population'] ?? 0);
  return {
    kind,
    at: [latitude, longitude],
    name,
    population,
    inside: properties['inside'] !== false,
    ...(translated && translated !== name && { translated }),
  };
}

/** Bigger kinds first; among equals the district's own, then the more populous, then by name so that every phone draws the same. */
const byImportance = (a: Sign, b: Sign) =>
  signKinds.indexOf(a.kind) - signKinds.indexOf(b.kind) ||
  Number(b.inside) - Number(a.inside) ||
  b.population - a.population ||
  a.name.localeCompare(b.name, 'de');

/** The towns and stations of a base map for readers of a language, the most important first. Features of other shapes are left out. */
export const signsOf = (basemap: Basemap, lang: string): readonly Sign[] =>
  basemap.features.flatMap((feature) => readSign(feature, lang) ?? []).sort(byImportance);
