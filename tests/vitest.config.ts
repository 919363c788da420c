import { defineConfig } from 'vitest/config';
import { SlowFirst } from './setup/slowFirst.ts';

/** What holds for every test. */
const shared = {
  root: new URL('..', import.meta.url).pathname,
  // Like the build: JSX is Preact's, from tsconfig.json.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
} as const;
const patience = {
  // Browsers and builds share two cores: a slow machine is no fault of the code.
  testTimeout: 60_000,
  expect: { poll: { timeout: 20_000 } },
  hookTimeout: 240_000,
};
const all = 'tests/**/*.test.{ts,tsx}';
/**
 * Files that keep nothing outside of themselves: they share their modules, which half of their time went into loading. What they put
 * in the place of a part of the browser is put back; those with a document of their own, and maps, stay alone.
 */
const pure = ['tests/{compiler,core,device}/**/*.test.ts', 'tests/app/**/!(map*|filter|toolsKeep).test.{ts,tsx}'];
/** What is timed runs when nothing else does. */
const timed = 'tests/budgets/speed.test.ts';

export default defineConfig({
  ...shared,
  test: {
    globalSetup: ['tests/setup/sites.ts'],
    sequence: { sequencer: SlowFirst },
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/test-results.json' },
    // Three on two cores, because a journey waits half of its time: for a line that is silent, or for its browser.
    projects: [
      { ...shared, test: { name: 'atlas', include: [all], exclude: [...pure, timed], maxWorkers: 3, ...patience } },
      {
        ...shared,
        test: { name: 'pure', include: pure, isolate: false, restoreMocks: true, unstubGlobals: true, maxWorkers: 3, ...patience },
      },
      { ...shared, test: { name: 'timed', include: [timed], maxWorkers: 1, ...patience } },
    ],
  },
});
