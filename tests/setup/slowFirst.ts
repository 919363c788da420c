import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, in this order, each the better part of a minute. What begins last ends last: a worker that comes to one
 * of them when all others are done keeps the whole verdict waiting. A clean clone does not know how long a file took the last time.
 */
const slow = [
  'journeys/accessibility',
  'journeys/lyingWifi',
  'build/build',
  'journeys/versionsApart',
  'journeys/closedDoors',
  'journeys/oddHosts',
  'journeys/spoiltShell',
  'journeys/drawnMap',
  'journeys/twoTabs',
  'journeys/deployWhileReading',
  'build/sign/sign',
  'journeys/wipe',
  'journeys/security',
  'journeys/editorsPreview',
  'journeys/takeAlong',
  'journeys/navigation',
  'journeys/fullDiskOrRefused',
  'journeys/cacheEvicted',
  'build/basemap/command',
  'hosts/realServers',
  'budgets/bytes',
];

/** First those, then journeys, then the rest; files that share their modules stay together, so that they can. */
function rank({ moduleId, project }: TestSpecification): number {
  const place = slow.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
  if (place >= 0) return place;
  if (project.config.isolate === false) return slow.length + 2;
  return slow.length + (moduleId.includes('/tests/journeys/') ? 0 : 1);
}

export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((a, b) => rank(a) - rank(b));
  }
}
