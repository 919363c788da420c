import type { Entry } from '../core/atlas/entry.ts';
import type { Reader } from './reader.ts';

type Chunk = typeof import('./tools/tools.tsx');

/** What stands in the `[data-tool]` places of a page: helpers that need JavaScript, and that nobody needs in order to read. */
export interface Tools {
  /** The reader with what the question part of the address means for entries, once the chunk is there. */
  readonly readerWith: (reader: Reader) => Reader;
  /** Fills every `[data-tool]` of the page. */
  readonly show: (root: ParentNode, reader: Reader) => void;
}

/**
 * The tools are a chunk of their own, loaded when the first page that has room for them is alive; `onReady` shows the page once
 * more; `isTurn` waits for what comes first. Where the chunk does not come the page is as it was printed.
 */
export function createTools(onReady: () => void, isTurn: () => Promise<unknown>): Tools {
  let chunk: Chunk | undefined;
  let isAsked = false;

  async function load() {
    isAsked = true;
    await isTurn();
    chunk = await import('./tools/tools.tsx');
    // Undefined where the import failed: boot.ts looks after it.
    if (chunk) onReady();
  }

  return {
    readerWith(reader) {
      const passes: ((entry: Entry) => boolean) | undefined = chunk?.passesOf(reader);
      return passes ? { ...reader, passes } : reader;
    },
    show(root, reader) {
      const places = root.querySelectorAll<HTMLElement>('[data-tool]');
      // Also without a place: what was drawn on the page before is let go.
      if (chunk) chunk.showTools(places, reader);
      else if (!isAsked && places.length > 0) void load();
    },
  };
}
