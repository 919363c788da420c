export {};

/**
 * The second script of a page, for the time before a worker keeps the others. Under its immutable address a browser goes on using
 * a copy for a year, also one that came with a wrong bit: a script that does not run, or runs and cannot save. Where the first
 * one (boot.ts) did not come at all, nobody else asks for it again. This one needs no other file, compares the copies of those
 * that the page has asked for with what they must be, and has the wrong ones replaced.
 *
 * It is written in what the first one is written in: a browser too old for that one does not run this one either.
 */

/** Integrity of every other script by its file name: the build writes it here (build/client.ts). */
declare const __ATLAS_SUMS__: Readonly<Record<string, string>>;

/** A first script that has not come after so long, in ms, is not waited for: one that stalls would hold up `load` for minutes. */
const patience = 15_000;
/** What runs is looked at after so long, in ms, if all is not saved by then; what could not be mended after twice the time, and so on until an hour has gone. */
const soon = 5000;
const most = 3_600_000;

const { dataset } = document.documentElement;
const first = document.querySelector<HTMLScriptElement>('script[type=module]')?.src;

/** Undefined where it does not come, or is not what it must be. */
async function ask(address: string, init: RequestInit): Promise<{ readonly text: string; readonly mayBeKept: boolean } | undefined> {
  try {
    const response = await fetch(address, init);
    const mayBeKept = !response.headers.get('cache-control')?.includes('no-store');
    return response.ok ? { text: await response.text(), mayBeKept } : undefined;
  } catch {
    return undefined;
  }
}

async function look(wait: number): Promise<void> {
  if (dataset['offline'] === 'saved' && dataset['alive']) return;
  const asked = performance.getEntriesByType('resource').map(({ name }) => name);
  let isMended = false;
  let isWrong = false;
  for (const [name, integrity] of Object.entries(__ATLAS_SUMS__)) {
    const address = new URL(name, import.meta.url).href;
    const isMissed = address === first && !dataset['boot'];
    if (!isMissed && !asked.includes(address)) continue;
    // While it is still on its way, whoever asks for its copy waits.
    const copy = document.readyState === 'complete' ? await ask(address, { cache: 'force-cache', integrity }) : undefined;
    // Without copies every look would bring all scripts once more.
    if (copy && !copy.mayBeKept && !isMissed) return;
    if (copy || (await ask(address, { cache: 'reload', integrity }))) isMended ||= isMissed || !copy;
    else isWrong = true;
  }
  // Not under the hands of somebody who reads a page that is awake, not for ever, and not into the browser's error page.
  const mayReload = isMended && !dataset['alive'] && !history.state?.renewed;
  if (mayReload && (await ask(location.href, { cache: 'reload' }))?.text.includes('data-built=')) {
    history.replaceState({ renewed: 1 }, '');
    location.reload();
  } else if (isWrong && wait < most) setTimeout(look, wait, 2 * wait);
}

const late = setTimeout(look, patience, soon);
function onLoad(): void {
  clearTimeout(late);
  if (dataset['boot']) setTimeout(look, soon, 2 * soon);
  else void look(soon);
}
if (document.readyState === 'complete') onLoad();
else addEventListener('load', onLoad, { once: true });
