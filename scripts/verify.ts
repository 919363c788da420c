import { stat } from 'node:fs/promises';
import { runCommand, UsageError } from '../src/build/command.ts';
import { fingerprint, readPublicKey } from '../src/build/sign/keys.ts';
import { builtDistricts, type Finding, verifyDistrict, verifyPortable } from '../src/build/sign/verify.ts';

const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);

function sentence({ district, seq, staleAfter, signers, packs, parts }: Finding): string {
  const by = signers ? `signed by ${signers.map(fingerprint).join(' and ')}` : 'not signed';
  const stale = staleAfter !== undefined && staleAfter * 1000 < Date.now() ? `, newer content was expected by ${day(staleAfter)}` : '';
  return `${district}: content of ${day(seq)}, ${packs} packs in ${parts} parts, ${by}${stale}.`;
}

await runCommand({
  usage: `npm run verify -- DIST|FILE [--key FILE.pub]

Looks at every byte of the packs of a built atlas, or of a file that was handed on from a phone (.atlas): hashes, signatures, completeness.
With --key it must be signed by that key. Exit code 0: sound, 1: not, 2: wrong usage.`,
  options: { key: { type: 'string' } },
  async run({ key: file }, [place, ...others]) {
    if (place === undefined || others.length > 0) throw new UsageError('Which folder or file? The build writes “dist”.');
    const info = await stat(place).catch(() => undefined);
    if (!info) throw new UsageError(`There is no ${place} here.`);
    const key = file === undefined ? undefined : await readPublicKey(file);
    const findings = info.isFile()
      ? [await verifyPortable(place)]
      : await Promise.all((await builtDistricts(place)).map((district) => verifyDistrict(place, district)));
    if (findings.length === 0) throw new UsageError(`There is no district in ${place}.`);
    const problems = findings.flatMap(({ district, problems: found, doubts, signers }) =>
      [...found, ...doubts, ...(key !== undefined && !signers?.includes(key) ? [`not signed by ${fingerprint(key)}`] : [])].map(
        (problem) => `${district}: ${problem}`,
      ),
    );
    for (const finding of findings) if (finding.problems.length + finding.doubts.length === 0) console.log(sentence(finding));
    if (problems.length > 0) console.error(problems.join('\n'));
    console.log(problems.length === 0 ? 'Everything is as it was published.' : `${problems.length} problems.`);
    return problems.length > 0 ? 1 : 0;
  },
});
