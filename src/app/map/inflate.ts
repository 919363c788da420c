/**
 * Takes gzip away where the browser has no DecompressionStream: Safari before 16.4, Firefox before 113. A chunk of its own, loaded only
 * there. RFC 1951 and 1952; throws on broken bytes.
 */

const lengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12_289, 16_385, 24_577,
];
const codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** A Huffman code: how many symbols have each length, and the symbols in the order of their codes. */
interface Code {
  readonly counts: readonly number[];
  readonly symbols: readonly number[];
}

function codeOf(lengths: readonly number[]): Code {
  const counts = Array.from({ length: 16 }, (_, length) => (length === 0 ? 0 : lengths.filter((one) => one === length).length));
  const symbols = counts.flatMap((_, length) => (length === 0 ? [] : lengths.flatMap((one, symbol) => (one === length ? [symbol] : []))));
  return { counts, symbols };
}

const times = (count: number, value: number): number[] => Array.from({ length: count }, () => value);
const fixedLengths = [...times(144, 8), ...times(112, 9), ...times(24, 7), ...times(8, 8)];

const broken = () => new Error('the bytes are no gzip');

/** gunzip(gzip('x')) -> 'x', in bytes */
export function gunzip(bytes: Uint8Array): Uint8Array {
  const flags = bytes[3] ?? 0;
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8 || bytes.length < 18) throw broken();
  let at = 10;
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
  // A name and a comment, each ended by a zero.
  for (const flag of [8, 16]) if (flags & flag) while (bytes[at++]) if (at > bytes.length) throw broken();
  if (flags & 2) at += 2;
  // The length stands at the end; tiles are far smaller than what a broken one might say.
  const size = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0, true);
  if (size > 1 << 26) throw broken();
  return inflate(bytes.subarray(at, bytes.length - 8), size);
}

function inflate(bytes: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let [at, to, held, holding] = [0, 0, 0, 0];

  function bits(count: number): number {
    while (holding < count) {
      if (at >= bytes.length) throw broken();
      held |= (bytes[at++] ?? 0) << holding;
      holding += 8;
    }
    const value = held & ((1 << count) - 1);
    held >>>= count;
    holding -= count;
    return value;
  }

  function symbol({ counts, symbols }: Code): number {
    let [code, first, index] = [0, 0, 0];
    for (let length = 1; length < 16; length++) {
      code |= bits(1);
      const count = counts[length] ?? 0;
      if (code - first < count) return symbols[index + code - first] ?? 0;
      index += count;
      first = (first + count) * 2;
      code *= 2;
    }
    throw broken();
  }

  function dynamicCodes(): readonly [Code, Code] {
    const literals = bits(5) + 257;
    const distances = bits(5) + 1;
    const lengths = times(19, 0);
    for (let left = bits(4) + 4, index = 0; left > 0; left--, index++) lengths[codeOrder[index] ?? 0] = bits(3);
    const code = codeOf(lengths);
    const all: number[] = [];
    while (all.length < literals + distances) {
      const next = symbol(code);
      if (next < 16) all.push(next);
      else if (next === 16) all.push(...times(3 + bits(2), all.at(-1) ?? 0));
      else all.push(...times(next === 17 ? 3 + bits(3) : 11 + bits(7), 0));
    }
    return [codeOf(all.slice(0, literals)), codeOf(all.slice(literals))];
  }

  function block([literals, distances]: readonly [Code, Code]): void {
    for (let next = symbol(literals); next !== 256; next = symbol(literals)) {
      if (next < 256) {
        out[to++] = next;
        continue;
      }
      const length = (lengthBase[next - 257] ?? 0) + bits(lengthExtra[next - 257] ?? 0);
      const code = symbol(distances);
      const back = (distanceBase[code] ?? 0) + bits(code < 4 ? 0 : (code >> 1) - 1);
      if (back > to || to + length > size) throw broken();
      out.copyWithin(to, to - back, to - back + length);
      // What is copied may reach into what is being written.
      for (let done = back; done < length; done++) out[to + done] = out[to + done - back] ?? 0;
      to += length;
    }
  }

  for (let isLast = 0; isLast === 0; ) {
    isLast = bits(1);
    const kind = bits(2);
    if (kind === 0) {
      [held, holding] = [0, 0];
      const length = (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
      if (to + length > size) throw broken();
      out.set(bytes.subarray(at + 4, at + 4 + length), to);
      [at, to] = [at + 4 + length, to + length];
    } else if (kind === 1) block([codeOf(fixedLengths), codeOf(times(30, 5))]);
    else if (kind === 2) block(dynamicCodes());
    else throw broken();
  }
  if (to !== size) throw broken();
  return out;
}
