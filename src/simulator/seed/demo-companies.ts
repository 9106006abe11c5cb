import { day } from '../clock.ts';
import type { SimCompany } from '../model.ts';
import { fixedId } from './ids.ts';

type Place = readonly [street: string, city: string, state: string, postalCode: string, country: string];

const companyId = (n: number): string => fixedId('company', n);

/** Microsoft's sample companies as customers of an MSP. */
const rows = [
  ['contoso', 'Contoso', 'contoso.example.com', ['4567 Main St', 'Buffalo', 'NY', '14201', 'US']],
  ['fabrikam', 'Fabrikam, Inc.', 'fabrikam.example.com', ['1 Mill Road', 'Portland', 'OR', '97204', 'US']],
  [
    'northwind',
    'Northwind Traders',
    'northwind.example.com',
    ['12 Harbour Way', 'Seattle', 'WA', '98101', 'US'],
  ],
  [
    'adventureWorks',
    'Adventure Works Cycles',
    'adventure-works.example.com',
    ['77 Trail Ave', 'Boulder', 'CO', '80302', 'US'],
  ],
  ['tailwind', 'Tailwind Traders', 'tailwind.example.com', ['300 Market St', 'Austin', 'TX', '78701', 'US']],
  [
    'wideWorld',
    'Wide World Importers',
    'wideworld.example.com',
    ['9 Dock St', 'Baltimore', 'MD', '21201', 'US'],
  ],
  ['litware', 'Litware, Inc.', 'litware.example.com', ['58 Print Lane', 'Chicago', 'IL', '60601', 'US']],
  [
    'woodgrove',
    'Woodgrove Bank',
    'woodgrove.example.com',
    ['1 Exchange Sq', 'Charlotte', 'NC', '28202', 'US'],
  ],
  ['datum', 'A. Datum Corporation', 'adatum.example.com', ['620 Survey Blvd', 'Denver', 'CO', '80202', 'US']],
  [
    'fourthCoffee',
    'Fourth Coffee',
    'fourthcoffee.example.com',
    ['44 Roast St', 'Portland', 'ME', '04101', 'US'],
  ],
  [
    'proseware',
    'Proseware GmbH',
    'proseware.example.com',
    ['Lindwurmstraße 8', 'München', 'Bayern', '80337', 'DE'],
  ],
  ['trey', 'Trey Research', 'treyresearch.example.com', ['2 Science Park', 'Cambridge', 'MA', '02139', 'US']],
] as const satisfies readonly (readonly [key: string, name: string, website: string, place: Place])[];

export type DemoCompany = (typeof rows)[number][0];

export const demoCompanyIds = Object.fromEntries(rows.map(([key], i) => [key, companyId(i + 1)])) as Record<
  DemoCompany,
  string
>;

/** Trey Research has no contacts and is therefore Inactive. */
export const demoCompanies = (now: number): SimCompany[] =>
  rows.map(([key, name, website, [street, city, stateOrProvince, postalCode, country]], i) => ({
    id: demoCompanyIds[key],
    name,
    address: { street, city, stateOrProvince, postalCode, country },
    phone: `555-555-01${(i + 10).toString()}`,
    website: `https://${website}`,
    externalId: `PSA-${1001 + i}`,
    billOnBehalfOfEnabled: i % 4 === 3,
    selfServiceAllowed: i % 3 === 0,
    orderApprovalRequired: i % 6 === 0,
    status: key === 'trey' ? 'Inactive' : 'Active',
    updatedDate: now - (i + 3) * 11 * day,
  }));
