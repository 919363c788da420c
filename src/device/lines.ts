import type { Bytes } from './hash.ts';
import { join, type Stop } from './network.ts';

/** Cuts arriving bytes into lines. Bytes, not text: hashes are over bytes, and a chunk may end within a letter. */
export interface LineReader {
  /** Takes a chunk and passes on every line that it completes. */
  readonly take: (chunk: Bytes) => Promise<Stop | undefined>;
  /** Passes on a last line without line end. */
  readonly end: () => Promise<Stop | undefined>;
}

const lineEnd = 0x0a;

export function lineReader(onLine: (line: Bytes) => Promise<Stop | undefined>): LineReader {
  let open: Bytes[] = [];
  const close = async () => {
    const line = join(open);
    open = [];
    return line.length > 0 ? onLine(line) : undefined;
  };
  return {
    async take(chunk) {
      let from = 0;
      for (let to = chunk.indexOf(lineEnd); to >= 0; to = chunk.indexOf(lineEnd, from)) {
        open.push(chunk.subarray(from, to));
        from = to + 1;
        const stop = await close();
        if (stop) return stop;
      }
      if (from < chunk.length) open.push(chunk.subarray(from));
      return undefined;
    },
    end: close,
  };
}

// A byte order mark stays what it is: taken away, the text would no longer have the hash of its bytes.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of bytes; undefined when they are not UTF-8. */
export function textOf(bytes: Bytes): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** A line of a pack file without the comma that joins it to the next; undefined for the brackets around the elements. */
export function elementOf(line: Bytes): Bytes | undefined {
  if (line.length === 1 && (line[0] === 0x5b || line[0] === 0x5d)) return undefined;
  return line[line.length - 1] === 0x2c ? line.subarray(0, -1) : line;
}

/** The content of a file that is one line: head and part files may or may not end with a line end. */
export const singleLine = (bytes: Bytes): Bytes => (bytes[bytes.length - 1] === lineEnd ? bytes.subarray(0, -1) : bytes);
