/**
 * Trusted Types: the window may start exactly two workers, the service worker and the one that draws the map
 * (`app/map/drawing.ts`), and Leaflet may set exactly five constant strings (it does so when it is imported, Leaflet#8423). Everything else that wants to become code or markup from a string is refused by the browser.
 * Import this before workbox-window and before Leaflet.
 */
const leafletConstants: ReadonlySet<string> = new Set([
  '',
  '<svg/>',
  '<span aria-hidden="true">+</span>',
  '<span aria-hidden="true">&#x2212;</span>',
  '<span aria-hidden="true">&#215;</span>',
]);

interface Rules {
  createHTML(text: string): string;
  createScriptURL(url: string): string;
}

const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: Rules): unknown } };
const workerUrl = `${import.meta.env.BASE_URL}sw.js`;
/** The build puts a hash behind it. */
const drawingUrl = new URL(`${import.meta.env.BASE_URL}assets/drawing-`, location.href).href;
const isDrawing = (url: string) => url.startsWith(drawingUrl) && /^[\w-]+\.js$/.test(url.slice(drawingUrl.length));

trustedTypes?.createPolicy('default', {
  createHTML(text) {
    if (leafletConstants.has(text)) return text;
    throw new TypeError('HTML from a string is refused');
  },
  createScriptURL(url) {
    if (url === workerUrl || url === new URL(workerUrl, location.href).href || isDrawing(url)) return url;
    throw new TypeError('a script address from a string is refused');
  },
});
