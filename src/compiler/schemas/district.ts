import { email, phones, sources, url } from '../kinds/contact.ts';
import { ags, bounds, onlineMap } from '../kinds/place.ts';
import { language } from '../kinds/reference.ts';
import { date, duration } from '../kinds/time.ts';
import { choice, text, words, yesNo } from '../kinds/value.ts';
import { optional, required } from './field.ts';

/** The Länder after ISO 3166-2, for public holidays. */
const states = [
  'DE-BW',
  'DE-BY',
  'DE-BE',
  'DE-BB',
  'DE-HB',
  'DE-HH',
  'DE-HE',
  'DE-MV',
  'DE-NI',
  'DE-NW',
  'DE-RP',
  'DE-SL',
  'DE-SN',
  'DE-ST',
  'DE-SH',
  'DE-TH',
] as const;

/** What a district's own file says beside its words. */
export const districtFields = {
  publisher: required(text(120), 'publisher: Landkreis Beispiel', 'Wer gibt den Atlas heraus?', 'who publishes the atlas'),
  state: required(choice(states), 'state: DE-RP', 'Bundesland nach ISO 3166-2', 'Land after ISO 3166-2'),
  layers: optional(
    words(text(60)),
    'layers: [germany, rheinland-pfalz]',
    'gemeinsame Ordner, die dazugehören, ohne Unterstrich',
    'shared folders that belong to it, without their underscore',
  ),
  languages: required(
    words(language),
    'languages: [de, en, ar]',
    'Sprachen auf der Sprachwand, in dieser Reihenfolge',
    'languages on the language wall, in this order',
  ),
  ags: optional(
    ags,
    'ags: "07137"',
    'amtlicher Gemeinde- oder Kreisschlüssel; damit findet „npm run basemap“ die Grenze',
    'official key of the district or municipality; by it “npm run basemap” finds the boundary',
  ),
  bounds: required(bounds, 'bounds: [[50.18, 7.05], [50.52, 7.70]]', 'Südwest- und Nordostecke', 'south-west and north-east corner'),
  online_map: optional(
    onlineMap,
    'online_map: { url: "https://tiles.example.de/{z}/{x}/{y}.png", attribution: "© Beispiel" }',
    'zusätzliche Karte aus dem Internet; erscheint erst nach Tippen, denn der fremde Anbieter sieht die Adresse des Geräts',
    'another map from the internet; appears after a tap only, because its owner sees the address of the device',
  ),
  offline: optional(
    choice(['auto', 'ask']),
    'offline: auto',
    'auto: Texte werden gleich auf dem Handy gespeichert; ask: erst nach Tippen',
    'auto: texts are saved on the phone at once; ask: after a tap',
  ),
  demonstration: optional(yesNo, 'demonstration: yes', 'Vorführung mit unbestätigten Angaben', 'a demonstration with unconfirmed facts'),
  phone: optional(phones, 'phone: "+49 261 1080"', 'Telefon der Redaktion', 'phone of the editors'),
  email: optional(email, 'email: atlas@example.de', 'E-Mail der Redaktion', 'e-mail of the editors'),
  url: optional(url, 'url: https://www.kvmyk.de', 'Seite des Herausgebers', 'page of the publisher'),
  public: optional(
    yesNo,
    'public: yes',
    'Handynummer oder private E-Mail-Adresse hier dürfen alle sehen',
    'a mobile number or private e-mail address here may be seen by all',
  ),
  source: required(sources, 'source: [kvmyk.de]', 'Woher stammen die Angaben?', 'where the facts come from'),
  checked: required(date, 'checked: 2026-11-21', 'Tag der letzten Prüfung', 'day of the last look'),
  review: optional(duration, 'review: 6 months', 'Wie lange gelten die Angaben?', 'how long the facts hold'),
};
