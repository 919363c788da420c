/** Hosts of mail that people have at home. Initiatives use them too: the editor answers with `public: yes`. */
const homes =
  /@(gmx|web|t-online|freenet|arcor|aol|gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|posteo|mailbox|proton|protonmail)\.(de|net|com|org|me|at|ch)$/i;

/** True for a mail address that is probably a person's own. */
export const isPrivateMail = (address: string) => homes.test(address);

/** German mobile numbers as people write them: +49 170 1234567, 0151/12 34 56 78. */
const mobile = /(?:\+49|\b0049|\b0)[\s()/-]{0,3}1[567]\d(?:[\s/-]?\d){6,9}(?!\d)/g;
const mail = /[\w.+-]{1,64}@[\w-]{1,63}\.[a-z]{2,4}\b/gi;

/** A street with its number, or a postcode with its town. */
const address = /\b\d{5}\s+\p{Lu}\p{Ll}[\p{L}-]{1,40}|\p{L}[\p{L}.-]{1,40}(?:straße|strasse|str\.|weg|gasse|allee|platz|ring|ufer)\s{1,3}\d{1,4}[a-z]?\b/giu;

/** Something in a text that should perhaps not be public, with its offset. */
interface Find {
  readonly offset: number;
  readonly value: string;
}

const all = (text: string, pattern: RegExp): Find[] => [...text.matchAll(pattern)].slice(0, 20).map((match) => ({ offset: match.index, value: match[0] }));

export const findMobiles = (text: string) => all(text, mobile);
export const findPrivateMails = (text: string) => all(text, mail).filter(({ value }) => isPrivateMail(value));
export const findAddresses = (text: string) => all(text, address);
