import './beside.css';
import { type ComponentChild, render } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Entry, Words as EntryWords } from '../../core/atlas/entry.ts';
import { languages } from '../../core/language/registry.ts';
import { type Reader, ReaderContext, useReader } from '../reader.ts';
import { findEntry, langOf } from '../ui/atlas.ts';
import { Html } from '../ui/Html.tsx';
import { LanguageName, Words } from '../ui/Ltr.tsx';
import { Text } from '../ui/Text.tsx';
import { ReadAloud } from './aloud.tsx';
import { align } from './besideAlign.ts';

/** Everything that helps to read one entry: a second language below each paragraph, and a voice. */
export function Reading({ of }: { readonly of: string }) {
  const { pack } = useReader();
  const entry = findEntry(pack, of);
  if (!entry || (entry.words.body.length === 0 && !entry.words.summary)) return <div class="reading" />;
  return (
    <div class="reading">
      <Beside key={of} entry={entry} of={of} />
      <ReadAloud key={`aloud ${of}`} lang={entry.words.lang} />
    </div>
  );
}

/** The languages on offer: the district's own, its easy form, and those on this phone; never one that stands there already. */
function choicesOf({ pack, offline }: Reader, shown: string): readonly string[] {
  const own = pack.district.language;
  const easy = languages.filter(({ fallback }) => fallback.includes(own)).map(({ tag }) => tag);
  const saved = offline.saved.flatMap(({ lang }) => lang ?? []);
  return [...new Set([own, ...easy, ...saved])].filter((tag) => tag !== pack.lang && tag !== shown && pack.district.languages.includes(tag));
}

/** One tap lays the text in a second language below each paragraph, so that two people can point at the same sentence. */
function Beside({ entry, of }: { readonly entry: Entry; readonly of: string }) {
  const reader = useReader();
  const { t, second, beside, actions } = reader;
  const { words } = entry;
  const place = useRef<HTMLDivElement>(null);
  const [isExact, setExact] = useState(true);
  const other = beside && findEntry(beside, of)?.words;
  // Where nobody translated this entry, both packs may carry the same text.
  const laid = other && other.lang !== words.lang ? other : undefined;
  useLayoutEffect(() => {
    const article = place.current?.closest('article');
    if (!article || !laid) return undefined;
    const { isExact, remove } = lay(article, laid, entry, reader);
    setExact(isExact);
    return remove;
    // The reader changes with every step of a download; what is laid changes with the texts alone.
  }, [laid, entry]);
  const choices = choicesOf(reader, words.lang);
  if (choices.length === 0) return null;
  return (
    <div ref={place}>
      <fieldset class="chips">
        <legend class="quiet">{t('beside.title')}</legend>
        {choices.map((tag) => (
          <button
            type="button"
            class="chip"
            key={tag}
            aria-pressed={second?.tag === tag}
            onClick={() => actions.layBeside(second?.tag === tag ? undefined : tag)}
          >
            <LanguageName tag={tag} />
          </button>
        ))}
      </fieldset>
      <div role="status">
        {second && choices.includes(second.tag) && !laid && <p class="notice">{waiting(second, other)}</p>}
        {laid && !isExact && <p class="notice">{t('beside.loose')}</p>}
        {laid && second && laid.lang !== second.tag && <p class="notice">{fallback(laid.lang)}</p>}
      </div>
      {laid && (
        <ul class="quiet methods">
          <Method words={words} />
          <Method words={laid} />
        </ul>
      )}
    </div>
  );
}

/** Why there is no second text yet. */
function waiting({ tag, isMissing }: { readonly tag: string; readonly isMissing: boolean }, other: EntryWords | undefined): ComponentChild {
  if (other) return fallback(other.lang);
  return <Text of={isMissing ? 'beside.missing' : 'beside.wait'} gaps={{ language: <LanguageName tag={tag} /> }} />;
}

const fallback = (tag: string) => <Text of="entry.fallback" gaps={{ language: <LanguageName tag={tag} /> }} />;

/** Who made a text, and whether the German has changed since. */
function Method({ words }: { readonly words: EntryWords }) {
  const { t } = useReader();
  return (
    <li>
      <LanguageName tag={words.lang} />: {t(`method.${words.translation}`)}
      {words.stale && ` ${t('entry.stale')}`}
    </li>
  );
}

interface Laid {
  readonly isExact: boolean;
  readonly remove: () => void;
}

/**
 * Puts the second text into the page as it stands: title below title, summary below summary, block below block, list item within list
 * item. The page itself is not drawn anew, so that nothing that was selected or is being read aloud is lost.
 */
function lay(article: Element, words: EntryWords, entry: Entry, reader: Reader): Laid {
  const added: Element[] = [];
  const { lang, dir } = langOf(words.lang);
  const create = (tag: 'div' | 'span') => {
    const element = document.createElement(tag);
    Object.assign(element, { className: 'beside', lang, dir });
    added.push(element);
    return element;
  };
  const draw = (child: ComponentChild, into: Element) => render(<ReaderContext.Provider value={reader}>{child}</ReaderContext.Provider>, into);
  const line = (text: string, into: Element | null | undefined) => {
    if (!into || text === '') return;
    const element = create('span');
    into.append(element);
    draw(<Words words={words} text={text} />, element);
  };
  // The sign on the door stands below the title anyway.
  if (words.title !== entry.original?.title) line(words.title, article.querySelector('h1')?.parentElement);
  line(words.summary ?? '', article.querySelector('.lead'));
  const scratch = document.createElement('div');
  draw(<Html words={words} />, scratch);
  const theirs = [...(scratch.firstElementChild?.children ?? [])];
  const ours = [...(article.querySelector('.text')?.children ?? [])];
  const { below, isExact } = align(ours.map(tagOf), theirs.map(tagOf));
  below.forEach((places, at) => {
    const block = ours[at];
    let last = block;
    for (const place of places) {
      const other = theirs[place];
      if (!block || !last || !other || other.tagName === 'HR') continue;
      if (last === block && isPair(block, other)) {
        for (const [i, item] of [...other.children].entries()) {
          const element = create('div');
          element.append(...item.childNodes);
          block.children[i]?.append(element);
        }
        continue;
      }
      const element = create('div');
      // A heading once is enough for whoever walks from heading to heading.
      if (/^H\d/.test(other.tagName)) {
        element.classList.add('heading');
        element.append(...other.childNodes);
      } else element.append(other);
      last.after(element);
      last = element;
    }
  });
  return {
    isExact,
    remove() {
      for (const element of added) element.remove();
    },
  };
}

const tagOf = ({ tagName }: Element) => tagName;

/** Two lists with as many items. */
const isPair = (a: Element, b: Element) => /^[OU]L$/.test(a.tagName) && a.tagName === b.tagName && a.children.length === b.children.length;
