import { describe, expect, test } from '@jest/globals';
import type { Intent, OrderedMore, SeatCount, Target } from '../../../src/core/understanding/intent.ts';
import { understand } from '../../../src/core/understanding/understand.ts';

/** Monday morning, 23 November 2026, in Berlin. */
const here = { now: Date.parse('2026-11-23T07:00:00Z'), zone: 'Europe/Berlin' };

const target = ({ company, product, words, reference }: Target): string =>
  [product, company && `@ ${company}`, words && `~ ${words}`, reference && `# ${reference}`]
    .filter(Boolean)
    .join(' ');
const count = (one: SeatCount): string => (one.kind === 'seats' ? String(one.n) : `!${one.problem}`);

/** How to write a part of an intent when its name alone is not clear. */
const written: Readonly<Record<string, (value: never) => string[]>> = {
  target: (value: Target) => [target(value)].filter((text) => text !== ''),
  count: (value: SeatCount | number) => [typeof value === 'number' ? String(value) : count(value)],
  users: (value: SeatCount) => [count(value)],
  period: ({ label }: { label: string }) => [`in: ${label}`],
  company: (value: string) => [`@ ${value}`],
  price: (value: object) => Object.values(value).filter((one) => one !== null),
  products: (value: string[]) => value.map((one) => `+ ${one}`),
  text: (value: string) => [value],
  of: (value: string) => [value],
  more: (value: OrderedMore[]) => value.map(({ n, product }) => `+ ${n} ${product}`),
};

/** An intent in one line; nulls and defaults are left out. */
const shown = (intent: Intent): string => {
  const parts = Object.entries(intent).flatMap(([key, value]): string[] => {
    if (key === 'kind' || value === null || value === 'card' || value === false) return [];
    return written[key]?.(value as never) ?? [value === true ? key : `${key}: ${value}`];
  });
  return [intent.kind, ...parts].join(' | ');
};

const sentences: readonly (readonly [said: string, meant: string])[] = [
  // Products and prices.
  ['products', 'products'],
  ['products business premium', 'products | business premium'],
  ['products exchange vendor Microsoft', 'products | exchange | vendor: Microsoft'],
  ['products by AvePoint', 'products | vendor: AvePoint'],
  ['search products for backup', 'products | backup'],
  ['find products defender', 'products | defender'],
  ['find produts defender', 'products | defender'],
  ['search for backup prodcuts', 'products | backup'],
  ['prodcuts by AvePoint', 'products | vendor: AvePoint'],
  ['usage', 'usage'],
  ['usage last month', 'usage | in: last month'],
  ['usage of Contoso since October', 'usage | ~ Contoso | in: since October 2026'],
  ['invoices since last month', 'invoices | in: since last month'],
  ['invoices since 2025', 'invoices | in: since 2025'],
  ['overdue invoices', 'invoices | status: Unpaid'],
  ['browse catalogue', 'products'],
  ['search for backup products please', 'products | backup'],
  [
    'what would 10 exchange online plan 1 cost for fabrikam',
    'price | product: exchange online plan 1 | @ fabrikam | 10',
  ],
  ['how much would Business Premium cost', 'price | product: Business Premium'],
  ["contoso's details please", 'company | @ contoso'],
  ['address of Contoso', 'company | @ Contoso'],
  ['what is the phone number of Contoso?', 'company | @ Contoso'],
  ["what is Contoso's phone number", 'company | @ Contoso'],
  ['edit contact of Contoso', 'contacts | @ Contoso'],
  ['what will the next invoice be', 'draft'],
  ['what will the next invoice for Contoso look like', 'draft | @ Contoso'],
  ['products for Contoso', 'subscriptions | @ Contoso'],
  ['which products does Northwind Traders have?', 'subscriptions'],
  ['product Business Premium', 'product | Business Premium'],
  ['show me the product Exchange Online (Plan 1)', 'product | Exchange Online Plan 1'],
  ['sku MST-NCE-103-C100', 'product | MST-NCE-103-C100'],
  ['price of Business Premium', 'price | product: Business Premium'],
  ['what is the price of E3 for Contoso?', 'price | product: E3 | @ Contoso'],
  ['price of 25 Business Premium for Contoso', 'price | product: Business Premium | @ Contoso | 25'],
  ['price of Apps for business', 'price | product: Apps for business'],
  ['what does Business Premium cost?', 'price | product: Business Premium'],
  ['how much is Exchange Online Plan 1 for Fabrikam', 'price | product: Exchange Online Plan 1 | @ Fabrikam'],
  ['how much does copilot cost', 'price | product: copilot'],
  // Lists as files.
  ['companies csv', 'companies | as: csv'],
  ['export companies', 'companies | as: csv'],
  ['companies fab as csv', 'companies | fab | as: csv'],
  ['csv of all companies', 'companies | as: csv'],
  ['contacts contoso csv', 'contacts | @ contoso | as: csv'],
  ['csv of contacts contoso', 'contacts | @ contoso | as: csv'],
  ["download Contoso's contacts", 'contacts | @ Contoso | as: csv'],
  ['contacts csv', 'contacts | as: csv'],
  ['subscriptions contoso csv', 'subscriptions | @ contoso | as: csv'],
  ['export the subscriptions of Contoso as a spreadsheet', 'subscriptions | @ Contoso | as: csv'],
  ['products exchange csv', 'products | exchange | as: csv'],
  ['products by AvePoint to csv', 'products | vendor: AvePoint | as: csv'],
  ['export products', 'products | as: csv'],
  ['compare invoice with last month csv', 'compare-invoices | as: csv'],
  ["csv of compare Contoso's invoice with last month", 'compare-invoices | @ Contoso | as: csv'],
  ['order 10 Exchange Online for Contoso csv', 'order | 10 | Exchange Online @ Contoso csv'],
  // Orders.
  ['order 10 Exchange Online Plan 1 for Contoso', 'order | 10 | Exchange Online Plan 1 @ Contoso'],
  ['order ten seats of Business Premium for Contoso', 'order | 10 | Business Premium @ Contoso'],
  ['please order 5 Business Basic for contoso', 'order | 5 | Business Basic @ contoso'],
  ['order Exchange Online Plan 1 for Contoso', 'order | !missing | Exchange Online Plan 1 @ Contoso'],
  ['order 0 Exchange Online for Contoso', 'order | !zero | Exchange Online @ Contoso'],
  ['new subscription of Visio Plan 2 for Fabrikam', 'order | !missing | Visio Plan 2 @ Fabrikam'],
  ['order', 'order | !missing'],
  [
    'order 5 business premium and 5 defender for contoso',
    'order | 5 | business premium @ contoso | + 5 defender',
  ],
  [
    'order 5 seats of E3, 5 of Defender for Office 365 Plan 1 and two Copilot for Contoso please',
    'order | 5 | E3 @ Contoso | + 5 Defender for Office 365 Plan 1 | + 2 Copilot',
  ],
  ['order 5 Exchange for Contoso plus 3 Visio Plan 2', 'order | 5 | Exchange @ Contoso | + 3 Visio Plan 2'],
  [
    'order 5 Teams Enterprise with 5 Teams Phone for Contoso',
    'order | 5 | Teams Enterprise @ Contoso | + 5 Teams Phone',
  ],
  ['order for Contoso', 'order | !missing | @ Contoso'],
  ['order for', 'order | !missing'],
  ['order for Visio at Contoso', 'order | !missing | Visio @ Contoso'],
  ['order 5 Visio and 3 Project', 'order | 5 | ~ Visio and 3 Project'],
  ['order 5 Visio for Contoso and 3 for Fabrikam', 'order | 5 | ~ Visio for Contoso and 3 for Fabrikam'],
  [
    'order 5 Visio for Contoso and 3 Project for Fabrikam',
    'order | 5 | ~ Visio for Contoso and 3 Project for Fabrikam',
  ],
  ['order 5 Visio and 0 Project for Contoso', 'order | 5 | Visio and 0 Project @ Contoso'],
  // One product whose name has a number after "and", and sentences that are no one order.
  ['order 2 Office and 365 Backup for Contoso', 'order | 2 | Office and 365 Backup @ Contoso'],
  ['order 5 E3 and Visio for Contoso', 'order | 5 | E3 and Visio @ Contoso'],
  ['orders', 'orders'],
  ['orders Contoso', 'orders | @ Contoso'],
  ['show me the orders of Contoso', 'orders | @ Contoso'],
  ["Contoso's orders", 'orders | @ Contoso'],
  ['orders Contoso csv', 'orders | @ Contoso | as: csv'],
  ['orders #1a2b3c4d Contoso', 'orders | @ Contoso | reference: 1a2b3c4d'],
  ['order history for Contoso', 'orders | @ Contoso'],
  // Setting a price.
  ['set price of Business Premium for Contoso to 24.50', 'set-price | Business Premium @ Contoso | 24.50'],
  ['change the price of E3 for Fabrikam to $40', 'set-price | E3 @ Fabrikam | 40 | USD'],
  ['set the price of E3 for Fabrikam to 39,90 EUR', 'set-price | E3 @ Fabrikam | 39.90 | EUR'],
  ['set price of E3 for Fabrikam', 'set-price | E3 @ Fabrikam'],
  ['set price of E3 for Fabrikam to 1,000', 'set-price | ~ E3 for Fabrikam to 1,000'],
  // Companies and contacts.
  ['company Contoso', 'company | @ Contoso'],
  ['client fabrikam', 'company | @ fabrikam'],
  ['show me the customer Northwind Traders', 'company | @ Northwind Traders'],
  ['companies cont', 'companies | cont'],
  ['create company', 'company-form | create'],
  ['create company Tailspin Toys', 'company-form | name: Tailspin Toys | create'],
  ['new customer called Tailspin Toys', 'company-form | name: Tailspin Toys | create'],
  ['edit Contoso', 'company-form | @ Contoso'],
  ['edit company Contoso', 'company-form | @ Contoso'],
  ['change the address of Contoso', 'company-form | @ Contoso'],
  ['contacts Contoso', 'contacts | @ Contoso'],
  ['contacts of Contoso', 'contacts | @ Contoso'],
  ["who are Contoso's contacts", 'contacts | @ Contoso'],
  ['contoso contacts', 'contacts | @ contoso'],
  ['add a contact for Contoso', 'contacts | @ Contoso'],
  ['contcts contoso', 'contacts | @ contoso'],
  // Invoices.
  ['invoices', 'invoices'],
  ['invoices Contoso', 'invoices | @ Contoso'],
  ['invoices of last month', 'invoices | in: last month'],
  ['invoices Contoso in October', 'invoices | @ Contoso | in: in October 2026'],
  ['invoices in December', 'invoices | in: in December 2025'],
  ['invoices last 6 months', 'invoices | in: last 6 months'],
  ['unpaid invoices', 'invoices | status: Unpaid'],
  ['show paid invoices of 2026', 'invoices | in: in 2026 | status: Paid'],
  ['which invoices are unpaid?', 'invoices | status: Unpaid'],
  ["Contoso's invoices", 'invoices | @ Contoso'],
  ['invoices April Media', 'invoices | @ April Media'],
  ['invoices yesterday', 'invoices | in: yesterday'],
  ['invoices month to date', 'invoices | in: this month'],
  ['invoices today', 'invoices | in: today'],
  ['invoices this month', 'invoices | in: this month'],
  ['invoices next month', 'invoices | in: next month'],
  ['invoices before Christmas', 'invoices | unknownPeriod: before Christmas'],
  ['invoices last 9999 days', 'invoices | unknownPeriod: last 9999 days'],
  ['invoices csv', 'invoices | as: csv'],
  ['export invoices of Q3', 'invoices | in: in Q3 2026 | as: csv'],
  ['invoice 4711', 'invoice | number: 4711'],
  ['invoice INV-00123', 'invoice | number: INV-00123'],
  ['invoice #4711 as csv', 'invoice | number: 4711 | as: csv'],
  ['invoice of October', 'invoice | in: in October 2026'],
  ['invoice 2026-10', 'invoice | in: in October 2026'],
  ['last invoice', 'invoice'],
  ['last invoice for Woodgrove Bank', 'invoice | @ Woodgrove Bank'],
  ['last invoice for Contoso csv', 'invoice | @ Contoso | as: csv'],
  ['invoice of last month for Contoso', 'invoice | @ Contoso | in: last month'],
  ['last month invoice', 'invoice | in: last month'],
  ['latest invoice for Contoso', 'invoice | @ Contoso'],
  ['draft', 'draft'],
  ['draft Contoso', 'draft | @ Contoso'],
  ['draft invoice items for Contoso', 'draft | @ Contoso'],
  ['next invoice', 'draft'],
  ['what is on the next invoice', 'draft'],
  ['draft this month', 'draft | monthOffset: 0'],
  ['draft next month for Contoso', 'draft | @ Contoso | monthOffset: 1'],
  ['draft invoice of Contoso for this month csv', 'draft | @ Contoso | monthOffset: 0 | as: csv'],
  ['invoice #1a2b3c4d', 'invoice | number: 1a2b3c4d'],
  ['invoice #1a2b3c4d for Contoso', 'invoice | number: 1a2b3c4d | @ Contoso'],
  [
    'invoice 1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d csv',
    'invoice | number: 1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d | as: csv',
  ],
  ['invoice of October for Contoso', 'invoice | @ Contoso | in: in October 2026'],
  ['compare invoice with last month', 'compare-invoices'],
  ['compare invoices with last month for Contoso', 'compare-invoices | @ Contoso'],
  ["compare Contoso's invoice with last month", 'compare-invoices | @ Contoso'],
  ['compare the invoice of October with September', 'compare-invoices | in: in October 2026'],
  ['what is new on the invoice of Contoso compared with last month?', 'compare-invoices | @ Contoso'],
  ['compare the October invoice with last month', 'compare-invoices | in: in October 2026'],
  ['what changed on the invoice', 'compare-invoices'],
  // Usage and spend.
  ['usage Contoso', 'usage | ~ Contoso'],
  ['usage Azure for Contoso', 'usage | Azure @ Contoso'],
  ["Contoso's usage last month", 'usage | @ Contoso | in: last month'],
  ['usage of Contoso in October', 'usage | ~ Contoso | in: in October 2026'],
  ['azure consumption for Contoso', 'usage | azure @ Contoso'],
  ['sage', 'unknown'],
  ['spend', 'spend'],
  ['spend Contoso', 'spend | Contoso'],
  ['spend vendor Microsoft', 'spend | Microsoft | vendor'],
  ['spend for the vendor Acronis', 'spend | Acronis | vendor'],
  ['what do we spend per month', 'spend'],
  ['how much do we spend on Microsoft', 'spend | Microsoft'],
  ['what is our margin', 'spend'],
  ['spend csv', 'spend | as: csv'],
  // People who join or leave.
  [
    'onboard 2 users at Contoso with Business Premium and Defender',
    'staff | direction: on | 2 | @ Contoso | + Business Premium | + Defender',
  ],
  ['onboard a new user for Contoso', 'staff | direction: on | 1 | @ Contoso'],
  ['offboard 1 user at Contoso', 'staff | direction: off | 1 | @ Contoso'],
  ['offboard one user from Contoso', 'staff | direction: off | 1 | @ Contoso'],
  [
    'offboard 3 users at Contoso from Business Premium, Visio Plan 2 and Project',
    'staff | direction: off | 3 | @ Contoso | + Business Premium | + Visio Plan 2 | + Project',
  ],
  ['onboard users at Contoso', 'staff | direction: on | !missing | @ Contoso'],
  // Sentences these words must not take.
  ['add 3 seats of Business Premium for Contoso', 'seats'],
  ['set Business Premium for Contoso to 12 seats', 'seats'],
  ['buy 2 more Business Premium for Contoso', 'seats'],
  ['renewals Contoso', 'renewals'],
  ['history Contoso Business Premium', 'history'],
];

const loose = new Set(['seats', 'renewals', 'history', 'subscriptions']);

describe('sentences about what Pax8 offers', () => {
  test.each(sentences)('“%s”', (said, meant) => {
    const intent = understand(said, here);
    expect(loose.has(meant) ? intent.kind : shown(intent)).toBe(meant);
  });
});
