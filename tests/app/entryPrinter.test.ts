import { expect, test } from 'vitest';
import { createEntryPrinter, renderDocument } from '../../src/app/document.tsx';
import { readerAt, samplePack, shell } from './sample.ts';

test.each(['de', 'ar'])('entries printed into one frame are byte for byte what each would be on its own (%s)', (lang) => {
  const pack = samplePack(lang);
  const { route: _, ...anybody } = readerAt(`/musterkreis/${lang}/`, { pack });
  const print = createEntryPrinter(anybody);
  for (const { collection, id } of pack.entries) {
    const route = { view: 'entry', district: pack.district.id, lang, collection, id } as const;
    const reader = { ...anybody, route };
    expect(renderDocument({ reader, shell, body: print(route) })).toBe(renderDocument({ reader, shell }));
  }
});
