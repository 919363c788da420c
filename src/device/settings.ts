import { languageKey } from '../core/language/preferred.ts';

/** Begins every key that this app writes into localStorage and sessionStorage; the wipe goes by it. */
export const settingPrefix = 'atlas.';

/**
 * What the reader chose, on this phone only. These are all the keys there are; a test walks the app and finds no other.
 * The languages follow her from district to district, the rest belongs to one district.
 */
export type SettingKey = typeof languageKey | 'atlas.second' | `atlas.favourites.${string}` | `atlas.town.${string}` | `atlas.offline.${string}`;

export const settingKeys = {
  /** The language of the interface; the language wall reads it too. */
  language: languageKey,
  /** The language laid beside it, and tried first where a text is missing. */
  second: 'atlas.second',
  /** Keys of the entries she keeps, as JSON. */
  favourites: (district: string) => `atlas.favourites.${district}`,
  /** The town she lives in, as places write it. */
  town: (district: string) => `atlas.town.${district}`,
  /** What she said about saving, see src/app/consent.ts. */
  offline: (district: string) => `atlas.offline.${district}`,
} as const satisfies Record<string, SettingKey | ((district: string) => SettingKey)>;

/** True for the keys of this app: the allow-list in one line. */
export const isSettingKey = (key: string): key is SettingKey => /^atlas\.(language|second|(favourites|town|offline)\.[a-z0-9-]+)$/.test(key);

/** The part of `localStorage` that is needed. A shape of our own, because workers have neither it nor its type. */
export interface KeyStorage {
  readonly length: number;
  readonly key: (index: number) => string | null;
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
}

/** The browser's own storage; reading the name alone already throws where cookies are blocked. Absent in workers. */
export function browserStorage(name: 'localStorage' | 'sessionStorage'): KeyStorage | undefined {
  try {
    return (Reflect.get(globalThis, name) as KeyStorage | null | undefined) ?? undefined;
  } catch {
    return undefined;
  }
}

export interface Settings {
  readonly read: (key: SettingKey) => string | undefined;
  /** Undefined forgets it. */
  readonly write: (key: SettingKey, value: string | undefined) => void;
}

/** Where storage is refused or full, choices hold until the tab closes. */
export function createSettings(storage: KeyStorage | undefined = browserStorage('localStorage')): Settings {
  const unsaved = new Map<SettingKey, string | undefined>();
  return {
    read(key) {
      if (unsaved.has(key)) return unsaved.get(key);
      try {
        return storage?.getItem(key) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write(key, value) {
      unsaved.set(key, value);
      try {
        if (!storage) return;
        if (value === undefined) storage.removeItem(key);
        else storage.setItem(key, value);
        unsaved.delete(key);
      } catch {
        // Kept in memory above.
      }
    },
  };
}

/** The language she chose; undefined for a choice that is no language tag. */
export function readLanguage(settings: Settings, which: 'language' | 'second' = 'language'): string | undefined {
  const tag = settings.read(settingKeys[which]);
  return tag !== undefined && /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(tag) ? tag : undefined;
}

/** What the reader keeps of one district; the shape is `Kept` of src/app/reader.ts. */
interface Kept {
  readonly isAllowed: boolean;
  readonly favourites: readonly string[];
  readonly town?: string;
}

/** What she keeps, as far as it is still readable. That there is a list at all means that she agreed to keep one. */
export function readKept(settings: Settings, district: string): Kept {
  const stored = settings.read(settingKeys.favourites(district));
  const town = settings.read(settingKeys.town(district));
  return { isAllowed: stored !== undefined, favourites: readKeys(stored), ...(town !== undefined && { town }) };
}

export function writeKept(settings: Settings, district: string, { isAllowed, favourites, town }: Kept): void {
  settings.write(settingKeys.favourites(district), isAllowed ? JSON.stringify(favourites) : undefined);
  settings.write(settingKeys.town(district), isAllowed ? town : undefined);
}

/** Keys of entries, `places/tafel-witten`, from their JSON. */
function readKeys(text = '[]'): readonly string[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter((key) => typeof key === 'string' && /^[a-z]+\/[a-z0-9-]+$/.test(key)) : [];
  } catch {
    return [];
  }
}
