import { day } from '../clock.ts';
import type { SimSubscription } from '../model.ts';
import type { Seed } from '../world.ts';
import { demoSeed } from './demo.ts';
import { fixedId } from './ids.ts';
import { oddCompanies, oddCompanyIds } from './odd-companies.ts';
import { oddInvoices } from './odd-invoices.ts';
import { oddProducts } from './odd-products.ts';
import type { OddRow } from './odd-row.ts';
import { oddRows } from './odd-rows.ts';
import { quirkOf } from './quirks.ts';
import { subscribe } from './subscribe.ts';

/** The odd rows by name. */
export const oddIds = Object.fromEntries(
  Object.keys(oddRows).map((key) => [key, fixedId(`odd subscription ${key}`, 1)]),
) as Record<keyof typeof oddRows, string>;

/** The demo, and beside it a company for each way in which Pax8 differs from what one would assume. */
export const oddSeed = (now: number): Seed => {
  const demo = demoSeed(now);
  const today = Math.floor(now / day) * day;
  const row = (key: keyof typeof oddRows): SimSubscription => {
    const [company, product, seats, plan, days, extra = {}]: OddRow = oddRows[key];
    const { made, ...rest } = extra;
    const usual = subscribe({
      id: oddIds[key],
      companyId: oddCompanyIds[company],
      product,
      seats,
      plan,
      days,
      now,
      quirk: quirkOf(0),
      ...rest,
    });
    return made === undefined ? usual : { ...usual, ...made(usual, { now, today }) };
  };
  return {
    companies: [...demo.companies, ...oddCompanies(now)],
    products: [...demo.products, ...Object.values(oddProducts).map((product) => ({ ...product }))],
    subscriptions: [...demo.subscriptions, ...(Object.keys(oddRows) as (keyof typeof oddRows)[]).map(row)],
    invoices: oddInvoices(now),
  };
};
