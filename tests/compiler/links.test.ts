import { describe, expect, test } from 'vitest';
import { renderText } from '../../src/compiler/markdown.ts';
import { readLink, suggestLink } from '../../src/compiler/markdownLinks.ts';

describe('where a link may lead', () => {
  test.each([
    ['https://www.kvmyk.de/a_b?x=1&y=2#z', 'outer', 'https://www.kvmyk.de/a_b?x=1&y=2#z'],
    ['https://xn--mller-kva.de', 'outer', 'https://xn--mller-kva.de'],
    ['tel:112', 'tel', 'tel:112'],
    ['tel:+49 261 108-103', 'tel', 'tel:+49261108103'],
    ['tel:+49%20261%20108103', 'tel', 'tel:+49261108103'],
    ['mailto:auskunft@kvmyk.de', 'mail', 'mailto:auskunft@kvmyk.de'],
    ['pages/doctor', 'inner', 'pages/doctor'],
    ['pages/doctor/', 'inner', 'pages/doctor'],
    ['../pages/doctor.de.md', 'inner', 'pages/doctor'],
    ['../../_germany/pages/doctor', undefined, undefined],
    ['http://www.kvmyk.de', undefined, undefined],
    ['https://kvmyk', undefined, undefined],
    ['https://a.de/ b', undefined, undefined],
    ['https://user@a.de', undefined, undefined],
    ['//a.de', undefined, undefined],
    ['/demo/de/pages/doctor/', undefined, undefined],
    ['#oben', undefined, undefined],
    ['?x', undefined, undefined],
    ['tel:', undefined, undefined],
    ['tel:0261', undefined, undefined],
    ['mailto:a@b.de?cc=c@d.de', undefined, undefined],
    ['pages/Doctor', undefined, undefined],
    ['cats/doctor', undefined, undefined],
    ['pages/../places/x', undefined, undefined],
    ['', undefined, undefined],
  ])('%s', (written, kind, href) => expect(readLink(written)).toEqual(kind === undefined ? undefined : { kind, href }));
});

describe('what was probably meant', () => {
  test.each([
    ['http://www.kvmyk.de/x', 'https://www.kvmyk.de/x'],
    ['www.kvmyk.de', 'https://www.kvmyk.de'],
    ['kvmyk.de', 'https://kvmyk.de'],
    ['tel:0261 108103', 'tel:+49261108103'],
    ['tel://112', 'tel:112'],
    ['page/doctor', 'pages/doctor'],
    ['/demo/de/pages/doctor/', 'pages/doctor'],
    ['pages/Zum Arzt.de.md', 'pages/zum-arzt'],
    ['javascript:alert(1)', undefined],
    ['//evil.example/pages/doctor', undefined],
    ['\\\\evil.example', undefined],
    ['doctor', undefined],
  ])('%s → %s', (written, guess) => expect(suggestLink(written)).toBe(guess));
});

test('a link to an entry carries neither district nor language, and is told with its place', () => {
  const { blocks, links } = renderText('Erst lesen.\n\n- Siehe [Arzt](pages/doctor)\n  und [Tafel](../places/tafel-mayen.de.md).', {
    rtl: false,
    line: 8,
    report: () => {},
  });
  expect(blocks[1]).toBe('<ul><li>Siehe <a href="~/pages/doctor/">Arzt</a>\nund <a href="~/places/tafel-mayen/">Tafel</a>.</li></ul>');
  expect(links).toEqual([
    { key: 'pages/doctor', line: 10, column: 9 },
    { key: 'places/tafel-mayen', line: 11, column: 7 },
  ]);
});

test('a refused link leaves its words, so that the reader misses nothing', () => {
  const told: string[] = [];
  const { blocks } = renderText('Hier: [*wichtig* & neu](javascript:x)', {
    rtl: false,
    line: 1,
    report: (code, at) => told.push(`${code} ${at.line}:${at.column}`),
  });
  expect(blocks).toEqual(['<p>Hier: <em>wichtig</em> &amp; neu</p>']);
  expect(told).toEqual(['link 1:7']);
});
