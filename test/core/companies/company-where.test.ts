import { describe, expect, test } from '@jest/globals';
import {
  type CompanyWhere,
  countryOf,
  isInPlace,
  isWhere,
  lacksContact,
  mayLackContact,
  placesOf,
} from '../../../src/core/companies/company-where.ts';
import { isCalled } from '../../../src/core/companies/contact-names.ts';
import type { Company } from '../../../src/core/marketplace/records.ts';
import { company } from '../finding/held-things.ts';

const anywhere: CompanyWhere = { status: null, place: null, website: null, lacksContact: null };
const at = (rest: Partial<Company>): Company => ({ ...company('c'), ...rest });
const munich = at({ city: 'München', country: 'DE', stateOrProvince: 'Bayern' });

describe('a country is known by', () => {
  // ISO 3166-1: https://www.iso.org/iso-3166-country-codes.html
  test.each([
    ['Germany', 'DE'],
    ['the Netherlands', 'NL'],
    ['united kingdom', 'GB'],
    ['UK', 'GB'],
    ['usa', 'US'],
    ['Swiss', 'CH'],
    ['Österreich', 'AT'],
    ['Portland', null],
    ['', null],
  ])('“%s”: %s', (text, code) => expect(countryOf(text)).toBe(code));
});

describe('a company is in a place', () => {
  test.each([
    ['its town, however its letters are written', munich, 'munchen', true],
    ['its state', munich, 'Bayern', true],
    ['its country by name', munich, 'Germany', true],
    ['its country by code, in any case', at({ country: 'de' }), 'Germany', true],
    ['another town', munich, 'Berlin', false],
    ['another country', munich, 'France', false],
    ['a country, where Pax8 names none', at({}), 'Germany', false],
  ])('%s', (_, of, place, is) => expect(isInPlace(of, place)).toBe(is));

  test('and the places that there are stand by how often they occur', () =>
    expect(
      placesOf([
        munich,
        at({ city: 'Bonn', country: 'DE' }),
        at({ city: '', country: null }),
        at({ city: 'Aachen', country: 'NL' }),
      ]),
    ).toEqual(['DE', 'Aachen', 'Bonn', 'München', 'NL']));
});

describe('companies are narrowed', () => {
  test.each<[string, Partial<CompanyWhere>, Company, boolean]>([
    ['by nothing', {}, munich, true],
    ['by their status', { status: 'Inactive' }, at({ status: 'Inactive' }), true],
    ['by another status', { status: 'Inactive' }, munich, false],
    ['by a place', { place: 'Bonn' }, munich, false],
    ['to those without a website', { website: 'none' }, at({ website: '' }), true],
    ['to those of which no website was read', { website: 'none' }, munich, true],
    [
      'to those without one, of a company that has one',
      { website: 'none' },
      at({ website: 'https://a.example' }),
      false,
    ],
    ['by a part of the website', { website: 'A.example' }, at({ website: 'https://a.example' }), true],
    ['by another website', { website: 'b.example' }, at({ website: 'https://a.example' }), false],
  ])('%s', (_, where, of, is) => expect(isWhere(of, { ...anywhere, ...where })).toBe(is));
});

describe('a company without a primary contact', () => {
  const billing = { roles: [{ type: 'Billing', primary: true }] };
  // Pax8: "the company will be placed in an inactive status until the company has primary contacts added".
  test('is never an active one', () => {
    expect(mayLackContact({ status: 'Active' })).toBe(false);
    expect(mayLackContact({ status: 'Inactive' })).toBe(true);
  });
  test('lacks it by its type, or any', () => {
    expect(lacksContact([billing], 'Billing')).toBe(false);
    expect(lacksContact([billing], 'Technical')).toBe(true);
    expect(lacksContact([billing], 'any')).toBe(true);
    expect(
      lacksContact(
        [{ roles: ['Admin', 'Billing', 'Technical'].map((type) => ({ type, primary: true })) }],
        'any',
      ),
    ).toBe(false);
  });
});

describe('a contact is called', () => {
  const lynne = {
    ...{ id: 'l', firstName: 'Lynne', lastName: 'Robbins', email: 'Lynne@a.example' },
    ...{ phone: null, roles: [], createdAt: null },
  };
  test.each([
    ['lynne robbins', true],
    ['Robbins', true],
    ['lynne@a.example', true],
    ['Lynne Bowen', false],
    ['', false],
  ])('“%s”: %s', (text, is) => expect(isCalled(lynne, text)).toBe(is));
  test('by nothing that is not known', () =>
    expect(isCalled({ ...lynne, firstName: null, lastName: null, email: null }, 'Lynne')).toBe(false));
});
