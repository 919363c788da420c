import { writeFile } from 'node:fs/promises';
import { runCommand, UsageError } from '../src/build/command.ts';
import { billOfMaterials } from '../src/build/sbom.ts';

await runCommand({
  usage: `npm run sbom [-- FILE]

Writes a bill of materials (CycloneDX 1.6, JSON) of everything that the atlas is built with and made of, from package-lock.json and
without a network; the same lock file gives the same bytes. FILE is sbom.cdx.json unless told.`,
  options: {},
  async run(_, [file = 'sbom.cdx.json', ...others]) {
    if (others.length > 0) throw new UsageError('One file at most.');
    const text = await billOfMaterials('.');
    await writeFile(file, text);
    const { components } = JSON.parse(text) as { readonly components: readonly { readonly scope: string }[] };
    console.log(`Wrote ${file}: ${components.length} packages, ${components.filter(({ scope }) => scope === 'required').length} of them reach the phone.`);
    return 0;
  },
});
