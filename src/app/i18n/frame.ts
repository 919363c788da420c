import type { Strings } from './translator.ts';

/**
 * The texts that a phone has in every language, whichever languages it keeps: enough to say "this language is not on this phone",
 * and to find help. Whole groups, and single keys with their group.
 */
const frameGroups = ['_meta', 'nav', 'notSaved', 'notFound'] as const;
const frameKeys = ['saved.retry', 'saved.here', 'offline.none'] as const;

/** Those texts of one language. */
export function frameOf(strings: Strings): Strings {
  const groups = frameGroups.map((group) => [group, strings[group]] as const);
  const single = frameKeys.map((key) => {
    const [group = '', name = ''] = key.split('.');
    return [group, { [name]: strings[group]?.[name] ?? '' }] as const;
  });
  const merged: Record<string, Record<string, string>> = {};
  for (const [group, texts] of [...groups, ...single]) merged[group] = { ...merged[group], ...(texts as Record<string, string> | undefined) };
  return merged as unknown as Strings;
}
