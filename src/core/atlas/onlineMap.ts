import type { OnlineMap } from './district.ts';

/**
 * Scheme, host and port of the tiles, as the policy of a page names them: 'https://tiles.example.de:8443'. Undefined for every other
 * address: a star or a semicolon in it would say something else there.
 */
export const tileHost = (url: string): string | undefined => /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?(?=\/)/i.exec(url)?.[0].toLowerCase();

/** The same without its scheme, for readers: 'tiles.example.de'. */
export const hostName = (url: string): string => tileHost(url)?.slice('https://'.length) ?? '';

/** Of one picture: zoom, column and row of the Web Mercator grid, and how many pixels of the screen a CSS pixel has. */
export interface TileAt {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
}

/** Address of one picture. `{r}` is `@2x` on a fine screen, as providers write it who have such pictures, and nothing on any other. */
export const tileAddress = ({ url }: OnlineMap, { ratio, ...at }: TileAt): string =>
  url.replace(/\{([zxy])\}/g, (_, name: 'z' | 'x' | 'y') => String(at[name])).replace('{r}', ratio > 1 ? '@2x' : '');
