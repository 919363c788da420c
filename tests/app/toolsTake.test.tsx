import { expect, test } from 'vitest';
import { wayOf } from '../../src/app/tools/install.tsx';
import { mailAddress, messageOf } from '../../src/app/tools/report.ts';
import { placeOf, shareText } from '../../src/app/tools/share.ts';
import type { Course, Entry, Event } from '../../src/core/atlas/entry.ts';
import { fire, office, outdated, readerAt, samplePack, shelter } from './sample.ts';

const site = 'https://welcome.example';
const inPack = (lang: string, key: string): Entry => {
  const found = samplePack(lang).entries.find((entry) => `${entry.collection}/${entry.id}` === key);
  if (!found) throw new Error(`no ${key}`);
  return found;
};

test('an office is shared in Arabic and then in German, with everything one needs to go there', () => {
  const entry = { ...office('ar'), email: 'amt@kvmyk.de', url: 'https://www.kvmyk.de' };
  expect(shareText(entry, readerAt('/musterkreis/ar/places/office/'), site)).toBe(
    [
      'مكتب الشؤون الاجتماعية',
      'العنوان: \u2066Bahnhofstraße 9, 56068 Koblenz\u2069',
      'الهاتف: \u2066+49 261 108103\u2069',
      'البريد الإلكتروني: \u2066amt@kvmyk.de\u2069',
      'الموقع الإلكتروني: \u2066https://www.kvmyk.de\u2069',
      'أوقات الدوام:',
      'الاثنين: من \u206608:00\u2069 إلى \u206612:00\u2069',
      'تم التحقق في 1 نوفمبر 2026',
      'https://welcome.example/musterkreis/ar/places/office/',
      '',
      'Sozialamt',
      'Adresse: Bahnhofstraße 9, 56068 Koblenz',
      'Telefon: +49 261 108103',
      'E-Mail: amt@kvmyk.de',
      'Internet: https://www.kvmyk.de',
      'Öffnungszeiten:',
      'Montag: 08:00 bis 12:00',
      'Geprüft am 1. November 2026',
      'https://welcome.example/musterkreis/de/places/office/',
    ].join('\n'),
  );
});

test('a reader of German shares one text, not the same one twice', () => {
  const text = shareText(office('de'), readerAt('/musterkreis/de/places/office/'), site);
  expect(text.match(/Bahnhofstraße/g)).toHaveLength(1);
  expect(text).toContain('/de/places/office/');
  expect(text).not.toContain('\u2066');
});

test('days with the same hours stand in one line, a day with a break has both times', () => {
  const morning: readonly [string, string] = ['08:00', '12:00'];
  const week = [[morning], [morning, ['14:00', '16:00'] as const], [morning], [], [], [], []];
  const entry = { ...office('de'), opening_hours: { osm: '', week, holidays: 'off' as const, appointment: true as const } };
  const text = shareText(entry, readerAt('/musterkreis/de/places/office/'), site);
  expect(text).toContain('Montag · Mittwoch: 08:00 bis 12:00\nDienstag: 08:00 bis 12:00 · 14:00 bis 16:00\nNur mit Termin.');
});

test('the address of a refuge is in no text, its phone is', () => {
  const text = shareText(shelter('ar'), readerAt('/musterkreis/ar/places/shelter/'), site);
  expect(text).not.toMatch(/Geheim/);
  expect(text).toContain('+49 261 99');
});

test('what happens in a refuge does not tell where it is either', () => {
  const event: Event = { ...(inPack('de', 'events/cafe') as Event), place: 'places/shelter' };
  expect(placeOf(event, samplePack('de'))).toBeUndefined();
  expect(shareText(event, readerAt('/musterkreis/de/events/cafe/'), site)).not.toMatch(/Geheim|Frauenhaus/);
});

test('an event is shared with its next day, how it repeats, and where it is', () => {
  const text = shareText(inPack('de', 'events/cafe'), readerAt('/musterkreis/de/events/cafe/'), site);
  expect(text).toContain('Donnerstag, 26. November 2026, um 15:30 Uhr\nJede Woche: Donnerstag\nSozialamt\nAdresse: Bahnhofstraße 9, 56068 Koblenz');
});

test('a course is shared with its first day, even one that is over: a wrong clock must not change a date', () => {
  const { original: _, ...base } = office('de');
  const course: Course = { ...base, collection: 'courses', id: 'a1', kind: 'language', start: '2026-09-01', place: 'places/office' };
  expect(shareText(course, readerAt('/musterkreis/de/courses/a1/'), site)).toContain('Dienstag, 1. September 2026');
});

test('a text that may be outdated says so where it is sent, too', () => {
  expect(shareText(outdated('de'), readerAt('/musterkreis/de/pages/outdated/'), site)).toContain('Rufen Sie vorher an.');
  expect(shareText(fire('de'), readerAt('/musterkreis/de/emergency/fire/'), site)).not.toContain('Rufen Sie vorher an.');
});

test('a report holds the entry, its German address, its date and her words, and nothing about her or her phone', () => {
  const reader = readerAt('/musterkreis/ar/places/office/', {
    query: { q: 'secret' },
    kept: { isAllowed: true, favourites: ['places/office'], town: 'Koblenz' },
  });
  const message = messageOf({ entry: office('ar') }, '  الرقم خطأ  ', reader, site);
  expect(message).toEqual({
    subject: 'Welcome Atlas: Sozialamt',
    body: [
      'Atlas: musterkreis',
      'Eintrag: Sozialamt (places/office)',
      'https://welcome.example/musterkreis/de/places/office/',
      'Stand: geprüft am 1. November 2026',
      '',
      'الرقم خطأ',
    ].join('\n'),
  });
  expect(mailAddress('info@kreis.example', message)).toBe(
    `mailto:info@kreis.example?subject=Welcome%20Atlas%3A%20Sozialamt&body=${encodeURIComponent(message.body.replaceAll('\n', '\r\n'))}`,
  );
});

test('a search that found nothing is reported with the words that were searched', () => {
  const { subject, body } = messageOf({ query: 'Hebamme & Co' }, '', readerAt('/musterkreis/de/search/'), site);
  expect(subject).toBe('Welcome Atlas: „Hebamme & Co“ gesucht, nichts gefunden');
  expect(body).toBe('Atlas: musterkreis\nGesucht und nicht gefunden: Hebamme & Co');
  expect(mailAddress('a@b.example', { subject, body })).toContain('Hebamme%20%26%20Co');
});

test('every phone and computer is told its own way to the home screen', () => {
  expect([
    wayOf('Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36', 5),
    wayOf('Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 5),
    wayOf('Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1', 5),
    wayOf('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15', 5),
    wayOf('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36', 0),
    wayOf('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 0),
  ]).toEqual(['android', 'android', 'ios', 'ios', 'desktop', 'bookmark']);
});
