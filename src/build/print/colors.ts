import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The colour of a topic's sign and of the pictogram on it. */
export interface SignColor {
  readonly sign: string;
  readonly ink: string;
}

const tokens = fileURLToPath(new URL('../../app/styles/tokens.css', import.meta.url));

/** The colours of topics by the name that content uses, as the screen has them: one table for tile, map pin, list and paper. */
export const readSignColors = async () => signColors(await readFile(tokens, 'utf8'));

/** signColors('.t-gold { --t: #f5bd1c; --on: #221a00; }') -> { gold: { sign: '#f5bd1c', ink: '#221a00' } } */
export function signColors(css: string): Readonly<Record<string, SignColor>> {
  const rules = [...css.matchAll(/([^{}]*)\{([^{}]*)\}/g)];
  const names = rules.flatMap(([, selectors = '', body = '']) => {
    const sign = /--t:\s*(#[0-9a-f]{3,6})/i.exec(body)?.[1];
    const ink = /--on:\s*(#[0-9a-f]{3,6})/i.exec(body)?.[1] ?? '#fff';
    return sign === undefined ? [] : [...selectors.matchAll(/\.t-([a-z]+)/g)].map(([, name = '']) => [name, { sign, ink }] as const);
  });
  return Object.fromEntries(names);
}
