import type { Subscription } from '../../../src/core/marketplace/records.ts';
import type { TodaysPrice } from '../../../src/core/ordering/todays-price.ts';
import { type RenewalRow, type RenewalRows, risersFirst } from '../../../src/core/renewals/renewal-rows.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { monthly, yearly } from '../../../src/core/words/money.ts';
import { allOfIt } from '../../../src/views/kit/narrowed.ts';
import { renewalsCard } from '../../../src/views/renewals/renewals.ts';
import type { RenewalsInput } from '../../../src/views/renewals/renewals-input.ts';
import { noVendorCard } from '../../../src/views/renewals/renewals-none.ts';
import { ana, bo, company, type Lay, manyDays, names, now, show, subscription } from '../samples.ts';

const products = [
  'Microsoft 365 Business Premium [New Commerce Experience]',
  'Microsoft 365 Business Basic [New Commerce Experience]',
  'Exchange Online (Plan 1) [New Commerce Experience]',
  'Microsoft Defender for Office 365 (Plan 1) [New Commerce Experience]',
];

export const renewalRow = (
  days: number,
  name: string,
  i: number,
  rest: Partial<Subscription> = {},
): RenewalRow => {
  const row = subscription({
    id: `5b0e77f0-0000-4000-8000-${String(i).padStart(12, '0')}`,
    productName: products[i % products.length] ?? '',
    quantity: 5 + i,
    commitment: { id: null, term: '1-Year', endsAt: manyDays(days) },
    price: i === 3 ? null : 23.1,
    ...rest,
  });
  const { quantity } = row;
  return {
    company: company(name),
    subscription: row,
    at: row.commitment === null ? null : manyDays(days),
    monthly: monthly(row, quantity),
    yearly: yearly(row, quantity),
  };
};

export const noRows: RenewalRows = {
  renewing: [],
  ending: [],
  trials: [],
  unclear: { none: [], past: [], 'too-far': [], ended: [] },
  ofDeleted: [],
  monthlyHidden: 0,
};

export const renewalsInput: RenewalsInput = {
  company: null,
  vendor: null,
  period: 'next 30 days',
  unknownPeriod: null,
  undated: false,
  rows: noRows,
  narrowed: allOfIt,
  care: () => null,
  prices: new Map(),
  pricesAsOf: null,
  pricesComing: 0,
  unknownVendors: 0,
  alsoVendor: null,
  csv: false,
  page: 0,
  say: 'renewals next 30 days',
  asOf: now - 2 * 60_000,
};

const trial = renewalRow(20, 'Contoso', 90, { status: 'Trial', endAt: manyDays(20) });
const companies = ['Contoso', 'Fabrikam', 'Northwind Traders'];
const inDecember = [1, 3, 7, 14, 15, 16].map((days, i) => renewalRow(days, companies[i % 3] ?? '', i));
const throughTheYear = Array.from({ length: 40 }, (_, i) =>
  renewalRow(3 + i * 9, companies[i % 3] ?? '', i, i % 7 === 5 ? { currency: 'EUR', price: 20.13 } : {}),
);
const undated = [
  renewalRow(0, 'Contoso', 1, { commitment: null }),
  renewalRow(0, 'Fabrikam', 2, { commitment: { id: 'c', term: '1-Year', endsAt: null } }),
];
const unclear = {
  none: undated.map((row) => ({ ...row, at: null })),
  past: [renewalRow(-12, 'Northwind Traders', 4)],
  'too-far': [renewalRow(3 * 366, 'Adventure Works', 5)],
  ended: [renewalRow(-40, 'Adventure Works', 6, { endAt: manyDays(-40) })],
};

/** One that stays, one that rises for both, one that falls; the others are not known. */
const prices: ReadonlyMap<string, TodaysPrice> = new Map([
  [inDecember[0]?.subscription.id ?? '', { price: 23.1, partnerCost: 18.48 }],
  [inDecember[1]?.subscription.id ?? '', { price: 25.4, partnerCost: 20.32 }],
  [inDecember[2]?.subscription.id ?? '', { price: 22, partnerCost: 18.48 }],
]);

const care: RenewalsInput['care'] = ({ subscription: { id } }) => {
  const at = { by: bo, at: now };
  if (id === inDecember[0]?.subscription.id) return { owner: ana, decision: null };
  if (id === inDecember[1]?.subscription.id)
    return { owner: ana, decision: { kind: 'change', to: 4, changeId: 'c', ...at } };
  return id === inDecember[2]?.subscription.id ? { owner: null, decision: { kind: 'renew', ...at } } : null;
};

/** The lists of renewals in every state that looks different. */
export const renewalListCases = (answer: Lay): Readonly<Record<string, () => Answer>> => {
  const shown = (input: Partial<RenewalsInput>) => () =>
    answer(renewalsCard({ ...renewalsInput, ...input }, show));
  const every = Object.values(names);
  return {
    renewals: shown({
      rows: {
        ...noRows,
        renewing: risersFirst(inDecember, prices),
        ending: [renewalRow(12, 'Adventure Works', 81, { endAt: manyDays(12) })],
        trials: [trial],
        unclear: { ...unclear, 'too-far': [] },
        monthlyHidden: 4,
      },
      prices,
      pricesAsOf: now - 9 * 3_600_000,
      pricesComing: 1,
      care,
      csv: true,
    }),
    'renewals-year': shown({
      rows: { ...noRows, renewing: throughTheYear },
      period: 'next 365 days',
      say: 'renewals next 365 days',
      csv: true,
    }),
    'renewals-narrowed': shown({
      rows: { ...noRows, renewing: inDecember.slice(0, 2) },
      narrowed: {
        heeded: {
          amount: { least: 500, currency: 'USD' },
          top: 2,
          by: 'amount',
          except: ['Blue Yonder'],
          term: 'annual',
        },
        left: { unknown: 2, otherCurrency: 1, total: 4, perCurrency: false },
      },
      say: 'top 2 annual renewals over $500 a month without Blue Yonder',
    }),
    'renewals-narrowed-none': shown({
      narrowed: {
        heeded: { product: names.hostile, who: 'me', status: 'undecided', by: 'amount', top: 3 },
        left: { unknown: 1, otherCurrency: 0, total: 0, perCurrency: true },
      },
      say: 'my undecided renewals',
    }),
    'renewals-page-2': shown({
      rows: {
        ...noRows,
        renewing: Array.from({ length: 17 }, (_, i) => renewalRow(i, `Company ${i}`, i)),
        trials: [trial],
        monthlyHidden: 2,
      },
      page: 10,
      csv: true,
    }),
    'renewals-of-company': shown({
      company: company(),
      unknownPeriod: 'before Christmas',
      rows: { ...noRows, renewing: [renewalRow(19, 'Contoso', 0)] },
      say: 'renewals Contoso',
      alsoVendor: 'Contoso',
    }),
    'renewals-of-vendor': shown({
      vendor: 'Microsoft',
      period: 'in December 2026',
      rows: { ...noRows, renewing: inDecember.slice(0, 3) },
      say: 'renewals Microsoft in December',
      unknownVendors: 2,
    }),
    'renewals-without-date': shown({
      undated: true,
      rows: { ...noRows, unclear },
      say: 'renewals without date',
    }),
    'renewals-without-date-none': shown({ undated: true, say: 'renewals without date' }),
    'renewals-worst-names': shown({
      rows: {
        ...noRows,
        renewing: every.map((name, i) =>
          renewalRow(i, name, i, { productName: every[(i + 1) % every.length] ?? '' }),
        ),
      },
      care: () => ({ owner: { ...ana, name: names.hostile }, decision: null }),
    }),
    'renewals-of-deleted': shown({
      rows: {
        ...noRows,
        renewing: [renewalRow(1, 'Contoso', 20)],
        ofDeleted: [
          renewalRow(2, 'Fabrikam', 12),
          ...[3, 4, 5].map((n) => ({ ...renewalRow(n, 'Fabrikam', 12), at: null })),
        ],
      },
    }),
    'renewals-none': shown({ rows: { ...noRows, monthlyHidden: 2, unclear }, csv: true }),
    'renewals-no-vendor': () =>
      answer(
        noVendorCard({
          text: 'Micro',
          several: true,
          suggestions: ['Microsoft', 'Micro Focus'].map((name) => ({
            title: name,
            say: `renewals vendor ${name}`,
          })),
        }),
      ),
    'renewals-vendor-unknown': () =>
      answer(noVendorCard({ text: names.hostile, several: false, suggestions: [] })),
  };
};
