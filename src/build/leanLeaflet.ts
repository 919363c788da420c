import type { Plugin } from 'vite';

/** What of Leaflet has its name written onto another class, which alone would keep it. */
const named = ['Control.Layers', 'control.layers', 'Control.Scale', 'control.scale', 'Icon.Default', 'TileLayer.WMS', 'tileLayer.wms'];

/**
 * Lets the bundler leave out the classes of Leaflet that this app never uses (markers, images, tiles of others, a box of layers): each is
 * made by a call, and a bundler must believe that a call has effects. A new version that is written otherwise stops the build here
 * instead of growing in silence.
 */
export const leanLeaflet = (): Plugin => ({
  name: 'atlas-lean-leaflet',
  apply: 'build',
  // Of the two builds that the package brings, the one in modules: of the other nothing could be left out.
  config: () => ({ resolve: { alias: [{ find: /^leaflet$/, replacement: 'leaflet/dist/leaflet-src.esm.js' }] } }),
  transform: {
    filter: { id: /\/leaflet\/dist\/leaflet-src\.esm\.js/ },
    handler(code) {
      const classes = /^var (\w+) = (\w+)\.extend\(\{/gm;
      const names = new RegExp(`^(?:${named.join('|').replaceAll('.', '\\.')}) = \\w+;$`, 'gm');
      if ((code.match(classes)?.length ?? 0) < 30 || code.match(names)?.length !== named.length)
        throw new Error('Leaflet is built otherwise than src/build/leanLeaflet.ts expects');
      return { code: code.replace(names, '').replace(classes, 'var $1 = /*#__PURE__*/ $2.extend({'), map: null };
    },
  },
});
