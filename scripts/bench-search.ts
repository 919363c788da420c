import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { benchSearch, type Key, quantile } from '../src/build/bench/search.ts';
import { runCommand, today, UsageError } from '../src/build/command.ts';

const row = (name: string, keys: readonly Key[]): string => {
  const busy = keys.map((key) => key.busy);
  const painted = keys.map((key) => key.painted);
  const worst = keys.reduce<Key | undefined>((most, key) => (most && most.busy >= key.busy ? most : key), undefined);
  const ms = (value: number) => value.toFixed(0).padStart(6);
  return `${name.padEnd(34)} ${[0.5, 0.95, 1].map((part) => ms(quantile(busy, part))).join('')}   ${[0.5, 0.95, 1].map((part) => ms(quantile(painted, part))).join('')}   worst at “${worst?.key ?? ''}”`;
};

await runCommand({
  usage: `npm run bench:search [-- --entries 1000] [--slowdown 4] [--json]

Builds a district of that many entries and types into its search page, key by key, in a real Chromium with a slowed processor.
The budget is 50 ms for every key (DESIGN, section 6).`,
  options: { entries: { type: 'string' }, slowdown: { type: 'string' }, json: { type: 'boolean' } },
  async run(options) {
    const entries = Number(options.entries ?? 1000);
    const slowdown = Number(options.slowdown ?? 4);
    if (!(entries >= 10 && entries <= 20_000) || !(slowdown >= 1 && slowdown <= 20))
      throw new UsageError('--entries is a number from 10 to 20000, --slowdown one from 1 to 20.');
    const work = await mkdtemp(path.join(tmpdir(), 'bench-search-'));
    try {
      const log = (line: string) => void (options.json || console.log(line));
      const figures = await benchSearch({ content: 'content', work, entries, slowdown, today: today(), log });
      if (options.json) console.log(JSON.stringify(figures));
      else {
        console.log(`\n${'one key, ms: busy until / painted'.padEnd(34)}   median   95 %    all`);
        console.log(row('with the index made', figures.keys));
        console.log(row('while it is being made', figures.early));
        console.log(`${'first results after page is alive'.padEnd(34)} ${String(figures.firstResults).padStart(6)}`);
        console.log(`tasks above 50 ms while typing: ${figures.longTasks.join(', ') || 'none'}`);
        console.log(`Measured with ${entries} entries and a processor slowed ${slowdown} times.`);
      }
      return 0;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  },
});
