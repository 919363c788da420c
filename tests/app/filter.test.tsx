// @vitest-environment happy-dom
import { render } from 'preact';
import { beforeEach, expect, test } from 'vitest';
import { Page } from '../../src/app/page.tsx';
import type { Query, Reader } from '../../src/app/reader.ts';
import { passesOf, showTools } from '../../src/app/tools/tools.tsx';
import { allViews } from '../../src/app/views/all.ts';
import type { Course, Entry, Event, Place } from '../../src/core/atlas/entry.ts';
import { fire, office, readerAt, samplePack, shelter, topics } from './sample.ts';

// Narrowing a list: what stands in the address is what the list shows, and what the buttons say.

const library: Place = {
  ...office('de'),
  id: 'library',
  kind: 'library',
  topics: ['german'],
  position: { at: [50.37, 7.59], precision: 'area' },
  address: { city: 'Mayen' },
  languages: ['de', 'en'],
  wheelchair: 'yes',
  attributes: ['free_wifi', 'computers'],
  words: { ...office('de').words, title: 'Bücherei' },
};
const silent: Place = { collection: 'places', id: 'silent', kind: 'shop', topics: ['health'], source: [], words: { ...office('de').words, title: 'Laden' } };
const course: Course = {
  collection: 'courses',
  id: 'a1',
  kind: 'language',
  topics: ['german'],
  source: [],
  words: { ...office('de').words, title: 'Deutsch A1' },
  level: ['A1', 'A2'],
  start: '2026-11-30T09:00',
  who: ['women'],
};
const second: Course = { ...course, id: 'b2', level: ['B2', 'B2'], start: '2027-01-11', who: ['everyone'], free: true };
const feast: Event = { collection: 'events', id: 'feast', start: '2026-12-24', topics: [], source: [], words: { ...course.words, title: 'Fest' } };

let query: Query;
let root: HTMLElement;

/** A window with one page: what is pressed changes the address, and the page is shown anew. */
function open(path: string, { entries = defaultEntries, clock = '09:00', ...more }: Partial<Reader> & { readonly entries?: readonly Entry[] } = {}) {
  const show = () => {
    const plain = readerAt(path, {
      pack: samplePack('de', entries),
      ...(clock !== '' && { clock }),
      today: '2026-11-23',
      ...more,
      query,
      actions: {
        ...readerAt(path).actions,
        narrow(change) {
          query = Object.fromEntries(Object.entries({ ...query, ...change }).filter((pair): pair is [string, string] => pair[1] !== undefined));
          show();
        },
      },
    });
    const passes = passesOf(plain);
    const reader = passes ? { ...plain, passes } : plain;
    render(<Page reader={reader} views={allViews} />, root);
    showTools(root.querySelectorAll<HTMLElement>('[data-tool]'), reader);
  };
  show();
}

const defaultEntries = [...topics('de'), office('de'), library, silent, shelter('de'), fire('de')];

beforeEach(() => {
  query = {};
  root = document.createElement('div');
  document.body.replaceChildren(root);
});

const shown = () => [...root.querySelectorAll('main .card[data-entry]')].map((card) => card.getAttribute('data-entry')?.split('/')[1]);
const button = (name: string) => {
  const found = [...root.querySelectorAll('button')].find((one) => one.textContent?.includes(name));
  if (!found) throw new Error(`no button ${name}`);
  return found;
};
/** Presses, and waits for what Preact draws after this turn. */
async function press(name: string) {
  button(name).click();
  await new Promise((resolve) => setTimeout(resolve, 5));
}
const said = () => root.querySelector('main [role=status]')?.textContent;

test('the whole list stands until something is chosen, and again after "show all"', async () => {
  open('/musterkreis/de/places/');
  expect(shown()).toEqual(['office', 'library', 'silent', 'shelter']);
  expect(said()).toBe('');
  await press('Jetzt geöffnet');
  expect(query).toEqual({ open: 'now' });
  // Two are open on Monday at nine; the others have no hours, and are not said to be closed.
  expect(shown()).toEqual(['office', 'library']);
  expect(said()).toBe('2 von 4Nicht bekannt: 2');
  expect(button('Jetzt geöffnet').getAttribute('aria-pressed')).toBe('true');
  await press('Alle zeigen');
  expect(query).toEqual({});
  expect(shown()).toHaveLength(4);
});

test('an address that says what is wanted opens narrowed; groups without an entry are gone', () => {
  query = { kind: 'library', with: 'free_wifi' };
  open('/musterkreis/de/places/');
  expect(shown()).toEqual(['library']);
  expect([...root.querySelectorAll('h2')].map((heading) => heading.textContent)).toEqual(['Bücherei']);
});

test('several special features are chosen one after the other and taken back one by one', async () => {
  open('/musterkreis/de/places/');
  await press('Auswählen');
  await press('WLAN');
  await press('Computer');
  expect(query).toEqual({ with: 'free_wifi,computers' });
  await press('WLAN');
  expect(query).toEqual({ with: 'computers' });
  await press('Computer');
  expect(query).toEqual({});
});

test('each choice says beforehand how many it would leave, and one that would leave nothing is not offered', async () => {
  query = { topic: 'health' };
  open('/musterkreis/de/places/');
  await press('Auswählen');
  const counts = (name: string) => button(name).querySelector('bdi[dir=ltr]:last-child')?.textContent;
  expect(counts('Sozialamt')).toBe('1');
  expect(counts('Geschäft')).toBe('1');
  expect(() => button('Bücherei')).toThrow();
});

test('nothing fits: the page says so, counts what it does not know, and offers the way back', () => {
  query = { kind: 'shop', open: 'now' };
  open('/musterkreis/de/places/');
  expect(shown()).toEqual([]);
  expect(said()).toBe('Dazu kennen wir nichts.Nicht bekannt: 1');
  expect(root.textContent).not.toContain('Hier steht noch nichts');
  expect(button('Alle zeigen')).toBeTruthy();
});

test('an Arabic reader has her language at hand, and her town once she keeps it', () => {
  open('/musterkreis/ar/places/', { kept: { isAllowed: true, favourites: [], town: 'Mayen' } });
  expect(button('العربية').getAttribute('aria-pressed')).toBe('false');
  expect(button('Mayen')).toBeTruthy();
});

test('without a clock nobody is offered what is open now', () => {
  open('/musterkreis/de/places/', { clock: '' });
  expect(() => button('Jetzt geöffnet')).toThrow();
});

test('who looks for open doors is told which of them need an appointment', () => {
  query = { open: 'now' };
  open('/musterkreis/de/places/', { entries: [...topics('de'), { ...office('de'), appointment: 'required' }, library] });
  expect(root.querySelector('[data-entry="places/office"]')?.textContent).toContain('Nur mit Termin.');
  expect(root.querySelector('[data-entry="places/library"]')?.textContent).not.toContain('Nur mit Termin.');
});

test('the way to the map and the language wall take the choice along', () => {
  query = { open: 'now', speaks: 'ar' };
  open('/musterkreis/de/places/');
  const hrefs = [...root.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  expect(hrefs).toContain('/musterkreis/de/map/?open=now&speaks=ar');
  expect(hrefs).toContain('/musterkreis/?at=places/&open=now&speaks=ar#languages');
});

test('the map shows the same places as the list below it, and a topic is a choice like any other', async () => {
  open('/musterkreis/de/map/');
  expect(shown()).toEqual(['office', 'library']);
  root.querySelector<HTMLElement>('a[href="#german"]')?.click();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(query).toEqual({ topic: 'german' });
  expect(shown()).toEqual(['library']);
  expect(root.querySelector('a[href="#german"]')?.getAttribute('aria-current')).toBe('true');
  expect(root.querySelector('[data-entry="places/shelter"]')).toBeNull();
});

test('once she asked where she is, the nearest comes first, with minutes only where the door is known', () => {
  open('/musterkreis/de/map/', { position: [50.3705, 7.59] });
  expect(shown()).toEqual(['library', 'office']);
  const line = (id: string) => root.querySelector(`[data-entry="places/${id}"] .line`)?.textContent;
  expect(line('library')).toBe('Bücherei · Mayen · 60 m');
  expect(line('office')).toBe('Sozialamt · Koblenz · 1,2 km · etwa 20 Min. zu Fuß');
});

test('courses by level and by who may attend', async () => {
  open('/musterkreis/de/courses/', { entries: [...topics('de'), course, second] });
  await press('Auswählen');
  await press('B2');
  expect(query).toEqual({ level: 'B2' });
  expect(shown()).toEqual(['b2']);
  await press('Alle zeigen');
  await press('Nur für Frauen');
  expect(shown()).toEqual(['a1', 'b2']);
});

test('the calendar has events and the courses that begin, month by month; this month is a choice', async () => {
  open('/musterkreis/de/events/', { entries: [course, second, feast] });
  expect(shown()).toEqual(['a1', 'feast', 'b2']);
  expect([...root.querySelectorAll('h2')].map((heading) => heading.textContent)).toEqual(['November 2026', 'Dezember 2026', 'Januar 2027']);
  await press('Diesen Monat');
  expect(shown()).toEqual(['a1']);
  expect(said()).toBe('1 von 3');
});
