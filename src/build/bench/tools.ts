import type { CorpusPage } from './corpus.ts';

/** What a municipality would pick instead, each with the least configuration that gives a readable site in all languages. */
export interface Tool {
  readonly name: string;
  /** What npm installs, with the version that was current for Node 20 in November 2026. Empty for a program of the system. */
  readonly packages: Readonly<Record<string, string>>;
  /** The folder of a page's source, and its front matter and text. */
  readonly source: (page: CorpusPage) => SourceFile;
  /** Configuration and layout. */
  readonly fixed: (languages: readonly string[]) => readonly SourceFile[];
  readonly build: readonly [command: string, ...args: string[]];
  /** The folder of the finished site. */
  readonly out: string;
  /** The address of a page below the site. */
  readonly address: (page: Pick<CorpusPage, 'lang' | 'district' | 'kind' | 'id'>) => string;
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const direction = (lang: string) => (['ar', 'fa', 'ps', 'ckb'].includes(lang) ? 'rtl' : 'ltr');
const front = (values: Readonly<Record<string, string>>) =>
  `---\n${Object.entries(values)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('')}---\n`;
const folderAddress: Tool['address'] = ({ lang, district, kind, id }) => `${lang}/${district}/${kind}/${id}/`;
const sourcePath = ({ lang, district, kind, id }: CorpusPage) => `${lang}/${district}/${kind}/${id}.md`;
const styles = '<style>body{max-width:40rem;margin:1rem auto;padding:0 1rem;font:1.1rem/1.6 sans-serif}</style>';

const hugo: Tool = {
  name: 'Hugo',
  packages: {},
  source: ({ title, summary, body, ...page }) => ({
    path: `content/${page.district}/${page.kind}/${page.id}.${page.lang}.md`,
    text: `${front({ title, description: summary })}\n${body}\n`,
  }),
  fixed: (languages) => [
    {
      path: 'hugo.toml',
      text: `title = "Atlas"\nbaseURL = "/"\ndefaultContentLanguage = "de"\ndefaultContentLanguageInSubdir = true\ndisableKinds = ["taxonomy", "term", "RSS"]\n[languages]\n${languages
        .map((lang) => `[languages.${lang}]\nlanguageName = "${lang}"\nlanguageDirection = "${direction(lang)}"\n`)
        .join('')}`,
    },
    {
      path: 'layouts/_default/baseof.html',
      text: `<!doctype html><html lang="{{ .Language.Lang }}" dir="{{ .Language.LanguageDirection }}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ .Title }}</title><meta name="description" content="{{ .Description }}">{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">{{ end }}${styles}</head><body><nav>{{ range .Translations }}<a href="{{ .RelPermalink }}" lang="{{ .Language.Lang }}">{{ .Language.LanguageName }}</a> {{ end }}</nav><main><h1>{{ .Title }}</h1>{{ block "main" . }}{{ end }}</main></body></html>`,
    },
    { path: 'layouts/_default/single.html', text: '{{ define "main" }}{{ .Content }}{{ end }}' },
    {
      path: 'layouts/_default/list.html',
      text: '{{ define "main" }}<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}',
    },
  ],
  build: ['hugo', '--quiet'],
  out: 'public',
  address: folderAddress,
};

const eleventy: Tool = {
  name: 'Eleventy',
  packages: { '@11ty/eleventy': '3.1.7' },
  source: ({ title, summary, body, ...page }) => ({
    path: `content/${sourcePath({ title, summary, body, ...page })}`,
    text: `${front({ layout: 'page.njk', title, summary, lang: page.lang, dir: direction(page.lang) })}\n${body}\n`,
  }),
  fixed: (languages) => [
    {
      path: 'content/_includes/page.njk',
      text: `<!doctype html><html lang="{{ lang }}" dir="{{ dir }}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ title }}</title><meta name="description" content="{{ summary }}">${styles}</head><body><nav>${languages
        .map((lang) => `<a href="/${lang}{{ page.url | replace("/" + lang, "") }}" lang="${lang}">${lang}</a>`)
        .join(' ')}</nav><main><h1>{{ title }}</h1>{{ content | safe }}</main></body></html>`,
    },
  ],
  build: ['node_modules/.bin/eleventy', '--input=content', '--output=site', '--quiet'],
  out: 'site',
  address: folderAddress,
};

const vitepress: Tool = {
  name: 'VitePress',
  packages: { vitepress: '1.6.4' },
  source: ({ title, summary, body, ...page }) => ({
    path: `content/${sourcePath({ title, summary, body, ...page })}`,
    text: `${front({ title, description: summary })}\n# ${title}\n\n${body}\n`,
  }),
  fixed: (languages) => [
    {
      path: 'content/.vitepress/config.mjs',
      text: `export default { title: 'Atlas', locales: { ${languages
        .map((lang) => `${lang}: { label: '${lang}', lang: '${lang}', dir: '${direction(lang)}' }`)
        .join(', ')} } };\n`,
    },
  ],
  build: ['node_modules/.bin/vitepress', 'build', 'content'],
  out: 'content/.vitepress/dist',
  address: ({ lang, district, kind, id }) => `${lang}/${district}/${kind}/${id}.html`,
};

const starlight: Tool = {
  name: 'Astro Starlight',
  // The last of both that run on Node 20.
  packages: { astro: '5.18.2', '@astrojs/starlight': '0.37.7' },
  source: ({ title, summary, body, ...page }) => ({
    path: `src/content/docs/${sourcePath({ title, summary, body, ...page })}`,
    text: `${front({ title, description: summary })}\n${body}\n`,
  }),
  fixed: (languages) => [
    {
      path: 'astro.config.mjs',
      text: `import starlight from '@astrojs/starlight';\nimport { defineConfig } from 'astro/config';\nexport default defineConfig({ integrations: [starlight({ title: 'Atlas', pagefind: false, sidebar: [], defaultLocale: 'de', locales: { ${languages
        .map((lang) => `${lang}: { label: '${lang}', lang: '${lang}', dir: '${direction(lang)}' }`)
        .join(', ')} } })] });\n`,
    },
    {
      path: 'src/content.config.ts',
      text: "import { docsLoader } from '@astrojs/starlight/loaders';\nimport { docsSchema } from '@astrojs/starlight/schema';\nimport { defineCollection } from 'astro:content';\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n",
    },
  ],
  build: ['node_modules/.bin/astro', 'build'],
  out: 'dist',
  address: folderAddress,
};

/** By the name that `--tools` knows. */
export const tools: Readonly<Record<string, Tool>> = { hugo, eleventy, starlight, vitepress };
