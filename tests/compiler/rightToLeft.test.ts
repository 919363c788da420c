import { describe, expect, test } from 'vitest';
import { isolate } from '../../src/compiler/isolate.ts';
import { renderText } from '../../src/compiler/markdown.ts';

const bdi = (text: string) => `<bdi dir="ltr">${text}</bdi>`;

describe('what would be turned round in Arabic text is kept together', () => {
  test.each(
    [
      ['اتصل +49 261 108-103 الآن', `اتصل ${bdi('+49 261 108-103')} الآن`],
      ['من 08:00-12:00 صباحا', `من ${bdi('08:00-12:00')} صباحا`],
      ['St.-Veit-Straße 14, 56727 Mayen.', `${bdi('St.-Veit-Straße 14, 56727 Mayen')}.`],
      ['المادة § 24 AufenthG هنا', `المادة ${bdi('§ 24 AufenthG')} هنا`],
      ['يوم 24.12.2026.', `يوم ${bdi('24.12.2026')}.`],
      ['حتى 50 % أو 63 €', `حتى ${bdi('50 %')} أو ${bdi('63 €')}`],
      ['B1/B2 وأيضا A2', `${bdi('B1/B2')} وأيضا ${bdi('A2')}`],
      ['auskunft@kvmyk.de', bdi('auskunft@kvmyk.de')],
    ].slice(0, 8) as [string, string][],
  )('%s', (text, html) => expect(isolate(text)).toBe(html));

  test('a single word, a single number and Arabic alone need nothing', () => {
    expect(isolate('اتصل بالرقم 112 في Mayen أو ١١٢.')).toBe('اتصل بالرقم 112 في Mayen أو ١١٢.');
  });
});

describe('brackets stay with the text that opens them', () => {
  test.each([
    ['الهاتف (+49 261 108103) هنا', `الهاتف (${bdi('+49 261 108103')}) هنا`],
    ['+49 (0) 261 108103', bdi('+49 (0) 261 108103')],
    ['Jobcenter (JC) Mayen 1', bdi('Jobcenter (JC) Mayen 1')],
    ['Jobcenter Mayen (مكتب العمل)', `${bdi('Jobcenter Mayen')} (مكتب العمل)`],
    ['(Amt für Migration مكتب)', `(${bdi('Amt für Migration')} مكتب)`],
    ['Amt 1) ثم', `${bdi('Amt 1')}) ثم`],
  ])('%s', (text, html) => expect(isolate(text)).toBe(html));

  test('a thousand brackets that nobody closes are work for a moment', () => {
    expect(isolate('a('.repeat(10_000))).toBe('a('.repeat(10_000));
    expect(isolate('a 1)'.repeat(3))).toBe(`${bdi('a 1')})`.repeat(3));
  });
});

const render = (body: string, rtl = true) => renderText(body, { rtl, line: 1, report: () => {} }).blocks.join('\n');

describe('in Markdown', () => {
  test('links to phones and mailboxes keep their numbers in order, in every language', () => {
    expect(render('[+49 261 108103](tel:+49261108103)')).toBe(`<p><a href="tel:+49261108103">${bdi('+49 261 108103')}</a></p>`);
    expect(render('[0261 108103](tel:+49261108103)', false)).toBe(`<p><a href="tel:+49261108103">${bdi('0261 108103')}</a></p>`);
    expect(render('auskunft@kvmyk.de')).toBe(`<p><a href="mailto:auskunft@kvmyk.de">${bdi('auskunft@kvmyk.de')}</a></p>`);
  });

  test('a link whose words are Arabic is not forced from left to right', () => {
    expect(render('[اتصل الآن!](tel:112)')).toBe('<p><a href="tel:112">اتصل الآن!</a></p>');
  });

  test('headings, lists, tables and emphasis are looked at too', () => {
    expect(render('## من 08:00-12:00')).toBe(`<h2>من ${bdi('08:00-12:00')}</h2>`);
    expect(render('- من **08:00-12:00**')).toBe(`<ul><li>من <strong>${bdi('08:00-12:00')}</strong></li></ul>`);
    expect(render('|يوم|\n|-|\n|08:00-12:00|')).toContain(`<td>${bdi('08:00-12:00')}</td>`);
  });

  test('code and the words of other directions stay as they are', () => {
    expect(render('`Az. 12-3 (4)`')).toBe('<p><code dir="ltr">Az. 12-3 (4)</code></p>');
    expect(render('Call +49 261 108-103', false)).toBe('<p>Call +49 261 108-103</p>');
  });
});
