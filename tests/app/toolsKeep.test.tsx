// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { Kept, Reader } from '../../src/app/reader.ts';
import { listText } from '../../src/app/tools/share.ts';
import { showTools } from '../../src/app/tools/tools.tsx';
import { office, readerAt, samplePack, shelter } from './sample.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve));

/** A page with room for one tool, drawn again whenever something is kept, as the window does it. */
function openTool(tool: string, of: string, more: Partial<Reader> = {}) {
  const place = document.createElement('div');
  Object.assign(place.dataset, { tool, of });
  document.body.append(place);
  const writes: Kept[] = [];
  let reader = readerAt('/musterkreis/de/places/office/', more);
  const show = () => showTools([place], reader);
  const actions = {
    ...reader.actions,
    keep: (kept: Kept) => {
      writes.push(kept);
      reader = { ...reader, kept };
      show();
    },
  };
  reader = { ...reader, actions };
  show();
  const press = async (name: string) => {
    const button = [...place.querySelectorAll('button')].find((one) => one.textContent === name);
    if (!button) throw new Error(`no button ${name} in ${place.textContent}`);
    button.click();
    await settle();
  };
  return { place, writes, press };
}

afterEach(async () => {
  document.body.replaceChildren();
  showTools([], readerAt('/musterkreis/de/'));
  // An open sheet takes its step in the history back, and that step must not close the sheet of the next test.
  await expect.poll(() => history.state).toBeNull();
  await settle();
});

test('nothing is kept before she was told who can see it and said yes', async () => {
  const { place, writes, press } = openTool('entry', 'places/office');
  await press('Merken');
  expect(writes).toEqual([]);
  expect(place.querySelector('[role=alert]')?.textContent).toContain('Wer dieses Telefon benutzt, kann es sehen.');
  await press('Nein');
  expect(writes).toEqual([]);
  expect(place.querySelector('[role=alert]')).toBeNull();
  await press('Merken');
  await press('Ja');
  expect(writes).toEqual([{ isAllowed: true, favourites: ['places/office'] }]);
  expect(place.querySelector('.star')?.getAttribute('aria-pressed')).toBe('true');
});

test('once she agreed the star asks no more, and a second tap takes it away without touching her town', async () => {
  const { place, writes, press } = openTool('entry', 'places/office', { kept: { isAllowed: true, favourites: ['pages/outdated'], town: 'Koblenz' } });
  await press('Merken');
  await press('Merken');
  expect(writes).toEqual([
    { isAllowed: true, favourites: ['pages/outdated', 'places/office'], town: 'Koblenz' },
    { isAllowed: true, favourites: ['pages/outdated'], town: 'Koblenz' },
  ]);
  expect(place.querySelector('.star')?.getAttribute('aria-pressed')).toBe('false');
});

test('a sensitive entry offers no star and is in no list, whoever wrote it there', () => {
  expect(openTool('entry', 'places/shelter').place.querySelector('.star')).toBeNull();
  const kept = { isAllowed: true, favourites: ['places/shelter', 'places/office', 'places/gone'] };
  const { place } = openTool('kept', '', { kept });
  expect([...place.querySelectorAll('[data-entry]')].map((one) => one.getAttribute('data-entry'))).toEqual(['places/office']);
});

test('her list can be shortened where everything saved is shown', async () => {
  const { place, writes, press } = openTool('kept', 'edit', { kept: { isAllowed: true, favourites: ['places/office', 'pages/outdated'] } });
  await press('Löschen: Sozialamt');
  expect(writes).toEqual([{ isAllowed: true, favourites: ['pages/outdated'] }]);
  expect(place.textContent).not.toContain('Sozialamt');
});

test('her town is one of those with places, asked for as honestly; a refuge adds none', async () => {
  const elsewhere = { ...office('de'), id: 'other', address: { city: 'Andernach' } };
  const pack = samplePack('de', [office('de'), shelter('de'), elsewhere]);
  const { place, writes, press } = openTool('town', '', { pack });
  const select = place.querySelector('select');
  if (!select) throw new Error('no choice of towns');
  expect([...select.options].map(({ value }) => value)).toEqual(['', 'Andernach', 'Koblenz']);
  select.value = 'Andernach';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
  expect([select.value, writes]).toEqual(['', []]);
  await press('Ja');
  expect([select.value, writes]).toEqual(['Andernach', [{ isAllowed: true, favourites: [], town: 'Andernach' }]]);
});

test('the German card names the office; that of a sensitive place shows only the address; a refuge has none', async () => {
  const open = openTool('entry', 'places/office');
  await open.press('Auf Deutsch zeigen');
  expect(open.place.querySelector('.goal')?.textContent).toBe('SozialamtBahnhofstraße 956068 Koblenz');
  const pack = samplePack('de', [{ ...office('de'), sensitivity: 'high' }, shelter('de')]);
  const discreet = openTool('entry', 'places/office', { pack });
  await discreet.press('Auf Deutsch zeigen');
  expect(discreet.place.querySelector('.goal')?.textContent).toBe('Bahnhofstraße 956068 Koblenz');
  expect(openTool('entry', 'places/shelter', { pack }).place.textContent).not.toContain('Auf Deutsch zeigen');
});

test('the card says in German when her appointment is, and what it says stands small in her language', async () => {
  const { place, press } = openTool('entry', 'places/office', readerAt('/musterkreis/ar/places/office/'));
  await press('عرض بالألمانية');
  for (const [selector, value] of [
    ['[type=date]', '2026-11-23'],
    ['[type=time]', '10:15'],
  ] as const) {
    const field = place.querySelector<HTMLInputElement>(`input${selector}`);
    if (!field) throw new Error(`no ${selector}`);
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
  }
  const says = [...place.querySelectorAll('.say [lang=de]')].map((one) => one.textContent);
  expect(says[0]).toBe('Ich möchte zu dieser Adresse. Können Sie mir bitte helfen?');
  expect(says.at(-1)).toBe('Ich habe dort einen Termin: Montag, 23. November 2026, um 10:15 Uhr');
  expect(place.querySelector('.say small')?.textContent).toBe('أريد الذهاب إلى هذا العنوان. هل يمكنكم مساعدتي من فضلكم؟');
});

test('a report shows the whole message before anything can be sent, and who gets it', async () => {
  const pack = { ...samplePack('de'), district: { ...samplePack('de').district, email: 'info@kreis.example' } };
  const { place, press } = openTool('report', 'places/office', { pack });
  await press('Fehler melden');
  const field = place.querySelector('textarea');
  if (!field) throw new Error('no field');
  field.value = 'Die Nummer ist falsch';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
  const text = place.querySelector('pre')?.textContent ?? '';
  expect(text).toContain('Die Nummer ist falsch');
  expect(place.textContent).toContain('An Kreisverwaltung Musterkreis');
  const mail = new URL(place.querySelector<HTMLAnchorElement>('a[href^="mailto:"]')?.getAttribute('href') ?? '');
  expect(`${mail.searchParams.get('subject')}\n\n${mail.searchParams.get('body')?.replaceAll('\r\n', '\n')}`).toBe(text);
});

test('what was drawn on a page lets go when the page is turned', () => {
  const { place } = openTool('entry', 'places/office');
  place.remove();
  showTools([], readerAt('/musterkreis/de/'));
  expect(place.childElementCount).toBe(0);
});

test('her list goes along as a text whose addresses lead to each entry, after a move of the site too', () => {
  const { place } = openTool('kept', 'edit', { kept: { isAllowed: true, favourites: ['places/office', 'pages/outdated'] } });
  expect([...place.querySelectorAll('.along button')].map((button) => button.textContent)).toContain('Kopieren');
  const reader = readerAt('/musterkreis/de/saved/');
  const entries = reader.pack.entries.filter(({ id }) => id === 'office' || id === 'outdated');
  const text = listText(entries, reader, 'https://neu.example');
  expect(text.match(/https:\S+/g)?.sort()).toEqual(['https://neu.example/musterkreis/de/pages/outdated/', 'https://neu.example/musterkreis/de/places/office/']);
  for (const { words } of entries) expect(text).toContain(words.title);
});
