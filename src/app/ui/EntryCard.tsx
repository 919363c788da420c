import type { ComponentChildren } from 'preact';
import { type Entry, entryKey } from '../../core/atlas/entry.ts';
import { useReader } from '../reader.ts';
import { entryHref, findTopic, isOutdated, langOf } from './atlas.ts';
import { Icon } from './Icon.tsx';
import { Words } from './Ltr.tsx';

/** Colour class and pictogram of an entry: those of its first topic, so that it looks the same on tile, card, pin and paper. */
export function useLook(entry: Entry): { readonly color: string; readonly icon: string } {
  const { pack } = useReader();
  const topic = entry.collection === 'topics' ? entry : findTopic(pack, entry.topics[0]);
  if (entry.collection === 'emergency') return { color: `t-${entry.urgency}`, icon: entry.icon };
  return { color: `t-${topic?.color ?? 'plain'}`, icon: topic?.icon ?? 'dot' };
}

/** One entry in a list: pictogram, name, one line about it. The whole card is the link. */
export function EntryCard({ entry, line, mark }: { readonly entry: Entry; readonly line?: ComponentChildren; readonly mark?: ComponentChildren }) {
  const reader = useReader();
  const { words, original } = entry;
  const { color, icon } = useLook(entry);
  return (
    <li class={`card ${color}`} data-entry={entryKey(entry)}>
      <a href={entryHref(reader, entryKey(entry))}>
        {mark ?? (
          <span class="mark">
            <Icon name={icon} />
          </span>
        )}
        <span class="what">
          <strong>
            <Words words={words} text={words.title} />
          </strong>
          {original && original.title !== words.title && (entry.collection === 'places' || entry.collection === 'courses') && (
            <span class="sign">
              <bdi {...langOf(original.lang)}>{original.title}</bdi>
            </span>
          )}
          {line ? (
            <span class="line">{line}</span>
          ) : (
            words.summary && (
              <span class="line">
                <Words words={words} text={words.summary} />
              </span>
            )
          )}
          {isOutdated(entry, reader.today) && <span class="old">{reader.t('entry.outdated')}</span>}
        </span>
      </a>
    </li>
  );
}

/** So many cards are one list. */
const most = 12;

/**
 * A titled list of cards; nothing where there are none. A long one is several: what a browser may leave out because it is far from the
 * screen is looked at in every frame, and of a thousand cards each would be.
 */
export function Section({ title, id, children }: { readonly title: ComponentChildren; readonly id?: string; readonly children: readonly ComponentChildren[] }) {
  if (children.length === 0) return null;
  return (
    <section {...(id ? { id } : {})}>
      <h2>{title}</h2>
      {Array.from({ length: Math.ceil(children.length / most) }, (_, part) => (
        <ul class="cards" key={part}>
          {children.slice(part * most, (part + 1) * most)}
        </ul>
      ))}
    </section>
  );
}
