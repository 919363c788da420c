import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand, UsageError } from '../src/build/command.ts';
import { readContent } from '../src/build/read.ts';
import { planStamps } from '../src/build/stamp.ts';

await runCommand({
  usage: `npm run stamp [-- DISTRICT…]
npm run stamp -- --force FILE…

Writes into each translation which German text it translates (translation.of), where that is missing.
When the German text changes later, readers see that it is newer than the translation.
  --force   these files were brought up to date: write the revision of today’s German text into them

Nothing else in a file is changed, not one byte.`,
  options: { force: { type: 'boolean' }, content: { type: 'string' } },
  async run(options, names) {
    const content = options.content ?? 'content';
    if (!existsSync(content)) throw new UsageError(`There is no folder “${content}” here.`);
    const files = readContent(content);
    const below = (name: string) => path.relative(content, name).split(path.sep).join('/');
    const force = options.force ? names.map((name) => (files.some((file) => file.path === name) ? name : below(name))) : undefined;
    if (force?.length === 0) throw new UsageError('--force needs the files that were brought up to date.');
    const known = new Set(files.map((file) => (force ? file.path : (file.path.split('/')[0] ?? ''))));
    const unknown = (force ?? names).find((name) => !known.has(name));
    if (unknown !== undefined) throw new UsageError(`There is no ${force ? 'file' : 'district'} “${unknown}” in ${content}.`);
    const { edits, stamped, skipped } = planStamps({ files, ...(force ? { force } : names.length > 0 && { folders: names }) });
    for (const { path: file, text } of edits) await writeFile(path.join(content, file), text);
    for (const file of skipped) console.log(`${content}/${file}: left alone; npm run check tells what is wrong with it or its German text.`);
    console.log(`Stamped ${edits.length} ${edits.length === 1 ? 'translation' : 'translations'}; ${stamped} had their stamp.`);
    return skipped.length > 0 ? 1 : 0;
  },
});
