import { spendOf } from '../../../src/core/billing/spend.ts';
import type { Company, Subscription } from '../../../src/core/marketplace/records.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { spendCard } from '../../../src/views/billing/spend.ts';
import { company, type Lay, names, now, show, subscription } from '../samples.ts';

const asOf = now - 2 * 60_000;
const vendors = ['Microsoft', 'Acronis', 'Webroot', 'Dropbox'];
const products = [
  'Microsoft 365 Business Premium [New Commerce Experience]',
  'Cyber Protect',
  'Endpoint',
  'Drive',
];

type Made = Readonly<{
  companies: readonly Company[];
  subscriptions: readonly Subscription[];
  vendorOf: (n: number) => string | null;
}>;

/** So many companies with so many subscriptions each; some in euros, some without a price or a cost. */
const made = (many: number, each: number, nameOf: (n: number) => string): Made => ({
  companies: Array.from({ length: many }, (_, n) => company(nameOf(n), { id: `c${n}` })),
  subscriptions: Array.from({ length: many * each }, (_, n) =>
    subscription({
      id: `s${n}`,
      companyId: `c${n % many}`,
      productId: `p${Math.floor(n / many) % 4}`,
      productName: products[Math.floor(n / many) % 4] ?? '',
      quantity: 3 + ((n * 7) % 40),
      billingTerm: n % 5 === 1 ? 'Annual' : 'Monthly',
      price: n % 11 === 5 ? null : n % 5 === 1 ? 240 : 23.1,
      partnerCost: n % 13 === 6 ? null : n % 5 === 1 ? 201.6 : n % 17 === 4 ? 25 : 19.4,
      currency: n % many === 3 ? 'EUR' : 'USD',
    }),
  ),
  vendorOf: (n) => vendors[n] ?? null,
});
const many = made(
  12,
  4,
  (n) => ['Contoso', 'Fabrikam', 'Northwind Traders', 'Café Müller'][n] ?? `Company ${n}`,
);
const one = made(1, 4, () => names.plain);
const every = Object.values(names);
const worst = made(12, 12, (n) => every[n % every.length] ?? '');

type SpendOptions = Readonly<{
  company?: Company | null;
  vendor?: string | null;
  alsoVendor?: string;
  page?: number;
  say?: string;
}>;

/** What everything costs, in every state that looks different. */
export const spendCases = (answer: Lay): Readonly<Record<string, () => Answer>> => {
  const shown =
    ({ companies, subscriptions, vendorOf }: Made, asked: SpendOptions = {}) =>
    () => {
      const { company: whose = null, vendor = null, alsoVendor = null, page = 0, say = 'spend' } = asked;
      const portfolio = buildPortfolio({
        companies,
        subscriptions,
        products: Array.from({ length: 14 }, (_, n) => ({
          id: `p${n}`,
          name: '',
          vendorName: vendorOf(n),
          sku: null,
          requiresCommitment: null,
        })),
        asOf,
        unreadable: 0,
      });
      return answer(
        spendCard(
          {
            company: whose,
            vendor,
            alsoVendor,
            spend: spendOf(portfolio, { company: whose, vendor }, now),
            csv: true,
            page,
            say,
            asOf,
          },
          show,
        ),
      );
    };
  const [contoso = null] = one.companies;
  const extra: readonly Subscription[] = [
    subscription({
      id: 'x1',
      companyId: 'c0',
      productId: 'p8',
      productName: 'Microsoft Azure',
      commitment: null,
      price: 0,
      partnerCost: 0,
    }),
    subscription({ id: 'x2', companyId: 'c0', productId: 'p9', status: 'Trial' }),
    subscription({ id: 'x3', companyId: 'c0', productId: 'p9', billingTerm: 'One-Time' }),
    subscription({
      id: 'x4',
      companyId: 'c0',
      productId: 'p10',
      productName: null,
      price: 10,
      partnerCost: 12.5,
    }),
    subscription({ id: 'x5', companyId: 'c0', productId: 'p7', productName: 'Backup', partnerCost: null }),
    subscription({
      id: 'x6',
      companyId: 'c0',
      productId: 'p6',
      productName: 'Free help',
      price: null,
      partnerCost: null,
    }),
  ];
  const worstOf: Made = {
    ...worst,
    subscriptions: worst.subscriptions.map((row, n) => ({
      ...row,
      productId: `p${n % 14}`,
      productName: every[n % every.length] ?? '',
      currency: ['USD', 'EUR', 'GBP'][n % 3] ?? '',
      partnerCost: n % 2 === 0 ? 99 : 5,
    })),
    vendorOf: (n) => `${n} ${every[n % every.length]}`,
  };
  return {
    spend: shown(many),
    'spend-page-2': shown(many, { page: 10 }),
    'spend-of-company': shown(
      { ...one, subscriptions: [...one.subscriptions, ...extra] },
      { company: contoso, say: 'spend Contoso', alsoVendor: 'Contoso' },
    ),
    'spend-of-vendor': shown(
      { ...many, vendorOf: (n) => (n === 3 ? null : (vendors[n] ?? null)) },
      { vendor: 'Microsoft', say: 'spend vendor Microsoft' },
    ),
    'spend-no-price': shown(
      { ...one, subscriptions: extra.slice(5) },
      { company: contoso, say: 'spend Contoso' },
    ),
    'spend-nothing': shown(
      { ...one, subscriptions: extra.slice(1, 3) },
      { company: contoso, say: 'spend Contoso' },
    ),
    'spend-worst-names': shown(worstOf),
    'spend-worst-vendor': shown(worstOf, { vendor: `1 ${every[1]}`, say: `spend vendor 1 ${every[1]}` }),
  };
};
