import type { Pack } from '../../../src/core/pack/pack.ts';

/**
 * Test vectors of the pack format 1 (src/core/pack/FORMAT.md). Everything is written out, so that a reader in another language
 * can be tried on the same bytes. A change of a literal here is a change of the format.
 */
export const pack: Pack = {
  format: 1,
  district: {
    id: 'witten',
    words: { lang: 'de', title: 'Witten', body: [], translation: 'original' },
    publisher: 'Stadt Witten',
    state: 'DE-NW',
    language: 'de',
    languages: ['de', 'ar'],
    bounds: [
      [51.38, 7.25],
      [51.49, 7.45],
    ],
    offline: 'auto',
    demonstration: true,
    source: [{ name: 'Stadt Witten' }],
  },
  lang: 'ar',
  calendar: { weekdays: ['الاثنين'], weekdaysShort: ['ن'], months: ['يناير'], date: '{weekday}، {d} {month} {y}' },
  entries: [
    {
      collection: 'emergency',
      id: 'fire',
      words: { lang: 'ar', title: 'إطفاء', body: ['<p>اتصل بـ <bdi>112</bdi>.</p>'], translation: 'human' },
      original: { lang: 'de', title: 'Feuerwehr' },
      topics: [],
      source: [{ name: 'Stadt Witten', url: 'https://www.witten.example/' }],
      checked: '2026-11-01',
      icon: 'flame',
      phone: [{ number: '112', text: '112' }],
      urgency: 'red',
      always: true,
      free: true,
    },
  ],
};

export const parts = [
  '{"district":{"id":"witten","words":{"lang":"de","title":"Witten","body":[],"translation":"original"},"publisher":"Stadt Witten","state":"DE-NW","language":"de","languages":["de","ar"],"bounds":[[51.38,7.25],[51.49,7.45]],"offline":"auto","demonstration":true,"source":[{"name":"Stadt Witten"}]},"calendar":{"weekdays":["الاثنين"],"weekdaysShort":["ن"],"months":["يناير"],"date":"{weekday}، {d} {month} {y}"}}',
  '{"entries":[{"collection":"emergency","id":"fire","words":{"lang":"ar","title":"إطفاء","body":["<p>اتصل بـ <bdi>112</bdi>.</p>"],"translation":"human"},"original":{"lang":"de","title":"Feuerwehr"},"topics":[],"source":[{"name":"Stadt Witten","url":"https://www.witten.example/"}],"checked":"2026-11-01","icon":"flame","phone":[{"number":"112","text":"112"}],"urgency":"red","always":true,"free":true}]}',
] as const;

export const head =
  '{"format":1,"kind":"text","district":"witten","lang":"ar","parts":[{"hash":"bjJ8RsNFENtFqkgTYb9ecQ","bytes":422},{"hash":"tyRsATiAZjCbKxJrHtw2bw","bytes":413}]}';
export const version = 'u4CylTm4mvnvO44luaA9rpnF9hRcIBxboaQD7PMCPi0';
export const sha256 = '7igyegFngoEVHgnCfQtZim9-3cjNhPD7WHef5vKxuPU';
