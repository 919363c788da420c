import { type Collection, collections } from './entry.ts';

/**
 * The addresses of the atlas. They are a promise: printed QR codes and bookmarks rely on them.
 * `base` is the path the site lies under and ends with a slash: `/` or `/atlas/`.
 */
export const listViews = ['emergency', 'map', 'search', 'saved', 'places', 'courses', 'events', 'news', 'about'] as const;
export type ListView = (typeof listViews)[number];

export type Route =
  | { readonly view: 'districts' }
  | { readonly view: 'wall'; readonly district: string }
  | { readonly view: 'home' | ListView; readonly district: string; readonly lang: string }
  | { readonly view: 'entry'; readonly district: string; readonly lang: string; readonly collection: Collection; readonly id: string };

/** A page inside a district and language: everything but the two start pages. */
export type InnerRoute = Exclude<Route, { view: 'districts' } | { view: 'wall' }>;

const isCollection = (text: string): text is Collection => (collections as readonly string[]).includes(text);
const isListView = (text: string): text is ListView => (listViews as readonly string[]).includes(text);

/** addressOf({ view: 'map', district: 'witten', lang: 'ar' }, '/') -> '/witten/ar/map/' */
export function addressOf(route: Route, base: string): string {
  switch (route.view) {
    case 'districts':
      return base;
    case 'wall':
      return `${base}${route.district}/`;
    case 'home':
      return `${base}${route.district}/${route.lang}/`;
    case 'entry':
      return `${base}${route.district}/${route.lang}/${route.collection}/${route.id}/`;
    default:
      return `${base}${route.district}/${route.lang}/${route.view}/`;
  }
}

/**
 * The route of a path, with or without the last slash or `index.html`; undefined where no address of ours has that shape.
 * Says nothing about whether the district, language or entry exists.
 */
export function parseAddress(path: string, base: string): Route | undefined {
  if (!path.startsWith(base)) return path === base.slice(0, -1) ? { view: 'districts' } : undefined;
  const parts = path
    .slice(base.length)
    .replace(/index\.html$/, '')
    .replace(/\/$/, '')
    .split('/');
  const [district, lang, third, id] = parts;
  if (!district) return parts.length === 1 ? { view: 'districts' } : undefined;
  if (parts.some((part) => !/^[a-z0-9-]+$/.test(part))) return undefined;
  if (lang === undefined) return { view: 'wall', district };
  if (third === undefined) return { view: 'home', district, lang };
  if (id === undefined) return isListView(third) ? { view: third, district, lang } : undefined;
  if (parts.length > 4 || !isCollection(third)) return undefined;
  return { view: 'entry', district, lang, collection: third, id };
}

/** The same page in another language. */
export const inLanguage = (route: InnerRoute, lang: string): InnerRoute => ({ ...route, lang });
