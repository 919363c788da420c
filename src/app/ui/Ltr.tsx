import { type ComponentChildren, Fragment, h } from 'preact';
import type { Address, Words as EntryWords, Phone } from '../../core/atlas/entry.ts';
import { findLanguage } from '../../core/language/registry.ts';
import { useReader } from '../reader.ts';
import { langIfOther, langOf } from './atlas.ts';
import { Icon } from './Icon.tsx';

/** A telephone number, time, size or address: stays left to right in right-to-left text, where `08:00-12:00` would turn round. */
export const Ltr = ({ children }: { readonly children: ComponentChildren }) => <bdi dir="ltr">{children}</bdi>;

/** Names that were asked for once: `Intl.DisplayNames` takes its time. */
const otherNames = new Map<string, string>();

/** A language's own name for itself. Beyond our own table the browser knows some; else the tag stands there. */
function autonymOf(tag: string): string {
  const known = findLanguage(tag)?.autonym ?? otherNames.get(tag);
  if (known) return known;
  let name = tag;
  try {
    name = new Intl.DisplayNames([tag], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
  } catch {
    // Not a tag that the browser can read: the tag itself is the best name we have.
  }
  otherNames.set(tag, name);
  return name;
}

/** A language by its own name, in its own direction. */
export const LanguageName = ({ tag }: { readonly tag: string }) => <bdi {...langOf(tag)}>{autonymOf(tag)}</bdi>;

/** Latin words, and numbers with something between them: `0800 1110550` would be shown as 1110550 0800 in right-to-left text. */
const leftToRightRun = /(\+?[A-Za-zÀ-ž\d](?:[A-Za-zÀ-ž\d .,:/@&'’+–-]*[A-Za-zÀ-ž\d%€])?)/;

/** A line of plain text with such runs isolated; words among them are German names. Texts made from Markdown had this done by the compiler. */
function isolated(text: string, german: string): ComponentChildren {
  const pieces = text.split(leftToRightRun).map((piece, place) => {
    if (place % 2 === 0 || /^\d+$/.test(piece)) return piece;
    return /[A-Za-zÀ-ž]/.test(piece) ? <bdi {...langOf(german)}>{piece}</bdi> : <Ltr>{piece}</Ltr>;
  });
  return h(Fragment, null, ...pieces);
}

/** A title or summary that may be in another language than the page. */
export function Words({ words, text }: { readonly words: Pick<EntryWords, 'lang'>; readonly text: string }) {
  const { language, pack } = useReader();
  return <bdi {...langIfOther(words.lang, language)}>{langOf(words.lang).dir === 'rtl' ? isolated(text, pack.district.language) : text}</bdi>;
}

/** A link that calls. The number stands beside its label as it is written on paper. */
export function PhoneLink({ phone, big }: { readonly phone: Phone; readonly big?: boolean }) {
  const { pack } = useReader();
  return (
    <a class={big ? 'call big' : 'call'} href={`tel:${phone.number}`}>
      <Icon name="phone" />
      <Ltr>{phone.text}</Ltr>
      {phone.label && (
        <small>
          <bdi {...langOf(pack.district.language)}>{phone.label}</bdi>
        </small>
      )}
    </a>
  );
}

/** A German address as it is written on an envelope and on the door. */
export function AddressBlock({ address }: { readonly address: Address }) {
  const lines = [address.extra, address.street, [address.postcode, address.city].filter(Boolean).join(' ')].filter(Boolean);
  return (
    <address lang="de" dir="ltr">
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </address>
  );
}
