import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, expect, test } from 'vitest';
import { createTranslator, type Strings } from '../../src/app/i18n/translator.ts';
import { leanI18next } from '../../src/build/leanI18next.ts';
import { getLanguage } from '../../src/core/language/registry.ts';
import { readStrings } from './sample.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'atlas-lean-'));
afterAll(() => rm(folder, { recursive: true }));
const tags = (await readdir(new URL('../../src/app/i18n/', import.meta.url))).flatMap((file) => /^([a-z-]+)\.json$/.exec(file)?.[1] ?? []);
const textsOf = (strings: Strings) =>
  Object.entries(strings).flatMap(([group, texts]) => Object.entries(texts).map(([key, text]) => [`${group}.${key}`, text] as const));

test('what is left of i18next says every text of every language as the whole of it does', async () => {
  const entry = fileURLToPath(new URL('../../src/app/i18n/translator.ts', import.meta.url));
  await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [leanI18next()],
    build: { outDir: folder, copyPublicDir: false, lib: { entry, formats: ['es'], fileName: 'lean' } },
  });
  const [file = ''] = await readdir(folder);
  const built = (await import(pathToFileURL(path.join(folder, file)).href)) as { readonly createTranslator: typeof createTranslator };
  for (const lang of tags) {
    const strings = readStrings(lang);
    const whole = createTranslator(getLanguage(lang), strings);
    const lean = built.createTranslator(getLanguage(lang), strings);
    for (const [key] of [...textsOf(strings), ['nothing.there']])
      for (const count of [0, 1, 2, 3, 11, 100]) {
        const gaps = { count, name: '<b>', date: '{{count}}' };
        const plural = key.replace(/_(zero|one|two|few|many|other)$/, '');
        expect([lean(key), lean(key, gaps), lean(plural, gaps)]).toEqual([whole(key), whole(key, gaps), whole(plural, gaps)]);
      }
  }
});

test('no text of the interface has another one within it: that is left out too', () => {
  for (const lang of tags) expect(textsOf(readStrings(lang)).filter(([, text]) => text.includes('$t('))).toEqual([]);
});

test('a version of i18next that is written otherwise stops the build', () => {
  const { handler } = leanI18next().transform as unknown as { readonly handler: (code: string) => unknown };
  expect(() => handler('\nclass I18n {\n}\n')).toThrow('built otherwise');
});
