/**
 * Reads a vector tile (https://github.com/mapbox/vector-tile-spec/tree/master/2.1). Broken bytes never throw and never loop: what
 * cannot be read is left out, because a phone's storage may have spoilt what was sound when it was saved.
 */

/** What a feature is drawn as. */
export const shapes = { point: 1, line: 2, area: 3 } as const;

export type Value = string | number;

export interface Feature {
  /** One of `shapes`; 0 where the tile does not say. */
  readonly shape: number;
  readonly properties: Readonly<Record<string, Value>>;
  /** `x, y, x, y …` in units of the layer's extent, all parts behind each other. */
  readonly points: Int16Array;
  /** Where each part ends in `points`. */
  readonly ends: readonly number[];
  /** West, north, east and south of each part: one feature may be all houses of a tile. */
  readonly boxes: readonly number[];
  /** West, north, east and south of all points. */
  readonly box: readonly [number, number, number, number];
}

export interface Layer {
  /** Units across the tile. */
  readonly extent: number;
  readonly features: readonly Feature[];
}

/** Layers by name. */
export type Tile = ReadonlyMap<string, Layer>;

/** A place in the bytes; `end` is where the message ends that is being read. */
interface Cursor {
  at: number;
  readonly end: number;
}

/** More points than this in one feature are no map: a broken count must not fill the memory. */
const mostNumbers = 1 << 20;

/** `text` decodes UTF-8: Node, window and worker have it, the language has not. */
export function readTile(bytes: Uint8Array, text: (bytes: Uint8Array) => string): Tile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let scratch = new Int16Array(4096);

  function number(cursor: Cursor): number {
    let value = 0;
    for (let scale = 1; cursor.at < cursor.end; scale *= 128) {
      const byte = bytes[cursor.at++] ?? 0;
      value += (byte & 127) * scale;
      if (byte < 128) break;
    }
    return value;
  }

  /** A message or text inside another one. */
  function inside(cursor: Cursor): Cursor {
    const length = number(cursor);
    const at = cursor.at;
    cursor.at = Math.min(at + length, cursor.end);
    return { at, end: cursor.at };
  }

  const textOf = ({ at, end }: Cursor) => text(bytes.subarray(at, end));

  /** Calls `field` for each field of a message with its number; true where it has read the value itself. */
  function each(cursor: Cursor, field: (id: number) => boolean): void {
    while (cursor.at < cursor.end) {
      const key = number(cursor);
      if (field(key >> 3)) continue;
      const kind = key & 7;
      if (kind === 0) number(cursor);
      else if (kind === 2) inside(cursor);
      else cursor.at += kind === 1 ? 8 : 4;
    }
  }

  function readValue(cursor: Cursor): Value {
    let value: Value = 0;
    each(cursor, (id) => {
      const fits = (length: number) => cursor.at + length <= cursor.end;
      if (id === 1) value = textOf(inside(cursor));
      else if (id === 2 && fits(4)) value = view.getFloat32(cursor.at, true);
      else if (id === 3 && fits(8)) value = view.getFloat64(cursor.at, true);
      else if (id > 3) {
        const whole = number(cursor);
        value = id !== 6 ? whole : whole % 2 ? -(whole + 1) / 2 : whole / 2;
        return true;
      }
      return id === 1;
    });
    return value;
  }

  function readGeometry(cursor: Cursor, isArea: boolean): Pick<Feature, 'points' | 'ends' | 'boxes' | 'box'> {
    const ends: number[] = [];
    const boxes: number[] = [];
    let [length, start, x, y] = [0, 0, 0, 0];
    const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
    let part: typeof box = [...box];
    const widen = (all: typeof box, [west, north, east, south]: typeof box) => {
      all[0] = Math.min(all[0], west);
      all[1] = Math.min(all[1], north);
      all[2] = Math.max(all[2], east);
      all[3] = Math.max(all[3], south);
    };
    const put = (px: number, py: number) => {
      if (length === scratch.length) {
        const wider = new Int16Array(length * 2);
        wider.set(scratch);
        scratch = wider;
      }
      scratch[length++] = px;
      scratch[length++] = py;
    };
    const finish = () => {
      if (length === start) return;
      ends.push(length);
      boxes.push(...part);
      widen(box, part);
      part = [Infinity, Infinity, -Infinity, -Infinity];
      start = length;
    };
    while (cursor.at < cursor.end && length < mostNumbers) {
      const command = number(cursor);
      // 1 moves the pen, 2 draws, 7 closes a ring.
      const id = command & 7;
      if (id === 7 && isArea && length > start) put(scratch[start] ?? 0, scratch[start + 1] ?? 0);
      if (id !== 1 && id !== 2) continue;
      for (let count = command >> 3; count > 0 && cursor.at < cursor.end && length < mostNumbers; count--) {
        const [right, down] = [number(cursor), number(cursor)];
        x += (right >> 1) ^ -(right & 1);
        y += (down >> 1) ^ -(down & 1);
        if (id === 1) finish();
        put(x, y);
        widen(part, [x, y, x, y]);
      }
    }
    finish();
    return { points: scratch.slice(0, length), ends, boxes, box };
  }

  function readFeature(cursor: Cursor, keys: readonly string[], values: readonly Value[]): Feature {
    const properties: Record<string, Value> = {};
    let shape = 0;
    let geometry: Cursor = { at: 0, end: 0 };
    each(cursor, (id) => {
      if (id === 2) {
        const tags = inside(cursor);
        while (tags.at < tags.end) {
          const key = keys[number(tags)];
          const value = values[number(tags)];
          if (key !== undefined && value !== undefined) properties[key] = value;
        }
      } else if (id === 3) shape = number(cursor);
      else if (id === 4) geometry = inside(cursor);
      else return false;
      return true;
    });
    return { shape, properties, ...readGeometry(geometry, shape === shapes.area) };
  }

  const layers = new Map<string, Layer>();
  const tile: Cursor = { at: 0, end: bytes.length };
  each(tile, (part) => {
    if (part !== 3) return false;
    const cursor = inside(tile);
    const found: Cursor[] = [];
    const keys: string[] = [];
    const values: Value[] = [];
    let name = '';
    let extent = 4096;
    each(cursor, (id) => {
      if (id === 1) name = textOf(inside(cursor));
      else if (id === 2) found.push(inside(cursor));
      else if (id === 3) keys.push(textOf(inside(cursor)));
      else if (id === 4) values.push(readValue(inside(cursor)));
      else if (id === 5) extent = number(cursor);
      else return false;
      return true;
    });
    // Tags name keys and values that may stand behind the features.
    if (extent > 0) layers.set(name, { extent, features: found.map((feature) => readFeature(feature, keys, values)) });
    return true;
  });
  return layers;
}
