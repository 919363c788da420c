import {
  type Collection,
  type Course,
  courseAudiences,
  courseKinds,
  type Emergency,
  type EntryBase,
  type EntryKey,
  type Event,
  type News,
  type Page,
  type Place,
  placeAttributes,
  placeKinds,
  precisions,
  type Topic,
} from '../../core/atlas/entry.ts';
import { isProtected } from '../../core/atlas/protected.ts';
import { email, phones, url } from '../kinds/contact.ts';
import { address, position } from '../kinds/place.ts';
import { level, placeReference, spoken } from '../kinds/reference.ts';
import { date, dateTime, hours, schedule } from '../kinds/time.ts';
import { choice, text, words, yesNo } from '../kinds/value.ts';
import type { At, Report } from '../problem.ts';
import { base } from './base.ts';
import { type Fields, optional, required, type Values } from './field.ts';

/** What a kind of entry adds to the base. Adding a collection: one more of these, one view, its name in core/atlas. */
export interface CollectionSchema<F extends Fields, E extends EntryBase & { readonly collection: Collection }> {
  readonly about: { readonly de: string; readonly en: string };
  readonly fields: F;
  /** From the values as written to the facts as they travel. Reports what only shows when several fields are seen together. */
  readonly facts: (values: Values<F>, check: Check) => Omit<E, keyof EntryBase | 'collection'>;
}

interface Check {
  readonly report: Report;
  readonly at: (field: string) => At;
  /** True for a field that the editor wrote, rightly or wrongly. */
  readonly tried: (field: string) => boolean;
}

const define =
  <E extends EntryBase & { readonly collection: Collection }>() =>
  <const F extends Fields>(schema: CollectionSchema<F, E>) =>
    schema;

/** The colours of topics, one each; their values are in src/app/styles. */
export const colors = ['sky', 'green', 'pink', 'violet', 'orange', 'gold', 'indigo', 'brown', 'teal', 'plum', 'red'] as const;

const contact = {
  phone: optional(phones, 'phone: "+49 261 108103"', 'Telefon in internationaler Form; mehrere als Liste', 'phone in international form; several as a list'),
  email: optional(email, 'email: auskunft@example.de', 'E-Mail-Adresse der Stelle', 'e-mail address of the office'),
  url: optional(url, 'url: https://www.kvmyk.de', 'Internetseite, nur https', 'web page, https only'),
};

const when = {
  start: optional(dateTime, 'start: 2026-12-01T18:00', 'erster Tag, mit Uhrzeit wenn bekannt', 'first day, with time if known'),
  end: optional(dateTime, 'end: 2027-03-01', 'letzter Tag oder Ende', 'last day or end'),
  schedule: optional(schedule, 'schedule: FREQ=WEEKLY;BYDAY=TH', 'Wiederholung nach RFC 5545', 'recurrence after RFC 5545'),
  place: optional(placeReference, 'place: places/may-jmd-caritas', 'Ort, als Eintrag der Sammlung places', 'place, as an entry of places'),
};

const defined = <T extends object>(values: T) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
const placeKey = (place: { readonly key: string } | undefined) => (place ? { place: place.key as EntryKey } : {});

const topics = define<Topic>()({
  about: { de: 'Themen der Startseite', en: 'topics of the home page' },
  fields: {
    icon: required(text(40), 'icon: stethoscope', 'Bildzeichen', 'pictogram'),
    color: required(choice(colors), 'color: pink', 'Farbe des Themas', 'colour of the topic'),
  },
  facts: ({ icon, color }) => ({ icon, color }),
});

const pages = define<Page>()({ about: { de: 'Textseiten', en: 'pages of text' }, fields: {}, facts: () => ({}) });

const places = define<Place>()({
  about: { de: 'Orte und Stellen', en: 'places and offices' },
  fields: {
    kind: required(choice(placeKinds), 'kind: food-bank', 'Art des Ortes', 'kind of place'),
    at: optional(position, 'at: [50.3274, 7.2254]', 'Breite, Länge (WGS 84)', 'latitude, longitude (WGS 84)'),
    precision: optional(
      choice(precisions),
      'precision: building',
      'building: die Tür, street: ungefähr, area: nur der Ort',
      'building: the door, street: about, area: only the town',
    ),
    address: optional(address, 'address: { street: Bahnhofstraße 9, postcode: "56068", city: Koblenz }', 'Anschrift', 'address'),
    ...contact,
    opening_hours: optional(
      hours,
      'opening_hours: Mo-Fr 08:00-12:00; PH off',
      'Öffnungszeiten in OpenStreetMap-Schreibweise',
      'opening hours as OpenStreetMap writes them',
    ),
    languages: optional(words(spoken, 20), 'languages: [de, ar]', 'Sprachen, die dort gesprochen werden', 'languages spoken there'),
    wheelchair: optional(choice(['yes', 'limited', 'no']), 'wheelchair: yes', 'mit Rollstuhl erreichbar', 'accessible by wheelchair'),
    appointment: optional(choice(['required', 'possible', 'no']), 'appointment: required', 'Termin nötig?', 'appointment needed?'),
    attributes: optional(words(choice(placeAttributes), 8), 'attributes: [free_wifi, no_id_needed]', 'Besonderheiten', 'special features'),
  },
  facts: (values, { report, at, tried }) => {
    const { at: point, precision, address: where, ...rest } = values;
    const secret = isProtected(values);
    if (secret) for (const name of ['at', 'address'] as const) if (values[name]) report('position-secret', at(name), { name });
    if (point && !tried('precision')) report('missing-field', at('at'), { name: 'precision', example: 'precision: building' });
    return defined({
      ...rest,
      ...(point && !secret && { position: { at: point, precision: precision ?? 'area' } }),
      ...(where && !secret && { address: where }),
    });
  },
});

const courses = define<Course>()({
  about: { de: 'Sprachkurse', en: 'language courses' },
  fields: {
    kind: required(choice(courseKinds), 'kind: integration', 'Art des Kurses', 'kind of course'),
    level: optional(level, 'level: A1-B1', 'Niveau von–bis', 'level from–to'),
    ...when,
    ...contact,
    price: optional(text(120), 'price: kostenlos', 'Preis in Worten', 'price in words'),
    free: optional(yesNo, 'free: yes', 'kostenlos', 'free of charge'),
    who: optional(
      words(choice(courseAudiences), 6),
      'who: [everyone]',
      'Wer darf teilnehmen? everyone: alle; asylum: auch im Asylverfahren; entitled: wer vom Amt einen Platz hat; women: Frauen; young: junge Menschen; parents: Eltern',
      'who may attend? entitled: whom an office has given a place; asylum: also during the asylum procedure',
    ),
    childcare: optional(yesNo, 'childcare: yes', 'Kinderbetreuung?', 'childcare?'),
  },
  facts: ({ place, ...rest }, { report, at }) => {
    order(rest.start, rest.end, report, at);
    return defined({ ...rest, ...placeKey(place) });
  },
});

const events = define<Event>()({
  about: { de: 'Termine und Feiertage', en: 'events and holidays' },
  fields: {
    ...when,
    start: { ...when.start, required: true },
    dates: optional(
      words(date, 40),
      'dates: [2027-03-26, 2028-04-14]',
      'alle bekannten Tage, wenn keine Regel sie nennt',
      'all known days where no rule can tell them',
    ),
    holiday: optional(yesNo, 'holiday: yes', 'gesetzlicher Feiertag', 'public holiday'),
    ...contact,
  },
  facts: ({ place, ...rest }, { report, at }) => {
    order(rest.start, rest.end, report, at);
    return defined({ ...rest, ...placeKey(place) });
  },
});

const news = define<News>()({
  about: { de: 'Neuigkeiten', en: 'news' },
  fields: {
    date: required(date, 'date: 2026-11-21', 'Tag der Nachricht', 'day of the news'),
    urgent: optional(yesNo, 'urgent: yes', 'wichtig: steht auf der Startseite', 'important: stands on the home page'),
  },
  facts: (values) => values,
});

const emergency = define<Emergency>()({
  about: { de: 'Notrufe und Hilfetelefone', en: 'emergency and help lines' },
  fields: {
    icon: required(text(40), 'icon: siren', 'Bildzeichen', 'pictogram'),
    phone: required(phones, 'phone: "112"', 'Nummer', 'number'),
    urgency: required(choice(['red', 'amber', 'green']), 'urgency: red', 'red: Lebensgefahr', 'red: danger to life'),
    always: optional(yesNo, 'always: yes', 'Tag und Nacht erreichbar', 'open day and night'),
    free: optional(yesNo, 'free: yes', 'kostenlos', 'free of charge'),
    opening_hours: optional(hours, 'opening_hours: Mo-Fr 09:00-17:00', 'Zeiten in OpenStreetMap-Schreibweise', 'times as OpenStreetMap writes them'),
    languages: optional(words(spoken, 30), 'languages: [de, en]', 'Sprachen am Telefon', 'languages on the phone'),
    url: contact.url,
  },
  facts: (values) => values,
});

function order(from: string | undefined, to: string | undefined, report: Report, at: (field: string) => At) {
  // A day without a time lasts until midnight.
  const length = Math.min(from?.length ?? 0, to?.length ?? 0);
  if (from && to && to.slice(0, length) < from.slice(0, length)) report('date-order', at('end'), { name: 'end', value: to, other: 'start', before: from });
}

/** The schema of every collection: drives `check`, `new` and the tables of content/README.md. */
export const schemas = { topics, pages, places, courses, events, news, emergency } as const satisfies Record<Collection, { readonly fields: Fields }>;

/** All fields of a collection beside the words. */
export const factFields = (collection: Collection): Fields => ({ ...base, ...schemas[collection].fields });
