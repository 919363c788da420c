import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { bringChromium, chromiumArguments } from '../../src/build/chromium.ts';
import { settingKeys } from '../../src/device/settings.ts';
import { keptBy, nothingKept, untilComplete } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// Whoever gets the phone next can read its disk.
let wifi: Wifi;
let profile: string;

beforeAll(async () => {
  wifi = await openWifi(inject('fixture').first);
  profile = await mkdtemp(path.join(tmpdir(), 'atlas-'));
});
afterAll(async () => {
  await wifi?.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** Words of the pack that stand in no address and no title, and what the atlas writes of its own. */
const words = {
  text: 'Praxis ist zu',
  translation: 'Hefte über Gesundheit',
  setting: settingKeys.language,
  database: 'welcome-atlas',
  worker: 'workbox-precache',
};

/** Which of them are found in which files of the profile, as they are stored: one byte or two for a letter. */
async function traces(): Promise<readonly string[]> {
  const files = (await readdir(profile, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const found = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      const bytes = await readFile(file).catch(() => Buffer.alloc(0));
      const isIn = (word: string) => (['utf8', 'latin1', 'utf16le'] as const).some((encoding) => bytes.includes(Buffer.from(word, encoding)));
      return Object.entries(words).flatMap(([what, word]) => (isIn(word) ? `${what}: ${path.relative(profile, file)}` : []));
    }),
  );
  return found.flat().sort();
}

test('G04 · after a wipe and the address that empties the browser its files hold no word of the atlas; a setting at most in a log that the browser has yet to tidy up', async () => {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: bringChromium(() => {}),
    args: [...chromiumArguments],
    locale: 'de',
    viewport: { width: 360, height: 740 },
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${wifi.url}testland/de/pages/doctor/`);
  await untilComplete(page, ['testland/de', 'testland/map']);
  await page.goto(`${wifi.url}testland/de/saved/`);
  const before = await traces();
  // The search itself finds what is there.
  expect(new Set(before.map((line) => line.split(':')[0]))).toEqual(new Set(Object.keys(words)));
  await page.getByRole('button', { name: 'Alles von diesem Telefon löschen' }).click();
  await page.getByRole('button', { name: 'Ja, alles löschen' }).click();
  await expect.poll(() => keptBy(page)).toEqual(nothingKept);
  // One more tap: from a page of the atlas, because to all others the host says nothing of the kind.
  await page.getByRole('link', { name: 'Letzte Spuren löschen (lädt eine Seite aus dem Internet)' }).click();
  await page.waitForURL('**/wiped.txt');
  // What the page that stands has asked for since is not to bring anything back.
  await page.goto('about:blank');
  await context.close();
  // Chromium's log of small settings only grows until the browser tidies it up: no script and no header reaches it.
  expect((await traces()).filter((line) => !/^setting: .*Local Storage.leveldb/.test(line))).toEqual([]);
});
