import type { Pack } from '../core/pack/pack.ts';
import type { PackKey, SavedPack, SaveResult } from '../device/api.ts';
import { packOf } from '../device/open.ts';
import { packKey } from '../device/record.ts';
import { fetchManifest, savePack } from '../device/save.ts';
import { createSettings, settingKeys } from '../device/settings.ts';
import { listSaved, removeSaved, type Shelf } from '../device/shelf.ts';
import { isPersisted, persist } from '../device/storage.ts';
import type { Offline } from './reader.ts';
import { nothingSaved } from './reader.ts';
import type { WorkerState } from './worker.ts';

/** What keeps a district on this phone, and tells the page how it goes. Effects only; the words are in the views. */
export interface Keeper {
  readonly state: () => Offline;
  /** Saves or updates one pack; answers it where it could only be kept in memory. */
  readonly keep: (what: string, options?: { readonly asked?: boolean }) => Promise<Pack | undefined>;
  /** Brings every saved pack of the district up to date, but for those that just were. */
  readonly refresh: (fresh: readonly string[]) => Promise<void>;
  readonly remove: (what: string) => Promise<void>;
  readonly pause: () => void;
  /** Reads what is on the phone. */
  readonly read: () => Promise<void>;
  /** Reads what is on the phone and what could be, without fetching packs. */
  readonly look: () => Promise<void>;
  readonly setWorker: (state: WorkerState | 'waiting') => void;
  readonly forget: () => void;
  /** True when the reader took this pack off the phone herself: it is not fetched again unasked. */
  readonly isUnwanted: () => boolean;
}

interface Input {
  readonly shelf: Shelf;
  readonly site: string;
  readonly district: string;
  /** Language of the page: its text pack decides about `Offline.state`. */
  readonly lang: string;
  readonly onChange: () => void;
}

export function createKeeper({ shelf, site, district, lang, onChange }: Input): Keeper {
  const settings = createSettings();
  let offline: Offline = nothingSaved;
  let worker: WorkerState | undefined;
  let controller: AbortController | undefined;
  const key = (what: string): PackKey => packKey(district, what);

  const set = (patch: { readonly [K in keyof Offline]?: Offline[K] | undefined }) => {
    const next = { ...offline, ...patch };
    offline = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as unknown as Offline;
    offline = { ...offline, state: stateOf() };
    onChange();
  };

  /** Saved means: the text is on the phone and the worker can open it without a network. */
  function stateOf(): Offline['state'] {
    const mine = offline.saved.some((saved) => saved.key === key(lang));
    if (offline.fetching === lang) return 'saving';
    if (mine && worker === 'ready') return 'saved';
    if (worker === 'refused' || worker === 'failed') return 'failed';
    if (mine) return 'saving';
    return offline.reason ? 'failed' : 'none';
  }

  const readSaved = async (): Promise<readonly SavedPack[]> => (await listSaved(shelf)).filter((saved) => saved.district === district);

  async function keep(what: string, { asked = false } = {}): Promise<Pack | undefined> {
    if (asked) {
      settings.write(settingKeys.offline(district), undefined);
      await persist();
    }
    controller = new AbortController();
    set({ fetching: what, reason: undefined, progress: undefined });
    const result = await savePack({
      site,
      district,
      what,
      store: shelf.store,
      copies: shelf.copies,
      signal: controller.signal,
      onProgress: (progress) => set({ progress }),
    });
    set({ fetching: undefined, progress: undefined, saved: await readSaved(), persisted: await isPersisted(), ...afterSave(result) });
    return result.kind === 'memory' ? packOf(result.lines) : undefined;
  }

  /** What a result means for the page. A pack that is on the phone and could not be updated is no failure. */
  function afterSave(result: SaveResult): { readonly reason?: Offline['reason'] | undefined; readonly unreachable?: boolean } {
    if (result.kind === 'memory') return { reason: result.reason };
    if (result.kind !== 'kept') return { reason: undefined, unreachable: false };
    const unreachable = result.reason === 'offline' || result.reason === 'portal' || result.reason === 'stalled';
    return { reason: result.reason, unreachable };
  }

  return {
    state: () => offline,
    keep,
    async refresh(fresh) {
      for (const { kind, lang: tag } of await readSaved()) {
        const what = kind === 'map' ? 'map' : (tag ?? '');
        if (!fresh.includes(what)) await keep(what);
      }
    },
    async read() {
      set({ saved: await readSaved(), persisted: await isPersisted() });
    },
    async remove(what) {
      await removeSaved(shelf, key(what));
      if (what === lang) settings.write(settingKeys.offline(district), 'no');
      set({ saved: await readSaved() });
    },
    pause: () => controller?.abort(),
    async look() {
      const answer = await fetchManifest(site, district);
      const available = 'manifest' in answer ? Object.fromEntries(answer.manifest.packs.map((pack) => [pack.lang ?? 'map', pack.transfer])) : offline.available;
      set({ saved: await readSaved(), persisted: await isPersisted(), available, unreachable: 'reason' in answer });
    },
    setWorker(state) {
      if (state === 'waiting') return set({ updateWaiting: true });
      worker = state;
      set(state === 'ready' ? {} : { reason: state === 'refused' ? 'refused' : 'server' });
    },
    forget() {
      controller?.abort();
      worker = undefined;
      offline = nothingSaved;
      onChange();
    },
    isUnwanted: () => settings.read(settingKeys.offline(district)) === 'no',
  };
}
