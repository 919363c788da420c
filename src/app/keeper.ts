import { isApart } from '../device/apart.ts';
import type { PackKey, Reason, SavedPack, SaveResult } from '../device/api.ts';
import { tellOthers } from '../device/messages.ts';
import { packKey } from '../device/record.ts';
import { fetchManifest, savePack } from '../device/save.ts';
import { listSaved, removeSaved, type Shelf } from '../device/shelf.ts';
import { isPersisted, persist } from '../device/storage.ts';
import type { Consent } from './consent.ts';
import type { Offline } from './reader.ts';
import { nothingSaved } from './reader.ts';
import type { WorkerState } from './worker.ts';

/** What keeps a district on this phone, and tells the page how it goes. Effects only; the words are in the views. */
export interface Keeper {
  readonly state: () => Offline;
  /** Saves or updates one pack, and tells the page how it goes. */
  readonly keep: (what: string, options?: { readonly asked?: boolean }) => Promise<SaveResult>;
  readonly remove: (what: string) => Promise<void>;
  readonly pause: () => void;
  /** Reads what is on the phone. */
  readonly read: () => Promise<void>;
  /** Asks the network once what there is. Answers what is worth fetching: of the wanted and the saved, what is missing or older. */
  readonly look: (wanted: readonly string[]) => Promise<readonly string[]>;
  readonly setWorker: (state: WorkerState | 'waiting') => void;
  readonly forget: () => void;
}

interface Input {
  readonly shelf: Shelf;
  readonly site: string;
  readonly district: string;
  /** Language of the page: its text pack decides about `Offline.state`. */
  readonly lang: string;
  readonly consent: Consent;
  readonly onChange: () => void;
}

export function createKeeper({ shelf, site, district, lang, consent, onChange }: Input): Keeper {
  let offline: Offline = nothingSaved;
  // A page that the worker printed or guards needs no proof that there is one.
  let worker: WorkerState | undefined = globalThis.navigator?.serviceWorker?.controller ? 'ready' : undefined;
  /** Why the reader's own text could not be had or kept, and another pack that she asked for. */
  let packReason: Reason | undefined;
  let otherReason: Reason | undefined;
  let controller: AbortController | undefined;
  /** After a wipe not even a look: it would open the database anew. */
  let isForgotten = false;
  const key = (what: string): PackKey => packKey(district, what);

  const set = (patch: { readonly [K in keyof Offline]?: Offline[K] | undefined }) => {
    const next = { ...offline, reason: packReason ?? (worker === 'ready' ? undefined : worker) ?? otherReason, ...patch };
    offline = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as unknown as Offline;
    offline = { ...offline, state: stateOf() };
    onChange();
  };

  /** Saved means: the text is on the phone and the worker can open it without a network. */
  function stateOf(): Offline['state'] {
    const mine = offline.saved.some((saved) => saved.key === key(lang));
    if (mine && worker === 'ready') return 'saved';
    if (offline.fetching === lang) return 'saving';
    if (packReason || (worker !== undefined && worker !== 'ready')) return 'failed';
    return mine ? 'saving' : 'none';
  }

  /** Readings overtake each other: one that began before a later one ended must not bring back what is gone since. */
  let begun = 0;
  let shown = 0;
  async function readSaved(): Promise<readonly SavedPack[]> {
    const mine = ++begun;
    const saved = consent.mayStore() && !isForgotten ? (await listSaved(shelf)).filter((one) => one.district === district) : [];
    if (mine < shown) return offline.saved;
    shown = mine;
    return saved;
  }

  async function keep(what: string, { asked = false } = {}): Promise<SaveResult> {
    if (asked) {
      consent.allow(what);
      isForgotten = false;
      // Firefox asks her whether the site may: nobody waits for the answer, which may never come.
      void persist().then((persisted) => isForgotten || set({ persisted }));
    }
    controller = new AbortController();
    if (what === lang) packReason = undefined;
    otherReason = undefined;
    set({ fetching: what, progress: undefined });
    const result = await savePack({
      site,
      district,
      what,
      store: shelf.store,
      copies: shelf.copies,
      signal: controller.signal,
      onProgress: (progress) => set({ progress }),
    });
    const persisted = await isPersisted();
    const saved = await readSaved();
    const reason = 'reason' in result ? result.reason : undefined;
    // A pack that is on the phone and could only not be updated is no failure; that somebody else offers one, she is told.
    const failure = reason !== 'untrusted' && saved.some((one) => one.key === key(what)) ? undefined : reason;
    if (what === lang) packReason = failure;
    else if (asked) otherReason = failure;
    const silent = reason === 'offline' || reason === 'portal' || reason === 'stalled';
    set({ fetching: undefined, progress: undefined, saved, persisted, ...(result.kind !== 'paused' && { unreachable: silent }) });
    return result;
  }

  return {
    state: () => offline,
    keep,
    async read() {
      const persisted = await isPersisted();
      set({ saved: await readSaved(), persisted });
    },
    async remove(what) {
      // First of all: whoever looks after the pack at this moment must not bring it back.
      consent.refuse(what);
      await removeSaved(shelf, key(what));
      tellOthers({ kind: 'removed', key: key(what) });
      set({ saved: await readSaved() });
    },
    pause: () => controller?.abort(),
    async look(wanted) {
      if (isApart(district)) {
        // Somebody's file has no address to look at.
        set({ saved: await readSaved() });
        return [];
      }
      const answer = await fetchManifest(site, district);
      // Read after the network: while it was silent the reader may have taken a language off her phone.
      const persisted = await isPersisted();
      const saved = await readSaved();
      if ('reason' in answer) {
        set({ saved, unreachable: true });
        return [];
      }
      const { packs } = answer.manifest;
      const nameOf = ({ lang: tag }: { readonly lang?: string }) => tag ?? 'map';
      set({ saved, unreachable: false, persisted, available: Object.fromEntries(packs.map((pack) => [nameOf(pack), pack.transfer])) });
      const phone = new Map(saved.map((pack) => [nameOf(pack), pack.version]));
      return packs.filter((pack) => (phone.has(nameOf(pack)) || wanted.includes(nameOf(pack))) && phone.get(nameOf(pack)) !== pack.version).map(nameOf);
    },
    setWorker(state) {
      if (state === 'waiting') return set({ updateWaiting: true });
      worker = state;
      set({});
    },
    forget() {
      isForgotten = true;
      controller?.abort();
      worker = undefined;
      packReason = undefined;
      otherReason = undefined;
      offline = nothingSaved;
      onChange();
    },
  };
}
