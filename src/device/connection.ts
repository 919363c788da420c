/**
 * A database handle that a browser may never give, give late, or take away. Knows nothing of what is stored.
 * Measured and reported cases: an `open` that never settles, `open` that throws in private windows and WebViews,
 * "connection to the database server lost" and "the connection is closing" on iOS after the app slept.
 */
export interface Connection<Db> {
  /** Does work on the open database. A handle that fails is thrown away and opened anew, once; then it is `refused`. */
  readonly use: <T>(work: (db: Db) => Promise<T>) => Promise<T | 'full' | 'refused'>;
  /** Lets go of the handle; the next use opens another. */
  readonly close: () => void;
}

/** Called by `open`: the browser or another tab ended this handle. */
export type Closed = () => void;

export function createConnection<Db extends { close(): void }>(open: (closed: Closed) => Promise<Db>, openWithin: number): Connection<Db> {
  let opening: Promise<Db | undefined> | undefined;
  let ready: Db | undefined;
  /** The guard ran out once: from then on nobody waits, but a handle that comes late is used. */
  let overdue = false;

  const close = () => {
    ready?.close();
    ready = undefined;
    opening = undefined;
  };

  const begin = () => {
    const attempt: Promise<Db | undefined> = Promise.resolve()
      .then(() => open(() => attempt === opening && close()))
      .then((db) => {
        if (attempt === opening) ready = db;
        else db.close();
        return db;
      })
      .catch(() => {
        if (attempt === opening) opening = undefined;
        return undefined;
      });
    opening = attempt;
    return attempt;
  };

  const handle = async (): Promise<Db | undefined> => {
    if (ready) return ready;
    const attempt = opening ?? begin();
    if (overdue) return undefined;
    const first = await inTime(attempt, openWithin);
    if (first !== 'late') return first;
    overdue = true;
    return undefined;
  };

  return {
    async use(work) {
      for (const lastTry of [false, true]) {
        const db = await handle();
        if (!db) return 'refused';
        try {
          return await work(db);
        } catch (error) {
          if (isQuotaError(error)) return 'full';
          if (lastTry) return 'refused';
          close();
        }
      }
      return 'refused';
    },
    close,
  };
}

/** What a promise brings, or `late` when that takes longer than so many milliseconds. */
export async function inTime<T>(promise: Promise<T>, within: number): Promise<T | 'late'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const guard = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), within);
  });
  try {
    return await Promise.race([promise, guard]);
  } finally {
    clearTimeout(timer);
  }
}

/** By name (every browser until 2025, Firefox with its own) and by class (Chrome since 138). */
export function isQuotaError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const name = (error as { readonly name?: unknown }).name;
  const known = Reflect.get(globalThis, 'QuotaExceededError') as unknown;
  return name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED' || (typeof known === 'function' && error instanceof known);
}
