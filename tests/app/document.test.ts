import { expect, test } from 'vitest';
import { renderDocument } from '../../src/app/document.tsx';
import { linkedData } from '../../src/app/linked-data.ts';
import { nothingSaved } from '../../src/app/reader.ts';
import { listViews } from '../../src/core/atlas/address.ts';
import { readPartwise } from '../../src/core/pack/format.ts';
import type { Pack } from '../../src/core/pack/pack.ts';
import { asApart } from '../../src/device/apart.ts';
import { parse } from './accessible.ts';
import { office, readerAt, samplePack, shell, shelter } from './sample.ts';

const site = 'https://atlas.example';
const at = (path: string) => parse(renderDocument({ reader: readerAt(path), shell, site }));
const linkOf = (document: Document, selector: string) => document.querySelector(selector)?.getAttribute('href');

test('a page names its own address and the same page in every language of the district', () => {
  const page = at('/musterkreis/ar/places/office/');
  expect(linkOf(page, 'link[rel=canonical]')).toBe(`${site}/musterkreis/ar/places/office/`);
  expect([...page.querySelectorAll('link[rel=alternate]')].map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')])).toEqual([
    ['de', `${site}/musterkreis/de/places/office/`],
    ['ar', `${site}/musterkreis/ar/places/office/`],
    ['ti', `${site}/musterkreis/ti/places/office/`],
    ['x-default', `${site}/musterkreis/`],
  ]);
  expect(linkOf(page, 'link[rel=manifest]')).toBe('/musterkreis/ar/manifest.webmanifest');
});

test('an address in a language that the district lacks: every language there is stands before the sentence, and leads home', () => {
  const page = parse(renderDocument({ reader: readerAt('/musterkreis/'), shell, problem: 'missing' }));
  const main = page.querySelector('main');
  expect([...(main?.querySelectorAll('#languages a') ?? [])].map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['Deutsch', '/musterkreis/de/'],
    ['العربية', '/musterkreis/ar/'],
    ['ትግርኛ', '/musterkreis/ti/'],
  ]);
  expect(main?.textContent?.indexOf('العربية')).toBeLessThan(main?.textContent?.indexOf('Adresse') ?? 0);
  expect(page.querySelector('a.alarm')?.textContent).toContain('112');
});

test('a page has one style sheet, whose hash its policy names, and one script at its end', () => {
  const html = renderDocument({ reader: readerAt('/musterkreis/de/'), shell });
  const page = parse(html);
  const policy = page.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
  expect(policy).toContain("style-src 'self' 'sha256-abc'");
  expect(policy).not.toContain('unsafe');
  expect(page.querySelectorAll('style').length).toBe(1);
  expect(html).toMatch(/<script type="module" src="\/assets\/boot\.js" fetchpriority="low"><\/script><\/body><\/html>$/);
});

/** The sample's district with a map from the internet. */
function withOnlineMap(url = 'https://tiles.example.de/{z}/{x}/{y}.png'): Pack {
  const pack = samplePack('de');
  return { ...pack, district: { ...pack.district, online_map: { url, attribution: '© Beispiel' } } };
}

test('the page of the map lets in pictures of the map from the internet that the district offers; no other page does, and no district without', () => {
  const pictures = (path: string, pack: Pack) => {
    const page = parse(renderDocument({ reader: readerAt(path, { pack }), shell }));
    return /img-src [^;]*/.exec(page.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '')?.[0];
  };
  const ours = "img-src 'self' data: blob:";
  expect(pictures('/musterkreis/de/map/', withOnlineMap())).toBe(`${ours} https://tiles.example.de`);
  for (const view of ['', 'places/', 'places/office/', 'about/']) expect(pictures(`/musterkreis/de/${view}`, withOnlineMap())).toBe(ours);
  expect(pictures('/musterkreis/de/map/', samplePack('de'))).toBe(ours);
  // A pack that lies may name anything: nothing of it comes into the policy. One of a stranger has no such map.
  expect(pictures('/musterkreis/de/map/', withOnlineMap("https://a.de;script-src 'unsafe-inline'/{z}/{x}/{y}"))).toBe(ours);
  expect(pictures('/musterkreis/de/map/', asApart(withOnlineMap(), 'musterkreis-from-0000000000000000'))).toBe(ours);
});

test('about the atlas: a district that offers a map from the internet says whose it is and what its owner sees', () => {
  const about = (pack: Pack) => parse(renderDocument({ reader: readerAt('/musterkreis/de/about/', { pack }), shell })).querySelector('main')?.textContent;
  expect(about(withOnlineMap())).toContain('kommt sie von tiles.example.de. Der Betreiber sieht dann die Internet-Adresse Ihres Geräts');
  expect(about(samplePack('de'))).not.toContain('Betreiber');
});

test('the script for the start pages stands there and nowhere else', () => {
  const withScript = { ...shell, headScript: { code: 'go()', hash: 'sha256-go' } };
  const wall = renderDocument({ reader: readerAt('/musterkreis/'), shell: withScript });
  expect(wall).toContain('<script>go()</script>');
  expect(wall).toContain("script-src 'self' 'sha256-go'");
  expect(renderDocument({ reader: readerAt('/musterkreis/de/'), shell: withScript })).not.toContain('go()');
});

test('a page that the phone prints names its scripts in its head, the map its own as well; at a first visit nothing competes with the text', () => {
  const withParts = { ...shell, parts: { every: ['/assets/main.js'], map: ['/assets/drawing.js'] } };
  const named = (path: string, state: 'none' | 'saved') => {
    const page = parse(renderDocument({ reader: readerAt(path, { offline: { ...nothingSaved, state } }), shell: withParts }));
    return [...page.querySelectorAll('link[rel=modulepreload]')].map((link) => link.getAttribute('href'));
  };
  expect(named('/musterkreis/de/', 'saved')).toEqual(['/assets/main.js']);
  expect(named('/musterkreis/de/map/', 'saved')).toEqual(['/assets/main.js', '/assets/drawing.js']);
  expect(named('/musterkreis/de/map/', 'none')).toEqual([]);
});

test('facts are there for machines, and cannot break out of their script', () => {
  const place = { ...office('de'), words: { ...office('de').words, title: '</script><b>x' } };
  const reader = readerAt('/musterkreis/de/places/office/', { pack: samplePack('de', [place]) });
  const text = linkedData(reader, place, undefined) ?? '';
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toMatchObject({ '@type': 'GovernmentOffice', telephone: ['+49261108103'], geo: { latitude: 50.36 } });
});

test('a sensitive page says nothing of itself to machines and previews', () => {
  const page = at('/musterkreis/de/places/shelter/');
  expect(page.querySelector('script[type="application/ld+json"], meta[property="og:title"]')).toBeNull();
  expect(linkedData(readerAt('/musterkreis/de/places/shelter/'), shelter('de'), undefined)).toBeUndefined();
});

test('words from content cannot become tags in the head', () => {
  const pack = samplePack('de');
  const evil = { ...pack, district: { ...pack.district, words: { ...pack.district.words, title: '"><script>x</script>' } } };
  const html = renderDocument({ reader: readerAt('/musterkreis/de/', { pack: evil }), shell });
  expect(html).not.toContain('<script>x');
});

test('a page printed from the parts that it asks for is the page printed from the whole pack', () => {
  const pack = samplePack('ar');
  const { entries, district, calendar, lang } = pack;
  const lines = [{ district, calendar }, ...entries.map((entry) => ({ entries: [entry] }))].map((part) => JSON.stringify(part));
  const pages = ['', ...listViews.map((view) => `${view}/`), ...entries.map(({ collection, id }) => `${collection}/${id}/`)];
  for (const page of pages) {
    const print = (of: typeof pack) => renderDocument({ reader: readerAt(`/musterkreis/ar/${page}`, { pack: of }), shell, site });
    const partwise = readPartwise({ format: 1, kind: 'text', district: district.id, lang, parts: [] }, lines);
    expect(print(partwise)).toBe(print(pack));
  }
});
