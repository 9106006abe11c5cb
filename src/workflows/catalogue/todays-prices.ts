import type { Urgency } from '../../core/marketplace/marketplace.ts';
import type { PricePlan, Subscription } from '../../core/marketplace/records.ts';
import { type TodaysPrice, todaysPrice } from '../../core/ordering/todays-price.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';

type Priced = Pick<
  Subscription,
  'id' | 'companyId' | 'productId' | 'billingTerm' | 'commitment' | 'quantity'
>;

/** How long a person waits for prices (milliseconds). Later ones count as unknown. */
const patienceMs = 1500;

/**
 * Today's seat prices by subscription id, from Pax8's price plans. A missing price is unknown or came too late. Reads
 * each product once per company and caches nothing.
 */
export const todaysPrices = async (
  context: Pick<Context, 'marketplace' | 'log' | 'later'>,
  subscriptions: readonly Priced[],
  urgency: Urgency = 'person',
): Promise<ReadonlyMap<string, TodaysPrice>> => {
  const prices = new Map<string, TodaysPrice>();
  const committed = subscriptions.filter(({ commitment }) => commitment !== null && commitment.term !== null);
  if (committed.length === 0) return prices;
  const together = Map.groupBy(committed, ({ productId, companyId }) => `${productId} ${companyId}`);
  const all = Promise.all([...together.values()].map((those) => readPrices(context, those, prices, urgency)));
  context.later('prices of today', all);
  await Promise.race([all, late()]);
  // A copy, so that prices arriving later do not change the caller's map.
  return new Map(prices);
};

const readPrices = async (
  { marketplace, log }: Pick<Context, 'marketplace' | 'log'>,
  those: readonly Priced[],
  prices: Map<string, TodaysPrice>,
  urgency: Urgency,
): Promise<void> => {
  const [first] = those;
  if (first === undefined) return;
  let plans: readonly PricePlan[];
  try {
    plans = (await marketplace.pricing(first.productId, first.companyId, urgency)).rows;
  } catch (thrown) {
    log.warn({ product: first.productId, reason: messageOf(thrown) }, 'today’s prices could not be read');
    return;
  }
  for (const { id, billingTerm, commitment, quantity } of those) {
    const price = todaysPrice(plans, { billingTerm, term: commitment?.term ?? null, quantity });
    if (price !== null) prices.set(id, price);
  }
};

const late = (): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, patienceMs).unref();
  });
