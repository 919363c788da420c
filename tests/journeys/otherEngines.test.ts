import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { sentences } from '../setup/fixture.ts';
import { type EngineWindow, findEngines } from './engines.ts';
import { openWifi, type Wifi } from './wifi.ts';

// Phones with another engine than the rest of these tests: the same life of an atlas there, from the first visit to the wipe.

/** Asked through one more program, and drawn without a graphics card. */
const patience = { timeout: 60_000, interval: 200 };
let wifi: Wifi;
let engine: EngineWindow | undefined;

beforeEach(async () => {
  wifi = await openWifi(inject('fixture').first);
});
afterEach(async () => {
  await engine?.close();
  engine = undefined;
  await wifi?.close();
});

describe.each(findEngines())('%s', (_, open, isThere) => {
  test('X41, X42 · an atlas is read, saved, read without a network, brought up to date, wiped, and saved again', { timeout: 240_000 }, async (context) => {
    if (!isThere) context.skip('this browser is not on this machine');
    // One that does not start says nothing of the atlas.
    engine = await open().catch((error: Error) => context.skip(`this browser does not start: ${error.message}`));
    const { goto, back, run, tap } = engine;
    const at = (path: string) => `${wifi.url}testland/${path}`;
    /** Waits until an expression of the page is true. */
    const until = (expression: string, what = expression) =>
      expect.poll(() => run(`return Boolean(${expression})`).catch(() => what), { message: what, ...patience }).toBe(true);
    const state = (wanted: string) => until(`document.documentElement.dataset.offline === '${wanted}'`);
    const alive = () => until(`document.documentElement.dataset.alive === 'yes' && document.documentElement.dataset.views === 'all'`);
    const heading = (words: string) => until(`document.querySelector('h1')?.textContent.includes('${words}')`);
    const kept = (pack: string) => until(`await (await caches.open('welcome-atlas-packs')).match('/.welcome-atlas-packs/testland/${pack}')`, `${pack} is kept`);

    await goto(at('de/'));
    await state('saved');
    await alive();
    await tap('.bar a[href$="/de/search/"]');
    await until(`document.querySelector('input[name=q]')`);
    await run(
      `const field = document.querySelector('input[name=q]'); field.value = 'bücherei'; field.dispatchEvent(new InputEvent('input', { bubbles: true }));`,
    );
    await tap('main [data-entry="places/library"] a');
    await heading('Bücherei Testland');
    await tap('button.star');
    await tap('[role=alert] button', 'Ja');
    await until(`localStorage.getItem('atlas.favourites.testland') === '["places/library"]'`);
    await back();
    await until(`document.querySelector('input[name=q]')?.value === 'bücherei'`);
    await tap('.bar a[href$="/de/map/"]');
    await until(`document.querySelector('.leaflet-pane')`);

    // A second language, whatever the browser asks her about storing (X40).
    await tap('.bar a[href$="/de/saved/"]');
    await tap('details.fold summary');
    await run(`[...document.querySelectorAll('.rows li')].find((row) => row.textContent.includes('English')).dataset.test = 'english'`);
    await tap('[data-test=english] button');
    await kept('en');

    await wifi.off();
    for (const [address, words] of [
      ['de/pages/doctor/', 'Zum Arzt gehen'],
      ['en/places/library/', 'Library Testland'],
      ['de/nothing/', 'Diese Seite gibt es nicht'],
      ['de/map/', 'Karte'],
    ] as const) {
      await goto(at(address));
      await heading(words);
    }
    await alive();
    await until(`document.querySelector('.leaflet-pane')`);
    await until(`document.querySelector('a.alarm')?.textContent.includes('112')`);

    await wifi.on();
    await wifi.deploy(inject('fixture').sentence);
    const version = `const copy = await (await caches.open('welcome-atlas-packs')).match('/.welcome-atlas-packs/testland/de');
      return (await copy.json()).saved.version`;
    const before = await run(version);
    await goto(at('de/pages/doctor/'));
    await expect.poll(() => run(version), patience).not.toBe(before);
    await goto(at('de/pages/doctor/'));
    expect(await run(`return document.querySelector('main').textContent`)).toContain(sentences.after);

    await goto(at('de/saved/'));
    await alive();
    await tap('main button', 'Alles von diesem Telefon löschen');
    await tap('main button', 'Ja, alles löschen');
    const left = `return [...await caches.keys(), ...(await indexedDB.databases()).map(({ name }) => name), ...Object.keys(localStorage),
      ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)]`;
    await expect.poll(() => run(left), patience).toEqual([]);
    await state('none');
    await tap('main button', 'Speichern');
    await state('saved');
  });
});
