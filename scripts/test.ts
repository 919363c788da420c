import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { bringChromium } from '../src/build/chromium.ts';
import { runCommand } from '../src/build/command.ts';
import { bringEngines } from '../tests/journeys/engines.ts';

/** The parts of the tree that are compiled each under its own globals. */
const zones = ['src/core', 'src/compiler', 'src/build', 'src/device', 'src/worker', 'src/app', 'scripts', 'tests'];

const checks: readonly (readonly [string, string, readonly string[]])[] = [
  ['format and lint', 'biome', ['check', '--error-on-warnings', '.']],
  ...zones.map((zone) => [`types of ${zone}`, 'tsc', ['-p', zone]] as const),
];

interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly numPendingTests: number;
}

/** Runs a check; its name and what it has to say are printed together, when it is done. */
const holds = ([name, command, args]: (typeof checks)[number]) =>
  new Promise<boolean>((resolve) => {
    const child = spawn('npx', ['--no-install', command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('close', (status) => {
      console.log(`\n— ${name}\n${said}`.trimEnd());
      resolve(status === 0);
    });
  });

const vitest = (files: readonly string[]) =>
  new Promise<number | null>((resolve) => {
    const child = spawn('npx', ['--no-install', 'vitest', 'run', '--config', 'tests/vitest.config.ts', ...files], { stdio: 'inherit' });
    child.on('close', resolve);
  });

await runCommand({
  usage: `npm test [-- FILE…]

The whole verdict: format and lint, types, unit tests, golden folders, journeys in a real Chromium, budgets.
With files, only those tests and nothing else.`,
  options: {},
  async run(_, files) {
    process.env['ATLAS_CHROMIUM'] ??= bringChromium((line) => console.log(line));
    // Not by their journey itself: another test installs servers meanwhile, and only one may.
    if (files.length === 0) bringEngines((line) => console.log(line));
    let passed = 0;
    let failed = 0;
    const broken: string[] = [];
    // One check at a time beside the tests: while those build what they look at, a core is idle.
    const checking = (async () => {
      for (const check of files.length === 0 ? checks : []) {
        if (await holds(check)) passed++;
        else broken.push(check[0]);
      }
    })();
    const [status] = await Promise.all([vitest(files), checking]);
    const results = JSON.parse(await readFile('.cache/test-results.json', 'utf8')) as Results;
    passed += results.numPassedTests;
    failed += results.numFailedTests;
    // A file that could not even be loaded has no failed test, and is a failure.
    if (status !== 0 && results.numFailedTests === 0) failed += Math.max(1, results.numFailedTestSuites);
    // Said far above, between the tests.
    for (const name of broken) console.log(`\n— ${name} does not hold, see above`);
    failed += broken.length;
    console.log(`\n${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  },
});
