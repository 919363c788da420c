import { useMemo } from 'preact/hooks';
import { innerPrefix, type Words } from '../../core/atlas/entry.ts';
import { useReader } from '../reader.ts';
import { langOf } from './atlas.ts';
import { trustHtml } from './trusted.ts';

/** The Markdown text of an entry in its own language and direction: the compiler's safe blocks, one below the other. */
export function Html({ words }: { readonly words: Words }) {
  const { base, pack } = useReader();
  const home = `${base}${pack.district.id}/${pack.lang}/`;
  // The same object as long as the text is the same: a new TrustedHTML would make Preact write the text again and lose a selection.
  const __html = useMemo(() => trustHtml(words.body.join('\n').replaceAll(`href="${innerPrefix}`, `href="${home}`)), [words.body, home]);
  if (words.body.length === 0) return null;
  return <div class="text" {...langOf(words.lang)} dangerouslySetInnerHTML={{ __html }} />;
}
