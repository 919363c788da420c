import type { Address, Contact, Entry, Place, PlaceKind } from '../core/atlas/entry.ts';
import { isProtected } from '../core/atlas/protected.ts';
import { getLanguage } from '../core/language/registry.ts';
import type { Reader } from './reader.ts';
import { findEntry } from './ui/atlas.ts';

/**
 * The same facts for machines, as schema.org knows them (JSON-LD). Nothing is said here that the page does not say,
 * and nothing at all about protected places and sensitive pages.
 */

type Data = Readonly<Record<string, unknown>>;

const placeTypes: Partial<Record<PlaceKind, string>> = {
  authority: 'GovernmentOffice',
  'immigration-office': 'GovernmentOffice',
  'citizen-office': 'GovernmentOffice',
  'employment-office': 'GovernmentOffice',
  'social-office': 'GovernmentOffice',
  'youth-office': 'GovernmentOffice',
  police: 'PoliceStation',
  hospital: 'Hospital',
  doctor: 'MedicalClinic',
  'on-call-practice': 'MedicalClinic',
  pharmacy: 'Pharmacy',
  library: 'Library',
  school: 'School',
  kindergarten: 'Preschool',
  'language-school': 'EducationalOrganization',
  'railway-station': 'TrainStation',
  'bus-stop': 'BusStop',
  worship: 'PlaceOfWorship',
  shop: 'Store',
  bank: 'BankOrCreditUnion',
};

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const contactData = ({ phone, email, url }: Contact): Data => ({ telephone: phone?.map((one) => one.number), email, url });

const addressData = (address: Address | undefined): Data | undefined =>
  address && { '@type': 'PostalAddress', streetAddress: address.street, postalCode: address.postcode, addressLocality: address.city, addressCountry: 'DE' };

function placeData(place: Place): Data {
  const { position, opening_hours: hours } = place;
  return {
    '@type': placeTypes[place.kind] ?? 'Place',
    ...contactData(place),
    address: addressData(place.address),
    // A point for a place that is only known to be somewhere in a town would send people to the wrong door.
    geo: position && position.precision !== 'area' ? { '@type': 'GeoCoordinates', latitude: position.at[0], longitude: position.at[1] } : undefined,
    openingHoursSpecification: hours?.week.flatMap((spans, day) =>
      spans.map(([opens, closes]) => ({ '@type': 'OpeningHoursSpecification', dayOfWeek: weekdays[day], opens, closes })),
    ),
  };
}

function locationData(reader: Reader, key: string | undefined): Data | undefined {
  const place = key === undefined ? undefined : findEntry(reader.pack, key);
  if (place?.collection !== 'places' || isProtected(place)) return undefined;
  return { '@type': 'Place', name: place.original?.title ?? place.words.title, address: addressData(place.address) };
}

function entryData(entry: Entry, reader: Reader): Data {
  switch (entry.collection) {
    case 'places':
      return placeData(entry);
    case 'courses':
      return {
        '@type': 'Course',
        provider: { '@type': 'Organization', name: reader.pack.district.publisher, ...contactData(entry) },
        educationalLevel: entry.level?.join('-'),
      };
    case 'events':
      return { '@type': 'Event', startDate: entry.start, endDate: entry.end, location: locationData(reader, entry.place), url: entry.url };
    case 'news':
      return { '@type': 'NewsArticle', headline: entry.words.title, datePublished: entry.date };
    case 'emergency':
      return { '@type': 'ContactPoint', ...contactData(entry), contactType: 'emergency' };
    case 'topics':
      return { '@type': 'CollectionPage' };
    default:
      return { '@type': 'Article', headline: entry.words.title };
  }
}

/** JSON-LD of a page as text, safe inside a `<script>`; undefined where nothing should be said. */
export function linkedData(reader: Reader, entry: Entry | undefined, url: string | undefined): string | undefined {
  const { pack, route } = reader;
  if (route.view === 'districts' || route.view === 'wall') return undefined;
  if (entry && (entry.sensitivity === 'high' || (entry.collection === 'places' && isProtected(entry)))) return undefined;
  const data: Data | undefined = entry
    ? {
        ...entryData(entry, reader),
        name: entry.words.title,
        description: entry.words.summary,
        inLanguage: getLanguage(entry.words.lang).html,
        dateModified: entry.checked,
        mainEntityOfPage: url,
      }
    : route.view === 'home'
      ? { '@type': 'WebSite', name: pack.district.words.title, description: pack.district.words.summary, inLanguage: reader.language.html, url }
      : undefined;
  return data && JSON.stringify({ '@context': 'https://schema.org', ...data }).replace(/</g, '\\u003c');
}
