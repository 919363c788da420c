import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Translate } from '../app/reader.ts';
import { addressOf } from '../core/atlas/address.ts';
import { getLanguage } from '../core/language/registry.ts';
import type { Pack } from '../core/pack/pack.ts';

/** Pictures of the atlas by district, `screens/witten/ar-home-540x960.webp`: made by `scripts/screens.ts`, not kept by the worker. */
const screensFolder = fileURLToPath(new URL('../../public/screens/', import.meta.url));

/** What an app store shows, on the phone's own page "install this app": in her language, else in English. */
function screenshots(district: string, lang: string, t: Translate, base: string) {
  const folder = `${screensFolder}${district}`;
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const pictures = files.flatMap((file) => {
    const [, tag, view, width, height] = /^([a-z]+(?:-simple)?)-([a-z]+)-(\d+)x(\d+)\.webp$/.exec(file) ?? [];
    return tag && view ? [{ tag, view, file, width: Number(width), height: Number(height) }] : [];
  });
  const own = pictures.filter(({ tag }) => tag === lang);
  return (own.length > 0 ? own : pictures.filter(({ tag }) => tag === 'en')).map(({ view, file, width, height }) => ({
    src: `${base}screens/${district}/${file}`,
    sizes: `${width}x${height}`,
    type: 'image/webp',
    form_factor: width > height ? 'wide' : 'narrow',
    label: t(`nav.${view}`),
  }));
}

/** The web app manifest of one district in one language: what the phone needs to put the atlas on its home screen. */
export function webManifest(pack: Pack, t: Translate, base: string): string {
  const { district, lang } = pack;
  const { dir, html } = getLanguage(lang);
  const at = (view: 'home' | 'emergency' | 'map' | 'search') => addressOf({ view, district: district.id, lang }, base);
  const icon = (name: string, sizes: string, purpose = 'any') => ({
    src: `${base}app-icons/${name}`,
    sizes,
    type: name.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
    purpose,
  });
  return JSON.stringify({
    id: `${base}${district.id}/`,
    name: `Welcome Atlas ${district.words.title}`,
    short_name: district.words.title.slice(0, 30),
    description: district.words.summary ?? district.words.title,
    lang: html,
    dir,
    start_url: at('home'),
    scope: base,
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#0b5c8a',
    icons: [icon('icon-192.png', '192x192'), icon('icon-512.png', '512x512'), icon('maskable-512.png', '512x512', 'maskable'), icon('icon.svg', 'any')],
    shortcuts: (['emergency', 'map', 'search'] as const).map((view) => ({ name: t(`nav.${view}`), url: at(view), icons: [icon('icon-192.png', '192x192')] })),
    screenshots: screenshots(district.id, lang, t, base),
  });
}
