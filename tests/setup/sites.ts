import type { TestProject } from 'vitest/node';
import { provideFixture } from './fixture.ts';
import { provideSite } from './site.ts';

/** What journeys and budgets open: the real atlas and the small one of the faults, built side by side. */
export default async function setup(project: TestProject) {
  await Promise.all([provideFixture(project), provideSite(project)]);
}
