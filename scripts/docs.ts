import { readFile, writeFile } from 'node:fs/promises';
import { runCommand } from '../src/build/command.ts';
import { withTables } from '../src/build/docs.ts';

await runCommand({
  usage: `npm run docs

Writes the tables of content/README.md anew from the schemas of src/compiler/schemas.`,
  options: {},
  async run() {
    const file = 'content/README.md';
    const before = await readFile(file, 'utf8');
    const after = withTables(before);
    if (after !== before) await writeFile(file, after);
    console.log(after === before ? `${file} is up to date.` : `${file} was brought up to date.`);
    return 0;
  },
});
