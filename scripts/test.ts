import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { bringChromium } from '../src/build/chromium.ts';
import { runCommand } from '../src/build/command.ts';

/** The parts of the tree that are compiled each under its own globals. */
const zones = ['src/core', 'src/compiler', 'src/build', 'src/device', 'src/worker', 'src/app', 'scripts', 'tests'];

interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly numPendingTests: number;
}

await runCommand({
  usage: `npm test [-- FILE…]

The whole verdict: format and lint, types, unit tests, golden folders, journeys in a real Chromium, budgets.
With files, only those tests and nothing else.`,
  options: {},
  async run(_, files) {
    process.env['ATLAS_CHROMIUM'] ??= bringChromium((line) => console.log(line));
    let passed = 0;
    let failed = 0;
    const step = (name: string, command: string, args: readonly string[]) => {
      console.log(`\n— ${name}`);
      const { status } = spawnSync('npx', ['--no-install', command, ...args], { stdio: 'inherit' });
      if (status === 0) passed++;
      else failed++;
      return status === 0;
    };
    if (files.length === 0) {
      step('format and lint', 'biome', ['check', '--error-on-warnings', '.']);
      for (const zone of zones) step(`types of ${zone}`, 'tsc', ['-p', zone]);
    }
    console.log('\n— tests');
    const { status } = spawnSync('npx', ['--no-install', 'vitest', 'run', '--config', 'tests/vitest.config.ts', ...files], { stdio: 'inherit' });
    const results = JSON.parse(await readFile('.cache/test-results.json', 'utf8')) as Results;
    passed += results.numPassedTests;
    failed += results.numFailedTests;
    // A file that could not even be loaded has no failed test, and is a failure.
    if (status !== 0 && results.numFailedTests === 0) failed += Math.max(1, results.numFailedTestSuites);
    console.log(`\n${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  },
});
