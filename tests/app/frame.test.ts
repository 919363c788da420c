import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderDocument } from '../../src/app/document.tsx';
import { frameOf } from '../../src/app/i18n/frame.ts';
import { createTranslator, type Strings } from '../../src/app/i18n/translator.ts';
import { getLanguage, languages } from '../../src/core/language/registry.ts';
import { parse } from './accessible.ts';
import { readerAt, shell } from './sample.ts';

const stringsOf = (lang: string) => JSON.parse(readFileSync(`src/app/i18n/${lang}.json`, 'utf8')) as Strings;

/** A text that is missing shows its key. */
const keyPattern = /\b(?:nav|home|offline|list|entry|saved|notFound|notSaved|map|search)\.[a-zA-Z]+\b/;

test.each(languages.map(({ tag }) => tag).flatMap((tag) => [[tag, 'not-saved'] as const, [tag, 'missing'] as const]))(
  'the few texts that every phone has are enough for a reader of %s to be told what is %s',
  (tag, problem) => {
    const language = getLanguage(tag);
    const reader = { ...readerAt('/musterkreis/de/'), language, t: createTranslator(language, frameOf(stringsOf(tag))) };
    const page = parse(renderDocument({ reader, shell, problem }));
    expect(page.body.textContent).not.toMatch(keyPattern);
    expect(page.title).not.toMatch(keyPattern);
    expect([...page.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label')).join(' ')).not.toMatch(keyPattern);
  },
);

test('without the whole texts other pages would show keys: the test above can fail', () => {
  const language = getLanguage('en');
  const reader = { ...readerAt('/musterkreis/de/saved/'), language, t: createTranslator(language, frameOf(stringsOf('en'))) };
  expect(parse(renderDocument({ reader, shell })).body.textContent).toMatch(keyPattern);
});
