import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { caddyfile, headersFile, hostFiles, htaccess, nginxConf } from '../../src/build/host-recipes.ts';
import { type Allowed, cacheControlOf, contentPolicy, contentTypeOf, contentTypes, headersFor, inlineHash, isCompressible } from '../../src/build/hosts.ts';

const inline = { styles: ['sha256-page+/=', 'sha256-card='], scripts: ['sha256-head='] };
const tiles = { witten: 'https://tiles.example.de', 'bad-doberan': 'https://karte.example:8443' };
const aYear = 'public, max-age=31536000, immutable';

/** Files of every kind that a built site has. */
const samples = [
  'index.html',
  '404.html',
  'sw.js',
  'shell.json',
  'headers.json',
  'assets/app-1a2b.js',
  'assets/app-1a2b.css',
  'app-icons/icon-192.png',
  'witten/manifest.json',
  'witten/packs/ar.0123456789abcdef.json',
  'witten/packs/parts/abc.json',
  'witten/ar/index.html',
  'witten/ar/manifest.webmanifest',
  'witten/qr/ar.svg',
  'witten/ar/packs/index.html',
  'witten/assets/index.html',
  'witten/ar/map/index.html',
  'witten/ar/places/map/index.html',
  'leipzig/ar/map/index.html',
  'bad-doberan/de-simple/map/index.html',
];

/** Every `name "value"` that a pattern with two groups finds in a text. */
const pairs = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '', value = '']) => [name, value] as const);

/** The part of a text between two marks. */
const between = (text: string, from: string, to: string) => text.split(from)[1]?.split(to)[0] ?? '';

describe('the table', () => {
  test.each([
    ['assets/app-1a2b.js', aYear],
    ['witten/packs/ar.0123456789abcdef.json', aYear],
    ['witten/packs/parts/abc.json', aYear],
    ['index.html', 'no-cache'],
    ['witten/ar/index.html', 'no-cache'],
    ['sw.js', 'no-cache'],
    ['shell.json', 'no-cache'],
    ['witten/manifest.json', 'no-cache'],
    ['witten/ar/manifest.webmanifest', 'no-cache'],
    ['app-icons/icon-192.png', 'no-cache'],
    ['witten/ar/packs/index.html', 'no-cache'],
  ])('%s may be kept: %s', (path, cacheControl) => {
    expect(cacheControlOf(path)).toBe(cacheControl);
  });

  test('the policy allows our own files, the hashed inline elements, and nothing else', () => {
    expect(contentPolicy(inline).split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self' 'sha256-head='",
      "style-src 'self' 'sha256-page+/=' 'sha256-card='",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "worker-src 'self'",
      "media-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "object-src 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types atlas default',
    ]);
  });

  test('many pages with the same style need its hash once', () => {
    expect(contentPolicy({ styles: ['sha256-a', 'sha256-b', 'sha256-a'] })).toContain("style-src 'self' 'sha256-a' 'sha256-b';");
  });

  test('as a meta element it leaves out what browsers ignore there', () => {
    expect(contentPolicy(inline, 'meta')).toBe(contentPolicy(inline).replace("frame-ancestors 'none'; ", ''));
  });

  test('the page of the map of a district that offers one from the internet lets in the pictures of that host, and no other page does', () => {
    const pictures = (path: string) => /img-src ([^;]*)/.exec(headersFor(path, { ...inline, tiles })['Content-Security-Policy'] ?? '')?.[1];
    expect(samples.filter((path) => pictures(path) !== "'self' data: blob:")).toEqual(['witten/ar/map/index.html', 'bad-doberan/de-simple/map/index.html']);
    expect(pictures('witten/ar/map/index.html')).toBe("'self' data: blob: https://tiles.example.de");
    expect(pictures('bad-doberan/de-simple/map/index.html')).toBe("'self' data: blob: https://karte.example:8443");
    // Nothing else in the policy is another one there.
    const rest = (path: string) => headersFor(path, { ...inline, tiles })['Content-Security-Policy']?.replace(/img-src [^;]*/, '');
    expect(rest('witten/ar/map/index.html')).toBe(rest('witten/ar/index.html'));
  });

  test('a hash is the one that browsers compute', () => {
    expect(inlineHash('a{}')).toBe(`sha256-${createHash('sha256').update('a{}').digest('base64')}`);
  });

  test('every answer refuses sniffing, framing openers, foreign readers, referrers and powers', () => {
    const headers = headersFor('index.html', inline);
    expect(headers).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
    });
    const powers = headers['Permissions-Policy']?.split(', ') ?? [];
    expect(powers.filter((power) => !power.endsWith('=()'))).toEqual(['geolocation=(self)']);
    expect(powers).toEqual(expect.arrayContaining(['camera=()', 'microphone=()', 'payment=()', 'usb=()']));
  });

  test('HSTS is sent over https only: on a test host it would lock the name out for a year', () => {
    expect(headersFor('index.html', inline)).not.toHaveProperty('Strict-Transport-Security');
    expect(headersFor('index.html', inline, { https: true })['Strict-Transport-Security']).toBe('max-age=31536000');
  });

  test('texts have a compressed neighbour, pictures and folders have none', () => {
    expect(['a.html', 'a.js', 'a.json', 'a.webmanifest', 'a.svg', 'a.geojson', 'a.ics'].filter((path) => !isCompressible(path))).toEqual([]);
    expect(['a.png', 'a.woff2', 'a.pdf', 'a.mp3', 'a.br', 'html', 'a.html/b'].filter(isCompressible)).toEqual([]);
  });

  test('a content type is found whatever the letters', () => {
    expect([contentTypeOf('a/B.HTML'), contentTypeOf('a/app.webmanifest'), contentTypeOf('a/b')]).toEqual([
      'text/html; charset=utf-8',
      'application/manifest+json',
      'application/octet-stream',
    ]);
  });
});

/** What each host answers for a file, as far as its configuration says: read from the text, not from our code. */
const hosts: Readonly<Record<string, (base: string, inline: Allowed) => (path: string) => Readonly<Record<string, string>>>> = {
  nginx: (base, inline) => {
    const text = nginxConf({ base, inline });
    const caches = pairs(between(text, 'map $uri $atlas_cache {', '\n}'), /^ +(?:"~(.+)"|default) "(.+)";$/gm);
    const policies = pairs(between(text, 'map $uri $atlas_policy {', '\n}'), /^ +(?:"~(.+?)"|default) "(.+)";$/gm);
    const policyOf = (path: string) => (policies.find(([regex]) => regex && new RegExp(regex).test(path)) ?? policies.find(([regex]) => !regex))?.[1] ?? '';
    if (policies.length > 0) expect(text).toMatch(/^ +add_header Content-Security-Policy \$atlas_policy always;$/m);
    const fixed = pairs(text, /^ +add_header (\S+) "(.+)" always;$/gm);
    expect(text).toMatch(/^ +add_header Cache-Control \$atlas_cache always;$/m);
    return (path) => ({
      ...Object.fromEntries(fixed),
      ...(policies.length > 0 && { 'Content-Security-Policy': policyOf(base + path) }),
      'Cache-Control': (caches.find(([regex]) => regex && new RegExp(regex).test(base + path)) ?? caches.find(([regex]) => !regex))?.[1] ?? '',
    });
  },
  caddy: (base, inline) => {
    const text = caddyfile({ base, inline });
    const matchers = [...text.matchAll(/^\t@(\w+) (not )?path_regexp (\S+)$/gm)].map(([, name, not, regex]) => ({
      name,
      not: Boolean(not),
      regex: new RegExp(regex ?? ''),
    }));
    const matched = [...(text.split('handle_errors')[0] ?? '').matchAll(/^\theader @(\w+) (Cache-Control|Content-Security-Policy) "(.+)"$/gm)];
    return (path) => {
      const met = matched.filter(([, name]) => matchers.some((matcher) => matcher.name === name && matcher.regex.test(base + path) !== matcher.not));
      const joined = (header: string) => met.flatMap(([, , name, value]) => (name === header ? [value] : [])).join();
      return {
        ...Object.fromEntries(pairs(between(text, '\theader {\n', '\n\t}'), /^\t\t([\w-]+) "(.+)"$/gm)),
        ...(inline.tiles && { 'Content-Security-Policy': joined('Content-Security-Policy') }),
        'Cache-Control': joined('Cache-Control'),
      };
    };
  },
  apache: (base, inline) => {
    const text = htaccess({ base, inline });
    const lines = [...text.matchAll(/^ +Header always set (\S+) "([^"]+)"(?: "expr=(.+)")?$/gm)];
    return (path) =>
      Object.fromEntries(
        lines
          .filter(([, , , condition]) => {
            const regex = condition?.match(/%\{REQUEST_URI\} =~ m#(.+?)#/)?.[1];
            return regex === undefined || new RegExp(regex).test(base + path);
          })
          .map(([, name, value]) => [name ?? '', value ?? '']),
      );
  },
  _headers: (base, inline) => {
    const blocks = headersFile({ base, inline })
      .split(/\n(?=\/)/)
      .filter((block) => block.startsWith('/'))
      .map((block) => {
        const [pattern = '', ...lines] = block.split('\n');
        const regex = pattern.replace(/[.+]/g, '\\$&').replace(/\*|:\w+/g, (part) => (part === '*' ? '.*' : '[^/]+'));
        return { regex: new RegExp(`^${regex}$`), headers: pairs(lines.join('\n'), /^ {2}(\S+): (.+)$/gm) };
      });
    return (path) => {
      const met = blocks.filter(({ regex }) => regex.test(base + path)).flatMap(({ headers }) => headers);
      // These hosts join equal headers with a comma, and answer this where no rule names a cache.
      const joined = Object.fromEntries(met.map(([name]) => [name, met.flatMap(([other, value]) => (other === name ? [value] : [])).join(', ')]));
      return { 'Cache-Control': 'no-cache', ...joined };
    };
  },
};

describe.each(Object.entries(hosts))('the configuration for %s', (_, answers) => {
  test.each(['/', '/atlas/', '/a/b/'])('says of every file below %s what our own server says', (base) => {
    const answer = answers(base, inline);
    for (const path of samples) expect({ path, ...answer(path) }).toEqual({ path, ...headersFor(path, inline, { https: true }) });
  });

  test('leaves files beside the site alone', () => {
    expect(answers('/atlas/', inline)('../assets/app-1a2b.js')['Cache-Control']).not.toBe(aYear);
  });
});

describe('where districts offer maps from the internet', () => {
  const allowed = { ...inline, tiles };

  test.each(['nginx', 'caddy', 'apache'])('%s says of every page what our own server says', (name) => {
    for (const base of ['/', '/atlas/']) {
      const answer = hosts[name]?.(base, allowed);
      for (const path of samples) expect({ path, ...answer?.(path) }).toEqual({ path, ...headersFor(path, allowed, { https: true }) });
    }
  });

  test('hosts that join equal headers get one policy that lets all those maps in: the head of each page takes away what is not its own', () => {
    const answer = hosts['_headers']?.('/', allowed);
    for (const path of samples)
      expect({ path, ...answer?.(path) }).toEqual({
        path,
        ...headersFor(path, allowed, { https: true }),
        'Content-Security-Policy': contentPolicy(inline, 'header', Object.values(tiles)),
      });
  });
});

describe('what else a host needs', () => {
  test('G04 · the last step of a wipe is said to the atlas alone, and only where it has the host to itself', () => {
    expect(headersFor('wiped.txt', inline)).not.toHaveProperty('Clear-Site-Data');
    expect(headersFor('wiped.txt', inline, { isOwnPage: true })['Clear-Site-Data']).toBe('"cache", "storage"');
    expect(headersFor('index.html', inline, { isOwnPage: true })).not.toHaveProperty('Clear-Site-Data');
    for (const { path, text } of hostFiles({ base: '/', inline }).filter(({ path, text }) => path !== '_headers' && text !== '')) {
      expect([path, text.match(/Clear-Site-Data/g)?.length]).toEqual([path, 1]);
      expect([path, /wiped\.txt[\s\S]{0,120}same-origin/.test(text)]).toEqual([path, true]);
    }
    for (const { path, text } of hostFiles({ base: '/atlas/', inline })) expect([path, text.includes('Clear-Site-Data')]).toEqual([path, false]);
  });

  test('X38 · GitHub Pages leaves out what begins with “_”, a part of a pack in 64: the site says that it wants none of that', () => {
    expect(hostFiles({ base: '/', inline }).find(({ path }) => path === '.nojekyll')?.text).toBe('');
  });

  test('G07 · no host writes down the address of a reader', () => {
    const text = (path: string) => hostFiles({ base: '/', inline }).find((file) => file.path === path)?.text ?? '';
    expect(text('hosting/nginx.conf').match(/access_log off;/g)?.length).toBe(2);
    expect(text('hosting/nginx.conf')).not.toMatch(/access_log (?!off)/);
    expect(text('hosting/Caddyfile')).not.toMatch(/^\s*log\b/m);
    expect(text('.htaccess')).toContain('CustomLog /dev/null');
  });

  const typesOf: Readonly<Record<string, (text: string) => readonly (readonly [string, string])[]>> = {
    'hosting/nginx.conf': (text) => pairs(between(text, 'types {', '}'), /^ +"(.+)" (\w+);$/gm).map(([type, extension]) => [extension, type]),
    'hosting/Caddyfile': (text) => pairs(text, /^\t@\w+ path \*\.(\w+)\n\theader @\w+ Content-Type "(.+)"$/gm),
    '.htaccess': (text) => pairs(text, /^<FilesMatch "\\\.(\w+)\(\\\.br\|\\\.gz\)\?\$">\n {4}ForceType "(.+)"$/gm),
  };

  test.each(Object.entries(typesOf))('%s names the content type of every ending', (path, types) => {
    const file = hostFiles({ base: '/', inline }).find((one) => one.path === path);
    expect(Object.fromEntries(types(file?.text ?? ''))).toEqual(contentTypes);
  });

  test.each([
    ['hosting/nginx.conf', ['gzip_static on;', '# brotli_static on;', 'index index.html;', 'error_page 404 /atlas/_missing;', 'access_log off;']],
    [
      'hosting/Caddyfile',
      ['precompressed br gzip', 'index index.html', 'try_files /atlas/{path.1}/{path.2}/404.html /atlas/{path.1}/404.html /atlas/404.html'],
    ],
    ['.htaccess', ['AddEncoding br .br', 'AddEncoding gzip .gz', 'DirectoryIndex index.html', 'ErrorDocument 404 /atlas/%{reqenv:ATLAS_MISSING}404.html']],
  ])('%s serves the compressed files, the index of a folder and the 404 page of the language', (path, lines) => {
    const text =
      hostFiles({ base: '/atlas/', inline })
        .find((file) => file.path === path)
        ?.text.split('\n') ?? [];
    expect(lines.filter((line) => !text.some((one) => one.trim() === line))).toEqual([]);
  });

  test('the host name of the site stands in the configurations that need one', () => {
    const files = hostFiles({ base: '/', site: 'https://ankommen.example', inline });
    expect(files.filter(({ text }) => text.includes('ankommen.example')).map(({ path }) => path)).toEqual(['hosting/nginx.conf', 'hosting/Caddyfile']);
  });

  test('Cloudflare takes lines of at most 2,000 characters', () => {
    const longest = Math.max(
      ...headersFile({ base: '/', inline: { styles: Array.from({ length: 4 }, (_, i) => inlineHash(`${i}`)) } })
        .split('\n')
        .map((line) => line.length),
    );
    expect(longest).toBeLessThan(2000);
  });
});
