import { afterEach, beforeEach, describe, expect, inject, type TestContext, test } from 'vitest';
import { sentences } from '../setup/fixture.ts';
import { type EngineWindow, findEngines } from './engines.ts';
import { type Fault, openWifi, type Wifi } from './wifi.ts';

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

/** A browser with the atlas in front of it. */
function reading({ goto, back, run, tap }: EngineWindow) {
  /** Waits until an expression of the page is true. */
  const until = (expression: string, what = expression) =>
    expect.poll(() => run(`return Boolean(${expression})`).catch(() => what), { message: what, ...patience }).toBe(true);
  const left = `return [...await caches.keys(), ...(await indexedDB.databases()).map(({ name }) => name), ...Object.keys(localStorage),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)]`;
  return {
    goto: (path: string) => goto(`${wifi.url}testland/${path}`),
    back,
    run,
    tap,
    until,
    state: (wanted: string) => until(`document.documentElement.dataset.offline === '${wanted}'`),
    alive: () => until(`document.documentElement.dataset.alive === 'yes' && document.documentElement.dataset.views === 'all'`),
    heading: (words: string) => until(`document.querySelector('h1')?.textContent.includes('${words}')`),
    kept: (pack: string) => until(`await (await caches.open('welcome-atlas-packs')).match('/.welcome-atlas-packs/testland/${pack}')`, `${pack} is kept`),
    text: () => run(`return document.querySelector('main').textContent`),
    version: () =>
      run(`const copy = await (await caches.open('welcome-atlas-packs')).match('/.welcome-atlas-packs/testland/de');
        return (await copy.json()).saved.version`),
    left: () => run(left),
    /** Everything off the phone, on the page of what is saved. */
    async wipe() {
      await tap('main button', 'Alles von diesem Telefon löschen');
      await tap('main button', 'Ja, alles löschen');
      await expect.poll(() => run(left), patience).toEqual([]);
      await until(`document.documentElement.dataset.offline === 'none'`);
    },
  };
}

describe.each(findEngines())('%s', (_, open, isThere) => {
  /** One that is not there, or does not start, says nothing of the atlas. */
  async function read(context: TestContext) {
    if (!isThere) context.skip('this browser is not on this machine');
    engine = await open().catch((error: Error) => context.skip(`this browser does not start: ${error.message}`));
    return reading(engine);
  }

  test('X41, X42 · an atlas is read, saved, read without a network, brought up to date, wiped, and saved again', { timeout: 240_000 }, async (context) => {
    const { goto, back, run, tap, until, state, alive, heading, kept, text, version, wipe } = await read(context);
    await goto('de/');
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
      await goto(address);
      await heading(words);
    }
    await alive();
    await until(`document.querySelector('.leaflet-pane')`);
    await until(`document.querySelector('a.alarm')?.textContent.includes('112')`);

    await wifi.on();
    await wifi.deploy(inject('fixture').sentence);
    const before = await version();
    await goto('de/pages/doctor/');
    await expect.poll(version, patience).not.toBe(before);
    await goto('de/pages/doctor/');
    expect(await text()).toContain(sentences.after);

    await goto('de/saved/');
    await alive();
    await wipe();
    await tap('main button', 'Speichern');
    await state('saved');
  });

  test('A06, A08, X46, X47, X52 · on a Wi-Fi that breaks, lies and asks for a login nothing is lost, and "back" after a wipe keeps nothing', {
    timeout: 240_000,
  }, async (context) => {
    const { goto, back, alive, heading, state, text, version, wipe, left } = await read(context);
    const isPack = (path: string) => path.includes('/packs/');
    const spoil = (fault: Fault) => (path: string) => (isPack(path) ? fault : undefined);

    // The first script comes spoilt, and the browser keeps that copy.
    let firsts = 0;
    wifi.fault = (path) => (path.includes('/boot-') && firsts++ === 0 ? { kind: 'flip', at: 0 } : isPack(path) ? { kind: 'cut', at: 0.5 } : undefined);
    await goto('de/');
    await state('failed');
    wifi.fault = undefined;
    // Without a tap.
    await state('saved');
    await alive();

    const before = await version();
    await wifi.deploy(inject('fixture').sentence);
    const asked = () => wifi.requests().filter(({ path }) => isPack(path)).length;
    const soFar = asked();
    wifi.fault = spoil({ kind: 'flip', at: 0.9 });
    await goto('de/pages/doctor/');
    await expect.poll(asked, patience).toBeGreaterThan(soFar);
    expect(await text()).toContain(sentences.before);
    expect(await version()).toBe(before);
    wifi.fault = () => ({ kind: 'portal' });
    await goto('de/places/library/');
    await heading('Bücherei Testland');
    await alive();
    wifi.fault = undefined;
    await goto('de/pages/doctor/');
    await expect.poll(version, patience).not.toBe(before);

    await goto('en/');
    await state('saved');
    await goto('de/saved/');
    await alive();
    await wipe();
    await back();
    await alive();
    // Time for a page that would save itself.
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await expect.poll(left, patience).toEqual([]);
  });
});
