import type { Plugin } from 'vite';

/**
 * Leaves out of i18next what this app never runs, 2 kB of every phone's first visit and again of its worker: the loader of
 * missing languages (ours are there at once) and the number formats (ours are compiled). A new version that is written
 * otherwise stops the build here instead of growing in silence.
 */
export const leanI18next = (): Plugin => ({
  name: 'atlas-lean-i18next',
  transform: {
    filter: { id: /\/i18next\/dist\/esm\/i18next\.js$/ },
    handler(code) {
      const from = code.indexOf('\nclass Formatter {');
      const helper = code.indexOf('\nclass Connector extends EventEmitter {');
      const to = code.indexOf('\nclass I18n extends EventEmitter {');
      const between = to > helper ? code.slice(code.indexOf('\n}\n', helper) + 3, to) : '';
      if (!(from > 0 && helper > from && to > helper)) throw new Error('i18next is built otherwise than src/build/leanI18next.ts expects');
      return {
        code: `${code.slice(0, from)}\nclass Formatter { format(value) { return value; } }\nclass Connector extends EventEmitter {}\n${between}${code.slice(to)}`,
        map: null,
      };
    },
  },
});
