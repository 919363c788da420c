import { runCommand, UsageError } from '../src/build/command.ts';
import { fingerprint, readPublicKey, readSigningKey } from '../src/build/sign/keys.ts';
import { signDistrict } from '../src/build/sign/sign.ts';
import { builtDistricts, verifyDistrict } from '../src/build/sign/verify.ts';
import { maxSignatures } from '../src/core/pack/signed.ts';

const listOf = (text: string | undefined) => (text ?? '').split(',').filter(Boolean);

await runCommand({
  usage: `npm run sign -- DIST --key FILE[,FILE…] [--next FILE.pub[,…]] [--days 180] [--district a,b]

Signs the packs of a built atlas, so that phones know them wherever they come from. Run it after every build, before the upload.
--key   secret keys; each one signs
--next  public keys that may sign later: a new one before it takes over, or one that lies in a safe
--days  after so many days phones expect newer content`,
  options: { key: { type: 'string' }, next: { type: 'string' }, days: { type: 'string' }, district: { type: 'string' } },
  async run(options, [dist, ...others]) {
    if (dist === undefined || others.length > 0) throw new UsageError('Which folder? The build writes “dist”.');
    const keys = await Promise.all([...new Set(listOf(options.key))].map(readSigningKey));
    if (keys.length > maxSignatures) throw new UsageError(`At most ${maxSignatures} keys sign: phones look at no more.`);
    if (keys.length === 0) throw new UsageError('With which key? --key atlas.key; “npm run keygen -- atlas.key” makes one.');
    const staleDays = Number(options.days ?? 180);
    if (!Number.isInteger(staleDays) || staleDays < 1 || staleDays > 36_500)
      throw new UsageError(`--days is a number of days such as 180, not “${options.days}”.`);
    const next = await Promise.all(listOf(options.next).map(readPublicKey));
    const built = await builtDistricts(dist);
    const wanted = options.district === undefined ? built : listOf(options.district);
    const unknown = wanted.find((id) => !built.includes(id));
    if (unknown !== undefined) throw new UsageError(`There is no district “${unknown}” in ${dist}.`);
    if (wanted.length === 0) throw new UsageError(`There is no district in ${dist}. “npm run build” makes one.`);
    const findings = await Promise.all(wanted.map((district) => verifyDistrict(dist, district)));
    // Signatures of before go; what the new ones stand for must be sound.
    const problems = findings.flatMap(({ district, problems: found }) => found.map((problem) => `${district}: ${problem}`));
    if (problems.length > 0) {
      console.error(`${problems.join('\n')}\nNothing was signed: build the atlas anew.`);
      return 1;
    }
    for (const district of wanted) await signDistrict({ dist, district, keys, next, staleDays });
    console.log(`Signed ${wanted.join(', ')} with ${keys.map(({ key }) => fingerprint(key)).join(' and ')}.`);
    return 0;
  },
});
