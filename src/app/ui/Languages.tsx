import { addressOf } from '../../core/atlas/address.ts';
import { findLanguage } from '../../core/language/registry.ts';
import { useReader } from '../reader.ts';
import { langOf } from './atlas.ts';

/** Every language of the district by its own name, in its own script and direction. No flags. */
export function Languages() {
  const { pack, base } = useReader();
  const { district } = pack;
  return (
    <ul class="wall" id="languages">
      {district.languages.map((tag) => (
        <li key={tag}>
          <a href={addressOf({ view: 'home', district: district.id, lang: tag }, base)} {...langOf(tag)} hreflang={langOf(tag).lang} data-lang={tag}>
            {findLanguage(tag)?.autonym ?? tag}
          </a>
        </li>
      ))}
    </ul>
  );
}
