import { tags } from '../../src/compiler/markdownRenderer.ts';

/** Attributes that the compiler may write, by tag, with the only values they may have. */
const attributes: Readonly<Record<string, RegExp>> = {
  a: /^( href="(~\/[a-z]+\/[a-z0-9-]+\/|https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?([/?#][^\s<>"'`\\]*)?|tel:\+?\d+|mailto:[^\s<>"'`\\?]+)")( class="out" rel="noopener noreferrer")?$/i,
  bdi: /^ dir="ltr"$/,
  code: /^ dir="ltr"$/,
  pre: /^ dir="ltr"$/,
  ol: /^( start="\d+")?$/,
};

const empty: ReadonlySet<string> = new Set(['br', 'hr']);

/** Everything in a compiled block that is not on the list of what may come out; empty for safe HTML. */
export function unsafeParts(html: string): string[] {
  const wrong: string[] = [];
  const open: string[] = [];
  const rest = html.replace(/<(\/?)([a-z0-9]+)((?:\s[^<>]*)?)>/g, (whole, slash: string, tag: string, attribute: string) => {
    if (!(tags as readonly string[]).includes(tag)) wrong.push(whole);
    else if (slash) {
      if (open.pop() !== tag || attribute !== '') wrong.push(whole);
    } else {
      if (!(attributes[tag] ?? /^$/).test(attribute)) wrong.push(whole);
      if (!empty.has(tag)) open.push(tag);
    }
    return '';
  });
  if (open.length > 0) wrong.push(`not closed: ${open.join(' ')}`);
  const loose = rest.match(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/);
  if (loose) wrong.push(`not escaped: ${rest.slice(Math.max(0, (loose.index ?? 0) - 20), (loose.index ?? 0) + 20)}`);
  return wrong;
}
