/** What is thrown inside a reader when bytes are not what they claim to be; caught by `readOsm` and `readTile`, where it becomes an answer. */
export class Broken extends Error {}

/** Wire types of Protocol Buffers: how long a field is. */
export const wire = { varint: 0, long: 1, bytes: 2, short: 5 } as const;

/**
 * A place in a Protocol Buffers message. A class with one moving number, because it is called hundreds of millions of times.
 * Never reads past `end`; a hostile length or number ends in `Broken`, not in a loop or in memory.
 */
export class Cursor {
  at: number;
  readonly bytes: Uint8Array;
  readonly end: number;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  get more(): boolean {
    return this.at < this.end;
  }

  /** An unsigned number; above 2^53 it loses its last bits, as ids never do. */
  unsigned(): number {
    const { bytes } = this;
    let at = this.at;
    let byte = bytes[at++] ?? 0;
    let value = byte & 127;
    if (byte > 127) {
      byte = bytes[at++] ?? 0;
      value |= (byte & 127) << 7;
      if (byte > 127) {
        byte = bytes[at++] ?? 0;
        value |= (byte & 127) << 14;
        if (byte > 127) {
          byte = bytes[at++] ?? 0;
          value |= (byte & 127) << 21;
          let scale = 2 ** 28;
          while (byte > 127) {
            if (scale > 2 ** 63) throw new Broken('a number without end');
            byte = bytes[at++] ?? 0;
            value += (byte & 127) * scale;
            scale *= 128;
          }
        }
      }
    }
    if (at > this.end) throw new Broken('a number that is cut off');
    this.at = at;
    return value;
  }

  /** A signed number in zigzag order: 0, -1, 1, -2 … */
  signed(): number {
    const number = this.unsigned();
    return number % 2 === 1 ? -(number + 1) / 2 : number / 2;
  }

  /** A signed number as 64 bits of two's complement, as `int64` and `int32` fields are. */
  integer(): number {
    const number = this.unsigned();
    return number >= 2 ** 63 ? number - 2 ** 64 : number;
  }

  /** A message, a packed list or a text: its own cursor; this one goes on behind it. */
  part(): Cursor {
    const length = this.unsigned();
    if (length > this.end - this.at) throw new Broken('a part that is longer than the whole');
    const part = new Cursor(this.bytes, this.at, this.at + length);
    this.at = part.end;
    return part;
  }

  /** The bytes of a part, not copied. */
  slice(): Uint8Array {
    const part = this.part();
    return this.bytes.subarray(part.at, part.end);
  }

  /** Over a field that nobody wants, by the wire type of its tag. */
  skip(tag: number): void {
    const type = tag & 7;
    if (type === wire.varint) this.unsigned();
    else if (type === wire.bytes) this.part();
    else if (type === wire.long) this.at += 8;
    else if (type === wire.short) this.at += 4;
    else throw new Broken('a field of an unknown kind');
    if (this.at > this.end) throw new Broken('a field that is cut off');
  }

  /** How many numbers a packed list has. */
  count(): number {
    let count = 0;
    for (let at = this.at; at < this.end; at++) if ((this.bytes[at] ?? 0) < 128) count++;
    return count;
  }
}

/** Calls `read` with the number of each field and the cursor at its value; answers false where it wants the field skipped. */
export function eachField(cursor: Cursor, read: (field: number, tag: number) => boolean): void {
  while (cursor.more) {
    const tag = cursor.unsigned();
    if (!read(tag >>> 3, tag)) cursor.skip(tag);
  }
}
