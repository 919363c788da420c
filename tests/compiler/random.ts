/** Numbers that look random and are the same in every run (mulberry32): what failed can be looked at again by its seed. */
export function createRandom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const some = (items: readonly string[], most: number) => Array.from({ length: below(most + 1) }, () => pick(items)).join('');
  return { next, below, pick, some };
}
export type Random = ReturnType<typeof createRandom>;

const characters = ['a', 'b ', 'Z', 'ä', 'ع', 'ሰ', 'я', '😀', '\ud800', '0', '12:30', ' ', '\t', '\u00a0', '\u200f', '\u0000', '\ufeff', '\r', '\u2028'];

const markdown = [
  ...[
    '*',
    '**',
    '_',
    '__',
    '~~',
    '`',
    '``',
    '```\n',
    '~~~',
    '[',
    ']',
    '(',
    ')',
    '](',
    '![',
    '<',
    '>',
    '</',
    '<!--',
    '-->',
    '<b c="',
    '"',
    "'",
    '&',
    '&amp;',
    '&#x41;',
    '&#8238;',
    ';',
    '\\',
  ],
  ...[
    '|',
    '-',
    '+',
    '1. ',
    '1)',
    ':',
    '#',
    '## ',
    '=',
    '\n',
    '\n\n',
    '\n- ',
    '\n  - ',
    '\n> ',
    '\n    ',
    '\n|-|-|\n',
    '\n===\n',
    '\n---\n',
    '\n[a]: ',
    '[a][b]',
    '- [x] ',
  ],
  ...[
    'https://a.de',
    'www.a.de',
    'a@b.de',
    'tel:112',
    'javascript:',
    'pages/doctor',
    '(pages/nowhere)',
    'mailto:a@b.de',
    '<script>',
    '<img src=x onerror=hit(1)>',
    '<https://a.de>',
  ],
  ...['+49 151 12345678', 'x@gmx.de', 'Markt 1, 56727 Mayen', '{name}', '__proto__'],
];

/** A text with everything that Markdown gives a meaning to. */
export const randomMarkdown = (random: Random) => random.some([...characters, ...markdown, ...markdown], 60);

const names = [
  'title',
  'summary',
  'keywords',
  'topics',
  'source',
  'checked',
  'review',
  'expires',
  'kind',
  'at',
  'precision',
  'address',
  'phone',
  'email',
  'url',
  'opening_hours',
  'languages',
  'related',
  'aliases',
];
const more = [
  'start',
  'end',
  'schedule',
  'dates',
  'level',
  'icon',
  'color',
  'urgency',
  'translation',
  'bounds',
  'layers',
  'state',
  'publisher',
  'public',
  'order',
  'place',
  'Titel',
  '__proto__',
  'constructor',
  '',
  '? ',
  '- ',
  '<<',
  '"a',
];
const plain = [
  ...[
    'x',
    'health',
    '[health]',
    '[a, b]',
    '[]',
    '{}',
    '{ a: b }',
    '2026-11-21',
    '2026-02-30',
    '24.12.2026',
    '6 months',
    'yes',
    '112',
    '"+49 261 1"',
    '+49 261 108103',
    '0261 1',
  ],
  ...[
    '[50.3, 7.2]',
    '[7.2, 50.3]',
    '50,3',
    'Mo-Fr 08:00-12:00',
    'Mo-Fr 8-12 Uhr',
    'https://a.de',
    'http://a',
    'a@b.de',
    '{ number: "112" }',
    '[{ name: x, url: https://a.de }]',
    'pages/doctor',
  ],
  ...[
    'FREQ=WEEKLY;BYDAY=TH',
    'A1-B1',
    'de',
    '[de, en]',
    '{ method: machine }',
    '{ city: Mayen }',
    'building',
    'doctor',
    'red',
    'siren',
    'DE-RP',
    '[[50.1, 7.0], [50.6, 7.7]]',
    '“x”',
    '\n  - a\n  - b',
  ],
];
const broken = ['*a', '&a b', '!!js/function x', '@', '`', '"x', "'x", '|', '>', '#', '# x', 'a: b', '[', '{', ']', '-', '?', '\n a: 1', '\n\tx'];

/** A head: fields with right and wrong values; every second one has lines that are no YAML at all. */
export function randomHead(random: Random): string {
  const isBroken = random.next() < 0.5;
  const sound = () => `${random.pick(names)}: ${random.pick(plain)}`;
  const wild = () =>
    `${random.some(['', '', '', ' ', '\t', '- '], 1)}${random.pick([...names, ...more])}${random.pick([': ', ': ', ': ', ':', ' ', ' : '])}${random.pick([...plain, ...broken])}${random.some(characters, 2)}`;
  const lines = Array.from({ length: random.below(14) }, () => (isBroken && random.next() < 0.3 ? wild() : sound()));
  // The same field twice is one mistake, not the only one.
  return isBroken ? lines.join('\n') : [...new Map(lines.map((line) => [line.split(':')[0], line])).values()].join('\n');
}

/** A translation as people write them: braces or lines of their own, quotes or none, notes, Windows line ends. */
export function randomTranslation(random: Random): string {
  const end = random.pick(['\n', '\n', '\r\n']);
  const method = random.pick(['machine', 'human', '"machine+reviewed"', "'human'"]);
  const of = random.pick(['', '', '', '00000000', '"deadbeef"']);
  const note = random.pick(['', '', ' # geprüft']);
  const flow = `translation: {${random.pick([' ', ''])}method: ${method}${of && `, of: ${of}`}${random.pick([' ', ''])}}${note}`;
  const indent = random.pick(['  ', ' ', '    ']);
  const lines =
    random.next() < 0.5
      ? [`${indent}method: ${method}${note}`, ...(of ? [`${indent}of: ${of}`] : [])]
      : [...(of ? [`${indent}of: ${of}`] : []), `${indent}method: ${method}`];
  const made = random.next() < 0.5 ? [flow] : [`translation:${note}`, ...lines];
  const title = ['title: Arztة', `keywords: [a, "b: c"]${note}`];
  const head = random.next() < 0.5 ? [...title, ...made] : [...made, ...title];
  return `${random.pick(['', '\ufeff'])}---${end}${head.join(end)}${end}---${end}${end}Text of: method: machine.${random.pick(['', end])}`;
}

/** A whole file, with heads that begin and end as they should, mostly. */
export function randomFile(random: Random): string {
  const open = random.pick(['---\n', '---\n', '---\n', '---\r\n', '', '----\n', '---js\n', '\ufeff---\n', '\n---\n']);
  const close = random.pick(['\n---\n', '\n---\n', '\n---\n', '\n---', '\n', '---\n']);
  return `${open}${randomHead(random)}${close}${randomMarkdown(random)}`;
}
