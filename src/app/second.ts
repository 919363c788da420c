import type { Pack } from '../core/pack/pack.ts';
import { openPack } from '../device/open.ts';
import type { Shelf } from '../device/shelf.ts';
import type { Reader } from './reader.ts';

/** The text that she reads below each paragraph, and the language she asked for. */
export interface Second {
  readonly state: () => Pick<Reader, 'second' | 'beside'>;
  /** Lays the district in this language below the first: from this phone, else from the network for as long as the page stands. Undefined takes it away. */
  readonly bring: (tag: string | undefined) => Promise<void>;
  /** A pack that came from the network and could not be stored. True where it is the one she asked for. */
  readonly take: (tag: string, pack: Pack) => boolean;
}

interface Input {
  readonly shelf: Shelf;
  readonly district: string;
  readonly lang: string;
  /** Fetches a pack without keeping it; `take` gets it. */
  readonly readOnce: (tag: string) => Promise<void>;
  readonly onChange: () => void;
}

export function createSecond({ shelf, district, lang, readOnce, onChange }: Input): Second {
  let beside: Pack | undefined;
  let second: Reader['second'];
  return {
    state: () => ({ ...(second && { second }), ...(beside && { beside }) }),
    async bring(tag) {
      beside = undefined;
      const wanted = tag === undefined || tag === lang ? undefined : { tag, isMissing: false };
      second = wanted;
      onChange();
      if (!wanted) return;
      const opened = await openPack(shelf, district, wanted.tag);
      // She may have asked for another one meanwhile.
      if (second !== wanted) return;
      if (opened) beside = opened.content;
      else await readOnce(wanted.tag);
      if (second === wanted && !beside) second = { ...wanted, isMissing: true };
      onChange();
    },
    take(tag, pack) {
      if (tag !== second?.tag) return false;
      beside = pack;
      return true;
    },
  };
}
