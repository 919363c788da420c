/**
 * The words of the domain: one readonly shape per thing. What the compiler makes is what travels,
 * what the phone stores and what a view is handed. Names follow schema.org, HSDS and OpenStreetMap.
 *
 * Dates are ISO 8601 days (`2026-11-21`) or local times without zone (`2026-11-21T18:00`); the zone is
 * always Europe/Berlin. Languages are BCP 47 tags of `core/language/registry.ts`.
 */

export const collections = ['topics', 'pages', 'places', 'courses', 'events', 'news', 'emergency'] as const;
export type Collection = (typeof collections)[number];

/** `<collection>/<id>`: how entries point at each other and what `data-entry` carries. */
export type EntryKey = `${Collection}/${string}`;

/** Who made these words. `original` is the text in the district's own language. */
export type TranslationMethod = 'original' | 'human' | 'machine' | 'machine+reviewed';

export interface Source {
  readonly name: string;
  readonly url?: string;
  /** What the source says about its own age, as the editor wrote it (`2020-03`, `about 2018`). */
  readonly as_of?: string;
}

/**
 * Links between entries begin with this in `Words.body`: `href="~/pages/doctor/"`. Whoever prints the text puts the address of
 * district and language in its place, so that a text is the same in all of them.
 */
export const innerPrefix = '~/';

/** The words of an entry in one language. In a fallback, `lang` is not the language of the pack. */
export interface Words {
  readonly lang: string;
  readonly title: string;
  readonly summary?: string;
  readonly keywords?: readonly string[];
  /** One safe HTML string per block of the Markdown text, so that two languages can be laid side by side. */
  readonly body: readonly string[];
  readonly translation: TranslationMethod;
  /** True when the German text has changed since it was translated. */
  readonly stale?: boolean;
}

/** What every entry has beside its words. */
export interface EntryBase {
  readonly id: string;
  readonly words: Words;
  /** The entry in the district's language: name on the door sign. Absent when `words` is that text. */
  readonly original?: { readonly lang: string; readonly title: string };
  readonly topics: readonly string[];
  readonly source: readonly Source[];
  /** Day on which a person looked at the source. */
  readonly checked?: string;
  /** First day on which the facts may be outdated: `expires`, or `checked` plus `review`. */
  readonly expires?: string;
  /** The shared layer that it came from; absent for the district's own. */
  readonly layer?: string;
  readonly related?: readonly EntryKey[];
  readonly order?: number;
  /** `high`: quick exit, no share preview, not listed among recent. */
  readonly sensitivity?: 'high';
}

export interface Address {
  readonly street?: string;
  readonly postcode?: string;
  readonly city: string;
  readonly extra?: string;
}

export interface Phone {
  /** E.164 (`+49261108103`) or a German short number (`112`): what `tel:` gets. */
  readonly number: string;
  /** Grouped for the eye: `+49 261 108103`. Always shown left to right. */
  readonly text: string;
  readonly label?: string;
}

export interface Contact {
  readonly phone?: readonly Phone[];
  readonly email?: string;
  readonly url?: string;
}

/** A weekly opening table made from OpenStreetMap syntax. Index 0 is Monday. Times are `HH:MM`. */
export interface OpeningHours {
  /** The OpenStreetMap text, as written. */
  readonly osm: string;
  readonly week: readonly (readonly (readonly [from: string, to: string])[])[];
  /** `off` when closed on public holidays, `unknown` when the text does not say. */
  readonly holidays: 'off' | 'unknown';
  readonly appointment?: true;
  readonly always?: true;
}

/** `building`: the door. `street`: within a few hundred metres. `area`: somewhere in this town; drawn as a circle. */
export const precisions = ['building', 'street', 'area'] as const;
export type Precision = (typeof precisions)[number];

export interface Position {
  /** WGS84, `[latitude, longitude]` in degrees. */
  readonly at: readonly [number, number];
  readonly precision: Precision;
}

export interface Topic extends EntryBase {
  readonly collection: 'topics';
  readonly icon: string;
  readonly color: string;
}

export interface Page extends EntryBase {
  readonly collection: 'pages';
}

export const placeKinds = [
  'authority',
  'immigration-office',
  'citizen-office',
  'employment-office',
  'social-office',
  'youth-office',
  'police',
  'counselling',
  'refugee-initiative',
  'meeting-place',
  'food-bank',
  'clothes',
  'hospital',
  'doctor',
  'on-call-practice',
  'pharmacy',
  'library',
  'school',
  'kindergarten',
  'language-school',
  'railway-station',
  'bus-stop',
  'worship',
  'sport',
  'shop',
  'women-shelter',
  'accommodation',
  'bank',
  'website',
  'other',
] as const;
export type PlaceKind = (typeof placeKinds)[number];

export interface Place extends EntryBase, Contact {
  readonly collection: 'places';
  readonly kind: PlaceKind;
  readonly position?: Position;
  readonly address?: Address;
  readonly opening_hours?: OpeningHours;
  readonly languages?: readonly string[];
  readonly wheelchair?: 'yes' | 'limited' | 'no';
  readonly appointment?: 'required' | 'possible' | 'no';
  readonly attributes?: readonly PlaceAttribute[];
  readonly errand?: Errand;
}

/** What a visit is like, in words: what to bring, what happens, how long it takes. In the first of the reader's languages that says it. */
export interface Errand {
  readonly lang: string;
  readonly bring?: readonly string[];
  readonly steps?: readonly string[];
  readonly duration?: string;
}

/** Offices where people have errands: of them readers want to know what to bring and what happens. */
export const officeKinds: readonly PlaceKind[] = ['authority', 'immigration-office', 'citizen-office', 'employment-office', 'social-office', 'youth-office'];

export const placeAttributes = ['free_wifi', 'no_id_needed', 'women_only', 'childcare', 'interpreter', 'card_needed', 'rooms', 'computers'] as const;
export type PlaceAttribute = (typeof placeAttributes)[number];

export const courseKinds = ['integration', 'orientation', 'vocational', 'literacy', 'language', 'conversation', 'volunteer'] as const;
export const levels = ['A0', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;
/** Who may attend. `asylum`: in the asylum procedure; `entitled`: whom an office has given a place. Absent: nobody has written it down. */
export const courseAudiences = ['everyone', 'asylum', 'entitled', 'women', 'young', 'parents'] as const;

export interface Course extends EntryBase, Contact {
  readonly collection: 'courses';
  readonly kind: (typeof courseKinds)[number];
  /** CEFR, from the first to the last level of the course. */
  readonly level?: readonly [(typeof levels)[number], (typeof levels)[number]];
  readonly start?: string;
  readonly end?: string;
  /** RFC 5545 recurrence rule without the `RRULE:` prefix. */
  readonly schedule?: string;
  readonly price?: string;
  readonly free?: boolean;
  readonly who?: readonly (typeof courseAudiences)[number][];
  readonly childcare?: boolean;
  readonly place?: EntryKey;
}

export interface Event extends EntryBase, Contact {
  readonly collection: 'events';
  /** Day or local time of the first occurrence. */
  readonly start: string;
  readonly end?: string;
  /** RFC 5545 recurrence rule without the `RRULE:` prefix, e.g. `FREQ=WEEKLY;BYDAY=TH`. */
  readonly schedule?: string;
  /** Days of a feast that no rule can tell (Easter, Ramadan): every known occurrence. */
  readonly dates?: readonly string[];
  readonly holiday?: boolean;
  readonly place?: EntryKey;
}

export interface News extends EntryBase {
  readonly collection: 'news';
  readonly date: string;
  readonly urgent?: boolean;
}

export interface Emergency extends EntryBase {
  readonly collection: 'emergency';
  readonly icon: string;
  readonly phone: readonly Phone[];
  /** `red`: danger to life (110, 112). */
  readonly urgency: 'red' | 'amber' | 'green';
  /** True: open day and night. */
  readonly always?: boolean;
  readonly free?: boolean;
  readonly opening_hours?: OpeningHours;
  readonly languages?: readonly string[];
  readonly url?: string;
}

export type Entry = Topic | Page | Place | Course | Event | News | Emergency;

export const entryKey = (entry: Entry): EntryKey => `${entry.collection}/${entry.id}`;
