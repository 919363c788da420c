import { existsSync, readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderDocument } from '../../src/app/document.tsx';
import { noActions, nothingSaved } from '../../src/app/reader.ts';
import { bringChromium, chromiumArguments } from '../../src/build/chromium.ts';
import { compileAtlas } from '../../src/compiler/atlas.ts';
import { renderText } from '../../src/compiler/markdown.ts';
import type { Route } from '../../src/core/atlas/address.ts';
import { getLanguage } from '../../src/core/language/registry.ts';
import type { Pack } from '../../src/core/pack/pack.ts';
import { attacks } from './attacks.ts';
import { unsafeParts } from './safeHtml.ts';

// Who has the collection that the list was begun from runs that too.
const shared = new URL('../../../shared/samples/markdown-attacks.json', import.meta.url);
const all: readonly string[] = [...attacks, ...(existsSync(shared) ? (JSON.parse(readFileSync(shared, 'utf8')) as string[]) : [])];

const compile = (body: string, rtl: boolean) => renderText(body, { rtl, line: 1, report: () => {} }).blocks.join('\n');

describe.each([false, true])('attacks in a text, right to left: %s', (rtl) => {
  test('nothing comes out that is not on the list', () => {
    const unsafe = all.map((body) => [body, unsafeParts(compile(body, rtl))] as const).filter(([, parts]) => parts.length > 0);
    expect(unsafe).toEqual([]);
  });

  test('also in the middle of a sentence, a list, a quotation, a table and a link', () => {
    const around = [
      (text: string) => `Vor ${text} nach`,
      (text: string) => `- a\n- ${text}`,
      (text: string) => `> ${text}`,
      (text: string) => `|a|\n|-|\n|${text}|`,
    ];
    const unsafe = all.flatMap((body) => around.map((put) => put(body))).flatMap((body) => unsafeParts(compile(body, rtl)).map((part) => `${body} → ${part}`));
    expect(unsafe).toEqual([]);
  });
});

const quoted = (text: string) => `'${text.replace(/\s+/g, ' ').replaceAll("'", "''")}'`;

/** A place for each attack: in title, summary, keywords, phone label, address and text. */
function compileAttacks(): Pack {
  const facts = 'source: [{ name: x }]\nchecked: 2026-11-21\nreview: 6 months\n';
  const files = all.map((attack, index) => {
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

  /** What a document did and left behind when it was read, pointed at and focused. */
  async function watch(html: string) {
    document = html;
    requests.length = 0;
    await page.goto('http://atlas.test/');
    const found = await page.evaluate(async () => {
      const { document } = window;
      for (const element of document.querySelectorAll('*')) {
        for (const name of ['mouseover', 'pointerrawupdate', 'focus', 'blur', 'toggle', 'animationstart']) element.dispatchEvent(new Event(name));
        if (element instanceof HTMLElement) element.focus();
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
      const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
        element.getAttributeNames().filter((name) => /^(on|style$|srcdoc$|formaction$)/.test(name)),
      );
      const links = [...document.querySelectorAll('a')].map((link) => link.protocol).filter((protocol) => !/^(https?|tel|mailto):$/.test(protocol));
      const names = [...document.querySelectorAll('[id], [name]')].map((element) => element.id || element.getAttribute('name'));
      return { hits: (window as unknown as { hits: number[] }).hits, attributes, links, names };
    });
    return { ...found, requests: [...requests], address: page.url() };
  }

  test('a text runs nothing, loads nothing, leads nowhere dangerous and takes no name', async () => {
    const harmless = { hits: [], attributes: [], links: [], names: [], requests: [], address: 'http://atlas.test/' };
    for (const attack of all) expect(await watch(`<!doctype html><body>${compile(attack, false)}</body>`), attack).toEqual(harmless);
  });

  test('the watch itself sees what an unsafe page would do', async () => {
    const seen = await watch(
      '<!doctype html><body><img src=none onerror=hit(1)><a id=app href="javascript:hit(2)">x</a><img src=https://evil.example/x></body>',
    );
    expect(seen).toMatchObject({
      hits: [1],
      attributes: ['onerror'],
      links: ['javascript:'],
      names: ['app'],
      requests: expect.arrayContaining(['https://evil.example/x']),
    });
  });

  test('a printed page with attacks in its words and facts is as harmless as one without', async () => {
    const pack = compileAttacks();
    const language = getLanguage('de');
    const shell = { css: '', cssHash: 'sha256-x', script: '/app.js', built: '2026-11-21' };
    const reader = { t: (key: string) => key, language, pack, base: '/', today: '2026-11-21', offline: nothingSaved, actions: noActions };
    const print = (route: Route) => renderDocument({ reader: { ...reader, route }, shell }).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
    const routes: Route[] = [
      { view: 'home', district: 'demo', lang: 'de' },
      { view: 'places', district: 'demo', lang: 'de' },
      ...pack.entries.map(({ collection, id }): Route => ({ view: 'entry', district: 'demo', lang: 'de', collection, id })),
    ];
    expect(routes.length).toBeGreaterThan(attacks.length);
    for (const route of routes) {
      const { names, ...found } = await watch(print(route));
      const taken = names.filter((name) => name !== null && /^(documentElement|navigator|currentScript|serviceWorker|dataset)$/.test(name));
      expect({ ...found, taken }, JSON.stringify(route)).toEqual({
        hits: [],
        attributes: [],
        links: [],
        taken: [],
        requests: [],
        address: 'http://atlas.test/',
      });
    }
  });
});
