import { runInNewContext } from 'node:vm';
import { beforeAll, expect, test } from 'vitest';
import { readWallScript } from '../../src/build/shellPlugin.ts';

// The few lines inlined in the language wall, as they are built: where they send a reader, and where they never send one.

let code: string;
beforeAll(async () => {
  code = (await readWallScript()).code;
});

/** Runs the wall's script at an address, on a phone that speaks `languages`. */
function visit(
  search: string,
  { hash = '', languages = ['xx'], pathname = '/witten/' }: { readonly hash?: string; readonly languages?: readonly string[]; readonly pathname?: string } = {},
) {
  const links = ['de', 'ar'].map((lang) => ({ href: `https://atlas.example/witten/${lang}/` }));
  let sentTo: string | undefined;
  const waiting: (() => void)[] = [];
  runInNewContext(code, {
    document: { documentElement: { dataset: { languages: 'de ar' } }, querySelectorAll: () => links },
    location: { search, hash, pathname, replace: (to: string) => (sentTo = to) },
    navigator: { languages },
    localStorage: { getItem: () => null },
    addEventListener: (_: string, run: () => void) => waiting.push(run),
    URLSearchParams,
  });
  for (const run of waiting) run();
  return { sentTo, links: links.map(({ href }) => new URL(href)) };
}

test('whoever comes to choose a language stays, and every language leads to the page and question she came from', () => {
  const { sentTo, links } = visit('?at=places/&open=now&speaks=ar', { hash: '#languages', languages: ['ar'] });
  expect(sentTo).toBeUndefined();
  expect(links.map((link) => link.pathname + link.search)).toEqual(['/witten/de/places/?open=now&speaks=ar', '/witten/ar/places/?open=now&speaks=ar']);
});

test('a link without a language leads each reader to the page in her own', () => {
  expect(visit('?at=map/&wheelchair=yes', { languages: ['ar-SY'] }).sentTo).toBe('/witten/ar/map/?wheelchair=yes');
  expect(visit('?at=places/tafel/', { languages: ['de'] }).sentTo).toBe('/witten/de/places/tafel/');
});

test.each(['/witten', '/witten/', '/witten/index.html'])('X27 · the wall is opened as %s: it leads to the same page', (pathname) => {
  expect(visit('', { languages: ['ar'], pathname }).sentTo).toBe('/witten/ar/');
});

test('without a page to come back to the links lead home, whatever else stands in the address', () => {
  expect(visit('?from=qr-7', { languages: ['ar'] }).sentTo).toBe('/witten/ar/');
  expect(visit('').links.map(({ pathname }) => pathname)).toEqual(['/witten/de/', '/witten/ar/']);
});

test.each([
  'https://evil.example/',
  '//evil.example/',
  '/evil/',
  '\\\\evil.example/',
  '../../admin/',
  'places/../../',
  'javascript:alert(1)/',
  'places/%2e%2e/',
  'places',
  'places/a/b/',
  '@evil.example/',
  '.evil/',
  'places/\n/',
  'places/?x/',
  'places/#x/',
  'PLACES/',
])('an address that is none of ours is passed over: %j', (at) => {
  const { sentTo, links } = visit(`?at=${encodeURIComponent(at)}&open=now`, { languages: ['ar'] });
  expect(sentTo).toBe('/witten/ar/');
  expect(links.map(({ href }) => href)).toEqual(['https://atlas.example/witten/de/', 'https://atlas.example/witten/ar/']);
});

test('what stands in the question stays in the question', () => {
  const { links } = visit(`?at=places/&town=${encodeURIComponent('#/../<b>&x=//evil.example')}`, { hash: '#languages' });
  for (const link of links) {
    expect([link.origin, link.pathname.slice(-8), link.hash]).toEqual(['https://atlas.example', '/places/', '']);
    expect(link.searchParams.get('town')).toBe('#/../<b>&x=//evil.example');
  }
});
