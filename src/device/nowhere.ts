import type { Shelf } from './shelf.ts';

/**
 * A shelf that keeps nothing and touches no storage: a save to it ends as `memory`. For readers who have not been asked yet
 * whether anything may be kept on their phone.
 */
export const nowhere: Shelf = {
  store: {
    readPack: async () => undefined,
    listPacks: async () => [],
    writePack: async () => 'refused',
    distrust: async () => {},
    removePack: async () => 'refused',
    stageParts: async () => 'refused',
    readStaged: async () => [],
    clearStaged: async () => {},
    wipe: async () => 'wiped',
    close: () => {},
  },
  copies: {
    read: async () => undefined,
    list: async () => [],
    write: async () => 'refused',
    remove: async () => {},
  },
};
