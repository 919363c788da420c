import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createTranslator } from '../../src/app/i18n/translator.ts';
import { courseKinds, placeAttributes, placeKinds } from '../../src/core/atlas/entry.ts';
import { getLanguage } from '../../src/core/language/registry.ts';
import { reasons } from '../../src/device/api.ts';
import { readStrings } from './sample.ts';

const tags = readdirSync(new URL('../../src/app/i18n/', import.meta.url)).flatMap((file) => (file.endsWith('.json') ? [file.replace('.json', '')] : []));
const flat = (lang: string) =>
  new Map(
    Object.entries(readStrings(lang)).flatMap(([group, texts]) =>
      group === '_meta' ? [] : Object.entries(texts).map(([key, text]): [string, string] => [`${group}.${key}`, text]),
    ),
  );
const pluralEnd = /_(zero|one|two|few|many|other)$/;
const plurals = [...flat('de').keys()].filter((key) => key.endsWith('_other')).map((key) => key.replace(pluralEnd, ''));
const gapsOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

test('Arabic has a word for none, one, two, few, many and a hundred results', () => {
  const t = createTranslator(getLanguage('ar'), {
    _meta: { method: 'human' },
    s: { n_zero: '0', n_one: '1', n_two: '2', n_few: 'few {{count}}', n_many: 'many {{count}}', n_other: 'other {{count}}' },
  });
  expect([0, 1, 2, 3, 11, 100].map((count) => t('s.n', { count }))).toEqual(['0', '1', '2', 'few 3', 'many 11', 'other 100']);
});

test('texts are looked up at once and are never escaped; one that is missing shows its key', () => {
  const t = createTranslator(getLanguage('kmr'), { _meta: { method: 'machine' }, a: { b: '<{{x}}>' } });
  expect(t('a.b', { x: '&' })).toBe('<&>');
  expect(t('a.nothing')).toBe('a.nothing');
});

test('every kind, attribute and reason that a view can show has a German word', () => {
  const t = createTranslator(getLanguage('de'), readStrings('de'));
  const keys = [
    ...placeKinds.map((kind) => `kind.${kind}`),
    ...placeAttributes.map((attribute) => `attribute.${attribute}`),
    ...courseKinds.map((kind) => `course.${kind}`),
    ...reasons.map((reason) => `offline.reason.${reason}`),
    ...['human', 'machine', 'machine+reviewed'].map((method) => `method.${method}`),
  ];
  expect(keys.filter((key) => t(key) === key)).toEqual([]);
});

test.each(tags)('%s: every text of the German interface is there, with the same gaps', (lang) => {
  const own = flat(lang);
  const german = flat('de');
  const missing = [...german.keys()].filter((key) => !pluralEnd.test(key) && !own.has(key));
  expect(missing).toEqual([]);
  const wrongGaps = [...german].filter(([key, text]) => !pluralEnd.test(key) && gapsOf(own.get(key) ?? '').join() !== gapsOf(text).join()).map(([key]) => key);
  expect(wrongGaps).toEqual([]);
});

test.each(tags)('%s: every form that its plurals can ask for is there', (lang) => {
  const own = flat(lang);
  const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
  const missing = plurals.flatMap((key) => forms.map((form) => `${key}_${form}`).filter((name) => !own.has(name)));
  expect(missing).toEqual([]);
});
