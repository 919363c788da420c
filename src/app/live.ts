import type { Lines, Reason, SaveResult } from '../device/api.ts';
import { listenToOthers } from '../device/messages.ts';
import { nowhere } from '../device/nowhere.ts';
import { fetchManifest, savePack } from '../device/save.ts';
import type { Consent } from './consent.ts';
import type { Keeper } from './keeper.ts';

/** What a page asks of the network by itself, and when: at its start, when the network comes back, after an hour in a pocket. */
export interface Live {
  /** Saves what is missing, brings up to date what is there. What stands on the screen stays until the next start. */
  readonly begin: () => Promise<void>;
  /** The reader wants this on her phone. */
  readonly save: (what: string) => Promise<void>;
  readonly pause: () => void;
  /** The reader wipes everything: nothing is fetched any more unless she asks. */
  readonly end: () => void;
  /** Fetches a pack without keeping it; `take` gets it. */
  readonly readOnce: (what: string) => Promise<void>;
}

interface Input {
  readonly base: string;
  readonly district: string;
  readonly lang: string;
  readonly keeper: Keeper;
  readonly consent: Consent;
  /** Gets the lines of a pack that is sound and could not be stored. */
  readonly take: (what: string, lines: Lines) => Promise<void>;
  readonly isAlive: () => boolean;
  /** Makes the page alive from what is on the phone now. */
  readonly enlivenSaved: () => Promise<void>;
  /** The district's own language, once it is known. */
  readonly own: () => string | undefined;
}

const hour = 3_600_000;

/** What may be otherwise in a minute. A full disk is not, nor a browser that forbids; and what arrives spoilt costs bytes each time. */
const passing: readonly (Reason | undefined)[] = ['offline', 'stalled', 'portal', 'server'] satisfies readonly Reason[];

/** Milliseconds between two looks by itself: twice as long after each, up to the longest. */
const pauses = { first: 5_000, longest: 600_000 };

export function createLive({ base, district, lang, keeper, consent, take, isAlive, enlivenSaved, own }: Input): Live {
  let isBusy = false;
  /** Asked for while busy: once more. */
  let isWanted = false;
  /** The reader paused or wiped: nothing goes on by itself. */
  let isHeld = false;
  let isWiped = false;
  let looked = 0;
  let nextLook: ReturnType<typeof setTimeout> | undefined;
  /** The last look at what there is found no network. */
  let isCutOff = false;
  let pause = pauses.first;

  /** Workbox comes after the page is alive: it is not needed to read. */
  async function guard() {
    // Undefined where the import failed: nobody waits for a worker that does not come.
    const worker: typeof import('./worker.ts') | undefined = await import('./worker.ts');
    if (isWiped) return;
    let isBroken = false;
    const onWaiting = () => {
      keeper.setWorker('waiting');
      // The one in charge could not be made whole, and this one can.
      if (isBroken && !isHeld) void guard();
    };
    const state = worker ? await worker.registerWorker(base, { onWaiting, isWanted: () => !isWiped }) : 'offline';
    isBroken = state !== 'ready';
    if (!isHeld) keeper.setWorker(state);
  }

  async function keep(what: string, asked = false): Promise<SaveResult> {
    const result = await keeper.keep(what, { asked });
    await took(what, result);
    // A full phone would load it again at every visit, for nothing.
    if (what === 'map' && result.kind === 'memory' && result.reason === 'full') consent.refuse('map');
    if (result.kind === 'paused') isHeld = true;
    else if (what === lang && !isAlive()) await enlivenSaved();
    // The texts of the interface come with the language, or its pages would not open without a network.
    if (result.kind === 'saved' && what !== 'map') void import('./worker.ts').then((worker) => worker?.completeShell());
    return result;
  }

  const took = async (what: string, result: SaveResult) => void (result.kind === 'memory' && (await take(what, result.lines)));

  async function readOnce(what: string) {
    await took(what, await savePack({ site: base, district, what, ...nowhere }));
  }

  async function look(wanted: readonly string[]): Promise<readonly string[]> {
    const missing = await keeper.look(wanted);
    isCutOff = keeper.state().unreachable === true;
    return missing;
  }

  async function fetchMissing() {
    const isKnown = () => keeper.state().saved.some((saved) => saved.lang === lang);
    // At the first visit the reader's own language comes before everything else.
    const tried = !isKnown() && consent.wants(lang) ? await keep(lang) : undefined;
    // Megabytes come unasked only to a phone that had room for the words.
    const wanted = [lang, own() ?? lang, ...(isGenerous() && isKnown() ? ['map'] : [])].filter(consent.wants);
    const missing = await look(wanted);
    for (const what of missing) {
      if (isHeld) return;
      if (what !== lang || !tried) await keep(what);
    }
    if (!isAlive()) await enlivenSaved();
    // She took this language off her phone: its pages come alive without it, or the button that brings it back would be a dead one.
    if (!isAlive() && !consent.wants(lang)) await readOnce(lang);
  }

  async function begin() {
    isHeld = false;
    isWiped = false;
    isWanted = true;
    if (isBusy) return;
    isBusy = true;
    while (isWanted && !isHeld) await round();
    isBusy = false;
    lookLater();
  }

  /**
   * The line of a shelter comes and goes, and no event tells when: while nothing is saved, or the page says that there is no internet, it
   * asks for the manifest by itself. What it says of the last try stays until that has come.
   */
  function lookLater() {
    clearTimeout(nextLook);
    nextLook = setTimeout(async () => {
      const { state, reason } = keeper.state();
      if (isHeld || isBusy || !(isCutOff || (state === 'failed' && passing.includes(reason)))) return;
      pause = Math.min(2 * pause, pauses.longest);
      if (document.visibilityState === 'visible' && 'manifest' in (await fetchManifest(base, district))) again();
      else lookLater();
    }, pause);
  }

  async function round() {
    isWanted = false;
    looked = performance.now();
    if (consent.mayStore()) {
      void guard();
      await fetchMissing();
    } else {
      // She has not been asked yet: the page comes alive from the network alone, and learns what saving would cost.
      if (!isAlive()) await readOnce(lang);
      await look([]);
    }
  }

  function end() {
    isHeld = true;
    isWiped = true;
    keeper.forget();
  }

  const again = () => {
    if (!isHeld) void begin();
  };
  addEventListener('online', () => {
    pause = pauses.first;
    if (keeper.state().state !== 'saved' || keeper.state().unreachable) again();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return;
    if (performance.now() - looked > hour) again();
    // She may come from the browser's settings, where she deleted the data of the site.
    else if (!isHeld) void keeper.read();
  });
  // Other tabs of this phone.
  listenToOthers(({ kind }) => {
    if (kind === 'wiping' || kind === 'wiped') end();
    else if (kind !== 'saving' && !isHeld) void keeper.read();
  });

  return {
    begin,
    async save(what) {
      isHeld = false;
      await keep(what, true);
      await begin();
    },
    pause() {
      isHeld = true;
      keeper.pause();
    },
    end,
    readOnce,
  };
}

/** The part of the Network Information API that Chromium has; other browsers say nothing. */
interface Line {
  readonly saveData?: boolean;
  readonly type?: string;
  readonly effectiveType?: string;
}

/** False on a line where bytes cost money or time: there the map is offered, not taken. */
export function isGenerous(): boolean {
  const line = Reflect.get(navigator, 'connection') as Line | undefined;
  return !line?.saveData && line?.type !== 'cellular' && !/^(slow-)?2g$/.test(line?.effectiveType ?? '');
}
