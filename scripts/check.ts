import { existsSync } from 'node:fs';
import { iconNames } from '../src/app/icons/icons.ts';
import { calendarWords } from '../src/build/calendar.ts';
import { messageLanguage, runCommand, today, UsageError } from '../src/build/command.ts';
import { countProblems, printProblems } from '../src/build/printProblems.ts';
import { readContent } from '../src/build/read.ts';
import { compileAtlas } from '../src/compiler/atlas.ts';
import type { TranslationStatus } from '../src/compiler/district.ts';

/** Own words of each language, and how many of them are older than the German text. */
const printTranslations = (translations: readonly TranslationStatus[]) =>
  translations.map(({ lang, entries, missing, stale }) => `${lang} ${entries - missing}${stale > 0 ? ` (${stale} older than the German)` : ''}`).join(', ');

await runCommand({
  usage: `npm run check [-- DISTRICT…] [--json] [--lang de|en] [--today 2026-11-21] [--content content]

Looks at all content, or at the districts named, and tells every mistake with file, line, column, what is wrong and what to write.
Exit code 0: no problems, 1: problems, 2: wrong usage.`,
  options: { json: { type: 'boolean' }, lang: { type: 'string' }, today: { type: 'string' }, content: { type: 'string' } },
  async run(options, wanted) {
    const content = options.content ?? 'content';
    if (!existsSync(content)) throw new UsageError(`There is no folder “${content}” here.`);
    const { districts, problems } = compileAtlas(await readContent(content), {
      messages: messageLanguage(options.lang),
      today: today(options.today),
      calendars: calendarWords,
      icons: iconNames,
      ...(wanted.length > 0 && { only: wanted }),
    });
    const unknown = wanted.find((id) => !districts.some((district) => district.id === id));
    if (unknown !== undefined) throw new UsageError(`There is no district “${unknown}” in ${content}.`);
    if (districts.length === 0 && problems.length === 0)
      throw new UsageError(`There is no district in ${content}. “npm run new -- district landkreis-x” makes one.`);
    if (options.json) {
      const summary = {
        problems: problems.length,
        errors: problems.filter(({ severity }) => severity === 'error').length,
        districts: districts.map(({ id, translations }) => ({ id, translations })),
      };
      console.log(JSON.stringify({ problems, summary }, null, 1));
      return problems.length > 0 ? 1 : 0;
    }
    if (problems.length > 0) console.log(printProblems(problems, content));
    for (const { id, translations } of districts) {
      if (translations.length > 0) console.log(`${id}: ${translations[0]?.entries} entries; own words in ${printTranslations(translations)}`);
    }
    console.log(problems.length === 0 ? 'No problems.' : `${countProblems(problems)}.`);
    return problems.length > 0 ? 1 : 0;
  },
});
