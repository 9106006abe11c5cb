import type { InvoiceItem } from '../src/core/marketplace/invoices.ts';
import type { Subscription } from '../src/core/marketplace/records.ts';
import { checkItems } from '../src/core/month/check-items.ts';
import { heldToday } from '../src/core/month/held.ts';
import { monthCheck } from '../src/core/month/month-check.ts';
import type { Figure } from './figures.ts';
import { timed } from './samples.ts';

const items = 10_000;
const most = 2_000;
const rounds = 5;
const invoicedAt = Date.UTC(2026, 10, 4);

const subscriptionOf = (n: number): Subscription => ({
  ...{ id: `s${n}`, companyId: `c${n % 1_000}`, productId: `p${n % 40}`, productName: `Product ${n % 40}` },
  ...{ quantity: 10 + (n % 9), status: 'Active', billingTerm: 'Monthly', commitment: null, endAt: null },
  ...{ startAt: Date.UTC(2024, 0, 1), createdAt: null, billingStartAt: null, price: 22, partnerCost: 18.48 },
  currency: n % 10 === 0 ? 'EUR' : 'USD',
});

const itemOf = (
  { id, companyId, productId, productName, quantity, currency }: Subscription,
  n: number,
): InvoiceItem => ({
  ...{ id: `i${n}`, type: 'subscription', companyId, companyName: companyId, productId, productName },
  ...{ vendorName: null, sku: null, description: null, details: null, subscriptionId: id, term: 'Monthly' },
  ...{ periodStart: Date.UTC(2026, 10, 1), periodEnd: Date.UTC(2026, 10, 30), unitOfMeasure: 'Each' },
  ...{ quantity: (quantity ?? 0) + (n % 20 === 0 ? 1 : 0), price: 22, cost: 18.48, subTotal: 264 },
  ...{ costTotal: 221.76, salesTax: 0, billingFee: 0, billedByPax8: false, total: 264, amountDue: 221.76 },
  currency,
});

/** The check of an invoice with 10,000 items: the rules alone, everything in memory. */
export const month = async (): Promise<readonly Figure[]> => {
  const rows = Array.from({ length: items }, (_, n) => subscriptionOf(n));
  const held = heldToday({ subscriptions: new Map(rows.map((row) => [row.id, row])), asOf: invoicedAt }, []);
  const billed = rows.map(itemOf);
  let found = 0;
  const once = async () => {
    const lines = checkItems({
      ...{
        month: '2026-11',
        invoicedAt,
        items: billed,
        held,
        unreadable: 0,
        unreadItems: 0,
        companyId: null,
      },
      ...{ changes: new Map(), history: new Map(), nights: new Map(), companies: new Map() },
    });
    found = monthCheck(lines).kinds.differs.lines;
  };
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await timed(once));
  const best = Math.min(...times);
  return [
    {
      ...{
        what: `${items} items, ${found} differ, best of ${rounds}`,
        unit: 'ms',
        value: best,
        yardstick: null,
      },
      bound: { says: `under ${most} ms`, met: best < most },
    },
  ];
};
