import type { Phone, Source } from '../../core/atlas/entry.ts';
import { isMobile, readPhone, suggestPhone, suggestPhones } from '../phone.ts';
import { isPrivateMail } from '../privacy.ts';
import { type Kind, list, map, text, written } from './value.ts';

const address = written('email', (raw) => (/^[^\s@<>"'()]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,4}$/i.test(raw) ? raw : undefined));

/** The e-mail address of an office; one that looks private is told. */
export const email: Kind<string> = (value, context) => {
  const read = address(value, context);
  if (read !== undefined && isPrivateMail(read)) context.report('personal-email', value, { value: read }, 'warning');
  return read;
};

/** True for an absolute https address without credentials, spaces or control characters. */
export const isSafeUrl = (raw: string) => raw.length <= 500 && /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?([/?#][^\s<>"'`\\]*)?$/i.test(raw);

/** 'www.kvmyk.de' -> 'https://www.kvmyk.de' */
export function suggestUrl(raw: string): string | undefined {
  const guess = `https://${raw.replace(/^(https?:\/*|\/\/)/i, '')}`;
  return guess !== raw && isSafeUrl(guess) && /^https:\/\/[^/?#]*[a-z]\.[a-z]{2,}/i.test(guess) ? guess : undefined;
}

/** An address on the web, https only. */
export const url = written('url', (raw) => (isSafeUrl(raw) ? raw : undefined), { suggest: suggestUrl });

const phoneNumber = written('phone', readPhone, { suggest: (raw) => suggestPhone(raw) ?? suggestPhones(raw) });
const labelled = map<{ number: Phone; label?: string }>({ number: phoneNumber, label: text(60) }, ['number']);

/** One phone: a number, or a number with a label. */
const phone: Kind<Phone> = (value, context) => {
  const read = value.kind === 'map' ? labelled(value, context) : phoneNumber(value, context);
  if (!read) return undefined;
  const { label, ...rest } = 'text' in read ? { ...read, label: undefined } : { ...read.number, label: read.label };
  if (isMobile(rest.number)) context.report('personal-phone', value, { value: rest.text }, 'warning');
  return label === undefined ? rest : { ...rest, label };
};
export const phones = list(phone, 8);

const source = map<Source>({ name: text(200), url, as_of: text(40) }, ['name']);
const sourceName = text(200);

/** Where the facts come from: names, or names with an address and the age that the source gives itself. */
export const sources: Kind<readonly Source[]> = list((value, context) => {
  if (value.kind !== 'text') return source(value, context);
  const name = sourceName(value, context);
  return name === undefined ? undefined : { name };
}, 12);
