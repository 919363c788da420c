import { type Archive, openArchive, type Runtime } from '../../core/map/archive.ts';
import { arrange } from './arrange.ts';
import type { Box } from './boxes.ts';
import { cellsOf, type Frame, type Sheet } from './frame.ts';
import type { Palette } from './ink.ts';
import { createLetters } from './letters.ts';
import { labelsOf, type Reading } from './names.ts';
import { type Context, paintGround } from './paint.ts';

/**
 * Draws the base map. This file is a chunk of its own, and the whole of what a drawing worker runs; where a browser has no such worker,
 * the window runs the very same chunk. So it imports nothing that the window has as well (`tests/journeys/drawnMap.test.ts`).
 */

/** Address of this chunk, to start a worker of it. */
export const address: string = import.meta.url;

/** What is drawn: the ground of one tile, or the names over the whole view. */
export interface Job {
  readonly frame: Frame;
  readonly palette: Palette;
  /** Absent for the ground. `taken`: where no name may stand, in CSS pixels from the frame's corner. */
  readonly words?: { readonly reading: Reading; readonly taken: readonly Box[] };
}

/** What the window has to know of an archive. */
export interface About {
  readonly attribution: string;
  readonly maxZoom: number;
}

export interface Drawing {
  readonly about: About;
  /**
   * Draws onto the canvas that `open` answers, asked for when all is ready: from then on nothing waits. False where tiles were broken;
   * then what could be read is drawn.
   */
  readonly draw: (job: Job, open: () => Context | null) => Promise<boolean>;
}

/** Decoded tiles that are kept: three times what a view needs. */
const most = 48;

/** Undefined where the chunks are no map, or one for a newer app. */
export async function openDrawing(chunks: readonly ArrayBuffer[], unzip: Runtime['unzip']): Promise<Drawing | undefined> {
  const decoder = new TextDecoder();
  const archive = await openArchive(chunks, { unzip, text: (bytes) => decoder.decode(bytes) });
  if (!archive) return undefined;
  const tiles = new Map<string, ReturnType<Archive['tile']>>();
  const widths = new Map<string, number>();

  function tileAt(z: number, x: number, y: number): ReturnType<Archive['tile']> {
    const key = `${z}/${x}/${y}`;
    const tile = tiles.get(key) ?? archive?.tile(z, x, y) ?? Promise.resolve({ kind: 'outside' });
    // The one that was used last stands last; the first one goes.
    tiles.delete(key);
    tiles.set(key, tile);
    for (const [oldest] of tiles) {
      if (tiles.size <= most) break;
      tiles.delete(oldest);
    }
    return tile;
  }

  return {
    about: { attribution: archive.attribution, maxZoom: archive.maxZoom },
    async draw({ frame, palette, words }, open) {
      const found = await Promise.all(cellsOf(frame, archive).map(async (cell) => ({ cell, answer: await tileAt(cell.z, cell.x, cell.y) })));
      const sheets = found.flatMap(({ cell, answer }): Sheet[] => (answer.kind === 'tile' ? [{ ...cell, tile: answer.tile }] : []));
      const context = open();
      if (context && !words) paintGround(context, frame, sheets, archive.bounds, palette);
      else if (context && words) {
        const { reading, taken } = words;
        context.setTransform(frame.ratio, 0, 0, frame.ratio, 0, 0);
        const letters = createLetters(context, reading, widths);
        const size = { width: frame.columns / frame.ratio, height: frame.rows / frame.ratio };
        letters.draw(
          arrange(labelsOf(frame, sheets, { ...reading, isSchematic: archive.isSchematic }, letters.measure), taken, size, letters.blockOf),
          palette,
        );
      }
      return found.every(({ answer }) => answer.kind !== 'broken');
    },
  };
}

/** Takes gzip away where the browser can. */
export const unzipNatively = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());

/** From the window to the worker: a map, then what is to be drawn of it. */
export type ToWorker = { readonly chunks: readonly ArrayBuffer[] } | { readonly id: number; readonly job: Job };
/** From the worker to the window: what the map is (`undefined`: none that can be drawn), then pictures. */
export type FromWorker = { readonly about: About | undefined } | { readonly id: number; readonly picture: ImageBitmap; readonly isWhole: boolean };

/** The worker: one message in, one message out. */
function serve(): void {
  let drawing: Promise<Drawing | undefined> = Promise.resolve(undefined);
  const answer = (message: FromWorker, transfer: Transferable[] = []) => postMessage(message, { transfer });
  addEventListener('message', async ({ data }: MessageEvent<ToWorker>) => {
    if ('chunks' in data) {
      drawing = openDrawing(data.chunks, unzipNatively);
      return answer({ about: (await drawing)?.about });
    }
    const { id, job } = data;
    const canvas = new OffscreenCanvas(job.frame.columns, job.frame.rows);
    const isWhole = (await (await drawing)?.draw(job, () => canvas.getContext('2d', { alpha: job.words !== undefined }))) ?? false;
    const picture = canvas.transferToImageBitmap();
    answer({ id, picture, isWhole }, [picture]);
  });
}

if ('WorkerGlobalScope' in globalThis) serve();
