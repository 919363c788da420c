import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser, openPhone, type Phone, untilAlive, untilSaved } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// The main job without eyes and without a pointer: from the language wall to a doctor's number, by what a screen reader is told.
let browser: Browser;
let wifi: Wifi;
let phone: Phone;

beforeAll(async () => {
  wifi = await openWifi(inject('fixture').first);
  browser = await openBrowser();
  phone = await openPhone({ browser, locale: 'de' });
  // Else the page glides, and the focus is not where it will be.
  await phone.page.emulateMedia({ reducedMotion: 'reduce' });
});
afterAll(async () => {
  await phone?.close();
  await browser?.close();
  await wifi?.close();
});

interface Node {
  readonly nodeId: string;
  readonly parentId?: string;
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value: unknown } }[];
  readonly childIds?: readonly string[];
}

const landmarks = ['banner', 'navigation', 'main', 'complementary', 'contentinfo', 'search', 'region'];
const spoken = ['heading', 'link', 'button', 'searchbox', 'textbox', 'status', 'group', 'article'];

/** What a screen reader walks through, a line each, landmarks indented: `heading 1 Zum Arzt gehen`, `link 116117`. */
async function heard(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { readonly nodes: readonly Node[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const walk = (node: Node | undefined, depth: number) => {
    if (!node) return;
    const role = node.ignored ? '' : (node.role?.value ?? '');
    const isSpoken = landmarks.includes(role) || spoken.includes(role);
    const level = node.properties?.find(({ name }) => name === 'level')?.value.value;
    const pressed = node.properties?.find(({ name }) => name === 'pressed')?.value.value;
    const name = (node.name?.value ?? '').replace(/[\u2066-\u2069]/g, '').trim();
    if (isSpoken && !(role === 'status' && name === ''))
      lines.push('  '.repeat(depth) + [role, level, name, pressed === 'true' && '(pressed)'].filter(Boolean).join(' '));
    for (const child of node.childIds ?? []) walk(byId.get(child), depth + (landmarks.includes(role) ? 1 : 0));
  };
  walk(nodes[0], 0);
  return lines;
}

const outline = async (page: Page) => (await heard(page)).map((line) => line.trim()).filter((line) => line.startsWith('heading'));
/** Links and buttons that say nothing. */
const nameless = async (page: Page) => (await heard(page)).filter((line) => /^\s*(link|button|searchbox|heading( \d)?)$/.test(line));

/** Walks on with the Tab key until a link or button whose name begins so has the focus; answers what was passed. */
async function tabTo(page: Page, name: string): Promise<string[]> {
  const passed: string[] = [];
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const [text, isSeen] = await page.evaluate((): [string, boolean] => {
      const element = document.activeElement ?? document.body;
      const { left, top, width, height } = element.getBoundingClientRect();
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const words = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
      // Seen: nothing lies over it, also not the bars above and below, and a line of three pixels goes round it.
      return [words, element.contains(document.elementFromPoint(left + width / 2, top + height / 2)) && outlineStyle === 'solid' && outlineWidth === '3px'];
    });
    expect(`${text}: ${isSeen ? 'seen' : 'not seen'}`).toBe(`${text}: seen`);
    if (text.startsWith(name)) return passed;
    passed.push(text);
  }
  throw new Error(`no ${name} among ${passed.join(', ')}`);
}

test('from the language wall to the number of the doctor on call', async () => {
  const { page } = phone;
  await page.goto(`${wifi.url}testland/#languages`);
  expect(await heard(page)).toEqual([
    'main',
    '  heading 1 Testland',
    '  link Deutsch',
    '  link English',
    '  link العربية',
    '  link ትግርኛ',
    '  link 112',
    '  link 110',
  ]);
  await tabTo(page, 'Deutsch');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/testland/de/');
  await untilSaved(page);
  await untilAlive(page);

  // Home: where am I, what can I do, and the way to help comes first.
  expect(await outline(page)).toEqual(['heading 1 Willkommen Testland', 'heading 2 Themen', 'heading 2 Orte, Kurse, Termine, Neues', 'heading 2 Neues']);
  expect((await heard(page)).filter((line) => !line.startsWith('  '))).toEqual(['link Zum Inhalt springen', 'banner', 'complementary', 'main', 'contentinfo']);
  expect(await nameless(page)).toEqual([]);
  const passed = await tabTo(page, 'Gesundheit');
  expect(passed).toEqual([
    'Zum Inhalt springen',
    'Testland',
    'Sprache: Deutsch',
    'Notruf 112',
    'Start',
    'Karte',
    'Suche',
    'Gespeichert',
    'Gespeichert: geht ohne Internet',
    'Notfall',
  ]);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Gesundheit' }).waitFor();

  // The page was turned without a new document: the focus is on its content, and goes on from there.
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  expect(await page.title()).toBe('Gesundheit · Testland');
  const within = await tabTo(page, 'Zum Arzt gehen');
  expect(within[0]).toBe('Start');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Zum Arzt gehen' }).waitFor();

  // The page itself: title, text, the numbers to call, in this order and with their names.
  await page.locator('.reading').waitFor({ state: 'attached' });
  const told = await heard(page);
  expect(await nameless(page)).toEqual([]);
  expect(told.map((line) => line.trim()).filter((line) => /^(heading|link \d)/.test(line))).toEqual([
    'heading 1 Zum Arzt gehen',
    'link 112',
    'heading 2 Was Sie tun',
    'link 116117',
    'heading 2 Wo Sie lesen können',
    'heading 2 Das passt dazu',
  ]);
  await tabTo(page, '116117');
  expect(await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href)).toBe('tel:116117');
  expect(phone.troubles).toEqual([]);
});

test('a search is told as it is typed: how many results, in which language, and where nothing is found, what to do', async () => {
  const { page } = phone;
  await page.goto(`${wifi.url}testland/ar/search/`);
  await untilSaved(page);
  await untilAlive(page);
  await page.locator('input[name=q]').focus();
  await page.keyboard.type('Arzt');
  await page.locator('[data-tool=results] .card').first().waitFor();
  expect(await page.locator('[data-tool=results] [role=status]').textContent()).toMatch(/نتيجة|نتائج|نتيجتان/);
  expect(await page.locator('[data-tool=results] [data-entry="pages/doctor"] .via').textContent()).toBe('Deutsch: Zum Arzt gehen');
  // The words that were hit are marked, in the text as it stands.
  await expect.poll(() => page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map(String).join())).toContain('Arzt');
  await page.locator('input[name=q]').fill('xyzw');
  await page.locator('[data-tool=results] .helps').waitFor();
  expect(await page.locator('[data-tool=results] a[href^="tel:"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
    'tel:112',
    'tel:110',
  ]);
  expect(await page.locator('[data-tool=report]').getByRole('button').count()).toBe(1);
  expect(await page.locator('main .tiles a').count()).toBeGreaterThan(2);
  expect(await nameless(page)).toEqual([]);
  expect(phone.troubles).toEqual([]);
});
