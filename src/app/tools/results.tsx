import './results.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Entry, entryKey } from '../../core/atlas/entry.ts';
import type { Pack } from '../../core/pack/pack.ts';
import type { Result, Via } from '../../core/search/search.ts';
import { type Translate, useReader } from '../reader.ts';
import { entriesOf, langOf } from '../ui/atlas.ts';
import { PlaceLine } from '../ui/cards.tsx';
import { EntryCard } from '../ui/EntryCard.tsx';
import { Empty } from '../ui/ListHead.tsx';
import { LanguageName, PhoneLink, Words } from '../ui/Ltr.tsx';
import { Tiles } from '../ui/Tiles.tsx';
import { highlight, textNodes } from './highlight.ts';

/** A pack made ready for searching. */
interface Finder {
  /** False as long as texts are missing: what titles, keywords and summaries answer is found by now. */
  readonly isWhole: boolean;
  readonly lookUp: (query: string) => Result;
  readonly viaOf: (entry: Entry, matched: Result['matched']) => Via | undefined;
  readonly hitsIn: (text: string, matched: Result['matched']) => readonly (readonly [number, number])[];
}

/** When a pack can be searched by its titles, and when by its texts too: those of a city are megabytes, ten seconds of a slow phone. */
interface Making {
  readonly titles: Promise<unknown>;
  readonly texts: Promise<unknown>;
}

/** Kept over the turning of pages: on the way back the results stand at once. */
const makings = new WeakMap<Pack, Making>();
const ready = new WeakMap<Pack, Finder>();

/** So long, in ms, the index is worked on in one go: a key that is pressed meanwhile is not kept waiting, also on a slow phone. */
const slice = 8;

/** Loads the search, a chunk of its own, and makes its index bit by bit. Nothing becomes ready where the chunk does not come. */
function makeFinder(pack: Pack, t: Translate): Making {
  const titles = makeTitles(pack, t);
  return { titles, texts: titles.then((makeTexts) => makeTexts?.()) };
}

/** Answers how to go on with the texts. */
async function makeTitles(pack: Pack, t: Translate): Promise<(() => Promise<void>) | undefined> {
  const chunk: typeof import('../../core/search/search.ts') | undefined = await import('../../core/search/search.ts');
  if (!chunk) return undefined;
  // Places are found by their kind in the reader's language, even where their text is a fallback.
  const index = chunk.createIndex(pack.entries, (entry) => (entry.collection === 'places' ? t(`kind.${entry.kind}`) : ''));
  const become = (isWhole: boolean) =>
    ready.set(pack, {
      isWhole,
      lookUp: (query) => chunk.lookUp(index, query, { isHasty: !isWhole }),
      viaOf: (entry, matched) => chunk.viaOf(index, entry, matched, pack.lang),
      hitsIn: (text, matched) => chunk.hitsIn(index, text, matched),
    });
  await bitByBit(() => index.prepare(2) || index.knowsTitles());
  become(false);
  return async () => {
    await bitByBit(() => index.prepare(2));
    become(true);
  };
}

/** Works until `step` answers true, and lets the page live meanwhile. */
async function bitByBit(step: () => boolean): Promise<void> {
  for (let isDone = false; !isDone; ) {
    const end = performance.now() + slice;
    while (!isDone && performance.now() < end) isDone = step();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** `isOver`: nothing more will be found, be it that the chunk did not come. */
function useFinder(pack: Pack, t: Translate): { readonly finder: Finder | undefined; readonly isOver: boolean } {
  const [, show] = useState<Finder>();
  const [isOver, end] = useState(false);
  useEffect(() => {
    const making = makings.get(pack) ?? makeFinder(pack, t);
    makings.set(pack, making);
    void making.titles.then(() => show(ready.get(pack)));
    void making.texts.then(() => end(true));
  }, [pack, t]);
  const finder = ready.get(pack);
  return { finder, isOver: isOver || finder?.isWhole === true };
}

/** So many results are drawn at every key, more than a phone shows; as many more at a time when she has stopped typing for so long, in ms. */
const few = 8;
const pause = 300;

/** How many of the results are drawn by now. What is there from the beginning, as on the way back, is there at once. */
function useGrowing(words: string, total: number): number {
  const [grown, grow] = useState({ words, count: Number.POSITIVE_INFINITY });
  const count = grown.words === words ? grown.count : few;
  useEffect(() => {
    if (count >= total) return undefined;
    const timer = setTimeout(() => grow({ words, count: count + few }), count === few ? pause : 30);
    return () => clearTimeout(timer);
  }, [words, count, total]);
  return count;
}

/** What the words in the address find, at every key. */
export function Results() {
  const { t, pack, query } = useReader();
  const { finder, isOver } = useFinder(pack, t);
  const list = useRef<HTMLUListElement>(null);
  const words = (query['q'] ?? '').trim();
  const result = useMemo(() => (words === '' ? undefined : finder?.lookUp(words)), [finder, words]);
  const count = useGrowing(words, result?.entries.length ?? 0);
  useEffect(() => {
    highlight('found', finder && result && list.current ? rangesOf(list.current, (text) => finder.hitsIn(text, result.matched)) : []);
    return () => highlight('found', []);
  }, [finder, result, count]);
  return (
    <>
      <p role="status" class="quiet">
        {result && result.entries.length > 0 && t('search.found', { count: result.entries.length })}
      </p>
      {finder && result && result.entries.length > 0 && (
        <ul class="cards" ref={list}>
          {result.entries.slice(0, count).map((entry) => (
            <Found key={entryKey(entry)} entry={entry} via={finder.viaOf(entry, result.matched)} />
          ))}
        </ul>
      )}
      {words !== '' && !isOver && !result?.entries.length && <progress aria-label={t('nav.search')} />}
      {isOver && result?.entries.length === 0 && (
        <>
          <Empty text={t('search.nothing')} />
          <Urgent />
        </>
      )}
      {isOver && result && (
        <>
          <h2>{t('nav.topics')}</h2>
          <Tiles />
        </>
      )}
    </>
  );
}

function rangesOf(root: HTMLElement, hitsIn: (text: string) => readonly (readonly [number, number])[]): Range[] {
  return [...root.querySelectorAll('.what')].flatMap(textNodes).flatMap((node) =>
    hitsIn(node.data).map(([start, end]) => {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      return range;
    }),
  );
}

/** A result; where another language than the reader's answered, it says which, and the word where that does not stand there anyway. */
function Found({ entry, via }: { readonly entry: Entry; readonly via: Via | undefined }) {
  const { words, original } = entry;
  const isPlace = entry.collection === 'places';
  if (!via && !isPlace) return <EntryCard entry={entry} />;
  const isShown = via?.text === words.title || (via?.text === original?.title && (isPlace || entry.collection === 'courses'));
  return (
    <EntryCard
      entry={entry}
      line={
        <>
          {isPlace ? <PlaceLine place={entry} /> : words.summary && <Words words={words} text={words.summary} />}
          {via && (
            <span class="via">
              <LanguageName tag={via.lang} />
              {via.text && !isShown && (
                <>
                  {': '}
                  <bdi {...langOf(via.lang)}>{via.text}</bdi>
                </>
              )}
            </span>
          )}
        </>
      }
    />
  );
}

/** Whoever finds nothing may be in need: the numbers for danger to life. */
function Urgent() {
  const { pack } = useReader();
  return (
    <ul class="helps">
      {entriesOf(pack, 'emergency')
        .filter(({ urgency }) => urgency === 'red')
        .map((entry) => (
          <li key={entry.id} class={`help t-${entry.urgency}`} data-entry={entryKey(entry)}>
            <strong>
              <Words words={entry.words} text={entry.words.title} />
            </strong>
            {entry.phone.map((phone) => (
              <PhoneLink key={phone.number} phone={phone} big />
            ))}
          </li>
        ))}
    </ul>
  );
}
