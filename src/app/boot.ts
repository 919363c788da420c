/**
 * The script in a page. The page reads and navigates without it; it waits until the page stands, then wakes the app.
 * Small on purpose: nothing competes with the first text for a slow line. mend.ts looks whether it ran.
 */

/** A page stands after so long, in ms, even where a picture of it stalls. */
const patience = 5000;

/** A part of the app that is missing this soon after a reload, in ms, is not brought by another one; unless the browser's copies were wrong. */
const settled = 30_000;
/** A line that spoils every answer in another way is left alone after so many reloads. */
const most = 3;

let isRenewing = false;
let isAwake = false;

/**
 * A part of the app did not come: a deploy took it away, a Wi-Fi login page stood in its place, or the browser keeps a damaged
 * copy, for a year under its immutable address. All scripts of the page are asked for past that copy, then the page is loaded
 * once more, but only when it really is there: offline, what stands on the screen stays. What is missing still after that is
 * asked for too; the page is loaded again where a copy differed from what came now, else it comes with the next page.
 */
async function renew() {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (isRenewing) return;
  isRenewing = true;
  // Looked at before the line is asked, which may be slow: a page must not be loaded once more because of that.
  const times: number = navigation?.type === 'reload' && performance.now() < settled ? (history.state?.renewed ?? 1) : 0;
  const names = performance.getEntriesByType('resource').map(({ name }) => name);
  const scripts = [...new Set(names)].filter((name) => name.startsWith(location.origin) && /\/assets\/[^/]+\.(js|css)$/.test(name));
  const read = (cache: RequestCache) => async (address: string) => {
    try {
      return await (await fetch(address, { cache })).text();
    } catch {
      return '';
    }
  };
  const had = await Promise.all((times > 0 ? scripts : []).map(read('force-cache')));
  const [page, ...now] = await Promise.all([location.href, ...scripts].map(read('reload')));
  const isWorthIt = times === 0 || (times < most && had.some((text, at) => text !== now[at]));
  isRenewing = isWorthIt && page?.includes('data-built=') === true;
  if (!isRenewing) return;
  // Kept with the page alone, through its reloads and no longer.
  history.replaceState({ renewed: times + 1 }, '');
  location.reload();
}

addEventListener('vite:preloadError', (event) => {
  event.preventDefault();
  void renew();
});

async function wake() {
  if (isAwake) return;
  isAwake = true;
  // Undefined where the import failed, or brought an empty file.
  const app: typeof import('./main.tsx') | undefined = await import('./main.tsx');
  if (app) await app.start();
  else void renew();
}

document.documentElement.dataset['boot'] = 'yes';
if (document.readyState === 'complete') void wake();
else {
  addEventListener('load', () => setTimeout(wake, 0), { once: true });
  setTimeout(wake, patience);
}
