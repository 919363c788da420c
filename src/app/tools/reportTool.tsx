import './take.css';
import { useState } from 'preact/hooks';
import { useReader } from '../reader.ts';
import { findEntry } from '../ui/atlas.ts';
import { ContactFacts, Facts } from '../ui/Contact.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Text } from '../ui/Text.tsx';
import { CopyButton, ShareButton } from './entryButtons.tsx';
import { Sign } from './entrySigns.tsx';
import { mailAddress, messageOf, type Subject } from './report.ts';

const searchMark = 'search:';

/**
 * "Report a mistake": she writes, sees the whole message, and sends it herself, by mail or any other way. Nothing leaves the phone
 * from here. `of` is the key of an entry, or `search:` and the words that found nothing.
 */
export function ReportTool({ of }: { readonly of: string }) {
  const reader = useReader();
  const { t, pack } = reader;
  const { district } = pack;
  const [isOpen, open] = useState(false);
  const [words, write] = useState('');
  const subject: Subject = of.startsWith(searchMark) ? { query: of.slice(searchMark.length) } : { entry: findEntry(pack, of) };
  if (!isOpen) {
    return (
      <button type="button" class="chip report" onClick={() => open(true)}>
        <Sign name="flag" />
        {t(subject.query === undefined ? 'report.ask' : 'report.missing')}
      </button>
    );
  }
  const message = messageOf(subject, words, reader, location.origin);
  const text = `${message.subject}\n\n${message.body}`;
  return (
    <div class="box report">
      <label>
        {t('report.what')}
        <textarea ref={focus} rows={3} dir="auto" value={words} onInput={({ currentTarget }) => write(currentTarget.value)} />
      </label>
      <h2>{t('report.sent')}</h2>
      <pre dir="auto">{text}</pre>
      <p class="to">
        <Text of="report.to" gaps={{ name: <bdi lang="de">{district.publisher}</bdi> }} />
      </p>
      {!district.email && (
        <Facts>
          <ContactFacts contact={district} />
        </Facts>
      )}
      <div class="chips">
        {district.email && (
          <a class="chip" href={mailAddress(district.email, message)}>
            <Icon name="mail" />
            {t('report.mail')}
          </a>
        )}
        <ShareButton text={text} />
        <CopyButton text={text} />
        <button type="button" class="chip" onClick={() => open(false)}>
          <Icon name="x" />
          {t('map.close')}
        </button>
      </div>
    </div>
  );
}

/** The button that was pressed is gone: the keyboard goes on where she writes. */
const focus = (element: HTMLElement | null) => element?.focus();
