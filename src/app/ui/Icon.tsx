import { icons } from '../icons/icons.ts';

/** Icons that point along the reading direction: mirrored in right-to-left pages. A telephone or a play sign is not. */
const directed = new Set(['arrow-left', 'arrow-right', 'log-out', 'external-link', 'list']);

/** A pictogram beside a word: never read aloud, never the only carrier of a meaning. An unknown name is a neutral dot. */
export function Icon({ name, big }: { readonly name: string; readonly big?: boolean }) {
  const path = (icons as Readonly<Record<string, string>>)[name] ?? icons.dot;
  return (
    <svg class={`icon${big ? ' big' : ''}${directed.has(name) ? ' flip' : ''}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
