import { createCopies } from '../device/copy.ts';
import type { Shelf } from '../device/shelf.ts';
import { createStore } from '../device/store.ts';

/** What this phone keeps, as the worker sees it: one handle for everything that it does. */
export const shelf: Shelf = { store: createStore(), copies: createCopies() };
