import { commitmentId } from '../catalogue/dependencies.ts';
import { cents, type Plan } from '../catalogue/price-plans.ts';
import { day } from '../clock.ts';
import type { SimProduct, SimSubscription } from '../model.ts';
import { addMonths } from '../subscriptions/terms.ts';
import { snapshot } from '../world.ts';
import type { OddCompany } from './odd-companies.ts';
import type { Purchase } from './subscribe.ts';

const share = 0.84;

/**
 * A subscription: company, product, seats, plan and days as in the demo; `made` changes what the demo would make of it.
 * `today` is UTC midnight. Each names where it was seen.
 */
export type OddRow = readonly [
  company: OddCompany,
  product: SimProduct,
  seats: number,
  plan: Plan,
  days: number,
  extra?: Extra,
];
type Extra = Pick<Purchase, 'renewals' | 'added' | 'cancelled' | 'status'> &
  Readonly<{
    made?: (row: SimSubscription, at: Readonly<{ now: number; today: number }>) => Partial<SimSubscription>;
  }>;

export const priced = (price: number, partnerCost: number = cents(price * share)) => ({ price, partnerCost });

/** What was renewed at `at` into something else: the old state is the older record of the history. */
export const renewedInto = (
  row: SimSubscription,
  at: number,
  before: Partial<SimSubscription>,
  after: Partial<SimSubscription>,
): Partial<SimSubscription> => {
  const older = addMonths(at, -12);
  const base = { startDate: older, createdDate: older, billingStart: older, updatedDate: at, termStart: at };
  const newer = { ...row, ...base, ...after };
  return {
    ...base,
    ...after,
    history: [snapshot(newer), snapshot({ ...newer, ...before, updatedDate: null })],
  };
};

/** An Extended Service Term: by the month, at `price`. https://learn.microsoft.com/partner-center/customers/extended-service-terms */
export const extended = (row: SimSubscription, today: number, former: number, price: number) => {
  const at = today - 5 * day;
  return renewedInto(row, at, priced(former), {
    ...priced(price),
    billingTerm: 'Monthly',
    commitment: {
      id: commitmentId(row.productId, 'Monthly'),
      term: 'Monthly',
      endDate: addMonths(at, 1),
    },
  });
};

/** A row that has ended, whatever its status says. */
export const ended = (endDate: number, shown: string): Partial<SimSubscription> => {
  const started = endDate - 365 * day;
  return {
    endDate,
    status: 'Cancelled',
    startDate: started,
    createdDate: started,
    billingStart: started,
    termStart: started,
    history: [],
    shows: { status: shown },
  };
};
