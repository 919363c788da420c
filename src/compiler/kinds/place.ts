import type { OnlineMap } from '../../core/atlas/district.ts';
import type { Address } from '../../core/atlas/entry.ts';
import { tileHost } from '../../core/atlas/onlineMap.ts';
import type { Value } from '../frontMatter.ts';
import type { Code } from '../messages.ts';
import { isSafeUrl } from './contact.ts';
import { type Kind, list, map, text, written, wrongShape } from './value.ts';

/** Germany and its surroundings, in degrees. */
const isNear = (lat: number, lon: number) => lat > 46 && lat < 56 && lon > 5 && lon < 16;

/** Six decimals are ten centimetres. */
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/** Degrees with minutes and seconds, as maps on the internet show them: 50°19'38.6"N */
const sexagesimal = /(\d{1,3})\s*°\s*(\d{1,2})\s*['′’´]\s*(\d{1,2}(?:[.,]\d{1,6})?)\s*(?:["″”“]|['′’]{2})?/g;
const decimal = /(?<!\d)(\d{1,2})[.,](\d{2,15})(?!\d)/g;

/** What was probably meant by a value as written: `50,3274; 7,2254`, the address of a map, 50°19'38.6"N 7°13'31.4"E. */
function suggestPosition(raw: string): string | undefined {
  const degrees = Array.from(raw.matchAll(sexagesimal), ([, d, m, s = '']) => (Number(d) + Number(m) / 60 + Number(s.replace(',', '.')) / 3600).toFixed(5));
  const written = degrees.length > 0 ? degrees : Array.from(raw.matchAll(decimal), ([, whole, rest]) => `${whole}.${rest}`);
  const [lat, lon, more] = written;
  return more === undefined && isNear(Number(lat), Number(lon)) ? `[${lat}, ${lon}]` : undefined;
}

/** A value as written, as far as its parts tell; `[50,3274, 7,2254]` is a list of four numbers for YAML. */
const rawOf = (value: Value, parts: readonly string[]) => (value.kind === 'text' ? value.text.slice(0, 200) : parts.join(','));

function partsOf(value: Value): readonly string[] {
  if (value.kind === 'list') return value.items.map((item) => (item.kind === 'text' ? item.text : '?'));
  if (value.kind !== 'text') return [];
  return value.text
    .slice(0, 100)
    .split(/[,;°\s]+/)
    .filter((part) => part !== '');
}

/** `[latitude, longitude]` in degrees, inside Germany and its surroundings. */
export const position: Kind<readonly [number, number]> = (value, context) => {
  if (value.kind === 'map')
    return wrongShape(value, context, 'ein Paar aus Breite und Länge in eckigen Klammern', 'a pair of latitude and longitude in square brackets');
  const parts = partsOf(value);
  const refuse = (code: Code, guess?: string): undefined => {
    context.report(code, value, { value: parts.join(value.kind === 'list' ? ',' : ' '), guess });
  };
  if (parts.length !== 2 || !parts.every((part) => /^-?\d{1,3}(\.\d{1,15})?$/.test(part))) return refuse('position', suggestPosition(rawOf(value, parts)));
  const [lat = 0, lon = 0] = parts.map(Number);
  if (isNear(lat, lon)) return [round(lat), round(lon)];
  return isNear(lon, lat) ? refuse('position-swapped', `[${parts[1]}, ${parts[0]}]`) : refuse('position-abroad');
};

/** South-west and north-east corner. */
export const bounds: Kind<readonly [readonly [number, number], readonly [number, number]]> = (value, context) => {
  const isFlat = value.kind === 'list' && value.items.some((item) => item.kind !== 'list');
  const corners = isFlat ? [] : list(position)(value, context);
  if (!corners) return undefined;
  const [southWest, northEast, more] = corners;
  const sound = southWest && northEast && more === undefined && southWest[0] < northEast[0] && southWest[1] < northEast[1];
  return sound
    ? [southWest, northEast]
    : wrongShape(value, context, 'erst die Südwestecke, dann die Nordostecke', 'first the south-west corner, then the north-east corner');
};

/** Official key: five digits for a Landkreis or a town that is none of one, eight for a municipality; as OpenStreetMap writes it. */
export const ags = written('ags', (raw) => (/^(\d{5}|\d{8})$/.test(raw) ? raw : undefined));

/** The servers of OpenStreetMap itself, whose rules forbid them to an app for everybody. */
const isOsmServer = (raw: string) => /^(https?:\/\/)?([^/]*\.)?tile\.(openstreetmap|osm)\.org([:/]|$)/i.test(raw);

const tiles = written(
  'tile-url',
  (raw) => {
    const [z, x, y] = ['{z}', '{x}', '{y}'].map((gap) => raw.split(gap).length - 1);
    // Nothing is left in braces then, and a host in braces could not be allowed by the policy of the page.
    const plain = raw.replace(/\{[zxy]\}/g, '0').replace('{r}', '');
    const isSound = z === 1 && x === 1 && y === 1 && isSafeUrl(plain) && !/[{}?#]/.test(plain) && tileHost(raw) !== undefined;
    return isSound && !isOsmServer(raw) ? raw : undefined;
  },
  { code: (raw) => (isOsmServer(raw) ? 'tile-server' : undefined) },
);

/** A map on the servers of somebody else. */
export const onlineMap = map<OnlineMap>({ url: tiles, attribution: text(120) }, ['url', 'attribution']);

const postcode = written('postcode', (raw) => (/^\d{5}$/.test(raw) ? raw : undefined));

/** A German address. */
export const address = map<Address>({ street: text(120), postcode, city: text(80), extra: text(160) }, ['city']);
