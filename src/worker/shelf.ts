import { openShelf } from '../device/shelf.ts';

/** What this phone keeps, as the worker sees it: one handle for everything that it does. */
export const shelf = openShelf();
