import {
  type Allowed,
  type CacheRule,
  cacheRules,
  clearSiteData,
  contentPolicy,
  contentTypes,
  defaultCacheControl,
  patternSource,
  policyHeader,
  securityHeaders,
  tilePages,
  wipeFile,
} from './hosts.ts';

/**
 * Ready configurations for the servers that municipalities have, written from the table in hosts.ts. Each serves the
 * files beside their `.br` and `.gz`, `index.html` for a folder, and the 404 page of the nearest language.
 */
export interface HostInput {
  /** Path the site lies under, ends with a slash. */
  readonly base: string;
  /** `https://welcome.example`; a placeholder where none is configured. */
  readonly site?: string;
  readonly inline: Allowed;
}

const hostOf = (site: string | undefined) => (site ? new URL(site).host : 'welcome.example');
const webRoot = '/srv/www/welcome-atlas';

/** Rules that differ from what is the rule for everything else. */
const special = cacheRules.filter((rule) => rule.cacheControl !== defaultCacheControl);
/** Regular expression of all special rules with one value, below the base: `^/(assets/.*|[^/]+/packs/.*)$`. */
const anyOf = (rules: readonly CacheRule[], base: string) => `^${base}(${rules.map((rule) => patternSource(rule.pattern)).join('|')})$`;
const specialValues = [...new Set(special.map((rule) => rule.cacheControl))];
const rulesWith = (value: string) => special.filter((rule) => rule.cacheControl === value);

/** Regular expressions of the pages with a policy of their own, and that policy: those with a map from the internet. */
const otherPolicies = ({ base, inline }: HostInput) =>
  tilePages(inline).map(({ pattern, host }) => ({ regex: `^${base}${patternSource(pattern)}$`, value: contentPolicy(inline, 'header', [host]) }));
/** The headers that are the same for every page: all, unless some pages have a policy of their own. */
const sharedHeaders = (input: HostInput) => securityHeaders(input.inline).filter(({ name }) => name !== policyHeader || !input.inline.tiles);

/** Where the content of dist/ goes on the host, so that a path of the address is a path below the web root. */
const copyHint = (base: string) => `Copy the content of dist/ to ${webRoot}${base === '/' ? '' : base.slice(0, -1)}.`;
const madeFrom = 'Written by the build from the table in src/build/hosts.ts: change it there, then here nothing can differ.';

/** nginx 1.18 or newer. Everything lies in one `location`, so that other sites of the same server are left alone. */
export function nginxConf(input: HostInput): string {
  const { base, site, inline } = input;
  const host = hostOf(site);
  const policies = otherPolicies(input);
  return `# Welcome Atlas on nginx, for conf.d/ or sites-enabled/. ${copyHint(base)}
# ${madeFrom}

map $uri $atlas_cache {
    default "${defaultCacheControl}";
${specialValues.map((value) => `    "~${anyOf(rulesWith(value), base)}" "${value}";`).join('\n')}
}

${
  policies.length > 0
    ? `# Pages with a map from the internet let in its pictures, and no other page does.
map $uri $atlas_policy {
    default "${contentPolicy(inline)}";
${policies.map(({ regex, value }) => `    "~${regex}" "${value}";`).join('\n')}
}

`
    : ''
}${
  base === '/'
    ? `# Empties the browser after a wipe; only the atlas itself may ask for it.
map "$uri $http_sec_fetch_site" $atlas_clear {
    default "";
    "/${wipeFile} same-origin" '${clearSiteData}';
}

`
    : ''
}# The page for an unknown address, in the language of the reader where the address names one.
map $request_uri $atlas_missing_language {
    default $atlas_missing_district;
    "~^${base}(?<atlas_d1>[a-z0-9-]+)/(?<atlas_l1>[a-z0-9-]+)/" "${base}$atlas_d1/$atlas_l1/404.html";
}
map $request_uri $atlas_missing_district {
    default "${base}404.html";
    "~^${base}(?<atlas_d2>[a-z0-9-]+)/" "${base}$atlas_d2/404.html";
}

server {
    listen 80;
    listen [::]:80;
    server_name ${host};
    access_log off;
    return 301 https://$host$request_uri;
}

server {
    listen 443 ssl http2;
    listen [::]:443 ssl http2;
    server_name ${host};
    ssl_certificate /etc/letsencrypt/live/${host}/fullchain.pem;
    ssl_certificate_key /etc/letsencrypt/live/${host}/privkey.pem;

${base === '/' ? '' : `    location = ${base.slice(0, -1)} {\n        return 301 ${base};\n    }\n`}    location ${base} {
        root ${webRoot};
        index index.html;
        # Nobody's address is written down.
        access_log off;
        server_tokens off;
        absolute_redirect off;

        gzip_static on;
        gzip_vary on;
        # Smaller by a sixth: take the # away after "apt install libnginx-mod-http-brotli-static".
        # brotli_static on;

        types {
${Object.entries(contentTypes)
  .map(([extension, type]) => `            "${type}" ${extension};`)
  .join('\n')}
        }
        default_type application/octet-stream;

${sharedHeaders(input)
  .map(({ name, value }) => `        add_header ${name} "${value}" always;`)
  .join('\n')}
${policies.length > 0 ? `        add_header ${policyHeader} $atlas_policy always;\n` : ''}        add_header Cache-Control $atlas_cache always;
${base === '/' ? '        add_header Clear-Site-Data $atlas_clear always;\n' : ''}
        error_page 404 ${base}_missing;
        location = ${base}_missing {
            internal;
            try_files $atlas_missing_language $atlas_missing_district ${base}404.html =404;
        }
        location ~ /\\.(?!well-known/) {
            return 404;
        }
    }
}
`;
}

/** Caddy 2.6 or newer; it fetches its certificate by itself and writes no access log. */
export function caddyfile(input: HostInput): string {
  const { base, site, inline } = input;
  const policies = otherPolicies(input);
  const ownPolicy = policies.map(({ regex }) => regex).join('|');
  const depth = base.split('/').length - 2;
  const missing = [`${base}{path.${depth}}/{path.${depth + 1}}/404.html`, `${base}{path.${depth}}/404.html`, `${base}404.html`];
  return `# Welcome Atlas on Caddy. ${copyHint(base)}
# ${madeFrom}

${hostOf(site)} {
	root * ${webRoot}
${base === '/' ? '' : `	redir ${base.slice(0, -1)} ${base} 308\n`}
	header {
${sharedHeaders(input)
  .map(({ name, value }) => `		${name} "${value}"`)
  .join('\n')}
	}
${
  policies.length > 0
    ? `	# Pages with a map from the internet let in its pictures, and no other page does.
	@plain not path_regexp ${ownPolicy}
	header @plain ${policyHeader} "${contentPolicy(inline)}"
${policies.map(({ regex, value }, index) => `	@tiles${index} path_regexp ${regex}\n	header @tiles${index} ${policyHeader} "${value}"`).join('\n')}
`
    : ''
}	@others not path_regexp ${anyOf(special, base)}
	header @others Cache-Control "${defaultCacheControl}"
${specialValues
  .map((value, index) => `	@special${index} path_regexp ${anyOf(rulesWith(value), base)}\n	header @special${index} Cache-Control "${value}"`)
  .join('\n')}

${base === '/' ? `	@wiped {\n		path /${wipeFile}\n		header Sec-Fetch-Site same-origin\n	}\n	header @wiped Clear-Site-Data \`${clearSiteData}\`\n` : ''}
${Object.entries(contentTypes)
  .map(([extension, type]) => `	@${extension} path *.${extension}\n	header @${extension} Content-Type "${type}"`)
  .join('\n')}

	header {
		Vary Accept-Encoding
		defer
	}
	file_server {
		precompressed br gzip
		index index.html
		hide .*
	}

	handle_errors {
		header {
			Vary Accept-Encoding
			defer
		}
		header Cache-Control "${defaultCacheControl}"
${policies.length > 0 ? `		header ${policyHeader} "${contentPolicy(inline)}"\n` : ''}		header Content-Type "text/html; charset=utf-8"
		try_files ${missing.join(' ')}
		file_server {
			precompressed br gzip
		}
	}
}
`;
}

/** Apache 2.4.13 or newer, as the `.htaccess` in the folder itself: the way on rented web space. */
export function htaccess(input: HostInput): string {
  const { base, inline } = input;
  const dots = (text: string) => text.replaceAll('.', '\\.');
  const folder = `%{DOCUMENT_ROOT}${base}`;
  const packed = (encoding: string, ending: string) => `    RewriteCond %{HTTP:Accept-Encoding} (^|[\\s,])${encoding}($|[\\s,;])
    RewriteCond %{REQUEST_FILENAME} -f
    RewriteCond %{REQUEST_FILENAME}.${ending} -f
    RewriteRule ^(.+)$ $1.${ending} [L]
    RewriteCond %{HTTP:Accept-Encoding} (^|[\\s,])${encoding}($|[\\s,;])
    RewriteCond %{REQUEST_FILENAME}/index.html.${ending} -f
    RewriteRule ^(.*/)?$ $1index.html.${ending} [L]`;
  return `# Welcome Atlas on Apache 2.4. Copy the content of dist/, with this file, to the web folder of ${base}
# ${madeFrom}
# Needs: AllowOverride All; mod_headers, mod_rewrite and mod_mime.

Options -Indexes -MultiViews
DirectoryIndex index.html
AddEncoding br .br
AddEncoding gzip .gz
# To some hosts ".br" says that a text is in Breton.
RemoveLanguage .br
${Object.entries(contentTypes)
  .map(([extension, type]) => `<FilesMatch "\\.${dots(extension)}(\\.br|\\.gz)?$">\n    ForceType "${type}"\n</FilesMatch>`)
  .join('\n')}

<IfModule mod_headers.c>
${securityHeaders(inline)
  .map(({ name, value, httpsOnly }) => `    Header always set ${name} "${value}"${httpsOnly ? ` "expr=%{HTTPS} == 'on'"` : ''}`)
  .join('\n')}
${otherPolicies(input)
  .map(({ regex, value }) => `    Header always set ${policyHeader} "${value}" "expr=%{REQUEST_URI} =~ m#${regex}# && %{REQUEST_STATUS} =~ m#^(200|304)$#"\n`)
  .join('')}    Header always set Cache-Control "${defaultCacheControl}"
${specialValues
  .map(
    (value) =>
      `    Header always set Cache-Control "${value}" "expr=%{REQUEST_URI} =~ m#${anyOf(rulesWith(value), base)}# && %{REQUEST_STATUS} =~ m#^(200|304)$#"`,
  )
  .join('\n')}
${
  base === '/'
    ? `    # Empties the browser after a wipe; only the atlas itself may ask for it.
    Header always set Clear-Site-Data "${clearSiteData.replaceAll('"', '\\"')}" "expr=%{REQUEST_URI} == '/${wipeFile}' && %{HTTP:Sec-Fetch-Site} == 'same-origin'"
`
    : ''
}    Header merge Vary Accept-Encoding
</IfModule>

# This file cannot keep addresses of readers out of the log of the server. In the configuration of the host:
#     CustomLog /dev/null common

# The page for an unknown address, in the language of the reader where the address names one.
ErrorDocument 404 ${base}%{reqenv:ATLAS_MISSING}404.html

<IfModule mod_rewrite.c>
    RewriteEngine On
    RewriteBase ${base}
    RewriteRule (^|/)\\.(?!well-known(/|$)) - [R=404,L]

    RewriteCond ${folder}$1/404.html -f
    RewriteRule ^([a-z0-9-]+)/ - [E=ATLAS_MISSING:$1/]
    RewriteCond ${folder}$1/404.html -f
    RewriteRule ^([a-z0-9-]+/[a-z0-9-]+)/ - [E=ATLAS_MISSING:$1/]

    # Below a file there is nothing.
    RewriteCond %{PATH_INFO} .
    RewriteRule ^ - [R=404,L]

${packed('br', 'br')}
${packed('gzip', 'gz')}
</IfModule>
`;
}

/**
 * `_headers` for Netlify, Cloudflare Pages and hosts like them. They merge every rule that fits and join equal headers
 * with a comma, so no address may meet two cache rules: the rule for everything else is left to the hosts, which answer
 * `public, max-age=0, must-revalidate` by themselves; that means the same. They compress on their own.
 *
 * Two policies that are joined let in only what both do. So the one for all addresses lets in every host of a map from the internet,
 * and the policy in the head of each page leaves of them its own, or none.
 */
export function headersFile({ base, inline }: HostInput): string {
  const block = (pattern: string, headers: readonly { readonly name: string; readonly value: string }[]) =>
    `${base}${pattern}\n${headers.map(({ name, value }) => `  ${name}: ${value}`).join('\n')}\n`;
  return `# Welcome Atlas on Netlify, Cloudflare Pages and hosts like them: publish the folder dist/.
# ${madeFrom}
# All other files: these hosts answer "max-age=0, must-revalidate" by themselves, which means no-cache.

${[
  block('*', securityHeaders(inline, [...new Set(tilePages(inline).map(({ host }) => host))])),
  ...cacheRules.filter((rule) => rule.pattern !== '*').map((rule) => block(rule.pattern, [{ name: 'Cache-Control', value: rule.cacheControl }])),
].join('\n')}`;
}

/**
 * The four configurations: two that the host reads in dist/ itself, two for the administrator to copy. And an empty file that keeps
 * GitHub Pages from leaving out what begins with “_”: https://github.com/blog/572-bypassing-jekyll-on-github-pages. The name of one
 * part of a pack in 64 does.
 */
export function hostFiles(input: HostInput): readonly { readonly path: string; readonly text: string }[] {
  return [
    { path: '_headers', text: headersFile(input) },
    { path: '.htaccess', text: htaccess(input) },
    { path: 'hosting/nginx.conf', text: nginxConf(input) },
    { path: 'hosting/Caddyfile', text: caddyfile(input) },
    { path: '.nojekyll', text: '' },
  ];
}
