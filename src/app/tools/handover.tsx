import './handover.css';
import { useEffect, useState } from 'preact/hooks';
import { addressOf } from '../../core/atlas/address.ts';
import { isApart } from '../../device/apart.ts';
import type { SavedPack } from '../../device/api.ts';
import { tellOthers } from '../../device/messages.ts';
import { openPack } from '../../device/open.ts';
import { listSaved, openShelf, removeSaved } from '../../device/shelf.ts';
import type { Parcel } from '../../device/trust/portable.ts';
import { useReader } from '../reader.ts';
import { berlinDay, daysBetween, formatBytes } from '../ui/format.ts';
import { Icon } from '../ui/Icon.tsx';
import { LanguageName, Ltr } from '../ui/Ltr.tsx';
import { Sign } from './entrySigns.tsx';
import { canShareFile, saveFile, shareFile } from './handoverFile.ts';
import { comeIntoSight } from './sight.ts';

const shelf = openShelf();

/** Loaded when the first file goes out or comes in. Undefined where the import failed. */
const loadPost = async (): Promise<typeof import('../../device/trust/portable.ts') | undefined> => import('../../device/trust/portable.ts');

/** A pack of somebody else, with the name that its pages have. */
interface Foreign {
  readonly saved: SavedPack;
  readonly title: string;
}

async function readForeign(): Promise<readonly Foreign[]> {
  const rows = (await listSaved(shelf)).filter(({ district, lang }) => lang !== undefined && isApart(district));
  const opened = await Promise.all(rows.map(({ district, lang }) => openPack(shelf, district, lang ?? '')));
  return opened.flatMap((pack) => (pack ? [{ saved: pack.saved, title: pack.content.district.words.title }] : []));
}

/**
 * From phone to phone without a network: every saved language as a file, and a file that somebody gave her, looked through before
 * she decides. The map stays out: it is megabytes.
 */
export function Handover() {
  const { t, pack, offline, actions, base } = useReader();
  const [offer, setOffer] = useState<Parcel>();
  const [note, setNote] = useState('');
  const [foreign, setForeign] = useState<readonly Foreign[]>([]);
  const own = offline.saved.filter(({ kind }) => kind === 'text');
  // Whoever keeps nothing has nothing of others, and her phone is not touched in order to look.
  const refresh = async () => setForeign(own.length > 0 ? await readForeign() : []);
  useEffect(() => void refresh(), [offline.saved]);

  async function take(file: File | undefined) {
    setOffer(undefined);
    setNote('');
    if (!file) return;
    const answer = await (await loadPost())?.readParcel(shelf, file, Date.now());
    if (!answer) return;
    if ('parcel' in answer) setOffer(answer.parcel);
    else setNote(t(answer.reason === 'not-a-pack' ? 'handover.broken' : `offline.reason.${answer.reason}`));
  }

  async function keep(parcel: Parcel) {
    const answer = await (await loadPost())?.keepParcel(shelf, parcel);
    if (!answer) return;
    setOffer(undefined);
    if (answer !== 'saved' && answer !== 'current') return setNote(t(`offline.reason.${answer}`));
    setNote(t('offline.saved'));
    // The texts of the interface in that language, as soon as there is a network.
    navigator.serviceWorker?.controller?.postMessage({ type: 'CHECK' });
    if (parcel.signer.kind === 'known' && parcel.pack.district.id === pack.district.id) actions.save(parcel.pack.lang);
    await refresh();
  }

  async function remove({ key }: SavedPack) {
    await removeSaved(shelf, key);
    tellOthers({ kind: 'removed', key });
    await refresh();
  }

  return (
    <section class="handover">
      <h2>{t('handover.title')}</h2>
      <p>{t('handover.lead')}</p>
      <ul class="parcels">
        {own.map((saved) => (
          <li key={saved.key}>
            <Icon name="languages" />
            <span>
              <strong>
                <LanguageName tag={saved.lang ?? ''} />
              </strong>
              <Facts saved={saved} />
            </span>
            <Give saved={saved} onFailed={() => setNote(t('offline.reason.corrupt'))} />
          </li>
        ))}
      </ul>
      <label class="button plain">
        <Sign name="square-plus" />
        {t('handover.file')}
        <input class="hidden" type="file" onChange={({ currentTarget }) => void take(currentTarget.files?.[0]).then(() => (currentTarget.value = ''))} />
      </label>
      <p role="status">{note}</p>
      {offer && <Offer parcel={offer} onKeep={() => void keep(offer)} onClose={() => setOffer(undefined)} />}
      {foreign.length > 0 && <h3>{t('handover.others')}</h3>}
      <ul class="parcels">
        {foreign.map(({ saved, title }) => (
          <li key={saved.key}>
            <Icon name="users-round" />
            <span>
              <a href={addressOf({ view: 'home', district: saved.district, lang: saved.lang ?? '' }, base)}>
                <bdi>{title}</bdi> · <LanguageName tag={saved.lang ?? ''} />
              </a>
              <Facts saved={saved} />
            </span>
            <button type="button" class="plain" onClick={() => void remove(saved)}>
              {t('saved.remove')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Size and age of a pack, and whether its publisher expected a newer one by now. */
function Facts({ saved }: { readonly saved: SavedPack }) {
  const { t, language, today } = useReader();
  const staleAfter = /"staleAfter":(\d{1,11})[,}]/.exec(saved.signed ?? '')?.[1];
  const isStale = staleAfter !== undefined && berlinDay(1000 * Number(staleAfter)) < today;
  return (
    <small class="quiet">
      <Ltr>{formatBytes(saved.bytes, language)}</Ltr> · {t('saved.age', { count: daysBetween(berlinDay(1000 * saved.seq), today) })}
      {isStale && ` · ${t('entry.outdated')}`}
    </small>
  );
}

/** The two ways out of the phone: its share sheet, where it takes files, and a file of one's own. */
function Give({ saved, onFailed }: { readonly saved: SavedPack; readonly onFailed: () => void }) {
  const { t } = useReader();
  const give = async (way: typeof saveFile) => {
    const file = await (await loadPost())?.exportPack(shelf, saved.key);
    if (file) await way(file);
    else onFailed();
  };
  return (
    <>
      {canShareFile() && (
        <button type="button" class="plain" onClick={() => void give(shareFile)}>
          <Sign name="share" />
          {t('take.share')}
        </button>
      )}
      <button type="button" class="plain" onClick={() => void give(saveFile)}>
        <Icon name="download" />
        {t('handover.save')}
      </button>
    </>
  );
}

/** What is in a file and who vouches for it, before anything of it is kept. */
function Offer({ parcel, onKeep, onClose }: { readonly parcel: Parcel; readonly onKeep: () => void; readonly onClose: () => void }) {
  const { t } = useReader();
  const { record, pack, signer } = parcel;
  const isKnown = signer.kind === 'known';
  return (
    <div class={`box ${isKnown ? 'saved' : 'failed'}`} role="alert" ref={comeIntoSight}>
      <p>
        <strong>
          <bdi lang={pack.district.words.lang}>{pack.district.words.title}</bdi> · <LanguageName tag={pack.lang} />
        </strong>{' '}
        <Facts saved={record.saved} />
      </p>
      <p>
        <Icon name={isKnown ? 'check' : 'circle-alert'} />
        <span>
          {t(isKnown ? 'handover.known' : 'handover.stranger')}{' '}
          {signer.kind === 'nobody' ? (
            t('handover.unsigned')
          ) : (
            <small>
              <bdi lang={pack.district.words.lang}>{pack.district.publisher}</bdi> · {t('handover.key')}{' '}
              <Ltr>{signer.fingerprint.replace(/(.{4})(?=.)/g, '$1 ')}</Ltr>
            </small>
          )}
        </span>
      </p>
      <button type="button" class={isKnown ? '' : 'plain'} onClick={onKeep}>
        {t('saved.save')}
      </button>
      <button type="button" class="plain" onClick={onClose}>
        {t('map.close')}
      </button>
    </div>
  );
}
