/** Hosts of mail that people have at home. Initiatives use them too: the editor answers with `public: yes`. */
const homes =
  /@(gmx|web|t-online|freenet|arcor|aol|gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|posteo|mailbox|proton|protonmail)\.(de|net|com|org|me|at|ch)$/i;

/** True for a mail address that is probably a person's own. */
export const isPrivateMail = (address: string) => homes.test(address);

/** German mobile numbers as people write them: +49 170 1234567, 0151/12 34 56 78. */
const mobile = /(?:\+49|\b0049|\b0)[\s()/-]{0,3}1[567]\d(?:[\s/-]?\d){6,9}(?!\d)/g;
const mail = /[\w.+-]{1,64}@[\w-]{1,63}\.[a-z]{2,4}\b/gi;

/** A postcode with its town, and streets with their number: Bahnhofstraße 9, Am Markt 3. */
const addresses: readonly RegExp[] = [
  /\b\d{5}\s+\p{Lu}\p{Ll}[\p{L}-]{1,40}|\p{L}[\p{L}.-]{1,40}(?:straße|strasse|str\.|weg|gasse|allee|platz|ring|ufer)\s{1,3}\d{1,4}[a-z]?\b/giu,
  /(?<!\p{L})(?:Am|An de[rmn]|Auf de[rm]|Hinter de[rm]|Vor de[rm]|Unter den|In de[rn]|Zum|Zur)\s+(?!(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Woche|Tag|Monat)\p{L}*\s)\p{Lu}\p{L}{2,40}\s+\d{1,3}[a-z]?(?![\d.:%]|\s+(?:Uhr|Personen|Tage|Monat|Stunden))/gu,
  // A point on the map says more than a street.
  /(?<![\d.])(?:4[6-9]|5[0-5])[.,]\d{3,}\s{0,2}[,;/ ]\s{0,2}\d{1,2}[.,]\d{3,}|(?:https?:\/\/)?[\w.-]*(?:openstreetmap\.org|google\.[a-z]{2,3}\/maps|maps\.(?:google|apple|app)\b|goo\.gl\/maps|what3words\.com|osm\.org)[^\s)\]]*|geo:\d[^\s)\]]*/gi,
];

/** Something in a text that should perhaps not be public, with its offset. */
interface Find {
  readonly offset: number;
  readonly value: string;
}

const all = (text: string, pattern: RegExp): Find[] => [...text.matchAll(pattern)].slice(0, 20).map((match) => ({ offset: match.index, value: match[0] }));

export const findMobiles = (text: string) => all(text, mobile);
export const findPrivateMails = (text: string) => all(text, mail).filter(({ value }) => isPrivateMail(value));
export const findAddresses = (text: string) => addresses.flatMap((pattern) => all(text, pattern));
