/** From the words on a page to what a voice says, sentence by sentence. Pure. */

/** Ends that are no end: "z. B.", "Dr.", "21. November". */
const abbreviated = /(?:^|[\s(„"])(?:\p{L}|Dr|Nr|St|Str|Tel|bzw|bspw|ca|etc|evtl|ggf|inkl|usw|\d{1,2})\.\s*$/u;

/** For browsers without `Intl.Segmenter`: full stops of our scripts and the space after them. */
const endOfSentence = /[.!?…؟۔።፧]+["»”)]*\s+/gu;

function pieces(text: string, lang: string): string[] {
  if ('Segmenter' in Intl) return [...new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text)].map(({ segment }) => segment);
  const ends = [...text.matchAll(endOfSentence)].map(({ 0: end, index }) => index + end.length);
  return [...ends, text.length].map((end, i) => text.slice(ends[i - 1] ?? 0, end));
}

/** Where the sentences of a block begin and end, blank ones left out. */
export function sentencesOf(text: string, lang: string): (readonly [start: number, end: number])[] {
  const found: [number, number][] = [];
  let at = 0;
  for (const piece of pieces(text, lang)) {
    const last = found[found.length - 1];
    if (last && (abbreviated.test(text.slice(last[0], last[1])) || piece.trim() === '')) last[1] = at + piece.length;
    else found.push([at, at + piece.length]);
    at += piece.length;
  }
  return found.map(([start, end]) => [start, start + text.slice(start, end).trimEnd().length] as const).filter(([start, end]) => end > start);
}

/** Emergency and helpline numbers, and anything that begins like a phone number and is long enough for one. Safari 15 cannot look behind. */
const phone = /(^|[^\d.,:])(11[025](?![\d.,:]*\d|\s?(?:€|%|Euro\b))|116[ ]?\d{3}|(?:\+|00|0)\d[\d \u00a0()/–-]{4,}\d)(?!\d)/g;

/** spell('0261 / 108103') -> '0 2 6 1, 1 0 8 1 0 3': a voice says digits, and rests where the number has a gap. */
const spell = (number: string): string =>
  (number.match(/\+|\d+/g) ?? [])
    .map((group) => [...group].join(' '))
    .join(', ')
    .replace('+, ', '+ ');

/** What a voice is given for a piece of text: numbers that are dialled are said digit by digit. */
export const spokenOf = (text: string, isNumber: boolean): string =>
  isNumber ? text.replace(/[\d+][\d+ \u00a0()/–-]*/g, spell) : text.replace(phone, (_, before: string, number: string) => before + spell(number));
