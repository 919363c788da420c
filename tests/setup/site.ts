import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder with the production build of the real content. */
    readonly site: string;
  }
}

/** Builds the real atlas once for all journeys and budgets: the same build that a host serves. */
export async function provideSite(project: TestProject) {
  const out = '.cache/test-site';
  project.provide('site', out);
  // While writing tests: ATLAS_NO_SITE=1 for tests without a browser, ATLAS_REUSE_SITE=1 to keep the last build.
  if (process.env['ATLAS_NO_SITE'] || (process.env['ATLAS_REUSE_SITE'] && existsSync(out))) return;
  const { buildSite } = await import('../../src/build/build.ts');
  const result = await buildSite({
    content: 'content',
    out,
    base: '/',
    site: 'https://welcome.example',
    // A fixed day, so that a clone from years ago still passes: facts expire, tests do not.
    today: '2026-11-21',
    messages: 'en',
    cache: '.cache',
    precompress: true,
    // Budgets and journeys look at Mayen-Koblenz; of the two others the compressed neighbours are 70 s of processor time.
    uncompressed: ['witten', 'leipzig'],
    log: () => {},
  });
  if (result.kind === 'refused')
    throw new Error(`the content does not build: ${result.problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n')}`);
}
