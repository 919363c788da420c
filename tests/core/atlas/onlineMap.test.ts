import { expect, test } from 'vitest';
import { hostName, tileAddress, tileHost } from '../../../src/core/atlas/onlineMap.ts';

test('the host of a map from the internet is scheme, name and port, in the letters that policies have', () => {
  expect(tileHost('https://tiles.example.de/{z}/{x}/{y}.png')).toBe('https://tiles.example.de');
  expect(tileHost('https://Karten.Example.de:8443/{z}/{x}/{y}')).toBe('https://karten.example.de:8443');
  expect(hostName('https://tiles.example.de:8443/{z}/{x}/{y}.png')).toBe('tiles.example.de:8443');
});

test.each([
  'http://tiles.example.de/{z}/{x}/{y}.png',
  'https://*.example.de/{z}/{x}/{y}.png',
  'https://{z}.example.de/{x}/{y}.png',
  'https://localhost/{z}/{x}/{y}.png',
  'https://user@example.de/{z}/{x}/{y}.png',
  "https://a.de; script-src 'unsafe-inline'/{z}/{x}/{y}.png",
  'https://a.de;sandbox/{z}/{x}/{y}.png',
  'https://a.de',
  ' https://tiles.example.de/{z}/{x}/{y}.png',
  '',
])('%s has no host that could stand in a policy', (url) => {
  expect([tileHost(url), hostName(url)]).toEqual([undefined, '']);
});

test('zoom, column and row stand where the address has its gaps, in whatever order', () => {
  const at = { z: 14, x: 8503, y: 5512, ratio: 1 };
  expect(tileAddress({ url: 'https://a.example/{z}/{x}/{y}.png', attribution: '' }, at)).toBe('https://a.example/14/8503/5512.png');
  expect(tileAddress({ url: 'https://a.example/tile/{z}/{y}/{x}', attribution: '' }, at)).toBe('https://a.example/tile/14/5512/8503');
});

test('a screen with two pixels for one gets the finer pictures of a provider who has them', () => {
  const offer = { url: 'https://a.example/{z}/{x}/{y}{r}.png', attribution: '' };
  expect([1, 2, 2.625].map((ratio) => tileAddress(offer, { z: 1, x: 2, y: 3, ratio }))).toEqual([
    'https://a.example/1/2/3.png',
    'https://a.example/1/2/3@2x.png',
    'https://a.example/1/2/3@2x.png',
  ]);
});
