import type { ComponentChildren } from 'preact';
import { useReader } from '../reader.ts';
import { homeHref, viewHref, wallHref } from './atlas.ts';
import { Icon } from './Icon.tsx';
import { LanguageName, Words } from './Ltr.tsx';
import { OfflineBadge } from './OfflineBadge.tsx';

const bar = [
  { view: 'home', icon: 'house' },
  { view: 'map', icon: 'map' },
  { view: 'search', icon: 'search' },
  { view: 'saved', icon: 'bookmark' },
] as const;

/** The frame of every page inside a district: where am I, another language, help at once, and the four ways on. */
export function Layout({ children }: { readonly children: ComponentChildren }) {
  const reader = useReader();
  const { t, pack, route, language } = reader;
  const { words, demonstration } = pack.district;
  return (
    <>
      <a class="skip" href="#content">
        {t('nav.skip')}
      </a>
      <header class="top">
        <a class="name" href={homeHref(reader)}>
          <Words words={words} text={words.title} />
        </a>
        <a class="tool" href={wallHref(reader)}>
          <Icon name="languages" />
          <span class="hidden">{t('nav.language')}: </span>
          <LanguageName tag={language.tag} />
        </a>
        <a class="alarm" href={viewHref(reader, 'emergency')}>
          <Icon name="siren" />
          <span class="hidden">{t('nav.emergency')} </span>
          <bdi dir="ltr">112</bdi>
        </a>
        <nav class="bar" aria-label={t('nav.main')}>
          {bar.map(({ view, icon }) => (
            <a
              key={view}
              href={view === 'home' ? homeHref(reader) : viewHref(reader, view)}
              {...(route.view === view ? { 'aria-current': 'page' as const } : {})}
            >
              <Icon name={icon} />
              <span>{t(`nav.${view}`)}</span>
            </a>
          ))}
        </nav>
      </header>
      <aside class="notes">
        {demonstration && (
          <p>
            <Icon name="info" />
            {t('nav.demonstration')}
          </p>
        )}
        <OfflineBadge />
      </aside>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer>
        <a href={viewHref(reader, 'about')}>{t('nav.about')}</a>
        <span>
          <bdi lang="de" dir="ltr">
            {pack.district.publisher}
          </bdi>
        </span>
      </footer>
    </>
  );
}
