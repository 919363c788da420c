/** The room that the browser gives us. Everything here may be missing, and all of it is only an estimate. */
export interface Room {
  readonly estimate?: () => Promise<{ readonly usage?: number; readonly quota?: number }>;
  /** Windows only. */
  readonly persist?: () => Promise<boolean>;
  readonly persisted?: () => Promise<boolean>;
}

// `globalThis.navigator` is missing in older Node versions, `storage` on plain http.
const ours = (): Room | undefined => globalThis.navigator?.storage;

/**
 * Asks the browser not to clear our storage by itself. Ask only after the reader wished to save: some browsers show a
 * question and answer only when she does, and a refusal stands for long. Undefined where the browser has no such promise.
 */
export async function persist(room: Room | undefined = ours()): Promise<boolean | undefined> {
  try {
    return await room?.persist?.();
  } catch {
    return undefined;
  }
}

/** Whether that promise was given. */
export async function isPersisted(room: Room | undefined = ours()): Promise<boolean | undefined> {
  try {
    return await room?.persisted?.();
  } catch {
    return undefined;
  }
}

/** Bytes used and bytes allowed, both rough; undefined where the browser does not say. */
export async function estimate(room: Room | undefined = ours()): Promise<{ readonly used: number; readonly quota: number } | undefined> {
  try {
    const { usage, quota } = (await room?.estimate?.()) ?? {};
    return usage !== undefined && quota !== undefined ? { used: usage, quota } : undefined;
  } catch {
    return undefined;
  }
}

/** False only when the browser clearly says that these bytes do not fit. The last word has the write itself. */
export async function hasRoomFor(bytes: number, room: Room | undefined = ours()): Promise<boolean> {
  const known = await estimate(room);
  return known === undefined || known.quota - known.used >= bytes;
}
