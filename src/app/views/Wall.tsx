import { addressOf } from '../../core/atlas/address.ts';
import { findLanguage } from '../../core/language/registry.ts';
import { useReader } from '../reader.ts';
import { langOf } from '../ui/atlas.ts';
import { Icon } from '../ui/Icon.tsx';

/** Two numbers that need no language. */
const AlarmNumbers = () => (
  <ul class="alarms" dir="ltr">
    <li>
      <a class="alarm" href="tel:112">
        <Icon name="flame" />
        <Icon name="heart" />
        112
      </a>
    </li>
    <li>
      <a class="alarm" href="tel:110">
        <Icon name="shield" />
        110
      </a>
    </li>
  </ul>
);

/** The first page of a district: every language by its own name, in its own script and direction. No flags, no script needed. */
export function Wall() {
  const { pack, base } = useReader();
  const { district } = pack;
  return (
    <main class="start" id="content" tabIndex={-1}>
      <h1>
        <Icon name="languages" big />
        <bdi {...langOf(district.words.lang)}>{district.words.title}</bdi>
      </h1>
      <ul class="wall" id="languages">
        {district.languages.map((tag) => (
          <li key={tag}>
            <a href={addressOf({ view: 'home', district: district.id, lang: tag }, base)} {...langOf(tag)} hreflang={langOf(tag).lang} data-lang={tag}>
              {findLanguage(tag)?.autonym ?? tag}
            </a>
          </li>
        ))}
      </ul>
      <AlarmNumbers />
    </main>
  );
}
