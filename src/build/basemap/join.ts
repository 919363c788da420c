import type { Feature } from './features.ts';

/**
 * Joins pieces of lines with the same words end to end: mappers cut a street at every speed limit. Fewer bytes, and a
 * street's name has room. Pieces are joined only where exactly two ends meet, so that no crossing is run over.
 */
export function joinLines(features: readonly Feature[]): Feature[] {
  const groups = new Map<string, Feature[]>();
  const joined: Feature[] = [];
  for (const feature of features) {
    if (feature.shape !== 'line') {
      joined.push(feature);
      continue;
    }
    const key = `${feature.layer}|${feature.from}|${JSON.stringify(feature.attributes)}`;
    const group = groups.get(key);
    if (group) group.push(feature);
    else groups.set(key, [feature]);
  }
  for (const group of groups.values()) {
    const [first] = group;
    if (first) for (const line of chain(group.flatMap(({ parts }) => parts))) joined.push({ ...first, parts: [line] });
  }
  return joined;
}

/** The end of a line that begins at an index, to find what meets there. */
const endKey = (line: Int32Array, at: number) => `${line[at]},${line[at + 1]}`;

function chain(lines: readonly Int32Array[]): Int32Array[] {
  const ends = new Map<string, number[]>();
  lines.forEach((line, index) => {
    for (const key of [endKey(line, 0), endKey(line, line.length - 2)]) {
      const there = ends.get(key);
      if (there) there.push(index);
      else ends.set(key, [index]);
    }
  });
  const used = new Uint8Array(lines.length);
  /** Pieces behind the given end, each with whether it is turned round. */
  const follow = (from: string) => {
    const path: { readonly line: Int32Array; readonly turned: boolean }[] = [];
    for (let end = from; ; ) {
      const meet = ends.get(end) ?? [];
      const next = meet.length === 2 ? meet.find((index) => used[index] === 0) : undefined;
      const line = next === undefined ? undefined : lines[next];
      if (next === undefined || !line) return path;
      used[next] = 1;
      const turned = endKey(line, 0) !== end;
      path.push({ line, turned });
      end = endKey(line, turned ? 0 : line.length - 2);
    }
  };
  return lines.flatMap((line, index) => {
    if (used[index]) return [];
    used[index] = 1;
    const after = follow(endKey(line, line.length - 2));
    const before = follow(endKey(line, 0)).reverse();
    return [concatenated([...before.map((piece) => ({ ...piece, turned: !piece.turned })), { line, turned: false }, ...after])];
  });
}

/** Lines one after the other; where two meet, their common point stands once. */
function concatenated(pieces: readonly { readonly line: Int32Array; readonly turned: boolean }[]): Int32Array {
  const whole = new Int32Array(pieces.reduce((sum, { line }) => sum + line.length - 2, 2));
  let length = 0;
  for (const { line, turned } of pieces)
    for (let at = length === 0 ? 0 : 2; at < line.length; at += 2) {
      const from = turned ? line.length - 2 - at : at;
      whole[length++] = line[from] ?? 0;
      whole[length++] = line[from + 1] ?? 0;
    }
  return whole;
}
