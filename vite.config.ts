import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { atlasDev } from './src/build/dev.ts';
import { withIntegrity } from './src/build/integrity.ts';
import { leanI18next } from './src/build/leanI18next.ts';
import { leanLeaflet } from './src/build/leanLeaflet.ts';
import { atlasShell, shellInWorker } from './src/build/shellPlugin.ts';

// `npm run build` and `npm run dev` come through src/build, which passes base and out; the defaults serve `npx vite`.
const base = process.env['ATLAS_BASE'] ?? '/';
const outDir = process.env['ATLAS_OUT'] ?? 'dist';

/** What a page needs only when the reader asks for it. Whatever is missing here is found by the budget of `main`. */
const comesLater =
  /\/(boot|mend|worker|care|trustedDefault)\.ts$|\/app\/(map|tools)\/|\/views\/(About|MapView|SavedView|SearchView|lists|(Courses|Emergency|Events|News|Places)List)\.|\/ui\/SavedRow\.|\/core\/(search|map|calendar)\/|\/core\/atlas\/(narrow|distance)\.|\/i18n\/de\.json$|\/core\/pack\/(harmless|portable|signed)\.|\/device\/(trust\/|parts\.|verify\.)|\/node_modules\/(leaflet|workbox-|@noble|uqr)|\0|virtual:/;

export default defineConfig({
  base,
  appType: 'custom',
  clearScreen: false,
  // JSX is Preact's for the dependency scan of the preview too, and nothing is discovered late: that would reload the page.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  optimizeDeps: { entries: ['src/app/boot.ts'], include: ['preact', 'preact/hooks', 'preact/jsx-dev-runtime', 'i18next', 'idb', 'leaflet', 'workbox-window'] },
  build: {
    outDir,
    emptyOutDir: true,
    // Browsers of autumn 2021: the last Chrome for Android 5 is 95. Older ones read the pages, which need no script.
    target: ['chrome94', 'safari15', 'firefox93'],
    // Everything is a file of its own, so that the worker can check and keep it.
    assetsInlineLimit: 0,
    minify: 'terser',
    terserOptions: {
      ecma: 2020,
      // A host that calls scripts Latin-1 would break the regular expressions that have an “ž”, and with them the app. Half a kilobyte.
      format: { ascii_only: true },
      compress: {
        passes: 3,
        keep_fargs: false,
        pure_getters: true,
        unsafe_arrows: true,
        unsafe_methods: true,
        pure_funcs: ['this.logger.warn', 'this.logger.error', 'this.logger.log', 'this.logger.deprecate', 'baseLogger.deprecate'],
      },
    },
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: { boot: 'src/app/boot.ts', mend: 'src/app/mend.ts' },
      checks: { pluginTimings: false },
      // What every page needs is one file: torn into the pieces that it shares with others it weighs a tenth more.
      output: {
        codeSplitting: {
          groups: [
            { name: 'boot', test: /preload-helper|\/app\/boot\.ts$|rolldown.runtime/, priority: 1 },
            { name: 'main', test: (id) => !comesLater.test(id) },
            // What guards packs is kept together: torn into four it weighs a seventh more.
            { name: 'guard', test: /\/core\/pack\/(harmless|portable|signed)\.|\/device\/(trust\/|parts\.|verify\.)/ },
          ],
        },
      },
    },
  },
  plugins: [
    leanI18next(),
    leanLeaflet(),
    atlasShell(),
    atlasDev(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/worker',
      filename: 'sw.ts',
      // The reader decides when a new version starts: never a reload under her hands.
      registerType: 'prompt',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        // The texts of the interface are kept by language, see src/worker/strings.ts.
        // The worker looks after what it keeps: no page that it prints needs mending.
        globIgnores: ['assets/mend-*'],
        globPatterns: ['assets/*.{js,css}', '1x1.html', 'app-icons/favicon.svg'],
        // Hashed files too are fetched past the HTTP cache: a truncated body there would stay for a year.
        dontCacheBustURLsMatching: /^never$/,
        manifestTransforms: [withIntegrity(outDir)],
        rollupFormat: 'iife',
        buildPlugins: { vite: [leanI18next(), shellInWorker(outDir)] },
        target: 'es2020',
      },
    }),
  ],
});
