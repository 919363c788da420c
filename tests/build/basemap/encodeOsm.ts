import { deflateSync } from 'node:zlib';
import type { OsmData } from '../../fixtures/osm/town.ts';

/** The ways in which programs write the same data. */
export interface Writing {
  readonly blobs?: 'zlib' | 'raw';
  readonly nodes?: 'dense' | 'plain';
  /** Nanodegrees per unit. */
  readonly granularity?: number;
  readonly features?: readonly string[];
  /** [west, south, east, north] in the header. */
  readonly bounds?: readonly [number, number, number, number];
  /** Seconds since 1970 in the header. */
  readonly timestamp?: number;
  /** Nodes, ways and relations in this order; files that are not sorted have another one. */
  readonly order?: readonly ('nodes' | 'ways' | 'relations')[];
}

type Bytes = readonly number[] | Uint8Array;

/** A small writer of Protocol Buffers. */
export const varint = (value: number): number[] => {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  bytes.push(rest);
  return bytes;
};
const zigzag = (value: number) => varint(value < 0 ? -2 * value - 1 : 2 * value);
const number = (field: number, value: number): number[] => [...varint(field * 8), ...varint(value)];
export const bytesField = (field: number, bytes: Bytes): number[] => [...varint(field * 8 + 2), ...varint(bytes.length), ...bytes];
const text = (field: number, value: string) => bytesField(field, new TextEncoder().encode(value));
const packed = (field: number, values: readonly number[], write: (value: number) => number[]) => bytesField(field, values.flatMap(write));
const differences = (values: readonly number[]) => values.map((value, index) => value - (values[index - 1] ?? 0));

/** One blob with its head. */
export function blob(type: string, content: Bytes, blobs: Writing['blobs'] = 'zlib'): Uint8Array {
  const raw = Uint8Array.from(content);
  const body = blobs === 'raw' ? bytesField(1, raw) : [...number(2, raw.length), ...bytesField(3, deflateSync(raw))];
  const head = [...text(1, type), ...number(3, body.length)];
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, head.length);
  return Uint8Array.from([...size, ...head, ...body]);
}

/** Data as an .osm.pbf file. */
export function encodeOsm(
  data: OsmData,
  { blobs = 'zlib', nodes: style = 'dense', granularity = 100, features, bounds, timestamp, order = ['nodes', 'ways', 'relations'] }: Writing = {},
): Uint8Array {
  const header = [
    ...(bounds
      ? bytesField(
          1,
          [bounds[0], bounds[2], bounds[3], bounds[1]].flatMap((degrees, index) => [...varint((index + 1) * 8), ...zigzag(Math.round(degrees * 1e9))]),
        )
      : []),
    ...(features ?? ['OsmSchema-V0.6', 'DenseNodes']).flatMap((feature) => text(4, feature)),
    ...(timestamp === undefined ? [] : number(32, timestamp)),
  ];
  const blocks = order.map((kind) => {
    const strings: string[] = [''];
    const index = (value: string) => {
      const known = strings.indexOf(value);
      return known >= 0 ? known : strings.push(value) - 1;
    };
    const tagLists = (tags: Readonly<Record<string, string>> = {}) => [
      ...packed(2, Object.keys(tags).map(index), varint),
      ...packed(3, Object.values(tags).map(index), varint),
    ];
    const unit = (degrees: number) => Math.round((degrees * 1e9) / granularity);
    const groups = {
      nodes: () => {
        const nodes = [...data.nodes].sort((a, b) => a.id - b.id);
        if (style === 'plain')
          return nodes.flatMap(({ id, lat, lon, tags }) =>
            bytesField(1, [...varint(8), ...zigzag(id), ...tagLists(tags), ...varint(64), ...zigzag(unit(lat)), ...varint(72), ...zigzag(unit(lon))]),
          );
        const list = (field: number, values: readonly number[]) => packed(field, differences(values), zigzag);
        const tags = nodes.flatMap(({ tags = {} }) => [...Object.entries(tags).flatMap(([key, value]) => [index(key), index(value)]), 0]);
        return bytesField(2, [
          ...list(
            1,
            nodes.map(({ id }) => id),
          ),
          ...list(
            8,
            nodes.map(({ lat }) => unit(lat)),
          ),
          ...list(
            9,
            nodes.map(({ lon }) => unit(lon)),
          ),
          ...packed(10, tags, varint),
        ]);
      },
      ways: () => data.ways.flatMap(({ id, refs, tags }) => bytesField(3, [...number(1, id), ...tagLists(tags), ...packed(8, differences(refs), zigzag)])),
      relations: () =>
        data.relations.flatMap(({ id, members, tags }) =>
          bytesField(4, [
            ...number(1, id),
            ...tagLists(tags),
            ...packed(
              8,
              members.map(({ role }) => index(role)),
              varint,
            ),
            ...packed(9, differences(members.map(({ ref }) => ref)), zigzag),
            ...packed(
              10,
              members.map(({ type }) => ['node', 'way', 'relation'].indexOf(type)),
              varint,
            ),
          ]),
        ),
    };
    const group = groups[kind]();
    const table = strings.flatMap((value) => text(1, value));
    return blob('OSMData', [...bytesField(1, table), ...bytesField(2, group), ...number(17, granularity)], blobs);
  });
  return new Uint8Array(Buffer.concat([blob('OSMHeader', header, blobs), ...blocks]));
}
