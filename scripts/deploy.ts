import { runCommand, UsageError } from '../src/build/command.ts';
import { deploy } from '../src/build/deploy.ts';

await runCommand({
  usage: `npm run deploy -- DIST FOLDER [--dry-run]

Copies a built atlas into the folder of a web host (a mounted web space) in an order that keeps the site whole at every moment, and
goes on where an interrupted run stopped. Scripts and packs of the last five builds stay for readers who have an older page open;
older ones, and pages that are no more, are removed. Nothing else in the folder is touched.
  --dry-run  says what would be written and removed, and does nothing`,
  options: { 'dry-run': { type: 'boolean' } },
  async run(options, [from, to, ...others]) {
    if (from === undefined || to === undefined || others.length > 0) throw new UsageError('Two folders: the built atlas (dist) and the one of the web host.');
    const dryRun = options['dry-run'] === true;
    const result = await deploy({ from, to, dryRun, log: (line) => console.log(line) });
    if (result.kind === 'refused') throw new Error(result.sentence);
    const { written, bytes, same, removed } = result;
    const size = `${written} files (${(bytes / 1e6).toFixed(1)} MB)`;
    console.log(
      dryRun ? `Would write ${size} and remove ${removed}; ${same} are there already.` : `Wrote ${size}, removed ${removed}; ${same} were there already: ${to}`,
    );
    return 0;
  },
});
