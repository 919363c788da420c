import { buildSite, stopsBuild } from '../src/build/build.ts';
import { messageLanguage, runCommand, today } from '../src/build/command.ts';
import { normalBase, normalSite } from '../src/build/options.ts';
import { countProblems, printProblems } from '../src/build/printProblems.ts';

await runCommand({
  usage: `npm run build [-- --district a,b] [--base /path/] [--site https://…] [--out dist] [--fast]

Builds the static site. A failed or interrupted build leaves the old one untouched.
  --district  only these; the others stay in the folder as they are
  --base      path that the site will lie under (default /)
  --site      scheme and host of the published site, for QR codes and search engines
  --out       folder (default dist)
  --fast      without pre-compressed files`,
  options: {
    district: { type: 'string' },
    base: { type: 'string' },
    site: { type: 'string' },
    out: { type: 'string' },
    content: { type: 'string' },
    lang: { type: 'string' },
    today: { type: 'string' },
    fast: { type: 'boolean' },
  },
  async run(options) {
    const began = performance.now();
    const content = options.content ?? 'content';
    const site = normalSite(options.site);
    const result = await buildSite({
      content,
      out: options.out ?? 'dist',
      base: normalBase(options.base),
      ...(site !== undefined && { site }),
      ...(options.district !== undefined && { districts: options.district.split(',') }),
      today: today(options.today),
      messages: messageLanguage(options.lang),
      cache: '.cache',
      precompress: !options.fast,
      log: (line) => console.log(line),
    });
    if (result.kind === 'refused') {
      console.error(printProblems(result.problems.filter(stopsBuild), content));
      console.error(`Nothing was built: ${countProblems(result.problems.filter(stopsBuild))}. The old site is as it was.`);
      return 1;
    }
    if (result.problems.length > 0) console.log(`${countProblems(result.problems)} that do not stop a build: see npm run check.`);
    console.log(
      `Built ${result.pages} pages of ${result.districts.join(', ')} in ${Math.round((performance.now() - began) / 1000)} s: ${options.out ?? 'dist'}`,
    );
    return 0;
  },
});
