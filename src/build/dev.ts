import path from 'node:path';
import type { Connect, Plugin, ViteDevServer } from 'vite';
import { compileDistrict, districtIds, sortFolders } from '../compiler/district.ts';
import { type CompiledFile, compileFile } from '../compiler/file.ts';
import { isBystander } from '../compiler/fileName.ts';
import type { MessageLanguage } from '../compiler/messages.ts';
import type { Problem } from '../compiler/problem.ts';
import { addressOf, parseAddress } from '../core/atlas/address.ts';
import type { Pack } from '../core/pack/pack.ts';
import { messageLanguage, today } from './command.ts';
import { compilerOptions, readBasemap } from './content.ts';
import { contentTypeOf } from './hosts.ts';
import { districtPacks, type SiteFile } from './packs.ts';
import type * as Preview from './preview.ts';
import { readContent, readOne } from './read.ts';
import { readStyles } from './styles.ts';

/**
 * The editor's preview: the same compiler and the same pages as the build, printed at every request. A saved file is compiled
 * alone and shows at once; a mistake lies over the page with file and line, while everything else goes on working.
 */
export function atlasDev(content = 'content'): Plugin {
  return {
    name: 'atlas-dev',
    apply: 'serve',
    config: () => ({ server: { watch: { ignored: isOutside } } }),
    async configureServer(server) {
      const atlas = await createAtlas(content, messageLanguage(undefined));
      const root = path.resolve(content);
      let saved: string | undefined;
      server.watcher.add(root);
      server.watcher.on('all', async (event, file) => {
        const below = path.relative(root, file).split(path.sep).join('/');
        // Files that are none of ours count too: a text under a wrong name would be missed in silence.
        if (below.startsWith('..') || isBystander(below) || !['add', 'change', 'unlink'].includes(event)) return;
        saved = below;
        await atlas.update(saved);
        server.ws.send({ type: 'full-reload' });
      });
      server.ws.on('connection', () => tell(server, atlas.problems(), content, saved));
      return () => {
        server.middlewares.use(answer(server, atlas));
      };
    },
  };
}

/** What the preview shows, and content that lies somewhere else. */
const watched = ['', 'src', 'content', 'public', 'vite.config.ts', '..'];

/**
 * Whatever a build left beside the sources, under any name: watching its tens of thousands of files held up the first page for
 * ten seconds, and uses up what a system allows to be watched.
 */
const isOutside = (file: string): boolean => !watched.includes(path.relative('', file).split(path.sep)[0] ?? '');

/**
 * One problem as Vite's overlay, one of the file that was just saved before all others. Warnings of other files do not cover the
 * page: those stand in `npm run check`.
 */
function tell(server: ViteDevServer, problems: readonly Problem[], content: string, saved: string | undefined) {
  const rank = ({ file, severity }: Problem) => (file === saved ? 0 : 2) + (severity === 'error' ? 0 : 1);
  const [problem] = problems.filter(({ file, severity }) => severity === 'error' || file === saved).toSorted((one, other) => rank(one) - rank(other));
  if (!problem) return;
  const more = problems.length > 1 ? `\n\n(+${problems.length - 1}: npm run check)` : '';
  const file = `${content}/${problem.file}`;
  server.ws.send({
    type: 'error',
    err: {
      message: `${problem.message}\n→ ${problem.hint}${more}`,
      stack: '',
      plugin: problem.code,
      id: file,
      loc: { file, line: problem.line, column: problem.column },
    },
  });
}

/** The compiled content, brought up to date file by file. */
async function createAtlas(content: string, messages: MessageLanguage) {
  const compiled = new Map<string, CompiledFile>();
  for (const file of readContent(content)) {
    const one = compileFile(file, messages);
    if (one) compiled.set(file.path, one);
  }
  let districts = new Map<string, ReturnType<typeof compileDistrict>>();
  const assemble = () => {
    const folders = sortFolders(compiled.values());
    const options = compilerOptions(today(), messages);
    districts = new Map(districtIds(folders).map((id) => [id, compileDistrict(id, folders, options)]));
  };
  assemble();
  return {
    district: (id: string) => districts.get(id),
    districts: () => [...districts.values()],
    basemap: (packs: ReadonlyMap<string, Pack>) => readBasemap(content, packs),
    problems: () => [...districts.values()].flatMap((district) => district.problems),
    async update(file: string) {
      const read = readOne(content, file);
      const one = 'fault' in read && read.fault.values?.['reason'] === 'ENOENT' ? undefined : compileFile(read, messages);
      const last = compiled.get(file);
      // While a mistake stands in it, the page shows the last version that had none.
      const isBroken = one?.problems.some(({ severity }) => severity === 'error');
      if (one) compiled.set(file, isBroken && last ? { ...last, problems: one.problems } : one);
      else compiled.delete(file);
      assemble();
    },
  };
}
type Atlas = Awaited<ReturnType<typeof createAtlas>>;

/** Packs and pages, made when they are asked for. */
function answer(server: ViteDevServer, atlas: Atlas): Connect.NextHandleFunction {
  const { base } = server.config;
  return async (request, response, next) => {
    const send = (type: string, body: string | Uint8Array) => {
      response.setHeader('content-type', type);
      response.setHeader('cache-control', 'no-store');
      response.end(body);
    };
    try {
      const { pathname } = new URL(request.originalUrl ?? '/', 'http://preview');
      const [id = '', ...rest] = pathname.slice(base.length).split('/');
      const district = atlas.district(id);
      const isPackFile = rest[0] === 'manifest.json' || rest[0] === 'packs';
      if (district && isPackFile) {
        const wanted = [id, ...rest].join('/');
        const all: SiteFile[] = [];
        const write = (files: readonly SiteFile[]) => all.push(...files);
        await districtPacks({ packs: [...district.packs.values()], basemap: await atlas.basemap(district.packs), seq: Math.floor(Date.now() / 1000), write });
        const file = all.find((one) => one.path === wanted);
        return file ? send(contentTypeOf(file.path), file.text) : next();
      }
      const route = parseAddress(pathname, base);
      if (!route) return next();
      if (route.view !== 'districts' && !pathname.endsWith('/')) {
        response.writeHead(301, { location: addressOf(route, base) });
        response.end();
        return;
      }
      // Through Vite, so that an edited view shows without a restart.
      const { printPage } = (await server.ssrLoadModule('/src/build/preview.ts')) as typeof Preview;
      const shell = { css: await readStyles(false), cssHash: '', script: `${base}src/app/boot.ts`, built: today(), icon: `${base}app-icons/favicon.svg` };
      const html = await printPage({ route, districts: atlas.districts(), shell, base, today: today() });
      send('text/html; charset=utf-8', await server.transformIndexHtml(pathname, html));
    } catch (error) {
      next(error);
    }
  };
}
