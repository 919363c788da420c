import { useMemo } from 'preact/hooks';
import type { Words } from '../../core/atlas/entry.ts';
import { langOf } from './atlas.ts';
import { trustHtml } from './trusted.ts';

/** The Markdown text of an entry in its own language and direction: the compiler's safe blocks, one below the other. */
export function Html({ words }: { readonly words: Words }) {
  // The same object as long as the text is the same: a new TrustedHTML would make Preact write the text again and lose a selection.
  const __html = useMemo(() => trustHtml(words.body.join('\n')), [words.body]);
  if (words.body.length === 0) return null;
  return <div class="text" {...langOf(words.lang)} dangerouslySetInnerHTML={{ __html }} />;
}
