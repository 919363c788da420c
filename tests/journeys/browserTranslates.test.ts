import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { mainText, openBrowser, openPhone, type Phone, untilAlive, untilSaved } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// Her browser offers to translate the page, and she says yes: it takes every text out of the page and puts its own there.
let browser: Browser;
let wifi: Wifi;
let phone: Phone;

beforeAll(async () => {
  browser = await openBrowser();
  wifi = await openWifi(inject('fixture').first);
  phone = await openPhone({ browser });
  await phone.page.addInitScript(translateAsBrowsersDo);
});
afterAll(async () => {
  await phone?.close();
  await wifi?.close();
  await browser?.close();
});

/** As Chrome's translation does: each text goes, two `<font>` stand in its place, and what comes later is translated too. Here into capitals. */
function translateAsBrowsersDo() {
  const translate = (node: Node) => {
    const texts: Text[] = [];
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let text = walker.currentNode; text; text = walker.nextNode() as Node) if (text instanceof Text) texts.push(text);
    for (const text of texts) {
      const parent = text.parentElement;
      if (!parent || parent.closest('font, script, style, textarea, [translate=no], .notranslate') || !text.data.trim()) continue;
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = text.data.toUpperCase();
      outer.append(inner);
      text.replaceWith(outer);
    }
  };
  const begin = () => {
    translate(document.body);
    new MutationObserver((records) => {
      for (const { type, target, addedNodes } of records)
        for (const node of type === 'characterData' ? [target] : addedNodes) if (node.isConnected) translate(node);
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  };
  addEventListener('DOMContentLoaded', begin);
}

test('X35 · the page is translated before it wakes: it wakes, pages turn, and no text of the page before stays', async () => {
  const { page } = phone;
  await page.goto(`${wifi.url}testland/de/pages/doctor/`);
  await untilAlive(page);
  await untilSaved(page);
  expect(await mainText(page)).toContain('HAUSARZT');
  await page.locator('.bar a[href$="/de/search/"]').click();
  await page.locator('input[name=q]').fill('bücherei');
  await page.locator('main [data-entry="places/library"] a').first().click();
  await page.waitForURL('**/places/library/');
  await expect.poll(() => page.locator('h1').textContent()).toBe('BÜCHEREI TESTLAND');
  await page.locator('.bar a[href$="/de/map/"]').click();
  await page.locator('.leaflet-pane').first().waitFor({ state: 'attached' });
  await page.locator('.bar a[href$="/de/saved/"]').click();
  await page.locator('main .rows').first().waitFor();
  expect(await mainText(page)).not.toMatch(/BÜCHEREI TESTLAND|KARTE VON/);
  await page.goBack();
  await page.goBack();
  await expect.poll(() => page.locator('h1').textContent()).toBe('BÜCHEREI TESTLAND');
  expect(phone.troubles).toEqual([]);
});

test('X35 · what changes while she looks is seen: the badge, the number of results, a list that is narrowed', async () => {
  const { page } = phone;
  const others = await openPhone({ browser });
  const read = async (of: Phone) => {
    const texts: string[] = [];
    const add = async (where: string) => texts.push(((await of.page.locator(where).first().textContent()) ?? '').toUpperCase());
    await of.page.goto(`${wifi.url}testland/de/search/`);
    await untilSaved(of.page);
    await untilAlive(of.page);
    await add('.badge');
    for (const words of ['bücherei', 'arzt', 'xyzxyz', 'de']) {
      await of.page.locator('input[name=q]').fill(words);
      await of.page.waitForTimeout(700);
      await add('main');
    }
    await of.page.goto(`${wifi.url}testland/de/places/`);
    await untilAlive(of.page);
    await of.page.waitForTimeout(700);
    await add('main');
    for (const name of [/^gut mit rollstuhl/i, /^gut mit rollstuhl/i, /^jetzt geöffnet/i]) {
      await of.page.locator('main').getByRole('button', { name }).first().click();
      await of.page.waitForTimeout(700);
      await add('main');
    }
    return texts;
  };
  const plain = await read(others);
  await others.close();
  expect(await read(phone)).toEqual(plain);
  expect(page.url()).toContain('/places/');
});
