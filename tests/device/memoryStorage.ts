import type { KeyStorage } from '../../src/device/settings.ts';

/** A localStorage to look into. */
export function memoryStorage(start: Readonly<Record<string, string>> = {}): KeyStorage & { readonly data: Map<string, string> } {
  const data = new Map(Object.entries(start));
  return {
    data,
    get length() {
      return data.size;
    },
    key: (index) => [...data.keys()][index] ?? null,
    getItem: (key) => data.get(key) ?? null,
    setItem: (key, value) => {
      data.set(key, value);
    },
    removeItem: (key) => {
      data.delete(key);
    },
  };
}
