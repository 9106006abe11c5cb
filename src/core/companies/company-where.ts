import type { Contact, ContactType } from '../marketplace/contacts.ts';
import { missingPrimaries } from '../marketplace/contacts.ts';
import type { Company } from '../marketplace/records.ts';
import { countries } from './form-lines.ts';

/** What a list of companies is narrowed to by their own fields; null where nothing was said. */
export type CompanyWhere = Readonly<{
  status: 'Active' | 'Inactive' | 'Deleted' | null;
  /** A town, state or country as written. */
  place: string | null;
  /** `none`: no website; otherwise a part of it. */
  website: string | null;
  /** Without a primary contact of this type, or of any (`any`). */
  lacksContact: ContactType | 'any' | null;
}>;

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Country names other than the English ones of ISO 3166, and adjectives. */
const otherNames: Readonly<Record<string, string>> = {
  ...{ us: 'US', usa: 'US', america: 'US', 'united states of america': 'US', states: 'US', american: 'US' },
  ...{
    uk: 'GB',
    britain: 'GB',
    'great britain': 'GB',
    england: 'GB',
    scotland: 'GB',
    wales: 'GB',
    british: 'GB',
  },
  ...{ holland: 'NL', 'the netherlands': 'NL', dutch: 'NL', deutschland: 'DE', german: 'DE', austrian: 'AT' },
  ...{
    osterreich: 'AT',
    schweiz: 'CH',
    swiss: 'CH',
    canadian: 'CA',
    french: 'FR',
    spanish: 'ES',
    italian: 'IT',
  },
  ...{
    australian: 'AU',
    irish: 'IE',
    belgian: 'BE',
    danish: 'DK',
    swedish: 'SE',
    norwegian: 'NO',
    polish: 'PL',
  },
  ...{ portuguese: 'PT', mexican: 'MX', indian: 'IN', czechia: 'CZ', turkey: 'TR' },
};

let names: ReadonlyMap<string, string> | null = null;
/** The countries by English name; built once. */
const countryNames = (): ReadonlyMap<string, string> => {
  if (names !== null) return names;
  const english = new Intl.DisplayNames(['en'], { type: 'region' });
  names = new Map([
    ...[...countries].map((code): [string, string] => [folded(english.of(code) ?? code), code]),
    ...Object.entries(otherNames),
  ]);
  return names;
};

/** The ISO code of a country as people write it; null for any other word. */
export const countryOf = (text: string): string | null => countryNames().get(folded(text)) ?? null;

/** Whether a company is in a town, state or country. */
export const isInPlace = (
  { city, country, stateOrProvince = null }: Pick<Company, 'city' | 'country' | 'stateOrProvince'>,
  place: string,
): boolean => {
  const asked = folded(place);
  const code = countryOf(place);
  const written = [city, stateOrProvince, country].map((each) => folded(each ?? ''));
  return written.includes(asked) || (code !== null && country?.toUpperCase() === code);
};

const hasWebsite = ({ website = null }: Pick<Company, 'website'>, wanted: string): boolean => {
  const held = (website ?? '').toLowerCase();
  return wanted === 'none' ? held === '' : held.includes(wanted.toLowerCase());
};

/** Whether a company fits what the list is narrowed to. */
export const isWhere = (company: Company, { status, place, website }: CompanyWhere): boolean =>
  (status === null || company.status === status) &&
  (place === null || isInPlace(company, place)) &&
  (website === null || hasWebsite(company, website));

/**
 * Whether a company may lack a primary contact: Pax8 says Active only of one that has all three
 * (https://devx.pax8.com: "Once contacts are added, the company will move to Active").
 */
export const mayLackContact = ({ status }: Pick<Company, 'status'>): boolean => status !== 'Active';

/** Whether a company with these contacts lacks a primary one of the type, or of any. */
export const lacksContact = (
  contacts: readonly Pick<Contact, 'roles'>[],
  type: ContactType | 'any',
): boolean => {
  const missing = missingPrimaries(contacts);
  return type === 'any' ? missing.length > 0 : missing.includes(type);
};

/** The towns and countries that companies are in, the most frequent first. */
export const placesOf = (companies: Iterable<Pick<Company, 'city' | 'country'>>): string[] => {
  const counted = new Map<string, number>();
  for (const { city, country } of companies)
    for (const place of [city, country])
      if (place !== null && place !== '') counted.set(place, (counted.get(place) ?? 0) + 1);
  return [...counted].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([place]) => place);
};
