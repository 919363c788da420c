import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderDocument } from '../../src/app/document.tsx';
import { atRest } from '../../src/app/reader.ts';
import { bringChromium, chromiumArguments } from '../../src/build/chromium.ts';
import { compileAtlas } from '../../src/compiler/atlas.ts';
import { renderText } from '../../src/compiler/markdown.ts';
import type { Route } from '../../src/core/atlas/address.ts';
import { getLanguage } from '../../src/core/language/registry.ts';
import { isHarmlessHtml } from '../../src/core/pack/harmless.ts';
import type { Pack } from '../../src/core/pack/pack.ts';
import { attacks } from './attacks.ts';
import { unsafeParts } from './safeHtml.ts';

const compile = (body: string, rtl: boolean) => renderText(body, { rtl, line: 1, report: () => {} }).blocks.join('\n');

describe.each([false, true])('attacks in a text, right to left: %s', (rtl) => {
  test('nothing comes out that is not on the list', () => {
    const unsafe = attacks.map((body) => [body, unsafeParts(compile(body, rtl))] as const).filter(([, parts]) => parts.length > 0);
    expect(unsafe).toEqual([]);
  });

  test('also in the middle of a sentence, a list, a quotation, a table and a link', () => {
    const around = [
      (text: string) => `Vor ${text} nach`,
      (text: string) => `- a\n- ${text}`,
      (text: string) => `> ${text}`,
      (text: string) => `|a|\n|-|\n|${text}|`,
    ];
    const unsafe = attacks
      .flatMap((body) => around.map((put) => put(body)))
      .flatMap((body) => unsafeParts(compile(body, rtl)).map((part) => `${body} → ${part}`));
    expect(unsafe).toEqual([]);
  });
});

test('D12 · in the file of a stranger, where no compiler stood between, an attack is refused or is nothing but text', () => {
  const passed = attacks.filter((attack) => isHarmlessHtml(attack));
  expect(passed.filter((attack) => /<[a-z!?/]/i.test(attack.replace(/<\/?(p|em|strong|br|hr)>/g, '')))).toEqual([]);
  // In a link, where an attack would stand in an address.
  const linked = attacks.map((attack) => `<p><a href="${attack}" class="out" rel="noopener noreferrer">x</a></p>`).filter(isHarmlessHtml);
  expect(linked).toEqual([]);
});

const quoted = (text: string) => `'${text.replace(/\s+/g, ' ').replaceAll("'", "''")}'`;

/** A place for each attack: in title, summary, keywords, phone label, address and text. */
function compileAttacks(): Pack {
  const facts = 'source: [{ name: x }]\nchecked: 2026-11-21\nreview: 6 months\n';
  const files = attacks.map((attack, index) => {
    const text = [...attack].slice(0, 75).join('');
    const short = quoted(text.slice(0, 55));
    const words = `title: ${quoted(text)}\nsummary: ${quoted(attack)}\nkeywords: [${short}]\n`;
    const where = `kind: other\nphone: [{ number: "112", label: ${short} }]\naddress: { street: ${quoted(attack)}, city: ${quoted(text)} }\n`;
    return { path: `demo/places/a${index}.de.md`, text: `---\n${words}${where}${facts}---\n\n${attack}\n` };
  });
  const district = 'title: Demo\npublisher: x\nstate: DE-RP\nlanguages: [de]\nbounds: [[50.1, 7.0], [50.6, 7.7]]\n';
  const calendar = { weekdays: [], weekdaysShort: [], months: [], date: '{d}' };
  const { districts } = compileAtlas([{ path: 'demo/district.de.md', text: `---\n${district}${facts}---\n\nx\n` }, ...files], {
    messages: 'en',
    today: '2026-11-21',
    calendars: () => calendar,
  });
  const pack = districts[0]?.packs.get('de');
  if (!pack) throw new Error('the attacks were to be compiled into a pack');
  return pack;
}

describe('in a real browser without any Content-Security-Policy', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let document = '';
  const requests: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: bringChromium(() => {}), args: [...chromiumArguments] });
    context = await browser.newContext();
    await context.route('**/*', async (route) => {
      const url = route.request().url();
      if (url === 'http://atlas.test/') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: document });
      if (!url.startsWith('http://atlas.test/')) requests.push(url);
      return route.abort();
    });
    page = await context.newPage();
    await page.addInitScript(() => {
      Object.assign(window, { hits: [], hit: (number: number) => (window as unknown as { hits: number[] }).hits.push(number) });
    });
  });
  afterAll(() => browser?.close());

  /** What a document of several sections did and left behind when it was read, pointed at and focused. */
  async function watch(parts: readonly string[], head = '') {
    document = `<!doctype html><head>${head}</head><body>${parts.map((part) => `<section class="part">${part}</section>`).join('')}</body>`;
    requests.length = 0;
    await page.goto('http://atlas.test/');
    const found = await page.evaluate(async () => {
      const { document } = window;
      const elements = [...document.querySelectorAll('*')];
      for (const element of elements) {
        for (const name of ['mouseover', 'pointerrawupdate', 'focus', 'blur', 'toggle', 'animationstart']) element.dispatchEvent(new Event(name));
        if (element instanceof HTMLElement) element.focus();
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
      return {
        hits: (window as unknown as { hits: number[] }).hits,
        attributes: elements.flatMap((element) => element.getAttributeNames().filter((name) => /^(on|style$|srcdoc$|formaction$)/.test(name))),
        links: [...document.querySelectorAll('a')].map((link) => link.protocol).filter((protocol) => !/^(https?|tel|mailto):$/.test(protocol)),
        names: elements.map((element) => element.id || element.getAttribute('name')).filter((name) => name !== null && name !== ''),
        // An attack that opens a comment or a tag would swallow its neighbours.
        parts: document.querySelectorAll('body > section.part').length,
      };
    });
    return { ...found, requests: [...requests], address: page.url() };
  }

  const harmless = (parts: number) => ({ hits: [], attributes: [], links: [], names: [], parts, requests: [], address: 'http://atlas.test/' });
  const groups = <T>(items: readonly T[], size: number) =>
    Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

  test('a text runs nothing, loads nothing, leads nowhere dangerous and takes no name', async () => {
    for (const group of groups(attacks, 20))
      expect(await watch(group.map((attack) => compile(attack, false))), group.join('\n')).toEqual(harmless(group.length));
  });

  test('the watch itself sees what an unsafe page would do', async () => {
    const seen = await watch(['<img src=none onerror=hit(1)>', '<a id=app href="javascript:hit(2)">x</a>', '<img src=https://evil.example/x>', '<!-- ']);
    expect(seen).toMatchObject({ hits: [1], attributes: ['onerror'], links: ['javascript:'], names: ['app'], parts: 4 });
    expect(seen.requests).toContain('https://evil.example/x');
    expect((await watch(['<!-- ', 'x'])).parts).toBe(1);
  });

  test('printed pages with attacks in their words and facts are as harmless as others', async () => {
    const pack = compileAttacks();
    expect(pack.entries.length).toBeGreaterThanOrEqual(attacks.length);
    const shell = { css: '', cssHash: 'sha256-x', script: '/app.js', built: '2026-11-21' };
    const reader = { t: (key: string) => key, language: getLanguage('de'), pack, base: '/', today: '2026-11-21', ...atRest };
    const routes: Route[] = [
      { view: 'places', district: 'demo', lang: 'de' },
      ...pack.entries.map(({ collection, id }): Route => ({ view: 'entry', district: 'demo', lang: 'de', collection, id })),
    ];
    for (const group of groups(routes, 12)) {
      const printed = group.map((route) => renderDocument({ reader: { ...reader, route }, shell }));
      const heads = printed.map((html) => /<head>(.*)<\/head>/s.exec(html)?.[1]?.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
      const { names, ...found } = await watch(
        printed.map((html) => /<body>(.*)<\/body>/s.exec(html)?.[1] ?? ''),
        heads.join(''),
      );
      const taken = names.filter((name) => /^(documentElement|navigator|currentScript|serviceWorker|dataset)$/.test(name ?? ''));
      expect({ ...found, names: taken }, JSON.stringify(group)).toEqual(harmless(group.length));
    }
  });
});
