import { day } from '../clock.ts';
import type { SimCompany } from '../model.ts';
import { fixedId } from './ids.ts';

/** Each stands for one kind of oddity; `odd-rows.ts` says which, and where it was seen. */
const rows = [
  ['alpine', 'Alpine Ski House', 'US'],
  ['bellows', 'Bellows College', 'US'],
  ['organics', 'Best For You Organics', 'US'],
  ['power', 'City Power & Light', 'US'],
  ['coho', 'Coho Winery', 'US'],
  ['messenger', 'Consolidated Messenger', 'US'],
  ['humongous', 'Humongous Insurance', 'US'],
  ['lamna', 'Lamna Healthcare', 'US'],
  ['lucerne', 'Lucerne Publishing', 'US'],
  ['margie', "Margie's Travel", 'US'],
  ['munson', "Munson's Pickles", 'GB'],
  ['nod', 'Nod Publishers', 'US'],
  ['relecloud', 'Relecloud', 'US'],
  ['vanarsdel', 'VanArsdel', 'US'],
] as const satisfies readonly (readonly [key: string, name: string, country: string])[];

export type OddCompany = (typeof rows)[number][0];

export const oddCompanyIds = Object.fromEntries(
  rows.map(([key]) => [key, fixedId(`odd company ${key}`, 1)]),
) as Record<OddCompany, string>;

export const oddCompanies = (now: number): SimCompany[] =>
  rows.map(([key, name, country], n) => ({
    id: oddCompanyIds[key],
    name,
    address: {
      street: `${n + 1} Side Street`,
      city: country === 'GB' ? 'Leeds' : 'Denver',
      stateOrProvince: country === 'GB' ? 'West Yorkshire' : 'CO',
      postalCode: country === 'GB' ? 'LS1 1AA' : '80111',
      country,
    },
    phone: `555-555-02${(n + 10).toString()}`,
    website: `https://${key}.example.com`,
    externalId: `PSA-${2001 + n}`,
    // Pax8 bills this one itself, and owes the partner its share: https://github.com/mvdgeijn/pax8 (InvoiceItem.php).
    billOnBehalfOfEnabled: key === 'vanarsdel',
    selfServiceAllowed: false,
    orderApprovalRequired: false,
    // Deleted, with subscriptions left: Pax8's document has the status, its list of subscriptions goes on showing the rows.
    status: key === 'lamna' ? 'Deleted' : 'Active',
    updatedDate: now - (n + 3) * 7 * day,
  }));
