import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { bringChromium } from '../src/build/chromium.ts';
import { runCommand, UsageError } from '../src/build/command.ts';
import { catalogue, groups } from '../tests/faults/catalogue.ts';
import { carries, patternOf, testTitles } from '../tests/faults/titles.ts';

interface Results {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly title: string; readonly ancestorTitles: readonly string[]; readonly status: string }[];
  }[];
}

const resultsFile = '.cache/test-results.json';

await runCommand({
  usage: `npm run faults [-- --last]

The scoreboard of the fault catalogue (tests/faults/catalogue.ts): runs every test that stands for a row and prints, by group, what holds.
  --last   counts the results of the last “npm test” instead of running`,
  options: { last: { type: 'boolean' } },
  async run({ last }) {
    const titles = testTitles();
    const testsOf = ({ id, by = [] }: (typeof catalogue)[number]) => titles.filter((title) => carries(title, id) || by.some((part) => title.includes(part)));
    if (!last) {
      process.env['ATLAS_CHROMIUM'] ??= bringChromium((line) => console.log(line));
      const files = [...new Set(catalogue.flatMap(testsOf).map((title) => `tests/${title.split(' › ')[0]}`))];
      spawnSync('npx', ['--no-install', 'vitest', 'run', '--config', 'tests/vitest.config.ts', ...files], { stdio: 'inherit' });
    }
    if (!existsSync(resultsFile)) throw new UsageError('There are no results yet: npm run faults without --last.');
    const results = JSON.parse(await readFile(resultsFile, 'utf8')) as Results;
    const ran = results.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ title, status }) => ({ title: `${path.relative('tests', name)} › ${title}`, isPassed: status === 'passed' })),
    );
    let failed = 0;
    for (const [group, name] of Object.entries(groups)) {
      const rows = catalogue.filter(({ id }) => id.startsWith(group));
      const held: string[] = [];
      const lines: string[] = [];
      for (const row of rows) {
        const patterns = testsOf(row).map(patternOf);
        const mine = ran.filter(({ title }) => patterns.some((pattern) => pattern.test(title)));
        if (mine.length > 0 && mine.every(({ isPassed }) => isPassed)) held.push(row.id);
        else if (mine.length === 0 && row.because) lines.push(`  ${row.id}  –  ${row.fault}: ${row.because}`);
        else lines.push(`  ${row.id}  ✗  ${row.fault}: ${mine.length === 0 ? 'its tests did not run' : mine.find(({ isPassed }) => !isPassed)?.title}`);
      }
      failed += lines.filter((line) => line.includes('  ✗  ')).length;
      console.log(`${group}  ${name}: ${held.length} of ${rows.length} hold${lines.length > 0 ? `\n${lines.join('\n')}` : ''}`);
    }
    const applicable = catalogue.filter(({ because }) => !because).length;
    console.log(
      `${failed === 0 ? 'Every row holds' : `${failed} rows do not hold`}: ${applicable} tested, ${catalogue.length - applicable} with a reason why not.`,
    );
    return failed === 0 ? 0 : 1;
  },
});
