import { Broken, Cursor, eachField } from './protobuf.ts';

/** Tags of a thing on the map: `highway` -> `residential`. */
export type Tags = Readonly<Record<string, string>>;

/** A line or the edge of an area: the ids of its nodes. */
export interface Way {
  readonly id: number;
  readonly tags: Tags;
  readonly refs: readonly number[];
}

/** What belongs together: ways that make an area with holes, the boundary of a town. Only members that are ways. */
export interface Relation {
  readonly id: number;
  readonly tags: Tags;
  readonly ways: readonly { readonly ref: number; readonly inner: boolean }[];
}

/** Longitude and latitude are whole numbers of 10^-7 degrees. */
export interface Handlers {
  /** All nodes of a group at once; the arrays are used again for the next. */
  readonly nodes?: (ids: Float64Array, longitudes: Int32Array, latitudes: Int32Array, count: number) => void;
  /** Nodes that say what they are; called after `nodes`. */
  readonly tagged?: (longitude: number, latitude: number, tags: Tags) => void;
  readonly way?: (way: Way) => void;
  readonly relation?: (relation: Relation) => void;
}

/** Which kinds of things a block has, so that later passes skip it. */
export const holds = { nodes: 1, ways: 2, relations: 4 } as const;

/** A way has at most 2,000 nodes and a relation 32,000 members today; older data had more. Anything far beyond is no map. */
const longest = 1_000_000;

const text = new TextDecoder();

/** Texts of a block, decoded only when asked for. */
class Strings {
  private readonly bytes: Uint8Array;
  private readonly spans: Int32Array;
  private readonly known: (string | undefined)[] = [];
  readonly count: number;

  constructor(table: Cursor | undefined) {
    this.bytes = table?.bytes ?? new Uint8Array();
    let spans = new Int32Array(1024);
    let count = 0;
    if (table)
      eachField(table, (field) => {
        if (field !== 1) return false;
        const part = table.part();
        if (count * 2 === spans.length) {
          const wider = new Int32Array(spans.length * 2);
          wider.set(spans);
          spans = wider;
        }
        spans[count * 2] = part.at;
        spans[count * 2 + 1] = part.end;
        count++;
        return true;
      });
    this.spans = spans;
    this.count = count;
  }

  get(index: number): string {
    if (index >= this.count) throw new Broken('a text that is not there');
    this.known[index] ??= text.decode(this.bytes.subarray(this.spans[index * 2], this.spans[index * 2 + 1]));
    return this.known[index] ?? '';
  }
}

interface Block {
  readonly strings: Strings;
  /** Nanodegrees in one unit, and where it begins. */
  readonly granularity: number;
  readonly latitude: number;
  readonly longitude: number;
}

/** Reads one block of things; answers which kinds it has. Kinds nobody handles are passed over. */
export function readBlock(bytes: Uint8Array, handlers: Handlers): number {
  const cursor = new Cursor(bytes);
  const groups: Cursor[] = [];
  let table: Cursor | undefined;
  let [granularity, latitude, longitude] = [100, 0, 0];
  eachField(cursor, (field) => {
    if (field === 1) table = cursor.part();
    else if (field === 2) groups.push(cursor.part());
    else if (field === 17) granularity = cursor.unsigned();
    else if (field === 19) latitude = cursor.integer();
    else if (field === 20) longitude = cursor.integer();
    else return false;
    return true;
  });
  const block: Block = { strings: new Strings(table), granularity, latitude, longitude };
  let kinds = 0;
  const wantsNodes = handlers.nodes !== undefined || handlers.tagged !== undefined;
  for (const group of groups)
    eachField(group, (field) => {
      const kind = field === 1 || field === 2 ? holds.nodes : field === 3 ? holds.ways : field === 4 ? holds.relations : 0;
      kinds |= kind;
      if (field === 1 && wantsNodes) readNode(group.part(), block, handlers);
      else if (field === 2 && wantsNodes) readDense(group.part(), block, handlers);
      else if (field === 3 && handlers.way) readWay(group.part(), block, handlers.way);
      else if (field === 4 && handlers.relation) readRelation(group.part(), block, handlers.relation);
      else return false;
      return true;
    });
  return kinds;
}

/** From units of the block to 10^-7 degrees. Nonsense ends up outside the world, where nobody looks. */
const scaled = (offset: number, granularity: number, value: number) => (offset + granularity * value) / 100;

let [ids, longitudes, latitudes] = [new Float64Array(8192), new Int32Array(8192), new Int32Array(8192)];

/** Nodes one after the other, each as the difference to the one before: how every program writes them. */
function readDense(dense: Cursor, block: Block, handlers: Handlers): void {
  let [idList, latList, lonList, tagList] = [undefined, undefined, undefined, undefined] as (Cursor | undefined)[];
  eachField(dense, (field) => {
    if (field === 1) idList = dense.part();
    else if (field === 8) latList = dense.part();
    else if (field === 9) lonList = dense.part();
    else if (field === 10) tagList = dense.part();
    else return false;
    return true;
  });
  if (!idList || !latList || !lonList) throw new Broken('nodes without a place');
  const count = idList.count();
  if (latList.count() !== count || lonList.count() !== count) throw new Broken('nodes without a place');
  if (count > ids.length) [ids, longitudes, latitudes] = [new Float64Array(count), new Int32Array(count), new Int32Array(count)];
  let [id, lat, lon] = [0, 0, 0];
  for (let at = 0; at < count; at++) {
    id += idList.signed();
    lat += latList.signed();
    lon += lonList.signed();
    ids[at] = id;
    latitudes[at] = scaled(block.latitude, block.granularity, lat);
    longitudes[at] = scaled(block.longitude, block.granularity, lon);
  }
  handlers.nodes?.(ids, longitudes, latitudes, count);
  if (!handlers.tagged || !tagList) return;
  for (let at = 0; tagList.more && at < count; at++) {
    let key = tagList.unsigned();
    if (key === 0) continue;
    const tags: Record<string, string> = {};
    for (; key !== 0; key = tagList.unsigned()) tags[block.strings.get(key)] = block.strings.get(tagList.unsigned());
    handlers.tagged(longitudes[at] ?? 0, latitudes[at] ?? 0, tags);
  }
}

/** A node on its own: rare, but allowed. */
function readNode(node: Cursor, block: Block, handlers: Handlers): void {
  let [id, lat, lon] = [0, 0, 0];
  const tags = new TagLists();
  eachField(node, (field) => {
    if (field === 1) id = node.signed();
    else if (field === 8) lat = node.signed();
    else if (field === 9) lon = node.signed();
    else return tags.read(field, node);
    return true;
  });
  ids[0] = id;
  latitudes[0] = scaled(block.latitude, block.granularity, lat);
  longitudes[0] = scaled(block.longitude, block.granularity, lon);
  handlers.nodes?.(ids, longitudes, latitudes, 1);
  if (handlers.tagged && tags.some) handlers.tagged(longitudes[0] ?? 0, latitudes[0] ?? 0, tags.named(block.strings));
}

/** Keys and values of one thing: two lists of numbers of texts, in fields 2 and 3. */
class TagLists {
  private keys: Cursor | undefined;
  private values: Cursor | undefined;

  read(field: number, thing: Cursor): boolean {
    if (field === 2) this.keys = thing.part();
    else if (field === 3) this.values = thing.part();
    else return false;
    return true;
  }

  get some(): boolean {
    return this.keys?.more === true;
  }

  named(strings: Strings): Tags {
    const tags: Record<string, string> = {};
    while (this.keys?.more && this.values?.more) tags[strings.get(this.keys.unsigned())] = strings.get(this.values.unsigned());
    return tags;
  }
}

function readWay(thing: Cursor, { strings }: Block, handle: (way: Way) => void): void {
  let id = 0;
  let refs: number[] = [];
  const tags = new TagLists();
  eachField(thing, (field) => {
    if (field === 1) id = thing.integer();
    else if (field === 8) refs = differences(thing.part());
    else return tags.read(field, thing);
    return true;
  });
  handle({ id, tags: tags.named(strings), refs });
}

function readRelation(thing: Cursor, { strings }: Block, handle: (relation: Relation) => void): void {
  let id = 0;
  let [roles, members, types] = [undefined, undefined, undefined] as (Cursor | undefined)[];
  const tags = new TagLists();
  eachField(thing, (field) => {
    if (field === 1) id = thing.integer();
    else if (field === 8) roles = thing.part();
    else if (field === 9) members = thing.part();
    else if (field === 10) types = thing.part();
    else return tags.read(field, thing);
    return true;
  });
  const ways: { ref: number; inner: boolean }[] = [];
  for (const ref of members ? differences(members) : []) {
    if (!roles?.more || !types?.more) throw new Broken('a relation with members of no kind');
    const role = strings.get(roles.unsigned());
    if (types.unsigned() === 1) ways.push({ ref, inner: role === 'inner' });
  }
  handle({ id, tags: tags.named(strings), ways });
}

function differences(list: Cursor): number[] {
  const values: number[] = [];
  let value = 0;
  while (list.more) {
    value += list.signed();
    values.push(value);
    if (values.length > longest) throw new Broken('a line of more than a million points');
  }
  return values;
}
