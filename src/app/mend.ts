export {};

/**
 * The second script of a page, for the time before a worker keeps the others. Under its immutable address a browser goes on using
 * a copy for a year, also one that came with a wrong bit: a script that does not run, or runs and cannot save. Where the first
 * one (boot.ts) did not come at all, nobody else asks for it again. This one needs no other file, compares the copies of all with
 * what they must be, and has the wrong ones replaced; the network is asked for nothing where they are right.
 */

/** Integrity of every other script by its file name: the build writes it here (build/client.ts). */
declare const __ATLAS_SUMS__: Readonly<Record<string, string>>;

/** A first script that has not come after so long, in ms, is not waited for: one that stalls would hold up `load` for minutes. */
const patience = 15_000;
/** It looks again after so long, in ms, then after twice the time, and so on until an hour has gone. */
const soon = 5000;
const most = 3_600_000;

const sums = __ATLAS_SUMS__;
const first = document.querySelector<HTMLScriptElement>('script[type=module]')?.src;

/** Empty where nothing comes, or not what it must be. */
async function read(address: string, init: RequestInit): Promise<string> {
  try {
    const response = await fetch(address, init);
    return response.ok ? await response.text() : '';
  } catch {
    return '';
  }
}

/** True where what the browser has of a script was no good, and is now. */
async function mend(address: string, integrity: string): Promise<boolean> {
  const { dataset } = document.documentElement;
  const copy: RequestInit = { cache: 'only-if-cached', mode: 'same-origin' };
  // What is still on its way has no copy yet, and whoever asks for it waits.
  if (document.readyState === 'complete') {
    if (await read(address, { ...copy, integrity })) return false;
    // No copy, because the host forbids one: nothing to mend, unless the page waits for it.
    const isMissed = address === first && !dataset['boot'];
    if (!isMissed && !(await read(address, copy))) return false;
  }
  return (await read(address, { cache: 'reload', integrity })) !== '';
}

async function look(wait: number): Promise<void> {
  const { dataset } = document.documentElement;
  if (dataset['offline'] === 'saved') return;
  const asked = performance.getEntriesByType('resource').map(({ name }) => name);
  let isMended = false;
  for (const [name, integrity] of Object.entries(sums)) {
    const address = new URL(name, import.meta.url).href;
    if (address === first || (dataset['boot'] && asked.includes(address))) isMended = (await mend(address, integrity)) || isMended;
  }
  // Not under the hands of somebody who reads a page that is awake, not for ever, and not into the browser's error page.
  if (isMended && !dataset['alive'] && !history.state?.renewed && (await read(location.href, { cache: 'reload' })).includes('data-built=')) {
    history.replaceState({ renewed: 1 }, '');
    location.reload();
  } else if (wait < most) setTimeout(look, wait, 2 * wait);
}

const late = setTimeout(look, patience, soon);
const onLoad = () => {
  clearTimeout(late);
  void look(soon);
};
if (document.readyState === 'complete') onLoad();
else addEventListener('load', onLoad, { once: true });
