import './take.css';
import { useEffect, useState } from 'preact/hooks';
import { type Entry, entryKey } from '../../core/atlas/entry.ts';
import { useReader } from '../reader.ts';
import { findEntry } from '../ui/atlas.ts';
import { Ltr } from '../ui/Ltr.tsx';
import { Card } from './card.tsx';
import { CopyButton, ShareButton } from './entryButtons.tsx';
import { useLeave } from './entryLeave.ts';
import { Sheet } from './entrySheet.tsx';
import { Sign } from './entrySigns.tsx';
import { mayKeep, Star } from './favourites.tsx';
import { pageAddress, placeOf, shareText } from './share.ts';

type Opened = 'card' | 'qr' | undefined;

/** What can be taken along of one entry: kept, shared, copied, shown to somebody else. */
export function EntryTool({ of }: { readonly of: string }) {
  const { pack } = useReader();
  const entry = findEntry(pack, of);
  return entry ? <Take key={entryKey(entry)} entry={entry} /> : null;
}

function Take({ entry }: { readonly entry: Entry }) {
  const reader = useReader();
  const { t, pack, base } = reader;
  const [opened, open] = useState<Opened>();
  const isSensitive = entry.sensitivity === 'high';
  useLeave(isSensitive, base, t('take.leave'));
  const close = () => open(undefined);
  const text = shareText(entry, reader, location.origin);
  return (
    <>
      <div class="chips along">
        {mayKeep(entry) && <Star entry={entry} />}
        <ShareButton text={text} />
        <CopyButton text={text} />
        {placeOf(entry, pack)?.address && (
          <button type="button" class="chip" onClick={() => open('card')}>
            <Sign name="signpost" />
            {t('take.card')}
          </button>
        )}
        <button type="button" class="chip" onClick={() => open('qr')}>
          <Sign name="qr-code" />
          {t('take.qr')}
        </button>
      </div>
      {opened === 'card' && <Card entry={entry} onClose={close} />}
      {opened === 'qr' && (
        <Sheet name={t('take.qr')} kind="code" isInHistory={!isSensitive} onClose={close}>
          <Code address={pageAddress(entry, reader, pack.lang, location.origin)} />
        </Sheet>
      )}
    </>
  );
}

/** The code comes with the library that draws it, once somebody asks for one. Its address stands below it, to be typed. */
function Code({ address }: { readonly address: string }) {
  const [part, setPart] = useState<typeof import('./qr.tsx') | undefined>();
  useEffect(() => {
    void import('./qr.tsx').then(setPart);
  }, []);
  return (
    <>
      {part && <part.QrCode address={address} />}
      <p>
        <Ltr>{address}</Ltr>
      </p>
    </>
  );
}
