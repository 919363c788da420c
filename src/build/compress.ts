import { createHash } from 'node:crypto';
import { link, mkdir, readdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { packGzipBeside } from './gzip.ts';
import { isCompressible } from './hosts.ts';

const toBrotli = promisify(brotliCompress);

/** Below this a compressed file saves no packet. */
const smallest = 256;

/** Remembers what a text compresses to by the hash of the text: a second build compresses only what changed. */
export interface Compressor {
  /** Bytes of a text with brotli, as a host will send it. */
  readonly measure: (file: string, text: string) => Promise<number>;
  /** Puts a `.br` and a `.gz` beside every text file of a folder, but not below `without`; answers how many were compressed and how many remembered. */
  readonly folder: (root: string, without?: readonly string[]) => Promise<{ readonly compressed: number; readonly remembered: number }>;
  /** Forgets what no site has any more: nothing of the last run, and no file that is linked into one. */
  readonly tidy: () => Promise<void>;
}

/** Node compresses in its thread pool, so all cores work. */
export async function createCompressor(cache: string): Promise<Compressor> {
  await mkdir(cache, { recursive: true });
  const known = new Set(await readdir(cache));
  const used = new Set<string>();

  /** The remembered file of a text, made where it is new. */
  async function remember(file: string, text: Buffer, kind: 'br' | 'gz'): Promise<{ readonly at: string; readonly isNew: boolean }> {
    const name = `${createHash('sha1').update(text).digest('hex')}.${kind}`;
    const at = path.join(cache, name);
    const isNew = !known.has(name);
    if (isNew) {
      await writeFile(at, kind === 'gz' ? await packGzipBeside(text) : await toBrotli(text, brotliOptions(file, text.length)));
      known.add(name);
    }
    used.add(name);
    return { at, isNew };
  }

  async function folder(root: string, without: readonly string[] = []) {
    const isChosen = (file: string) => isCompressible(file) && !/\.(br|gz)$/.test(file) && !without.includes(file.split(path.sep)[0] ?? '');
    const files = (await readdir(root, { recursive: true })).filter(isChosen).sort();
    let compressed = 0;
    let remembered = 0;
    const one = async (file: string) => {
      const target = path.join(root, file);
      const text = await readFile(target);
      if (text.length < smallest) return;
      for (const kind of ['br', 'gz'] as const) {
        const { at, isNew } = await remember(file, text, kind);
        if (isNew) compressed++;
        else remembered++;
        await link(at, `${target}.${kind}`).catch(async () => writeFile(`${target}.${kind}`, await readFile(at)));
      }
    };
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        for (let file = files.pop(); file !== undefined; file = files.pop()) await one(file);
      }),
    );
    return { compressed, remembered };
  }

  return {
    measure: async (file, text) => (await stat((await remember(file, Buffer.from(text), 'br')).at)).size,
    folder,
    async tidy() {
      const idle = [...known].filter((name) => !used.has(name)).map((name) => path.join(cache, name));
      await Promise.all(idle.map(async (file) => (await stat(file)).nlink === 1 && unlink(file)));
    },
  };
}

/** Scripts and packs are read by everybody, once: the best there is. Pages are many: nearly as small in a tenth of the time. */
const brotliOptions = (file: string, size: number) => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: /\.html$/.test(file) ? 9 : 11,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
    // No window larger than the text: with the default one the kernel clears 16 MB for every page, 14 ms instead of 1.
    [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(16, Math.ceil(Math.log2(size)))),
  },
});
