import { buildClient } from './client.ts';

// Started by clientOnce.ts: bundles into the folder of the first argument, for the path of the second.
const [out = '', base = '/'] = process.argv.slice(2);
await buildClient(out, base);
