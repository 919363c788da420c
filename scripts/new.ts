import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand, today, UsageError } from '../src/build/command.ts';
import { planFile } from '../src/build/new.ts';
import { readContent } from '../src/build/read.ts';

await runCommand({
  usage: `npm run new -- KIND DISTRICT ID [--lang ar]
npm run new -- district ID [--lang ar]

Writes a file to start from: required fields filled with examples, the others as notes with what they mean.
  KIND      place, page, course, event, news, emergency, topic or district
  DISTRICT  a folder of content/, or a shared one such as _germany
  ID        small letters, digits, hyphens: the last part of the address
  --lang    a translation of an entry that exists, begun with the German text`,
  options: { lang: { type: 'string' }, content: { type: 'string' }, today: { type: 'string' } },
  async run(options, [kind, folder, id, ...more]) {
    if (kind === undefined || folder === undefined) throw new UsageError('What kind of entry, in which district, with which id?');
    const content = options.content ?? 'content';
    const files = existsSync(content) ? readContent(content) : [];
    const { lang } = options;
    const plan = planFile({
      kind,
      folder,
      ...(id !== undefined && { id: [id, ...more].join(' ') }),
      ...(lang !== undefined && { lang }),
      today: today(options.today),
      files,
    });
    if (plan.kind === 'refused') throw new UsageError(plan.sentence);
    const file = path.join(content, plan.path);
    await mkdir(path.dirname(file), { recursive: true });
    // Never over a file that came into being in this second.
    await writeFile(file, plan.text, { flag: 'wx' });
    for (const note of plan.notes) console.log(note);
    console.log(`Wrote ${file}. Next: write your text into it and look at it with npm run dev; npm run check tells what is still wrong.`);
    return 0;
  },
});
