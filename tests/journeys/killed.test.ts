import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { bringChromium, chromiumArguments } from '../../src/build/chromium.ts';
import type { Manifest } from '../../src/core/pack/format.ts';
import { seeded } from '../device/content.ts';
import { sentences } from '../setup/fixture.ts';
import { mainText, savedVersion, untilAlive, untilComplete, untilSaved } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// The battery is empty, the phone falls, the system needs memory: the browser ends in the middle of whatever it does.
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

/** A browser of its own with a profile on the disk, that can be killed with all its helpers. */
async function start(): Promise<{ readonly page: Page; readonly kill: () => Promise<void> }> {
  const child = spawn(
    bringChromium(() => {}),
    [...chromiumArguments, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--lang=de', 'about:blank'],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const connection = await chromium.connectOverCDP(await addressOf(child));
  const context = connection.contexts()[0];
  if (!context) throw new Error('the browser has no window');
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    async kill() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await ended;
      await connection.close().catch(() => {});
    },
  };
}

const addressOf = (child: ChildProcess) =>
  new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk;
      const address = /ws:\/\/\S+/.exec(said)?.[0];
      if (address) resolve(address);
    });
    child.once('exit', () => reject(new Error(`the browser did not start: ${said}`)));
  });

const doctor = () => `${wifi.url}testland/de/pages/doctor/`;
/** Seconds after the start of a page; other moments in every run of many years, the same in every run of this one. */
const random = seeded(20261121);
const moments = [0.3, 1.2, 0.6].map((about) => about * (0.5 + random()));

/** Another tab in place of one that may show the browser's error page. */
async function freshTab(old: Page): Promise<Page> {
  const page = await old.context().newPage();
  await old.close();
  return page;
}

test('X01 · killed in the first save, with the map and in an update: every start without a network shows whole words of one version', async () => {
  const sites = [inject('fixture').first, inject('fixture').first, inject('fixture').sentence];
  const manifest = JSON.parse(await readFile(path.join(inject('fixture').first, 'testland/manifest.json'), 'utf8')) as Manifest;
  const first = manifest.packs.find(({ lang }) => lang === 'de')?.version;
  let wasSaved = false;
  let phone = await start();
  for (const [index, site] of sites.entries()) {
    await wifi.deploy(site);
    const page = await freshTab(phone.page);
    await page.goto(doctor());
    await page.waitForTimeout(1000 * (moments[index] ?? 0));
    wasSaved ||= await page.evaluate(() => document.documentElement.dataset['offline'] === 'saved');
    await phone.kill();
    await wifi.off();
    phone = await start();
    const answer = await phone.page.goto(doctor()).catch(() => undefined);
    // Before anything was complete there is nothing to show; once it was, it is never lost.
    if (wasSaved) expect(answer?.status()).toBe(200);
    if (answer?.ok()) {
      await untilAlive(phone.page);
      const text = await mainText(phone.page);
      const isNew = text.includes(sentences.after);
      expect([index, text.includes(sentences.before), isNew]).toEqual([index, !isNew, isNew && site === inject('fixture').sentence]);
      expect(text).toContain('Hefte über Gesundheit');
    }
    await wifi.on();
  }
  // And what was begun three times comes to its end.
  const page = await freshTab(phone.page);
  await page.goto(doctor());
  await untilComplete(page, ['testland/de', 'testland/map']);
  await expect.poll(() => savedVersion(page, 'testland/de')).not.toBe(first);
  await wifi.off();
  await page.goto(doctor());
  await untilSaved(page);
  expect(await mainText(page)).toContain(sentences.after);
  await phone.kill();
});
