import { render } from 'preact-render-to-string';
import { utf8 } from '../../app/document.tsx';
import { addressOf } from '../../core/atlas/address.ts';
import { getLanguage } from '../../core/language/registry.ts';
import type { Pack } from '../../core/pack/pack.ts';
import { inlineHash } from '../hosts.ts';
import { withoutSlash } from '../qr.ts';
import { type SheetLook, SheetView } from './SheetView.tsx';
import { sheetOf } from './sheet.ts';

/**
 * What an office prints itself: an A6 card to give away and an A4 poster for the wall, each one page, each in the first four
 * languages of the district that have their own words. Finished HTML without script. The CSS is the same for every district,
 * so a whole site has two more style hashes and not two per district.
 */
export interface PrintInput extends Pick<SheetLook, 'base' | 'icons' | 'colors'> {
  /** The text packs of one district, in any order. */
  readonly packs: readonly Pack[];
  /** Scheme and host of the published site; `http://localhost:4173` where none is configured. */
  readonly site: string;
  /** The CSS of both sheets, minified. */
  readonly css: Readonly<Record<SheetLook['form'], string>>;
}

/** A file of the site: its path below the base, and its text. */
export interface PrintPage {
  readonly path: string;
  readonly text: string;
}

const sheets = [
  { form: 'card', format: 'A6' },
  { form: 'poster', format: 'A4' },
] as const;

/** `<district>/print/card/index.html` and `<district>/print/poster/index.html`; nothing for a district without packs. */
export function printPages({ packs, site, base, icons, colors, css }: PrintInput): PrintPage[] {
  const sheet = sheetOf(packs);
  if (!sheet) return [];
  const { district } = sheet;
  const { html, dir } = getLanguage(district.language);
  const wall = addressOf({ view: 'wall', district: district.id }, base);
  return sheets.map(({ form, format }) => ({
    path: `${district.id}/print/${form}/index.html`,
    text: `${utf8}<!doctype html>${render(
      <html lang={html} dir={dir}>
        <head>
          <meta charset="utf-8" />
          <meta http-equiv="Content-Security-Policy" content={policyFor(css[form])} />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>{`${district.words.title} – ${format}`}</title>
          <link rel="icon" href={`${base}app-icons/favicon.svg`} />
          <style dangerouslySetInnerHTML={{ __html: css[form] }} />
        </head>
        <body>
          <nav>
            <a href={wall}>← {district.words.title}</a>
            {sheets.map((other) => (
              <a key={other.form} href={`${wall}print/${other.form}/`} {...(other.form === form ? { 'aria-current': 'page' as const } : {})}>
                {other.format}
              </a>
            ))}
            <a href={`${wall}qr/district.svg`}>QR SVG</a>
            <a href={`${wall}qr/district.png`}>QR PNG</a>
          </nav>
          <SheetView sheet={sheet} form={form} address={withoutSlash(site) + wall} base={base} icons={icons} colors={colors} />
        </body>
      </html>,
    )}`,
  }));
}

/** These pages need less than the others: their own CSS and the icon. */
const policyFor = (css: string) => `default-src 'none'; style-src '${inlineHash(css)}'; img-src 'self'; base-uri 'none'; form-action 'none'`;
