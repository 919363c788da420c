import { useReader } from '../reader.ts';
import { AlarmNumbers } from '../ui/AlarmNumbers.tsx';
import { langOf } from '../ui/atlas.ts';
import { Icon } from '../ui/Icon.tsx';
import { Languages } from '../ui/Languages.tsx';

/** The first page of a district: every language by its own name, in its own script and direction. No flags, no script needed. */
export function Wall() {
  const { pack } = useReader();
  const { district } = pack;
  return (
    <main class="start" id="content" tabIndex={-1}>
      <h1>
        <Icon name="languages" big />
        <bdi {...langOf(district.words.lang)}>{district.words.title}</bdi>
      </h1>
      <Languages />
      <AlarmNumbers />
    </main>
  );
}
