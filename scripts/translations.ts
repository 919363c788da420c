import { existsSync } from 'node:fs';
import { runCommand, UsageError } from '../src/build/command.ts';
import { readContent } from '../src/build/read.ts';
import { countTranslations, printFiles, printTable, reportTranslations } from '../src/build/translations.ts';
import { suggestLanguage } from '../src/compiler/kinds/reference.ts';
import { findLanguage } from '../src/core/language/registry.ts';

await runCommand({
  usage: `npm run translations [-- DISTRICT…] [--language uk] [--json] [--content content]

Tells how far the translations of each folder have come, language by language:
  written      files that are there
  missing      German texts without a file in this language; readers see another language, marked as such
  stale        the German text has changed since; readers are told so
  unreviewed   made by a machine, and nobody has looked it through yet
  --language   only this language, and every file by its name
  --json       everything, with all file names

Exit code 0: this is a report, not a check.`,
  options: { language: { type: 'string' }, json: { type: 'boolean' }, content: { type: 'string' } },
  async run({ language, json, content = 'content' }, names) {
    if (!existsSync(content)) throw new UsageError(`There is no folder “${content}” here.`);
    if (language !== undefined && !findLanguage(language)) {
      const guess = suggestLanguage(language.toLowerCase());
      throw new UsageError(`“${language}” is no language of the atlas.${guess === undefined ? '' : ` Did you mean “${guess}”?`}`);
    }
    const files = readContent(content);
    const known = new Set(files.map(({ path }) => path.split('/')[0]));
    const unknown = names.find((name) => !known.has(name));
    if (unknown !== undefined) throw new UsageError(`There is no district “${unknown}” in ${content}.`);
    const reports = reportTranslations({ files, ...(names.length > 0 && { folders: names }), ...(language !== undefined && { language }) });
    const summary = countTranslations(reports);
    if (json) {
      console.log(JSON.stringify({ folders: reports, summary }, null, 1));
      return 0;
    }
    console.log(printTable(reports));
    if (language !== undefined) console.log(`\n${printFiles(reports, content)}`);
    const { written, missing, stale, unreviewed, unstamped } = summary;
    const stamps = unstamped > 0 ? ` ${unstamped} have no stamp yet: npm run stamp.` : '';
    console.log(
      `\n${written} translations: ${missing} missing, ${stale} older than their German text, ${unreviewed} made by a machine and not looked through.${stamps}`,
    );
    return 0;
  },
});
