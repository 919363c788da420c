import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { openBrowser, openPhone, type Phone, untilAlive, untilSaved } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// Whoever cannot read listens. The Chromium of a test machine has no voices, so one stands in that notes what it is given.
let browser: Browser;
let wifi: Wifi;
let phone: Phone;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  wifi = await openWifi(inject('fixture').first);
  phone = await openPhone({ browser, height: 420 });
});
afterEach(async () => {
  await phone?.close();
  await wifi?.close();
});

/** A voice: its language, and whether it lives on the phone. */
type Voice = readonly [lang: string, isLocal: boolean];

/** The part of the Web Speech API that is used, with voices that come late, as in Chromium, and say nothing until `finish` is called. */
const speech = (voices: readonly Voice[]) => `
  const all = ${JSON.stringify(voices)}.map(([lang, localService]) => ({ lang, localService, default: false, name: lang, voiceURI: lang + localService }));
  const said = [];
  let current, isReady = false;
  const synthesis = new EventTarget();
  Object.assign(synthesis, {
    said,
    getVoices: () => (isReady ? all : []),
    speak(utterance) { current = utterance; said.push(utterance.rate + ' ' + utterance.voice.lang + ': ' + utterance.text); },
    cancel() { const last = current; current = undefined; last?.onerror?.({ error: 'canceled' }); },
    finish() { const last = current; current = undefined; last?.onend?.({}); },
    isSpeaking: () => current !== undefined,
  });
  setTimeout(() => { isReady = true; synthesis.dispatchEvent(new Event('voiceschanged')); }, 100);
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
  window.SpeechSynthesisUtterance = class { rate = 1; constructor(text) { this.text = text; } };
`;

interface Stand {
  readonly said: readonly string[];
  readonly finish: () => void;
  readonly isSpeaking: () => boolean;
}

const said = (page: Page) => page.evaluate(() => [...(window.speechSynthesis as unknown as Stand).said]);
const lastSaid = async (page: Page) => (await said(page)).at(-1);
const finish = (page: Page) => page.evaluate(() => (window.speechSynthesis as unknown as Stand).finish());
const isSpeaking = (page: Page) => page.evaluate(() => (window.speechSynthesis as unknown as Stand).isSpeaking());
/** The words that light up. */
const lit = (page: Page) => page.evaluate(() => [...(CSS.highlights.get('aloud') ?? [])].map((range) => String(range)).join(' | '));
const button = (page: Page, name: string) => page.locator('.aloud').getByRole('button', { name });

async function openPage(voices: readonly Voice[], path: string): Promise<Page> {
  const { page, context } = phone;
  await context.addInitScript(speech(voices));
  await page.goto(`${wifi.url}testland/${path}`);
  await untilSaved(page);
  await untilAlive(page);
  await page.locator('.reading').waitFor();
  return page;
}

test('the page is read sentence by sentence, each lights up, and numbers are said digit by digit', async () => {
  const page = await openPage([['de_DE', true]], 'de/pages/doctor/');
  const text = await page.locator('.text').innerHTML();
  await button(page, 'Vorlesen').click();
  expect(await lit(page)).toBe('Zum Arzt gehen');
  for (const sentence of [
    'So bekommen Sie einen Termin, und diese Nummer hilft am Wochenende.',
    'Wenn Sie krank sind, gehen Sie zuerst in eine Hausarztpraxis.',
    'Bei Lebensgefahr rufen Sie sofort 112 an.',
    'Was Sie tun',
    'Rufen Sie in der Praxis an und bitten Sie um einen Termin.',
    'Die Praxis ist zu?',
    'Rufen Sie 116117 an.',
  ]) {
    await finish(page);
    expect(await lit(page)).toBe(sentence);
  }
  expect(await said(page)).toEqual([
    '1 de_DE: Zum Arzt gehen',
    '1 de_DE: So bekommen Sie einen Termin, und diese Nummer hilft am Wochenende.',
    '1 de_DE: Wenn Sie krank sind, gehen Sie zuerst in eine Hausarztpraxis.',
    '1 de_DE: Bei Lebensgefahr rufen Sie sofort 1 1 2 an.',
    '1 de_DE: Was Sie tun',
    '1 de_DE: Rufen Sie in der Praxis an und bitten Sie um einen Termin.',
    '1 de_DE: Die Praxis ist zu?',
    '1 de_DE: Rufen Sie 1 1 6 1 1 7 an.',
  ]);
  // What is read is in view, and the text itself is untouched but for the mark of its block.
  await expect.poll(() => page.locator('[data-aloud]').evaluate((block) => block.getBoundingClientRect().bottom <= innerHeight - 120)).toBe(true);
  expect((await page.locator('.text').innerHTML()).replace(/ data-aloud=""/, '')).toBe(text);

  // The player stays where the thumb is, above what it reads.
  const [block, player] = await Promise.all(['[data-aloud]', '.aloud'].map((one) => page.locator(one).boundingBox()));
  expect((block?.y ?? 0) + (block?.height ?? 0)).toBeLessThanOrEqual(player?.y ?? 0);
  await button(page, 'Anhalten').click();
  await expect.poll(() => isSpeaking(page)).toBe(false);
  expect(await lit(page)).toBe('Rufen Sie 116117 an.');
  await button(page, 'Voriger Satz').click();
  await expect.poll(() => lastSaid(page)).toBe('1 de_DE: Die Praxis ist zu?');
  await button(page, 'Nächster Satz').click();
  await button(page, 'Tempo').click();
  await expect.poll(() => lastSaid(page)).toBe('0.8 de_DE: Rufen Sie 1 1 6 1 1 7 an.');
  await button(page, 'Schließen').click();
  expect([await isSpeaking(page), await lit(page), await page.locator('[data-aloud]').count()]).toEqual([false, '', 0]);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Vorlesen');
  expect(phone.troubles).toEqual([]);
});

test('it is silent as soon as the page is turned, or hidden', async () => {
  const page = await openPage([['de-DE', true]], 'de/pages/doctor/');
  await button(page, 'Vorlesen').click();
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(() => isSpeaking(page)).toBe(false);
  await button(page, 'Vorlesen').click();
  await expect.poll(() => isSpeaking(page)).toBe(true);
  await page.locator('.bar a[href$="/testland/de/"]').click();
  await page.locator('.tiles').waitFor();
  expect([await isSpeaking(page), await lit(page)]).toEqual([false, '']);
  expect(phone.troubles).toEqual([]);
});

test('a voice of the network, or of another language, is none', async () => {
  const page = await openPage(
    [
      ['ar-SA', false],
      ['en-GB', true],
    ],
    'ar/pages/doctor/',
  );
  await page.waitForTimeout(300);
  expect(await page.locator('.aloud').count()).toBe(0);
  // Where an English text stands in for a missing translation, the English voice reads it.
  await page.goto(`${wifi.url}testland/ar/pages/violence/`);
  await untilAlive(page);
  await button(page, 'استمع إلى النص').click();
  await expect.poll(() => lastSaid(page)).toBe('1 en-GB: Violence in the family');
});

test('an emergency page says its number; without coloured words the block is marked', async () => {
  await phone.context.addInitScript("delete window.Highlight; Object.defineProperty(CSS, 'highlights', { value: undefined });");
  const page = await openPage([['ar', true]], 'ar/emergency/fire-and-ambulance/');
  await button(page, 'استمع إلى النص').click();
  await finish(page);
  await finish(page);
  await expect.poll(() => lastSaid(page)).toBe('1 ar: 1 1 2');
  await finish(page);
  expect(await lastSaid(page)).toContain('اتصلوا بالرقم 1 1 2 عند الحريق');
  expect(await page.locator('[data-aloud]').textContent()).toContain('اتصلوا بالرقم 112');
  expect(phone.troubles).toEqual([]);
});
