import type { About, Drawing, FromWorker, Job, ToWorker } from './drawing.ts';

/** Who draws the base map onto the canvases of the page. */
export interface Artist {
  /** Takes the place of the map there was; the same one is read once. Undefined where it cannot be read, or the code for it did not come. */
  readonly open: (chunks: readonly ArrayBuffer[]) => Promise<About | undefined>;
  /**
   * Draws onto a canvas, when its turn comes and `isWanted` still says so; the canvas keeps what it has until all is ready. False where
   * the map was broken there.
   */
  readonly draw: (canvas: HTMLCanvasElement, job: Job, isWanted: () => boolean) => Promise<boolean>;
  readonly end: () => void;
}

type Chunk = typeof import('./drawing.ts');

/** Where it is drawn: in a worker, or here. */
interface Place {
  /** How many drawings are on their way at once: what was asked for cannot be taken back. */
  readonly most: number;
  readonly open: (chunks: readonly ArrayBuffer[]) => Promise<About | undefined>;
  /** Draws onto the canvas, unless that is no longer wanted when all is ready. */
  readonly draw: (canvas: HTMLCanvasElement, job: Job, isWanted: () => boolean) => Promise<boolean>;
  readonly end: () => void;
}

/**
 * A worker where the browser has one that can draw, else the window itself with the same code. Starts at once, so that the worker is
 * there when the map has been read from the phone.
 */
export function hireArtist(): Artist {
  const canWork = 'OffscreenCanvas' in window && 'DecompressionStream' in window;
  let isOver = false;
  let place: Place | undefined;
  let last: { readonly chunks: readonly ArrayBuffer[]; readonly about: Promise<About | undefined> } | undefined;
  const chunk: Promise<Chunk | undefined> = import('./drawing.ts');
  // A browser may refuse to start it.
  const atFirst = chunk.then((code) => (code && canWork && !isOver ? inWorker(code.address) : undefined)).catch(() => undefined);
  const waiting: (() => Promise<void>)[] = [];
  let running = 0;

  /** Drawings in their order: what was asked for and is no longer wanted costs nothing. */
  function next(): void {
    const run = running < (place?.most ?? 0) ? waiting.shift() : undefined;
    if (!run) return;
    running++;
    void run().finally(() => {
      running--;
      next();
    });
    next();
  }

  async function open(chunks: readonly ArrayBuffer[]): Promise<About | undefined> {
    const worker = await atFirst;
    const seen = await worker?.open(chunks);
    if (seen) {
      place = worker;
      return seen;
    }
    // The worker did not start, or could not read the map: the window tries, and knows.
    worker?.end();
    const code = await chunk;
    if (!code || isOver) return undefined;
    place = await inWindow(code);
    return place.open(chunks);
  }

  return {
    open(chunks) {
      if (last?.chunks !== chunks) last = { chunks, about: open(chunks) };
      return last.about;
    },
    draw: (canvas, job, isWanted) =>
      new Promise((resolve) => {
        const isStill = () => !isOver && isWanted();
        waiting.push(async () => resolve(!isStill() || !place || (await place.draw(canvas, job, isStill))));
        next();
      }),
    end() {
      isOver = true;
      place?.end();
      void atFirst.then((worker) => worker?.end());
    },
  };
}

type Drawn = Extract<FromWorker, { id: number }>;

function inWorker(address: string): Place {
  const worker = new Worker(address, { type: 'module' });
  const waiting = new Map<number, (drawn: Drawn | undefined) => void>();
  let opened: (about: About | undefined) => void = () => {};
  let isOver = false;
  let count = 0;
  const send = (message: ToWorker) => worker.postMessage(message);
  const end = () => {
    isOver = true;
    worker.terminate();
    opened(undefined);
    for (const drop of waiting.values()) drop(undefined);
    waiting.clear();
  };
  // It did not start: an old browser that knows no such worker, or a chunk that did not come.
  worker.addEventListener('error', end);
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if ('about' in data) return opened(data.about);
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  return {
    // A view of tiles: they are drawn while the window does something else.
    most: 8,
    end,
    open: (chunks) =>
      new Promise((resolve) => {
        opened = resolve;
        if (isOver) resolve(undefined);
        else send({ chunks });
      }),
    async draw(canvas, job, isWanted) {
      const drawn = await new Promise<Drawn | undefined>((resolve) => {
        const id = ++count;
        waiting.set(id, resolve);
        send({ id, job });
      });
      if (!drawn) return false;
      if (isWanted()) {
        // Even the same size, set again, would lay the page out anew.
        if (canvas.width !== drawn.picture.width) canvas.width = drawn.picture.width;
        if (canvas.height !== drawn.picture.height) canvas.height = drawn.picture.height;
        canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(drawn.picture);
      } else drawn.picture.close();
      return drawn.isWhole;
    },
  };
}

async function inWindow({ openDrawing, unzipNatively }: Chunk): Promise<Place> {
  const inflate: typeof import('./inflate.ts') | undefined = 'DecompressionStream' in window ? undefined : await import('./inflate.ts');
  let drawing: Drawing | undefined;
  return {
    most: 1,
    end() {
      drawing = undefined;
    },
    async open(chunks) {
      drawing = await openDrawing(chunks, inflate ? async (bytes) => inflate.gunzip(bytes) : unzipNatively);
      return drawing?.about;
    },
    async draw(canvas, job, isWanted) {
      // One canvas at a time, and the finger in between.
      await new Promise((resolve) => setTimeout(resolve));
      return (
        (await drawing?.draw(job, () => {
          if (!isWanted()) return null;
          canvas.width = job.frame.columns;
          canvas.height = job.frame.rows;
          return canvas.getContext('2d', { alpha: job.words !== undefined });
        })) ?? false
      );
    },
  };
}
