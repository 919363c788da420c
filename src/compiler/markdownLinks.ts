import { isSafeUrl, suggestUrl } from './kinds/contact.ts';
import { isEntryKey, suggestKey } from './kinds/reference.ts';
import { readPhone, suggestPhone } from './phone.ts';

/** Where a link leads: to an entry (`href` is its key), out of the atlas, to a phone, to a mailbox. */
export interface Link {
  readonly href: string;
  readonly kind: 'inner' | 'outer' | 'tel' | 'mail';
}

/** Where a link may lead; undefined for everything else. Character references must have been undone. */
export function readLink(written: string): Link | undefined {
  const href = written.trim();
  if (isSafeUrl(href)) return { href, kind: 'outer' };
  const tel = /^tel:([+\d][\d\s()/.-]*)$/.exec(href.replaceAll('%20', ' '))?.[1];
  if (tel !== undefined) {
    const phone = readPhone(tel);
    return phone && { href: `tel:${phone.number}`, kind: 'tel' };
  }
  if (/^mailto:[^\s@<>"'()?&%\\]{1,64}@[a-z0-9.-]{1,120}$/i.test(href)) return { href, kind: 'mail' };
  const key = /^(?:\.\.\/)*([a-z]+\/[a-z0-9-]+)(?:\.[a-z-]+\.md|\/)?$/.exec(href)?.[1];
  return key !== undefined && isEntryKey(key) ? { href: key, kind: 'inner' } : undefined;
}

/** What the editor probably meant; nothing for addresses that are no mistake but an attack. */
export function suggestLink(written: string): string | undefined {
  const href = written.trim();
  const tel = /^tel:(?:\/\/)?(.*)$/i.exec(href)?.[1];
  if (tel !== undefined) {
    const number = suggestPhone(tel) ?? readPhone(tel)?.text;
    return number && `tel:${number.replaceAll(' ', '')}`;
  }
  if (/^(http:\/\/|www\.)/i.test(href)) return suggestUrl(href);
  if (/^[a-z+.-]*:/i.test(href) || href.startsWith('//') || href.includes('\\')) return undefined;
  return suggestKey(href) ?? (/@/.test(href) ? undefined : suggestUrl(href));
}
