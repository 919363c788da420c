import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axe from 'axe-core';
import jsQR from 'jsqr';
import { type Browser, chromium, type Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { iconNames, icons } from '../../src/app/icons/icons.ts';
import { bringChromium, chromiumArguments } from '../../src/build/chromium.ts';
import { headersFor } from '../../src/build/hosts.ts';
import { readSignColors, signColors } from '../../src/build/print/colors.ts';
import { printFiles } from '../../src/build/print/files.ts';
import { printPages } from '../../src/build/print/pages.tsx';
import { printLanguages, sheetOf } from '../../src/build/print/sheet.ts';
import { printWords } from '../../src/build/print/words.ts';
import { type Server, serve } from '../../src/build/serve.ts';
import { colors as colorNames } from '../../src/compiler/schemas/collections.ts';
import { languages } from '../../src/core/language/registry.ts';
import type { Pack } from '../../src/core/pack/pack.ts';
import { makePacks } from './packs.ts';

const site = 'https://welcome.example';
const four = makePacks(['de', 'en', 'fr', 'ar']);
const colors = await readSignColors();
const css = { card: '.card{}', poster: '.poster{}' };
const pagesOf = (packs: readonly Pack[]) => printPages({ packs, site, base: '/', icons, colors, css });
const byLanguage = (packs: readonly Pack[]) => new Map(packs.map((pack) => [pack.lang, pack]));

describe('what stands on a sheet', () => {
  test('the first four languages of the district that are more than fallbacks', () => {
    const tags = ['de', 'de-simple', 'en', 'uk', 'fr', 'ar', 'fa'];
    const packs = makePacks(tags, { real: ['de', 'en', 'fr', 'ar', 'fa'] });
    expect(printLanguages([...packs].reverse()).map(({ lang }) => lang)).toEqual(['de', 'en', 'fr', 'ar']);
  });

  test('a pack with only a few own words is not printed', () => {
    const [german, half] = makePacks(['de', 'en']);
    if (!german || !half) throw new Error('two packs were asked for');
    const few = { ...half, entries: half.entries.map((entry, index) => (index < 5 ? entry : (german.entries[index] ?? entry))) };
    expect(printLanguages([german, few]).map(({ lang }) => lang)).toEqual(['de']);
  });

  test('a district without packs has nothing to print', () => {
    expect(pagesOf([])).toEqual([]);
  });

  test('card and poster lie in their folders', () => {
    expect(pagesOf(four).map((page) => page.path)).toEqual(['mayen-koblenz/print/card/index.html', 'mayen-koblenz/print/poster/index.html']);
  });

  test.each([0, 1])('every language says in its own words and direction that it works without internet (%i)', (index) => {
    const text = pagesOf(four)[index]?.text ?? '';
    for (const tag of ['de', 'en', 'fr', 'ar']) {
      expect(text).toContain(`<li lang="${tag}" dir="${tag === 'ar' ? 'rtl' : 'ltr'}"`);
      expect(text.replaceAll('&amp;', '&')).toContain(printWords[tag]?.offline);
    }
  });

  test.each([0, 1])('the emergency numbers can be called from the screen and stay left to right (%i)', (index) => {
    for (const number of ['112', '110', '116117']) expect(pagesOf(four)[index]?.text).toContain(`<a href="tel:${number}" dir="ltr">`);
  });

  test('the poster names the topics in every language; a fallback is left out, not printed twice', () => {
    const packs = makePacks(['de', 'ar']).map((pack) => ({
      ...pack,
      entries: pack.entries.map((entry) => (entry.id === 'money' ? { ...entry, words: { ...entry.words, lang: 'de', title: 'Geld' } } : entry)),
    }));
    const poster = pagesOf(packs)[1]?.text ?? '';
    expect(poster).toContain('>الصحة</span>');
    expect(poster.match(/>Geld<\/span>/g)).toHaveLength(1);
  });

  test('the topics stand in the order that editors gave them, those without one behind, and emergency not among them', () => {
    const order: Readonly<Record<string, number>> = { work: 1, housing: 2, emergency: 0 };
    const packs = makePacks(['de']).map((pack) => ({
      ...pack,
      entries: pack.entries.map((entry) => ({ ...entry, ...(order[entry.id] && { order: order[entry.id] }) })),
    }));
    expect(sheetOf(packs)?.topics.map(({ id }) => id)).toEqual([
      'work',
      'housing',
      'everyday',
      'money',
      'health',
      'advice',
      'family',
      'religion',
      'german',
      'customs',
    ]);
  });

  test('it says that it is a demonstration where it is one, and nowhere else', () => {
    expect(pagesOf(four)[0]?.text).toContain(printWords['ar']?.demonstration);
    expect(pagesOf(makePacks(['de', 'ar'], { district: { demonstration: false } }))[0]?.text).not.toContain('class="demonstration"');
  });

  test('names that editors wrote are text, not markup', () => {
    const packs = makePacks(['de'], { district: { publisher: '<b>Kreis & Stadt</b>' } });
    expect(pagesOf(packs)[0]?.text).toContain('&lt;b>Kreis &amp; Stadt&lt;/b>');
  });

  test('no script and no inline style would be refused by the policy', () => {
    for (const { text } of pagesOf(four)) expect(text).not.toMatch(/<script|\sstyle=|\son\w+=/);
  });
});

describe('the tables of print', () => {
  test('every language of the interface has all words', () => {
    expect(Object.keys(printWords).sort()).toEqual(languages.map(({ tag }) => tag).sort());
    for (const words of Object.values(printWords)) expect(Object.values(words).filter((word) => word.trim() === '')).toEqual([]);
  });

  test('numbers in every language are Latin digits, and none stands in the words', () => {
    expect(Object.values(printWords).flatMap((words) => Object.values(words).filter((word) => /\p{Nd}/u.test(word)))).toEqual([]);
  });

  test('a sign has the colour of the screen, and its pictogram the ink that belongs to it', () => {
    expect(signColors(':root { --t: #111; } .t-sky, .t-blue { --t: #0969b0; }\n.t-gold {\n  --t: #f5bd1c;\n  --on: #221a00;\n}')).toEqual({
      sky: { sign: '#0969b0', ink: '#fff' },
      blue: { sign: '#0969b0', ink: '#fff' },
      gold: { sign: '#f5bd1c', ink: '#221a00' },
    });
  });

  test('every colour that a topic may have is there, and its pictogram stands out', () => {
    const luminance = (hex: string) => {
      const long = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
      const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
        const value = Number.parseInt(long.slice(at, at + 2), 16) / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one: string, other: string) => {
      const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
      return (light + 0.05) / (dark + 0.05);
    };
    expect(colorNames.filter((name) => !(name in colors))).toEqual([]);
    expect(Object.entries(colors).filter(([, { sign, ink }]) => contrast(sign, ink) < 4.5)).toEqual([]);
  });

  test('the pictograms of the emergency numbers exist', () => {
    expect(['siren', 'shield', 'stethoscope', 'dot'].filter((name) => !iconNames.includes(name))).toEqual([]);
  });
});

describe('on paper', () => {
  let browser: Browser;
  let page: Page;
  let root: string;
  let server: Server;

  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'print-'));
    await cp('public/app-icons', path.join(root, 'app-icons'), { recursive: true });
    browser = await chromium.launch({ executablePath: bringChromium(() => {}), args: [...chromiumArguments] });
    page = await browser.newPage({ viewport: { width: 900, height: 1200 }, deviceScaleFactor: 2 });
  });

  afterAll(async () => {
    await browser.close();
    await rm(root, { recursive: true });
  });

  /** Writes the pages, serves them with the headers of a real host, and tells what the policy refused. */
  const put = async (packs: readonly Pack[], address = site) => {
    const { files, styleHashes } = await printFiles({ packs: byLanguage(packs), site: address, base: '/' });
    for (const file of files) {
      await mkdir(path.dirname(path.join(root, file.path)), { recursive: true });
      await writeFile(path.join(root, file.path), file.text);
    }
    server = await serve({ root, base: '/', port: 0, headers: (file) => headersFor(file, { styles: styleHashes }) });
  };

  const millimetres = (length: number) => (length / 96) * 25.4;

  test.each([
    ['card', 105, 148, 20],
    ['poster', 210, 297, 60],
  ])('the %s is one page of %i × %i mm with a code of at least %i mm that a scanner reads', async (form, width, height, least) => {
    await put(four);
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.goto(`${server.url}mayen-koblenz/print/${form}/`);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const code = page.locator('.qr svg');
    const [side = 0, units = 1] = await code.evaluate((svg) => [svg.getBoundingClientRect().width, Number(svg.getAttribute('viewBox')?.split(' ')[2])]);
    const shot = PNG.sync.read(await page.locator('.sheet').screenshot());
    await server.close();
    page.removeAllListeners('console');

    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/
      .exec(pdf)
      ?.slice(1)
      .map((points) => Math.round((Number(points) / 72) * 25.4));
    expect(box).toEqual([width, height]);
    expect((millimetres(side) * (units - 8)) / units).toBeGreaterThanOrEqual(least);
    expect(jsQR(new Uint8ClampedArray(shot.data), shot.width, shot.height)?.data).toBe('https://welcome.example/mayen-koblenz/');
    expect(refused).toEqual([]);
  });

  const long = {
    site: 'https://integration.landkreis-mayen-koblenz.example',
    publisher: 'Kreisverwaltung Mayen-Koblenz, Stabsstelle Integration, gemeinsam mit vielen ehrenamtlichen Initiativen',
  };

  test.each([['de', 'ckb', 'fa', 'ps'], ['uk', 'ru', 'ti', 'so'], ['uk', 'ar', 'fa', 'ru'], ['kmr', 'tr', 'es', 'de-simple'], ['de']])(
    'long words and addresses still fit on one page: %s %s %s %s',
    async (...tags) => {
      await put(makePacks(tags, { district: { language: tags[0] ?? 'de', publisher: long.publisher } }), long.site);
      for (const form of ['card', 'poster']) {
        await page.goto(`${server.url}mayen-koblenz/print/${form}/`);
        const sheet = await page.locator('.sheet').evaluate((main) => ({
          tooHigh: main.scrollHeight - main.clientHeight,
          tooWide: main.scrollWidth - main.clientWidth,
          overlaps: [...main.children].filter(
            (part, index, all) => part.getBoundingClientRect().bottom > (all[index + 1]?.getBoundingClientRect().top ?? Infinity),
          ).length,
        }));
        expect({ form, ...sheet }).toEqual({ form, tooHigh: 0, tooWide: 0, overlaps: 0 });
      }
      await server.close();
    },
  );

  test('on a phone the sheet can be read without scrolling to the side', async () => {
    await put(four);
    await page.setViewportSize({ width: 320, height: 700 });
    for (const form of ['card', 'poster']) {
      await page.goto(`${server.url}mayen-koblenz/print/${form}/`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    }
    await page.setViewportSize({ width: 900, height: 1200 });
    await server.close();
  });

  test('axe finds nothing that keeps anybody out', async () => {
    await put(four);
    const open = await browser.newPage({ bypassCSP: true });
    for (const form of ['card', 'poster']) {
      await open.goto(`${server.url}mayen-koblenz/print/${form}/`);
      await open.evaluate(axe.source);
      const violations = await open.evaluate(() =>
        (window as unknown as { axe: typeof axe }).axe.run().then((result) => result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)),
      );
      expect({ form, violations }).toEqual({ form, violations: [] });
    }
    await open.close();
    await server.close();
  });

  test('on a screen a link leads back to the district', async () => {
    await put(four);
    await page.goto(`${server.url}mayen-koblenz/print/card/`);
    expect(await page.locator('nav a').first().getAttribute('href')).toBe('/mayen-koblenz/');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await server.close();
  });
});
