import { fileURLToPath } from 'node:url';
import { icons } from '../../app/icons/icons.ts';
import type { Pack } from '../../core/pack/pack.ts';
import { inlineHash } from '../hosts.ts';
import { minifyStyles } from '../styles.ts';
import { readSignColors } from './colors.ts';
import { type PrintPage, printPages } from './pages.tsx';

/** The print pages of a district with what belongs to the app: pictograms, colours and CSS. */
export interface PrintFilesInput {
  /** The text packs of one district by language. */
  readonly packs: ReadonlyMap<string, Pack>;
  readonly site: string;
  readonly base: string;
}

const styles = async (form: string) => {
  const [shared, own] = await Promise.all(['sheet', form].map((name) => minifyStyles(fileURLToPath(new URL(`./${name}.css`, import.meta.url)))));
  return `${shared}${own}`;
};

/** The CSS of both sheets. It is the same for every district, so a whole site has two more style hashes. */
export const readPrintStyles = async () => ({ card: await styles('card'), poster: await styles('poster') });

/** Pages to write, and the style hashes that Content-Security-Policy must allow for them. */
export async function printFiles({
  packs,
  site,
  base,
}: PrintFilesInput): Promise<{ readonly files: readonly PrintPage[]; readonly styleHashes: readonly string[] }> {
  const [css, colors] = await Promise.all([readPrintStyles(), readSignColors()]);
  return {
    files: printPages({ packs: [...packs.values()], site, base, icons, colors, css }),
    styleHashes: [inlineHash(css.card), inlineHash(css.poster)],
  };
}
