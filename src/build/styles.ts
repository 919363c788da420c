import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { browserslistToTargets, bundleAsync, transform } from 'lightningcss';

/** The CSS for reading, inlined in every page: one file that imports the others, minified for phones of the last six years. */
const entry = fileURLToPath(new URL('../app/styles/atlas.css', import.meta.url));
const targets = browserslistToTargets(['chrome 80', 'safari 14', 'firefox 90']);

export async function readStyles(minify = true): Promise<string> {
  const { code } = await bundleAsync({ filename: entry, minify, targets, include: 0 });
  return Buffer.from(code).toString().trim();
}

/** A style sheet beside the bundle, such as the one of the print pages. */
export async function minifyStyles(file: string): Promise<string> {
  return Buffer.from(transform({ filename: file, code: await readFile(file), minify: true, targets }).code)
    .toString()
    .trim();
}
