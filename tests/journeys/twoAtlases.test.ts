import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Allowed, headersFor } from '../../src/build/hosts.ts';
import { type Server, serve } from '../../src/build/serve.ts';
import { belowPath, sentences } from '../setup/fixture.ts';
import { mainText, openPhone, type Phone, untilAlive, untilComplete } from './harness.ts';

// Two atlases on one host, as two projects of one owner are, or the one that people read and an older copy for trying things out.
// Both have the same district in the same language, with other words.
let root: string;
let server: Server;
let phone: Phone;

const allowed = async (folder: string) => JSON.parse(await readFile(path.join(folder, 'headers.json'), 'utf8')) as Allowed;

async function serveBoth(port = 0): Promise<Server> {
  const below = belowPath.slice(1);
  const [upper, lower] = await Promise.all([allowed(root), allowed(path.join(root, below))]);
  return serve({ root, base: '/', port, headers: (file) => (file.startsWith(below) ? headersFor(file.slice(below.length), lower) : headersFor(file, upper)) });
}

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'atlas-two-'));
  await cp(inject('fixture').latest, root, { recursive: true });
  await cp(inject('fixture').below, path.join(root, belowPath), { recursive: true });
  server = await serveBoth();
  phone = await openPhone();
});
afterAll(async () => {
  await phone?.close();
  await server?.close();
  await rm(root, { recursive: true, force: true });
});

const doctor = 'testland/de/pages/doctor/';
const above = () => server.url;
const below = () => `${server.url.slice(0, -1)}${belowPath}`;
const words = async (address: string) => {
  await phone.page.goto(address + doctor);
  return mainText(phone.page);
};

test('X30 · each keeps its own words and its own app, whichever was opened first, and shows them without a network', async () => {
  const { page } = phone;
  for (const address of [above(), below(), above()]) {
    await page.goto(`${address}testland/de/`);
    await untilComplete(page, ['testland/de']);
    await untilAlive(page);
  }
  await server.close();
  expect(await words(below())).toContain(sentences.before);
  await untilAlive(page);
  expect(await words(above())).toContain(sentences.after);
  await untilAlive(page);
  expect(phone.troubles).toEqual([]);
});

test('X30 · who wipes the one still reads the other without a network', async () => {
  const { page } = phone;
  await page.goto(`${above()}testland/de/saved/`);
  await untilAlive(page);
  await page.getByRole('button', { name: 'Alles von diesem Telefon löschen' }).click();
  await page.getByRole('button', { name: 'Ja, alles löschen' }).click();
  const kept = () =>
    page.evaluate(async () => ({
      workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
      databases: (await indexedDB.databases()).map(({ name }) => name),
    }));
  await expect.poll(kept).toEqual({ workers: [belowPath], databases: [`welcome-atlas${belowPath}`] });
  expect(await words(below())).toContain(sentences.before);
  await untilAlive(page);
});
