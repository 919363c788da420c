import { useReader } from '../reader.ts';
import { Languages } from '../ui/Languages.tsx';
import { ListHead } from '../ui/ListHead.tsx';
import { Tiles } from '../ui/Tiles.tsx';

/** No page of this district has this address, and nobody knows her language, or the district lacks it: the languages come before the sentence. */
export function NoSuchLanguage() {
  const { t } = useReader();
  return (
    <>
      <ListHead title={t('nav.language')} icon="languages" />
      <Languages />
      <p class="lead">{t('notFound.text')}</p>
      <Tiles />
    </>
  );
}
