import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { frameOf } from '../app/i18n/frame.ts';
import type { Strings } from '../app/i18n/translator.ts';
import type { Shell } from '../app/shell.ts';
import { inlineHash } from './hosts.ts';
import { integrityOf } from './integrity.ts';
import { readStyles } from './styles.ts';

/**
 * What the build writes into `shell.json`: the shell of every page, and where each language's strings are. Without the day of
 * the build: a changed sentence must not make every phone fetch a new service worker.
 */
export interface ShellFile extends Omit<Shell, 'built'> {
  /** Where the strings of each language are, base included, and what they must be. */
  readonly strings: Readonly<Record<string, { readonly url: string; readonly integrity: string }>>;
  /** The few texts that a phone has in every language, see src/app/i18n/frame.ts. */
  readonly frames: Readonly<Record<string, Strings>>;
}

const wallFile = fileURLToPath(new URL('../app/wall.ts', import.meta.url));

/** The few lines that send a returning or Arabic-speaking reader on from the language wall, as a classic script. */
export async function readWallScript(): Promise<{ readonly code: string; readonly hash: string }> {
  const [built] = [
    await build({
      configFile: false,
      logLevel: 'silent',
      build: { write: false, target: 'es2019', lib: { entry: wallFile, formats: ['iife'], name: 'wall' } },
    }),
  ].flat();
  const output = built && 'output' in built ? built.output[0] : undefined;
  if (!output) throw new Error('the script of the language wall was not built');
  const code = output.code.trim();
  return { code, hash: inlineHash(code) };
}

/** Writes what every page carries into the service worker, in the place of a name, as Workbox does with its list. */
export const shellInWorker = (out: string): Plugin => ({
  name: 'atlas-shell-in-worker',
  transform: {
    filter: { id: /\/worker\/sw\.ts$/ },
    async handler(code) {
      const shell = JSON.stringify(await readFile(path.join(out, 'shell.json'), 'utf8'));
      return { code: code.replace('self.__ATLAS_SHELL', () => `JSON.parse(${shell})`), map: null };
    },
  },
});

/** Writes `shell.json` beside the bundle: pages are printed from it in Node and, offline, in the service worker, which carries it. */
export function atlasShell(): Plugin {
  let base = '/';
  return {
    name: 'atlas-shell',
    apply: 'build',
    configResolved(config) {
      base = config.base;
    },
    async generateBundle(_, bundle) {
      const script = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry && file.name === 'boot');
      if (!script) return; // the service worker's own build
      const strings: Record<string, ShellFile['strings'][string]> = {};
      const frames: Record<string, Strings> = {};
      for (const file of Object.values(bundle)) {
        const lang = file.type === 'asset' ? file.originalFileNames[0]?.match(/i18n\/([a-z-]+)\.json$/)?.[1] : undefined;
        if (!lang || file.type !== 'asset') continue;
        strings[lang] = { url: base + file.fileName, integrity: integrityOf(file.source) };
        frames[lang] = frameOf(JSON.parse(file.source.toString()) as Strings);
      }
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      /** Chunks with all that they import, without what the browser has by then. */
      const filesOf = (names: readonly string[], there: readonly string[]): readonly string[] => {
        const files = new Set<string>();
        const add = (file: string) => {
          if (there.includes(file) || files.has(file)) return;
          files.add(file);
          for (const imported of chunks.find(({ fileName }) => fileName === file)?.imports ?? []) add(imported);
        };
        for (const { name, fileName } of chunks) if (names.includes(name)) add(fileName);
        return [...files];
      };
      const every = filesOf(['main'], [script.fileName]);
      const map = filesOf(['mapStage', 'drawing', 'MapView'], [script.fileName, ...every]);
      const css = await readStyles();
      const shell: ShellFile = {
        css,
        cssHash: inlineHash(css),
        script: base + script.fileName,
        parts: { every: every.map((file) => base + file), map: map.map((file) => base + file) },
        headScript: await readWallScript(),
        icon: `${base}app-icons/favicon.svg`,
        touchIcon: `${base}app-icons/apple-touch-180.png`,
        strings,
        frames,
      };
      this.emitFile({ type: 'asset', fileName: 'shell.json', source: JSON.stringify(shell) });
    },
  };
}
