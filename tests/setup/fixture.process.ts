import { buildVersions } from './fixture.ts';

// Started by fixture.ts: builds the small atlas into the folder of the argument.
await buildVersions(process.argv[2] ?? '');
