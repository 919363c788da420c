import type { OnlineMap } from './district.ts';

/**
 * Scheme, host and port of the tiles, as the policy of a page names them: 'https://tiles.example.de:8443'. Undefined for every other
 * address: a star or a semicolon in it would say something else there.
 */
export const tileHost = (url: string): string | undefined => /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?(?=\/)/i.exec(url)?.[0].toLowerCase();

/** The same without its scheme, for readers: 'tiles.example.de'. */
export const hostName = (url: string): string => tileHost(url)?.slice('https://'.length) ?? '';

/** Address of one picture, by zoom, column and row of the Web Mercator grid. */
export const tileAddress = ({ url }: OnlineMap, at: { readonly z: number; readonly x: number; readonly y: number }): string =>
  url.replace(/\{([zxy])\}/g, (_, name: 'z' | 'x' | 'y') => String(at[name]));
