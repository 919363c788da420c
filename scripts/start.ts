import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { buildSite, stopsBuild } from '../src/build/build.ts';
import { messageLanguage, runCommand, today, UsageError } from '../src/build/command.ts';
import { type Allowed, headersFor } from '../src/build/hosts.ts';
import { normalBase } from '../src/build/options.ts';
import { countProblems, printProblems } from '../src/build/printProblems.ts';
import { qrText } from '../src/build/qr.ts';
import { serve } from '../src/build/serve.ts';

await runCommand({
  usage: `npm start [-- --port 4173] [--base /path/] [--no-build]

Builds the whole atlas and serves it as a real host would, compressed and with its security headers. Ctrl+C ends it.`,
  options: { port: { type: 'string' }, base: { type: 'string' }, out: { type: 'string' }, lang: { type: 'string' }, 'no-build': { type: 'boolean' } },
  async run(options) {
    const port = Number(options.port ?? 4173);
    if (!Number.isInteger(port) || port < 0 || port > 65535) throw new UsageError(`--port is a number up to 65535, not “${options.port}”.`);
    const base = normalBase(options.base);
    const out = options.out ?? 'dist';
    if (!options['no-build']) {
      const result = await buildSite({
        content: 'content',
        out,
        base,
        site: `http://localhost:${port}`,
        today: today(),
        messages: messageLanguage(options.lang),
        cache: '.cache',
        precompress: true,
        log: (line) => console.log(line),
      });
      if (result.kind === 'refused') {
        console.error(printProblems(result.problems.filter(stopsBuild), 'content'));
        console.error(`Nothing was built: ${countProblems(result.problems.filter(stopsBuild))}.`);
        return 1;
      }
    }
    const inline = JSON.parse(await readFile(path.join(out, 'headers.json'), 'utf8')) as Allowed;
    const server = await serve({ root: out, base, port, headers: (file, isOwnPage) => headersFor(file, inline, { ...(isOwnPage && { isOwnPage }) }) });
    console.log(`\n${qrText(server.url, { color: process.stdout.isTTY })}\nThe atlas is at ${server.url}`);
    await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
    await server.close();
    return 0;
  },
});
