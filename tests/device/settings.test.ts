import { afterEach, describe, expect, it, vi } from 'vitest';
import { languageKey } from '../../src/core/language/preferred.ts';
import { createSettings, isSettingKey, readKept, readLanguage, settingKeys, writeKept } from '../../src/device/settings.ts';
import { memoryStorage } from './memoryStorage.ts';

afterEach(() => vi.unstubAllGlobals());

describe('what the reader chose', () => {
  it('is there after a restart, where the language wall looks for it', () => {
    const storage = memoryStorage();
    createSettings(storage).write(settingKeys.language, 'kmr');
    expect(readLanguage(createSettings(storage))).toBe('kmr');
    expect(storage.data.get(languageKey)).toBe('kmr');
  });

  it('can be forgotten', () => {
    const storage = memoryStorage();
    const settings = createSettings(storage);
    settings.write(settingKeys.second, 'de');
    settings.write(settingKeys.second, undefined);
    expect(readLanguage(settings, 'second')).toBeUndefined();
    expect(storage.data.size).toBe(0);
  });

  it('favourites belong to a district', () => {
    const settings = createSettings(memoryStorage());
    writeKept(settings, 'witten', { isAllowed: true, favourites: ['places/tafel', 'pages/money'], town: 'Witten' });
    expect(readKept(settings, 'witten')).toEqual({ isAllowed: true, favourites: ['places/tafel', 'pages/money'], town: 'Witten' });
    expect(readKept(settings, 'hagen')).toEqual({ isAllowed: false, favourites: [] });
    writeKept(settings, 'witten', { isAllowed: false, favourites: [] });
    expect(settings.read(settingKeys.favourites('witten'))).toBeUndefined();
  });

  it.each(['{', '7', '"x"', '[1, {"a": 2}, "../x", "<img>"]', 'null'])('spoilt favourites are no favourites: %s', (text) => {
    expect(readKept(createSettings(memoryStorage({ 'atlas.favourites.witten': text })), 'witten').favourites).toEqual([]);
  });

  it.each(['', 'x', '"><script>', 'a'.repeat(500)])('a language that is no tag is no choice: %s', (text) => {
    expect(readLanguage(createSettings(memoryStorage({ [languageKey]: text })))).toBeUndefined();
  });

  it('no other keys than the listed ones exist', () => {
    for (const key of ['atlas.language', 'atlas.second', settingKeys.favourites('witten'), settingKeys.offline('mayen-koblenz')])
      expect(isSettingKey(key)).toBe(true);
    for (const key of ['atlas.', 'atlas.town', 'language', 'atlas.favourites.', 'xatlas.language']) expect(isSettingKey(key)).toBe(false);
  });
});

describe('the browser refuses localStorage', () => {
  const throwing = () => {
    throw new DOMException('denied', 'SecurityError');
  };

  it('choices hold until the tab closes', () => {
    const settings = createSettings({ ...memoryStorage(), length: 0, getItem: throwing, setItem: throwing, removeItem: throwing });
    expect(readLanguage(settings)).toBeUndefined();
    settings.write(settingKeys.language, 'ar');
    expect(readLanguage(settings)).toBe('ar');
    settings.write(settingKeys.language, undefined);
    expect(readLanguage(settings)).toBeUndefined();
  });

  it('even its name may throw, or be missing as in a worker', () => {
    vi.stubGlobal('localStorage', null);
    const settings = createSettings();
    settings.write(settingKeys.language, 'ar');
    expect(readLanguage(settings)).toBe('ar');
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, get: throwing });
    expect(readLanguage(createSettings())).toBeUndefined();
    Reflect.deleteProperty(globalThis, 'localStorage');
  });

  it('a storage that filled up later does not bring the old choice back', () => {
    const storage = memoryStorage({ [languageKey]: 'de' });
    const settings = createSettings({ ...storage, setItem: throwing });
    settings.write(settingKeys.language, 'ar');
    expect(readLanguage(settings)).toBe('ar');
  });
});
