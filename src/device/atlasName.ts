/**
 * Begins the name of everything that an atlas keeps. Several may lie on one origin, as two projects of one owner on GitHub Pages do, or
 * a copy for trying things out below the one that people read: each has its own shelf, and a wipe takes its own.
 */
export const atlasName = `welcome-atlas${import.meta.env.BASE_URL === '/' ? '' : import.meta.env.BASE_URL}`;
