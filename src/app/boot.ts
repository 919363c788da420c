/**
 * The only script in a page. The page reads and navigates without it; it waits until the page stands, then wakes the app.
 * Small on purpose: nothing competes with the first text for a slow line.
 */

// A deploy may have taken away the part of the app that is asked for: one reload brings the new one. After a reload it
// is not tried again; the page stays readable without the app.
addEventListener('vite:preloadError', (event) => {
  event.preventDefault();
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (navigation?.type !== 'reload') location.reload();
});

const wake = () =>
  void import('./main.tsx').then(
    ({ start }) => start(),
    () => {},
  );

// A reader who already touches the page does not wait for idle time.
if (document.readyState === 'complete') wake();
else addEventListener('load', () => setTimeout(wake, 0), { once: true });
