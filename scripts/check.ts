import { existsSync } from 'node:fs';
import { messageLanguage, runCommand, today, UsageError } from '../src/build/command.ts';
import { compileContent } from '../src/build/content.ts';
import { countProblems, printProblems } from '../src/build/printProblems.ts';
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
    const { districts, problems } = await compileContent(content, today(options.today), messageLanguage(options.lang), wanted.length > 0 ? wanted : undefined);
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
