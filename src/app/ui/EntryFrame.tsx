import type { ComponentChildren } from 'preact';
import { type Entry, entryKey } from '../../core/atlas/entry.ts';
import { getLanguage } from '../../core/language/registry.ts';
import { useReader } from '../reader.ts';
import { entryHref, findEntry, findTopic, homeHref, isOutdated, langIfOther, langOf, languageHref } from './atlas.ts';
import { EntryCard, Section, useLook } from './EntryCard.tsx';
import { FallbackNotice, Freshness } from './Freshness.tsx';
import { Html } from './Html.tsx';
import { Icon } from './Icon.tsx';
import { LanguageName, Words } from './Ltr.tsx';

/** The district's own text of this page, one tap away: for the person who stands beside the reader. */
function OtherLanguage() {
  const reader = useReader();
  const own = getLanguage(reader.pack.district.language);
  if (own.tag === reader.language.tag) return null;
  return (
    <a class="chip" href={languageHref(reader, own.tag)} hreflang={own.html}>
      <Icon name="languages" />
      <LanguageName tag={own.tag} />
    </a>
  );
}

/**
 * What every entry page has: the way back, the name, honest notices, the facts that the collection adds (`children`),
 * the text, what fits to it, and how fresh it is. `data-tool` are places for helpers that need JavaScript: taking the entry along
 * stands with the facts, so that nothing of the text moves when it comes.
 */
export function EntryFrame({
  entry,
  kind,
  children,
  after,
}: {
  readonly entry: Entry;
  readonly kind?: ComponentChildren;
  readonly children?: ComponentChildren;
  readonly after?: ComponentChildren;
}) {
  const reader = useReader();
  const { t, pack, today } = reader;
  const { words, original } = entry;
  const key = entryKey(entry);
  const { color, icon } = useLook(entry);
  const topic = entry.collection === 'topics' ? undefined : findTopic(pack, entry.topics[0]);
  const related = (entry.related ?? []).flatMap((key) => findEntry(pack, key) ?? []);
  return (
    <article class={color} data-entry={key}>
      <nav class="crumbs">
        <a class="chip" href={topic ? entryHref(reader, entryKey(topic)) : homeHref(reader)}>
          <Icon name="arrow-left" />
          {topic ? <Words words={topic.words} text={topic.words.title} /> : t('nav.home')}
        </a>
        <OtherLanguage />
        {entry.sensitivity === 'high' && (
          <a class="chip leave" href={`${reader.base}1x1.html`} data-leave>
            <Icon name="log-out" />
            {t('nav.leave')}
          </a>
        )}
      </nav>
      <header class="head">
        <span class="mark">
          <Icon name={icon} />
        </span>
        <div>
          {kind && <p class="kind">{kind}</p>}
          <h1>
            <Words words={words} text={words.title} />
          </h1>
          {original && original.title !== words.title && (
            <p class="sign">
              <bdi {...langOf(original.lang)}>{original.title}</bdi>
            </p>
          )}
        </div>
      </header>
      <FallbackNotice words={words} />
      {isOutdated(entry, today) && (
        <p class="notice warn">
          <Icon name="circle-alert" />
          <span>{t('entry.callFirst')}</span>
        </p>
      )}
      {words.summary && (
        <p class="lead" {...langIfOther(words.lang, reader.language)}>
          <Words words={words} text={words.summary} />
        </p>
      )}
      {children}
      {children && <div data-tool="entry" data-of={key} />}
      <div data-tool="reading" data-of={key} />
      <Html words={words} />
      {after}
      {!children && <div data-tool="entry" data-of={key} />}
      <Section title={t('entry.related')}>
        {related.map((one) => (
          <EntryCard key={entryKey(one)} entry={one} />
        ))}
      </Section>
      <Freshness facts={entry} />
      <div data-tool="report" data-of={key} />
    </article>
  );
}

/** A place that another entry names, as a card; nothing where the pack lacks it. */
export function PlaceCard({ name, place }: { readonly name: string; readonly place: string | undefined }) {
  const { pack } = useReader();
  const entry = place === undefined ? undefined : findEntry(pack, place);
  return <Section title={name}>{entry ? [<EntryCard key={entry.id} entry={entry} />] : []}</Section>;
}
