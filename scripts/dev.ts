import { createServer } from 'vite';
import { runCommand, UsageError } from '../src/build/command.ts';

await runCommand({
  usage: `npm run dev [-- --port 5173]

The editor's preview: saves appear at once, mistakes in content lie over the page with file and line. Ctrl+C ends it.`,
  options: { port: { type: 'string' } },
  async run(options) {
    const port = Number(options.port ?? 5173);
    if (!Number.isInteger(port) || port < 1 || port > 65535) throw new UsageError(`--port is a number up to 65535, not “${options.port}”.`);
    const server = await createServer({ server: { port } });
    await server.listen();
    const taken = server.config.server.port === port && !server.resolvedUrls?.local[0]?.includes(`:${port}/`);
    if (taken) console.log(`Port ${port} is in use by another program, perhaps by another preview.`);
    console.log(`The preview is at ${server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`}. Save a file below content/ and look.`);
    await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
    await server.close();
    return 0;
  },
});
