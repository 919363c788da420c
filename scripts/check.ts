import { compileContent } from '../src/build/build.ts';
import { messageLanguage, runCommand, today, UsageError } from '../src/build/command.ts';
import { countProblems, printProblems } from '../src/build/printProblems.ts';
import { unique } from '../src/compiler/district.ts';

await runCommand({
  usage: `npm run check [-- DISTRICT…] [--json] [--lang de|en] [--today 2026-11-21] [--content content]

Looks at all content, or at the districts named, and tells every mistake with file, line, column, what is wrong and what to write.
Exit code 0: no problems, 1: problems, 2: wrong usage.`,
  options: { json: { type: 'boolean' }, lang: { type: 'string' }, today: { type: 'string' }, content: { type: 'string' } },
  async run(options, districts) {
    const content = options.content ?? 'content';
    const compiled = await compileContent(content, today(options.today), messageLanguage(options.lang));
    const unknown = districts.find((id) => !compiled.some((district) => district.id === id));
    if (unknown !== undefined)
      throw new UsageError(`There is no district “${unknown}” in ${content}. There are: ${compiled.map(({ id }) => id).join(', ') || 'none'}.`);
    const chosen = compiled.filter(({ id }) => districts.length === 0 || districts.includes(id));
    const problems = unique(chosen.flatMap((district) => district.problems));
    const summary = {
      problems: problems.length,
      errors: problems.filter(({ severity }) => severity === 'error').length,
      districts: chosen.map(({ id, translations }) => ({ id, translations })),
    };
    if (options.json) {
      console.log(JSON.stringify({ problems, summary }, null, 1));
      return problems.length > 0 ? 1 : 0;
    }
    if (problems.length > 0) console.log(printProblems(problems, content));
    for (const { id, translations } of summary.districts) {
      console.log(
        `${id}: ${translations[0]?.entries ?? 0} entries; own words in ${translations.map(({ lang, entries, missing, stale }) => `${lang} ${entries - missing}${stale > 0 ? ` (${stale} older than the German)` : ''}`).join(', ')}`,
      );
    }
    console.log(problems.length === 0 ? 'No problems.' : `${countProblems(problems)}.`);
    return problems.length > 0 ? 1 : 0;
  },
});
