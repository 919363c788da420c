import { hostName } from '../../core/atlas/onlineMap.ts';
import { useReader } from '../reader.ts';
import { findEntry, langIfOther } from '../ui/atlas.ts';
import { ContactFacts, Facts } from '../ui/Contact.tsx';
import { EntryCard } from '../ui/EntryCard.tsx';
import { FallbackNotice, Freshness } from '../ui/Freshness.tsx';
import { Html } from '../ui/Html.tsx';
import { ListHead } from '../ui/ListHead.tsx';
import { Ltr, Words } from '../ui/Ltr.tsx';
import { Text } from '../ui/Text.tsx';

/** Who publishes this atlas, what it may be used for, where its facts come from. */
export function About() {
  const { t, pack, language, base } = useReader();
  const { district } = pack;
  return (
    <article>
      <ListHead title={t('nav.about')} icon="info" />
      <FallbackNotice words={district.words} />
      {district.words.summary && (
        <p class="lead" {...langIfOther(district.words.lang, language)}>
          <Words words={district.words} text={district.words.summary} />
        </p>
      )}
      <Html words={district.words} />
      <h2>{t('about.publisher')}</h2>
      <p>
        <bdi lang="de">{district.publisher}</bdi>
      </p>
      <Facts>
        <ContactFacts contact={district} />
      </Facts>
      <h2>{t('about.privacy')}</h2>
      <p>{t('about.private')}</p>
      {district.online_map && (
        <>
          <h3>{t('map.online')}</h3>
          <p>
            <Text of="map.onlineAsk" gaps={{ host: <Ltr>{hostName(district.online_map.url)}</Ltr> }} />
          </p>
        </>
      )}
      <ul class="cards">
        {['pages/privacy', 'pages/accessibility'].map((key) => {
          const entry = findEntry(pack, key);
          return entry && <EntryCard key={key} entry={entry} />;
        })}
      </ul>
      <h2>{t('about.licence')}</h2>
      <p>{t('about.free')}</p>
      <p lang="en" dir="ltr" class="quiet">
        Texts: CC BY 4.0. Map data: named on the map. Icons: Lucide (ISC). <a href={`${base}licences.txt`}>Software</a>
      </p>
      <Freshness facts={district} />
      <div data-tool="report" />
    </article>
  );
}
