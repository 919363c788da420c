import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand, UsageError } from '../src/build/command.ts';
import { createKey, fingerprint } from '../src/build/sign/keys.ts';

await runCommand({
  usage: `npm run keygen -- FILE

Makes a pair of keys for signing: FILE is the secret one (keep it off the web server, and a copy in a safe), FILE.pub the public one.
Nothing that exists is overwritten.`,
  options: {},
  async run(_, [file, ...others]) {
    if (file === undefined || others.length > 0) throw new UsageError('Name one file for the secret key, such as atlas.key.');
    for (const name of [file, `${file}.pub`]) if (existsSync(name)) throw new UsageError(`${name} is there already. A key that is overwritten is lost.`);
    const { secret, publicKey } = createKey();
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, secret, { mode: 0o600, flag: 'wx' });
    await writeFile(`${file}.pub`, `${publicKey}\n`, { flag: 'wx' });
    console.log(`Wrote ${file} (secret) and ${file}.pub. Fingerprint: ${fingerprint(publicKey)}`);
    return 0;
  },
});
