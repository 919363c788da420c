import { getLanguage } from '../../core/language/registry.ts';
import { qrSvg } from '../qr.ts';
import type { SignColor } from './colors.ts';
import type { Sheet } from './sheet.ts';
import type { PrintWords } from './words.ts';

/** How a sheet is drawn: the same parts on the card in the hand and on the poster on the wall. */
export interface SheetLook {
  /** The card shows the topics as pictograms only; the poster names them. */
  readonly form: 'card' | 'poster';
  /** The address in the code, complete. */
  readonly address: string;
  readonly base: string;
  /** Path data of the pictograms on a 24 × 24 grid, `dot` among them: `icons` of src/app/icons. */
  readonly icons: Readonly<Record<string, string>>;
  /** Colours by the name that topics use. */
  readonly colors: Readonly<Record<string, SignColor>>;
}

interface SheetProps extends SheetLook {
  readonly sheet: Sheet;
}

/** A welcome with more letters than this is set smaller, and its neighbours with it: no language is larger than another. */
const isLong = (welcome: string) => welcome.replace(/\p{Mn}/gu, '').length > 11;

/** Everything on the paper. Inline styles are not allowed, so colours are attributes of the drawings. */
export function SheetView(props: SheetProps) {
  const { sheet, form, base } = props;
  return (
    <main class={`sheet ${form}`}>
      <header>
        <img src={`${base}app-icons/icon.svg`} alt="" />
        <h1 class={sheet.languages.some(({ words }) => isLong(words.welcome)) ? 'long' : ''}>
          <InAll sheet={sheet} word="welcome" />
        </h1>
        <p lang={sheet.district.words.lang}>{sheet.district.words.title}</p>
      </header>
      <div class="scan">
        <Code {...props} />
        <ul>
          {sheet.languages.map(({ tag, words }) => (
            <li key={tag} {...spoken(tag)}>
              <b>{words.scan}</b>
              {words.offline}
            </li>
          ))}
        </ul>
      </div>
      <Topics {...props} />
      <Numbers {...props} />
      <Foot {...props} />
    </main>
  );
}

/** `lang`, `dir`, and as class the script, which has its own size and line height. */
function spoken(tag: string) {
  const { html, dir, script } = getLanguage(tag);
  return { lang: html, dir, class: script };
}

/** One short text in every language of the sheet, each in an element of its own. */
function InAll({ sheet, word }: { readonly sheet: Sheet; readonly word: Exclude<keyof PrintWords, 'method'> }) {
  return (
    <>
      {sheet.languages.map(({ tag, words }) => (
        <span key={tag} {...spoken(tag)}>
          {words[word]}
        </span>
      ))}
    </>
  );
}

/** The code, and under it the address in letters, so that a code pasted over it is noticed. */
function Code({ address }: SheetProps) {
  return (
    <figure>
      <div class="qr" dangerouslySetInnerHTML={{ __html: qrSvg(address) }} />
      <figcaption>
        <a href={address} dir="ltr">
          {shortAddress(address).map((part) => (
            <span key={part}>{part}</span>
          ))}
        </a>
      </figcaption>
    </figure>
  );
}

/** shortAddress('https://welcome.example/witten/') -> ['welcome.example/', 'witten']: what a person types, where it may be broken. */
const shortAddress = (address: string) =>
  address
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '')
    .split(/(?<=\/)/);

/** For a topic whose colour has no value. */
const plain: SignColor = { sign: '#3d4b5c', ink: '#fff' };

function Topics({ sheet, form, icons, colors }: SheetProps) {
  return (
    <ul class="topics">
      {sheet.topics.map(({ id, icon, color }) => (
        <li key={id}>
          <svg viewBox="0 0 40 40" aria-hidden="true">
            <rect width="40" height="40" rx="9" fill={(colors[color] ?? plain).sign} />
            <path class="line" transform="translate(8 8)" stroke={(colors[color] ?? plain).ink} d={icons[icon] ?? icons['dot'] ?? ''} />
          </svg>
          {form === 'poster' &&
            sheet.languages.map(({ tag, topics }) =>
              topics[id] === undefined ? null : (
                <span key={tag} {...spoken(tag)}>
                  {topics[id]}
                </span>
              ),
            )}
        </li>
      ))}
    </ul>
  );
}

const numbers = [
  { number: '112', icon: 'siren', word: 'fire' },
  { number: '110', icon: 'shield', word: 'police' },
  { number: '116117', icon: 'stethoscope', word: 'doctor' },
] as const;

/** The three numbers that everybody in Germany needs: the same in every district, and they never expire. */
function Numbers({ sheet, icons }: SheetProps) {
  return (
    <section class="numbers">
      <h2>
        <InAll sheet={sheet} word="emergency" />
      </h2>
      <ul>
        {numbers.map(({ number, icon, word }) => (
          <li key={number}>
            <a href={`tel:${number}`} dir="ltr">
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path class="line" stroke="currentColor" d={icons[icon] ?? icons['dot'] ?? ''} />
              </svg>
              {number}
            </a>
            <InAll sheet={sheet} word={word} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who publishes, and that this is a demonstration where it is one. */
function Foot({ sheet }: SheetProps) {
  return (
    <footer>
      {sheet.district.demonstration && (
        <p class="demonstration">
          <InAll sheet={sheet} word="demonstration" />
        </p>
      )}
      <p lang={getLanguage(sheet.district.language).html}>{sheet.district.publisher}</p>
    </footer>
  );
}
