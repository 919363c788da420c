import { expect, test } from 'vitest';
import { fileOf } from '../../src/app/tools/calendar.tsx';
import type { Event } from '../../src/core/atlas/entry.ts';
import { find, readIcs, textOf } from '../core/calendar/readIcs.ts';
import { readerAt, samplePack } from './sample.ts';

// What a calendar file says about an event, in the reader's words.

function read(path: string, id: string, change: Partial<Event> = {}) {
  const lang = path.split('/')[2] ?? 'de';
  const pack = samplePack(lang);
  const entry = pack.entries.find((one) => one.collection === 'events' && one.id === id);
  if (entry?.collection !== 'events') throw new Error(`no ${id}`);
  const text = fileOf(readerAt(path), { ...entry, ...change }, 'https://welcome.example');
  const event = text === undefined ? undefined : readIcs(text).components.find(({ name }) => name === 'VEVENT');
  if (!event) throw new Error('no event');
  return event;
}

test('an Arabic reader gets the Arabic name, the German one below, the German address, and the way back to the page', () => {
  const event = read('/musterkreis/ar/events/cafe/', 'cafe');
  expect(textOf(event, 'SUMMARY')).toBe('مقهى اللغة');
  expect(textOf(event, 'DESCRIPTION')).toContain('Sprachcafé');
  expect(textOf(event, 'DESCRIPTION')).toContain('+49 261 108103');
  expect(textOf(event, 'LOCATION')).toBe('Sozialamt, Bahnhofstraße 9, 56068 Koblenz');
  expect(find(event, 'GEO')?.value).toBe('50.36;7.59');
  expect(find(event, 'URL')?.value).toBe('https://welcome.example/musterkreis/ar/events/cafe/');
  expect(find(event, 'DTSTART')?.value).toBe('20260108T153000');
});

test('an event at a refuge says neither where nor in which town', () => {
  const event = read('/musterkreis/de/events/cafe/', 'cafe', { place: 'places/shelter' });
  expect(JSON.stringify(event)).not.toMatch(/Geheim|50\.123/);
  expect(find(event, 'LOCATION')).toBeUndefined();
});

test('an event whose facts are old says so in the calendar too', () => {
  expect(textOf(read('/musterkreis/de/events/cafe/', 'cafe', { expires: '2026-11-21' }), 'DESCRIPTION')).toContain('vielleicht veraltet');
  expect(textOf(read('/musterkreis/de/events/cafe/', 'cafe'), 'DESCRIPTION')).not.toContain('veraltet');
});
