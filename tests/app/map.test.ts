// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import de from '../../src/app/i18n/de.json';
import { createTranslator, type Strings } from '../../src/app/i18n/translator.ts';
import { mountMap } from '../../src/app/map/map.ts';
import type { MapInput, MountedMap } from '../../src/app/map/shapes.ts';
import type { Place, Topic } from '../../src/core/atlas/entry.ts';
import { getLanguage } from '../../src/core/language/registry.ts';
import { bakeMap, chunksOf } from '../core/map/bakeMap.ts';

const base = { topics: [], source: [] };
const topic = (id: string, color: string): Topic => ({ ...base, collection: 'topics', id, icon: 'stethoscope', color, words: words(id) });
const words = (title: string, lang = 'de') => ({ lang, title, body: [], translation: 'original' as const });
const place = (id: string, at: readonly [number, number], more: Partial<Place> = {}): Place => ({
  ...base,
  collection: 'places',
  id,
  kind: 'doctor',
  topics: ['health'],
  words: words(`Praxis ${id}`),
  position: { at, precision: 'building' },
  ...more,
});

const far = [place('a', [50.3, 7.2]), place('b', [50.42, 7.58], { topics: ['work'] })];
const topics = [topic('health', 'pink'), topic('work', 'teal')];

let element: HTMLElement;
let mounted: MountedMap | undefined;

beforeAll(() => {
  // happy-dom lays nothing out and draws nothing: a map of 600 × 600, and SVG that says it is there.
  for (const side of ['clientWidth', 'clientHeight']) Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => 600 });
  Object.defineProperty(SVGSVGElement.prototype, 'createSVGRect', { configurable: true, value: () => ({}) });
});

beforeEach(() => {
  document.body.textContent = '';
  const stage = document.createElement('div');
  const wait = document.createElement('p');
  wait.className = 'wait';
  element = document.createElement('div');
  stage.append(wait, element);
  document.body.append(stage);
});

afterEach(() => mounted?.destroy());

function mount(part: Partial<MapInput> = {}): MountedMap {
  mounted = mountMap({
    element,
    places: far,
    topics,
    basemap: undefined,
    bounds: [
      [50.2, 7.0],
      [50.5, 7.7],
    ],
    lang: 'de',
    t: createTranslator(getLanguage('de'), de as Strings),
    hrefOf: ({ id }) => `/x/de/places/${id}/`,
    onOpen: () => {},
    ...part,
  });
  return mounted;
}

/** Slow machines are no fault of the code. */
const until = (holds: () => void) => vi.waitFor(holds, { timeout: 20_000, interval: 20 });
const pins = () => [...element.querySelectorAll<HTMLButtonElement>('.map-pin')];
const entries = () => pins().map((pin) => pin.dataset['entry']);
const card = () => element.querySelector<HTMLElement>('.map-card');
const press = (target: Element | null, key: string) => target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));

test('every place has a button with its name, in the colour of its topic', () => {
  mount();
  expect(entries().sort()).toEqual(['places/a', 'places/b']);
  const pin = element.querySelector('[data-entry="places/a"]');
  expect(pin?.tagName).toBe('BUTTON');
  expect(pin?.textContent).toBe('Praxis a');
  expect(pin?.classList.contains('t-pink')).toBe(true);
});

test('a place of which only the town is known says so in its name, and gets a circle of its honest size', () => {
  mount({ places: [place('a', [50.3, 7.2], { position: { at: [50.3, 7.2], precision: 'area' } }), place('b', [50.42, 7.58])] });
  expect(element.querySelector('[data-entry="places/a"]')?.textContent).toBe('Praxis a (ungefähr hier)');
  expect(element.querySelectorAll('.map-circle')).toHaveLength(1);
});

test('places at the same point stand under one badge that counts them and fans them out', () => {
  mount({ places: [place('a', [50.3, 7.2]), place('b', [50.3, 7.2]), place('c', [50.3, 7.2])] });
  expect(pins()).toHaveLength(1);
  expect(pins()[0]?.textContent).toContain('Orte hier: 3');
  pins()[0]?.click();
  expect(entries()).toEqual(['places/a', 'places/b', 'places/c']);
  press(pins()[0] ?? null, 'Escape');
  expect(pins()).toHaveLength(1);
});

test('a tap opens a card and moves the focus to it; Escape closes it and gives the focus back', () => {
  mount();
  const pin = element.querySelector<HTMLButtonElement>('[data-entry="places/a"]');
  pin?.click();
  expect(card()?.querySelector('h2')?.textContent).toBe('Praxis a');
  expect(document.activeElement).toBe(card());
  expect(pin?.getAttribute('aria-expanded')).toBe('true');
  press(card(), 'Escape');
  expect(card()).toBeNull();
  expect(document.activeElement).toBe(pin);
});

test('the card shows how to reach the place, left to right in a right-to-left page', () => {
  const phone = [{ number: '+49261108103', text: '+49 261 108103' }];
  const address = { street: 'Am Bahnhof 4', postcode: '56637', city: 'Plaidt' };
  const arabic = place('a', [50.3, 7.2], { words: words('عيادة', 'ar'), original: { lang: 'de', title: 'Praxis a' }, phone, address });
  mount({ lang: 'ar', places: [arabic] });
  element.querySelector<HTMLButtonElement>('[data-entry="places/a"]')?.click();
  expect(card()?.closest('[dir]')?.getAttribute('dir')).toBe('rtl');
  expect(card()?.querySelector('h2 bdi')?.getAttribute('lang')).toBe('ar');
  expect(card()?.querySelector('.where bdi')?.outerHTML).toBe('<bdi lang="de" dir="ltr">Am Bahnhof 4, 56637 Plaidt</bdi>');
  expect(card()?.querySelector('a[href="tel:+49261108103"] bdi')?.getAttribute('dir')).toBe('ltr');
  expect(card()?.querySelector('a[href="geo:50.3,7.2?q=50.3,7.2"]')).not.toBeNull();
  expect(card()?.querySelector('a[href^="https://www.openstreetmap.org/directions?to=50.3%2C7.2"]')).not.toBeNull();
});

test('a plain click on the open link turns the page inside the app, one for a new tab is left to the browser', () => {
  const opened: string[] = [];
  mount({ onOpen: ({ id }) => opened.push(id) });
  element.querySelector<HTMLButtonElement>('[data-entry="places/b"]')?.click();
  const link = card()?.querySelector<HTMLAnchorElement>('a[href="/x/de/places/b/"]');
  const click = (more: MouseEventInit) => {
    const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...more });
    link?.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(click({})).toBe(true);
  expect(opened).toEqual(['b']);
  document.addEventListener('click', (event) => event.preventDefault(), { once: true });
  click({ ctrlKey: true });
  expect(opened).toEqual(['b']);
});

test('what the page is narrowed to is on the map', () => {
  const { change } = mount({ places: far.slice(0, 1) });
  expect(entries()).toEqual(['places/a']);
  change({ places: far });
  expect(entries().sort()).toEqual(['places/a', 'places/b']);
  change({ places: [place('c', [50.21, 7.69])] });
  expect(entries()).toEqual(['places/c']);
});

test('an updated list of places replaces the pins, and closes the card of a place that is gone', () => {
  const { change } = mount();
  element.querySelector<HTMLButtonElement>('[data-entry="places/a"]')?.click();
  change({ places: [place('c', [50.35, 7.4])] });
  expect(entries()).toEqual(['places/c']);
  expect(card()).toBeNull();
});

test('the base map may arrive later: its makers are then named', async () => {
  const { change } = mount();
  expect(element.querySelector('.map-credit')).toBeNull();
  change({ basemap: { chunks: chunksOf(bakeMap([], { attribution: '© OpenStreetMap <a href="https://evil.example">contributors</a>' })) } });
  await until(() => expect(element.querySelector('.map-credit')?.textContent).toBe('© OpenStreetMap contributors'));
  expect(element.querySelectorAll('canvas').length).toBeGreaterThan(1);
  expect(element.querySelector('[role="status"]')?.textContent).toBe('');
});

test('a phone without a base map says so, and has its pins all the same', () => {
  const { change } = mount();
  expect(element.querySelector('[role="status"]')?.textContent).toBe('');
  change({ basemap: 'none' });
  expect(element.querySelector('[role="status"]')?.textContent).toBe(de.map.bare);
  expect(entries()).toHaveLength(2);
});

test('a base map that is spoilt is like none: the ground of the district, pins, a sentence', async () => {
  const spoilt = bakeMap([]);
  spoilt.fill(7, 127, 400);
  mount({ basemap: { chunks: chunksOf(spoilt) } });
  await until(() => expect(element.querySelector('[role="status"]')?.textContent).toBe(de.map.bare));
  expect(element.querySelector('.map-plain')).not.toBeNull();
  expect(element.querySelector<HTMLElement>('.map-view')?.dataset['base']).toBe('broken');
  expect(entries()).toHaveLength(2);
});

test('a newer base map takes the place of the one there was', async () => {
  const { change } = mount({ basemap: { chunks: chunksOf(bakeMap([], { attribution: 'one' })) } });
  change({ basemap: { chunks: chunksOf(bakeMap([], { attribution: 'two' })) } });
  await until(() => expect(element.querySelector('.map-credit')?.textContent).toBe('two'));
  change({ basemap: { chunks: [] } });
  await until(() => expect(element.querySelector('.map-credit')).toBeNull());
});

test('nobody asks for the position before the reader does', async () => {
  let asked = 0;
  const positions: unknown[] = [];
  Object.defineProperty(navigator, 'geolocation', {
    configurable: true,
    value: {
      getCurrentPosition(ok: PositionCallback) {
        asked++;
        ok({ coords: { latitude: 50.33, longitude: 7.22, accuracy: 50 } } as GeolocationPosition);
      },
    },
  });
  mount({ onPosition: (at) => positions.push(at) });
  expect(asked).toBe(0);
  element.querySelector<HTMLButtonElement>(`button[aria-label="${de.map.near}"]`)?.click();
  await new Promise((resolve) => setTimeout(resolve));
  expect(asked).toBe(1);
  expect(positions).toEqual([[50.33, 7.22]]);
  expect(element.querySelector('[role="status"]')?.textContent).toBe(de.map.nearHere);
  expect(element.querySelector('.map-me')).not.toBeNull();
});

test('a map that is taken away leaves the page as it was', () => {
  const wait = document.querySelector<HTMLElement>('.wait');
  const { destroy } = mount();
  expect(wait?.hidden).toBe(true);
  destroy();
  mounted = undefined;
  expect(element.childElementCount).toBe(0);
  expect(wait?.hidden).toBe(false);
});

const online = { url: 'https://tiles.example.de/{z}/{x}/{y}.png', attribution: '© Beispiel' };
const tool = (name: string) => element.querySelector<HTMLButtonElement>(`.map-tools [aria-label="${name}"]`);
const pictures = () => [...element.querySelectorAll<HTMLImageElement>('img')];
const notice = () => element.querySelector<HTMLElement>('.map-notice');
const answer = (word: string) => [...(notice()?.querySelectorAll('button') ?? [])].find(({ textContent }) => textContent === word)?.click();
const credit = () => element.querySelector('.map-credit')?.textContent;
/** Asks for the map from the internet, and says yes. */
async function agree() {
  tool('Karte aus dem Internet')?.click();
  await until(() => expect(notice()).not.toBeNull());
  answer('Karte zeigen');
}

test('a map from the internet has a button only in a district that offers one', () => {
  mount();
  expect(element.querySelectorAll('.map-tools button')).toHaveLength(3);
  mounted?.destroy();
  mount({ online });
  expect(tool('Karte aus dem Internet')?.getAttribute('aria-pressed')).toBe('false');
});

test('its button asks first: whose it is, what its owner sees; no, Escape and a second tap are all no', async () => {
  mount({ online });
  const button = tool('Karte aus dem Internet');
  button?.click();
  await until(() => expect(document.activeElement).toBe(notice()));
  expect(notice()?.textContent).toContain('\u2066tiles.example.de\u2069');
  answer('Nein');
  expect([notice(), document.activeElement]).toEqual([null, button]);
  for (const no of [() => press(notice(), 'Escape'), () => button?.click()]) {
    button?.click();
    await until(() => expect(notice()).not.toBeNull());
    no();
    await until(() => expect(notice()).toBeNull());
  }
  expect(pictures()).toEqual([]);
  expect(button?.getAttribute('aria-pressed')).toBe('false');
});

test('agreed, its pictures are asked for without a word about the page; its owner stands on it; a tap takes all of it away', async () => {
  mount({ online });
  await agree();
  await until(() => expect(pictures().length).toBeGreaterThan(0));
  for (const { src, alt, referrerPolicy } of pictures()) {
    expect(src).toMatch(/^https:\/\/tiles\.example\.de\/\d+\/\d+\/\d+\.png$/);
    expect([alt, referrerPolicy]).toEqual(['', 'no-referrer']);
  }
  expect(credit()).toBe('© Beispiel');
  const view = element.querySelector('.map-view');
  expect(view?.classList.contains('online')).toBe(false);
  pictures()[0]?.dispatchEvent(new Event('load'));
  expect(view?.classList.contains('online')).toBe(true);
  tool('Karte aus dem Internet')?.click();
  await until(() => expect(pictures()).toEqual([]));
  expect([view?.classList.contains('online'), credit()]).toEqual([false, undefined]);
});

test('where nothing of it comes, the map of the phone is back with one sentence; where a part is missing, the rest stays', async () => {
  mount({ online });
  await agree();
  await until(() => expect(pictures().length).toBeGreaterThan(1));
  for (const picture of pictures()) picture.dispatchEvent(new Event('error'));
  await until(() => expect(pictures()).toEqual([]));
  const failed = 'Die Karte aus dem Internet kommt gerade nicht oder nur zum Teil.';
  expect(element.querySelector('.map-say')?.textContent).toBe(failed);
  expect(tool('Karte aus dem Internet')?.getAttribute('aria-pressed')).toBe('false');
  await agree();
  await until(() => expect(pictures().length).toBeGreaterThan(1));
  expect(element.querySelector('.map-say')?.textContent).toBe('');
  for (const [index, picture] of pictures().entries()) picture.dispatchEvent(new Event(index === 0 ? 'load' : 'error'));
  await until(() => expect(element.querySelector('.map-say')?.textContent).toBe(failed));
  expect(pictures().length).toBeGreaterThan(0);
  expect(credit()).toBe('© Beispiel');
});

test('left and come back to, the page shows the map of the phone again', async () => {
  mount({ online });
  await agree();
  await until(() => expect(pictures().length).toBeGreaterThan(0));
  window.dispatchEvent(new Event('pagehide'));
  expect(pictures()).toEqual([]);
});
