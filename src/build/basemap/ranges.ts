import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { diskSentence, Refusal } from './sentences.ts';

/** A file of which parts are read: on this disk or on a server. */
export interface Ranges {
  /** The bytes at a place; fewer only where the file ends. Throws a `Refusal`. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
  readonly close: () => void;
}

/** `pause` in milliseconds before a server is asked again; twice as long each time. */
export const openRanges = (source: string, pause = 500): Ranges => (/^https?:\/\//.test(source) ? httpRanges(source, pause) : fileRanges(source));

function fileRanges(file: string): Ranges {
  try {
    const open = openSync(file, 'r');
    const { size } = fstatSync(open);
    return {
      async read(offset, length) {
        const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
        let done = 0;
        while (done < bytes.length) {
          const got = readSync(open, bytes, done, bytes.length - done, offset + done);
          if (got === 0) break;
          done += got;
        }
        return bytes.subarray(0, done);
      },
      close: () => closeSync(open),
    };
  } catch (error) {
    throw new Refusal(diskSentence(file, error) ?? String(error));
  }
}

/** Longest time without an answer, in milliseconds, and how often a part is asked for before we give up. */
const patience = 30_000;
const tries = 5;

/** A fault that may be gone a moment later. */
class Passing extends Error {}

/**
 * Parts of a file on a server. Every part must come from the same file: the server is told which one we mean (`If-Match`),
 * and its length is compared. A server that sends the whole file instead of a part is left at once: it may have 100 GB.
 */
function httpRanges(url: string, pause: number): Ranges {
  let mark: Readonly<Record<string, string>> = {};
  let size: string | undefined;
  const changed = () => new Refusal(`${url} changed while we were reading it. Start again.`);

  async function ask(offset: number, length: number): Promise<Uint8Array> {
    const response = await fetch(url, {
      headers: { range: `bytes=${offset}-${offset + length - 1}`, 'accept-encoding': 'identity', ...mark },
      signal: AbortSignal.timeout(patience),
    });
    const leave = async (fault: Error) => {
      await response.body?.cancel();
      return fault;
    };
    if (response.status === 200)
      throw await leave(new Refusal(`${url}: the server does not send parts of a file (no Range requests). Download the file and give its name here.`));
    if (response.status === 412) throw await leave(changed());
    if (response.status === 429 || response.status >= 500) throw await leave(new Passing(`answer ${response.status}`));
    if (response.status !== 206) throw await leave(new Refusal(`${url}: the server answered ${response.status}. Is the address right?`));
    const [, from, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '') ?? [];
    if (Number(from) !== offset) throw await leave(new Refusal(`${url}: the server sends other parts than it is asked for.`));
    if (size !== undefined && total !== size) throw await leave(changed());
    size = total;
    const tag = response.headers.get('etag');
    const date = response.headers.get('last-modified');
    // A weak mark does not promise equal bytes.
    mark = tag && !tag.startsWith('W/') ? { 'if-match': tag } : date ? { 'if-unmodified-since': date } : {};
    return readBody(response, total === undefined || total === '*' ? length : Math.min(length, Number(total) - offset));
  }

  return {
    async read(offset, length) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await ask(offset, length);
        } catch (error) {
          if (error instanceof Refusal) throw error;
          if (attempt === tries) throw new Refusal(`${url} cannot be reached (${reason(error)}). Nothing was changed; try again later.`);
          await wait(pause * 2 ** (attempt - 1));
        }
      }
    },
    close: () => {},
  };
}

/** Exactly `length` bytes; more or fewer are a broken line. */
async function readBody(response: Response, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let done = 0;
  for await (const chunk of response.body ?? []) {
    if (done + chunk.length > length) throw new Passing('more bytes than asked for');
    bytes.set(chunk, done);
    done += chunk.length;
  }
  if (done < length) throw new Passing('fewer bytes than asked for');
  return bytes;
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name === 'TimeoutError' ? `no answer in ${patience / 1000} s` : error.message;
}
