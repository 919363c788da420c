import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, Socket } from 'node:net';
import path from 'node:path';
import { installPackages } from '../../src/build/debian.ts';
import { caddyfile, type HostInput, htaccess, nginxConf } from '../../src/build/host-recipes.ts';

/** The server programs that the recipes are for, as Debian ships them, started with what the build writes for a host. */
export interface RealServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

interface StartInput extends HostInput {
  /** Folder for everything that the server writes. */
  readonly work: string;
  /** Folder that the recipe calls the web root; below a path the site lies in a folder of it. */
  readonly web: string;
}

const programs = { nginx: '/usr/sbin/nginx', caddy: '/usr/bin/caddy', apache: '/usr/sbin/apache2' };
const modules = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
export type ServerName = keyof typeof programs;

/** Installs what is missing, as root on Debian; throws a sentence that says what to install elsewhere. */
export function bringServers(): void {
  const needed = [...Object.values(programs), modules];
  if (needed.every(existsSync)) return;
  const packages = ['nginx-light', 'libnginx-mod-http-brotli-static', 'caddy', 'apache2'];
  installPackages(['--no-install-recommends', ...packages]);
  const missing = needed.filter((file) => !existsSync(file));
  if (missing.length > 0)
    throw new Error(`The recipes are tried on the real servers, and ${missing.join(', ')} is missing. On Debian: apt-get install ${packages.join(' ')}`);
}

/** One that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const answersAt = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = new Socket();
    socket
      .once('connect', () => resolve(true))
      .once('error', () => resolve(false))
      .once('close', () => resolve(false))
      .connect(port, '127.0.0.1', () => socket.destroy());
  });

async function run(program: string, args: readonly string[], port: number, env: Readonly<Record<string, string>>): Promise<RealServer> {
  const child: ChildProcess = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  for (let tries = 0; tries < 200 && child.exitCode === null; tries++) {
    if (await answersAt(port)) return { port, close };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await close();
  throw new Error(`${program} did not start:\n${said}`);
}

const root = process.getuid?.() === 0;

/** What a test changes in a recipe: the port, the folder, and no certificate. A text that is not there is a mistake of the test. */
function changed(text: string, changes: readonly (readonly [string, string])[]): string {
  let result = text;
  for (const [from, to] of changes) {
    if (!result.includes(from)) throw new Error(`The recipe does not say “${from}” any more.`);
    result = result.replaceAll(from, to);
  }
  return result;
}

export const start: Readonly<Record<ServerName, (input: StartInput) => Promise<RealServer>>> = {
  async nginx({ work, web, ...input }) {
    const [port, second] = [await freePort(), await freePort()];
    const recipe = changed(
      nginxConf(input)
        .replace(/^ +ssl_certificate.*\n/gm, '')
        .replace(/^ +listen \[::\].*\n/gm, ''),
      [
        ['listen 80;', `listen 127.0.0.1:${second};`],
        ['listen 443 ssl http2;', `listen 127.0.0.1:${port};`],
        ['/srv/www/welcome-atlas', web],
        ['# brotli_static on;', 'brotli_static on;'],
      ],
    );
    const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${work}/${name};`).join(' ');
    const types = 'include /etc/nginx/mime.types; default_type application/octet-stream; gzip on;';
    const head = `load_module ${modules};\n${root ? 'user root;\n' : ''}worker_processes 1; pid ${work}/pid; error_log stderr;\nevents {}\n`;
    await writeFile(path.join(work, 'nginx.conf'), `${head}http { access_log ${work}/access.log; ${places} ${types}\n${recipe}\n}\n`);
    return run(programs.nginx, ['-p', work, '-c', path.join(work, 'nginx.conf'), '-e', 'stderr', '-g', 'daemon off;'], port, {});
  },

  async caddy({ work, web, ...input }) {
    const port = await freePort();
    const recipe = changed(caddyfile(input), [
      ['welcome.example {', `http://127.0.0.1:${port} {`],
      ['/srv/www/welcome-atlas', web],
    ]);
    await writeFile(path.join(work, 'Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\n${recipe}`);
    const env = { HOME: work, XDG_DATA_HOME: work, XDG_CONFIG_HOME: work };
    return run(programs.caddy, ['run', '--adapter', 'caddyfile', '--config', path.join(work, 'Caddyfile')], port, env);
  },

  async apache({ work, web, ...input }) {
    const port = await freePort();
    await mkdir(path.join(web, input.base), { recursive: true });
    await writeFile(path.join(web, input.base, '.htaccess'), htaccess(input));
    // The modules and settings of a fresh Debian, and the two that the recipe asks for.
    const names = ['alias', 'autoindex', 'deflate', 'dir', 'env', 'filter', 'mime', 'negotiation', 'setenvif', 'headers', 'rewrite'];
    const load = ['mpm_event', 'authz_core', 'authz_host', 'reqtimeout', ...names].map(
      (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
    );
    const settings = ['alias', 'deflate', 'dir', 'mime', 'negotiation', 'setenvif'].map((name) => `Include /etc/apache2/mods-available/${name}.conf`);
    const conf = `ServerName localhost
ServerRoot ${work}
PidFile ${work}/pid
DefaultRuntimeDir ${work}
Mutex file:${work} default
ErrorLog ${work}/error.log
Listen 127.0.0.1:${port}
${load.join('\n')}
${settings.join('\n')}
${root ? 'User www-data\nGroup www-data' : ''}
DocumentRoot ${web}
<Directory ${web}>
    AllowOverride All
    Options Indexes FollowSymLinks
    Require all granted
</Directory>
`;
    await writeFile(path.join(work, 'apache.conf'), conf);
    return run(programs.apache, ['-DFOREGROUND', '-f', path.join(work, 'apache.conf')], port, { APACHE_LOG_DIR: work });
  },
};
