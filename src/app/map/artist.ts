import type { About, Drawing, FromWorker, Job, ToWorker } from './drawing.ts';
import type { Reading } from './names.ts';
import type { Context } from './paint.ts';

/** Who draws the base map onto the canvases of the page. */
export interface Artist {
  readonly about: About;
  /** CSS pixels across a tile: smaller where drawing holds up the page. */
  readonly tileSize: number;
  /**
   * Draws onto a canvas, when its turn comes and `isWanted` still says so; the canvas keeps what it has until all is ready. False where
   * the map was broken there.
   */
  readonly draw: (canvas: HTMLCanvasElement, job: Job, isWanted: () => boolean) => Promise<boolean>;
  readonly end: () => void;
}

type Chunk = typeof import('./drawing.ts');

/**
 * A worker where the browser has one that can draw, else the window itself with the same code. Undefined where the base map cannot be
 * read, or the code for it did not come.
 */
export async function hireArtist(chunks: readonly ArrayBuffer[], reading: Reading): Promise<Artist | undefined> {
  const chunk: Chunk | undefined = await import('./drawing.ts');
  if (!chunk) return undefined;
  const canWork = 'OffscreenCanvas' in window && 'DecompressionStream' in window;
  return (canWork && (await inWorker(chunk.address, chunks, reading))) || inWindow(chunk, chunks, reading);
}

/** Runs jobs in their order, a few at a time: what was asked for and is no longer wanted costs nothing. */
function createQueue(most: number) {
  const waiting: (() => Promise<void>)[] = [];
  let running = 0;
  function next(): void {
    const run = running < most ? waiting.shift() : undefined;
    if (!run) return;
    running++;
    void run().finally(() => {
      running--;
      next();
    });
    next();
  }
  return (isWanted: () => boolean, work: () => Promise<boolean>): Promise<boolean> =>
    new Promise((resolve) => {
      waiting.push(async () => resolve(!isWanted() || (await work())));
      next();
    });
}

/** Undefined where the worker does not start or cannot read the map: the window then tries, and knows. */
function inWorker(address: string, chunks: readonly ArrayBuffer[], reading: Reading): Promise<Artist | undefined> {
  const waiting = new Map<number, (drawn: Extract<FromWorker, { id: number }> | undefined) => void>();
  // Two: while one picture is on its way, the next one is drawn.
  const queue = createQueue(2);
  let count = 0;
  return new Promise((resolve) => {
    const worker = new Worker(address, { type: 'module' });
    const send = (message: ToWorker) => worker.postMessage(message);
    const end = () => {
      worker.terminate();
      for (const drop of waiting.values()) drop(undefined);
      waiting.clear();
    };
    worker.addEventListener('error', () => {
      end();
      resolve(undefined);
    });
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if ('id' in data) {
        waiting.get(data.id)?.(data);
        waiting.delete(data.id);
        return;
      }
      const { about } = data;
      if (!about) {
        end();
        return resolve(undefined);
      }
      resolve({
        about,
        tileSize: 512,
        end,
        draw: (canvas, job, isWanted) =>
          queue(isWanted, async () => {
            const id = ++count;
            const drawn = await new Promise<Extract<FromWorker, { id: number }> | undefined>((done) => {
              waiting.set(id, done);
              send({ id, job });
            });
            if (!drawn) return false;
            if (isWanted()) {
              canvas.width = drawn.picture.width;
              canvas.height = drawn.picture.height;
              canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(drawn.picture);
            } else drawn.picture.close();
            return drawn.isWhole;
          }),
      });
    });
    send({ chunks, reading });
  });
}

async function inWindow({ openDrawing, unzipNatively }: Chunk, chunks: readonly ArrayBuffer[], reading: Reading): Promise<Artist | undefined> {
  const inflate: typeof import('./inflate.ts') | undefined = 'DecompressionStream' in window ? undefined : await import('./inflate.ts');
  const drawing: Drawing | undefined = await openDrawing(chunks, reading, inflate ? async (bytes) => inflate.gunzip(bytes) : unzipNatively);
  if (!drawing) return undefined;
  const queue = createQueue(1);
  let isOver = false;
  return {
    about: drawing.about,
    tileSize: 256,
    end() {
      isOver = true;
    },
    draw: (canvas, job, isWanted) =>
      queue(
        () => !isOver && isWanted(),
        async () => {
          // One canvas at a time, and the finger in between.
          await new Promise((resolve) => setTimeout(resolve));
          return drawing.draw(job, () => {
            if (isOver || !isWanted()) return null;
            canvas.width = job.frame.columns;
            canvas.height = job.frame.rows;
            return canvas.getContext('2d', { alpha: job.layer === 'names' }) as Context | null;
          });
        },
      ),
  };
}
