import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileFile } from '../../src/compiler/file.ts';
import { renderText } from '../../src/compiler/markdown.ts';
import { limits } from '../../src/compiler/markdownLimits.ts';

/** Half of what a file may have, so that no text is refused for its length alone. */
const length = 100_000;
const fill = (unit: string) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
const paragraphs = (unit: string, each: number) => fill(`${unit.repeat(Math.ceil(each / unit.length)).slice(0, each)}\n\n`);
const rows = (row: (index: number) => string, count: number) => Array.from({ length: count }, (_, index) => row(index)).join('\n');

/** Each of these took the parser seconds, minutes or its whole stack. */
const endless: Readonly<Record<string, string>> = {
  'emphasis that is never closed': fill('_a'),
  'double emphasis': fill('**a'),
  'crossed emphasis': fill('*a_b'),
  'strokes through': fill('~~a'),
  'emphasis around spaces': fill('* a_ '),
  'emphasis in paragraphs of a screen': paragraphs('ع-**', 1_500),
  'emphasis in paragraphs of two lines': paragraphs('ع-_', 300),
  'square brackets opened': fill('['),
  'square brackets closed': fill(']'),
  'links in links': `${'['.repeat(length / 2)}${']'.repeat(length / 2)}`,
  'links without an end': fill('[a]('),
  'round brackets in an address': `[a](${'('.repeat(length)}`,
  'titles of links without an end': fill('[a](b "c'),
  'links to nowhere': fill('[a][b'),
  'pictures without an end': fill('![a]('),
  'code opened with ever more signs': fill(rows((index) => '`'.repeat((index % 300) + 1), 900).replaceAll('\n', 'a ')),
  'code opened': fill('`a``b'),
  'angle brackets': fill('<'),
  'tags without an end': fill('<a b="'),
  'addresses in angle brackets': fill('<https://a'),
  'notes without an end': fill('<!--').replaceAll('<!--<!--', '<!-- <!--'),
  'quotations in quotations': fill('>'),
  'quotations with spaces': fill('> '),
  'quotations over many lines': rows((index) => `${'> '.repeat(index)}a`, 400),
  'lists in lists': rows((index) => `${'  '.repeat(index)}- a`, 400),
  'lists on one line': fill('- '),
  'lists in quotations in lists': fill('- > '),
  pipes: fill('|'),
  'tables of a thousand columns': `${'|a'.repeat(1500)}\n${'|-'.repeat(1500)}\n`,
  'one long word before an at sign': `${'a'.repeat(20_000)}@b.de`,
  'long words before at signs': paragraphs(`${"'".repeat(5_000)}a@b.de `, 20_000),
  'mail addresses without spaces': fill('a@'),
  backslashes: fill('\\'),
  'character references': fill('&#65'),
  'underlines that might be headings': fill('a\n'),
  'empty lines': fill('a\n\n'),
  'one line without an end': fill('Ein Satz. '),
};

describe('a text that would take too long is refused before it is parsed', () => {
  test.each(Object.entries(endless))('%s', (_, body) => {
    const codes: string[] = [];
    const text = renderText(body, { rtl: false, line: 1, report: (code) => codes.push(code) });
    expect(text.blocks).toEqual([]);
    expect(codes).toHaveLength(1);
    expect(codes[0]).toMatch(/^(too-complex|nested-too-deep|text-too-large)$/);
  });

  test('the place that is told is the paragraph, not the beginning of the file', () => {
    const places: string[] = [];
    renderText(`Ein Satz.\n\nNoch ein Satz.\n\nHier ${'_a'.repeat(500)}\n`, {
      rtl: false,
      line: 8,
      report: (code, { line }) => places.push(`${code} ${line}`),
    });
    expect(places).toEqual(['too-complex 11']);
  });
});

const problemsOf = (body: string) => {
  const codes: string[] = [];
  const { blocks } = renderText(body, { rtl: false, line: 1, report: (code) => codes.push(code) });
  return { codes, blocks: blocks.length };
};

describe('honest texts pass', () => {
  const sentence = 'Im Rathaus hilft Ihnen **Frau Muster** (Zimmer 12) bei [Anträgen](https://www.kvmyk.de/antrag_a?x=1&y=2), *kostenlos*.';

  test('a hundred kilobytes of prose', () => {
    const body = Array.from({ length: 170 }, (_, index) => `${index % 10 === 0 ? '## Abschnitt\n\n' : ''}${`${sentence} `.repeat(5)}`).join('\n\n');
    expect(body.length).toBeGreaterThan(100_000);
    expect(problemsOf(body)).toEqual({ codes: [], blocks: 187 });
  });

  test('three hundred addresses in one list, none of them with an empty line between', () => {
    expect(
      problemsOf(rows((index) => `- **Verein_${index}**: [Seite](https://www.verein-${index}.de/wir_ueber_uns), [anrufen](tel:+49261${1000 + index})`, 300)),
    ).toEqual({ codes: [], blocks: 1 });
  });

  test('a table of a hundred rows', () => {
    expect(problemsOf(`| Tag | Zeit | Ort |\n|---|---|---|\n${rows((index) => `| *${index}.* | 08:00–12:00 | Markt |`, 100)}`)).toEqual({
      codes: [],
      blocks: 1,
    });
  });

  test('a list of three levels, a quotation in it, and a line of hyphens', () => {
    expect(problemsOf('- eins\n  - zwei\n    - drei\n      > Zitat\n\n- - -\n\nEnde.').codes).toEqual([]);
  });

  test('every text of the atlas is far below the limits', () => {
    const real = readdirSync('content', { recursive: true, encoding: 'utf8' }).filter((file) => /\.[a-z-]+\.md$/.test(file) && !/README|LICENCE/.test(file));
    expect(real.length).toBeGreaterThan(100);
    const codes = real.flatMap(
      (file) => compileFile({ path: file.replaceAll('\\', '/'), text: readFileSync(`content/${file}`, 'utf8') }, 'en')?.problems ?? [],
    );
    expect(codes.filter(({ code }) => /^(too-complex|nested-too-deep|text-too-large|head-too-large)$/.test(code))).toEqual([]);
    expect(Math.max(...real.map((file) => readFileSync(`content/${file}`, 'utf8').length))).toBeLessThan(limits.text / 5);
  });
});
