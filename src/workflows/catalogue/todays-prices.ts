import type { Urgency } from '../../core/marketplace/marketplace.ts';
import type { PricePlan, Subscription } from '../../core/marketplace/records.ts';
import { type TodaysPrice, todaysPrice } from '../../core/ordering/todays-price.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';

type Priced = Pick<
  Subscription,
  'id' | 'companyId' | 'productId' | 'billingTerm' | 'commitment' | 'quantity'
>;

/** How long a person waits for prices (milliseconds): what is late is told as unknown. */
const patienceMs = 1500;

/**
 * What seats cost by Pax8's plans of this moment, by subscription id; one that is missing is not known, or Pax8 did not
 * answer in time. Each product is asked for once per company, and nothing is kept for the next question.
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
  // A copy: what arrives later changes nothing under the one who asked.
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
