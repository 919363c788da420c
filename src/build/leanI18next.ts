import type { Plugin } from 'vite';

/** What this app never runs, by class: `nest` would look for texts within texts, of which ours have none (a test). */
const never: Readonly<Record<string, readonly string[]>> = {
  ResourceStore: ['addResource', 'addResources', 'addResourceBundle', 'removeResourceBundle', 'toJSON'],
  Translator: ['exists', 'getUsedParamsDetails'],
  Interpolator: ['nest'],
  Formatter: ['constructor', 'init', 'add', 'addCached', 'format'],
  Connector: ['constructor', 'queueLoad', 'loaded', 'read', 'prepareLoading', 'load', 'reload', 'noticeDevFallback', 'loadOne', 'saveMissing'],
  I18n: ['reloadResources', 'use', 'hydrate', 'getFixedT', 'exists', 'loadNamespaces', 'loadLanguages', 'dir', 'cloneInstance', 'toJSON'],
};

/** Where a method is asked all the same, it gives back what it was given; and a subclass needs its own constructor less than none. */
const instead = (name: string) => (name === 'constructor' ? '' : `\n  ${name}(given) {\n    return given;\n  }\n`);

/**
 * Leaves out of i18next what this app never runs, 4 kB of every phone's first visit and again of its worker: the loader of
 * missing languages (ours are there at once), the number formats (ours are compiled), texts within texts, and what changes a
 * translator that stands. A new version that is written otherwise stops the build here instead of growing in silence.
 */
export const leanI18next = (): Plugin => ({
  name: 'atlas-lean-i18next',
  transform: {
    filter: { id: /\/i18next\/dist\/esm\/i18next\.js$/ },
    handler(code) {
      let lean = code;
      for (const [name, methods] of Object.entries(never)) for (const method of methods) lean = withoutMethod(lean, name, method);
      return { code: lean, map: null };
    },
  },
});

function withoutMethod(code: string, owner: string, method: string): string {
  const begin = code.indexOf(`\nclass ${owner} `);
  const end = code.indexOf('\n}\n', begin);
  const from = code.indexOf(`\n  ${method}(`, begin);
  const to = code.indexOf('\n  }\n', from) + 5;
  if (!(begin >= 0 && from > begin && to > from && to <= end + 1))
    throw new Error(`i18next is built otherwise than src/build/leanI18next.ts expects: ${owner}.${method}`);
  return code.slice(0, from) + instead(method) + code.slice(to - 1);
}
