import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { renewingSoon, type TodayLine, todayLines } from '../../core/today/today.ts';
import { day } from '../../core/words/durations.ts';
import { readCostRises } from '../catalogue/read-price-history.ts';
import { keptPrices } from '../catalogue/todays-prices.ts';
import type { Context } from '../context.ts';

/** A cost that rose longer ago is old news. */
const lately = 30 * day;

/** What needs somebody, from what the bot knows: it asks Pax8 nothing. */
export const readToday = async (
  context: Context,
  tenantId: string,
  portfolio: Portfolio,
): Promise<TodayLine[]> => {
  const { memory, now } = context;
  const at = now();
  const soon = renewingSoon(portfolio, at).map(({ subscription }) => subscription);
  const [renewals, changes, { prices }, rose] = await Promise.all([
    memory.renewals.open(tenantId),
    memory.changes.inStates(tenantId, ['pending', 'needs-check']),
    keptPrices(context, soon),
    readCostRises(context, portfolio, null, at - lately),
  ]);
  return todayLines({ portfolio, renewals, changes, prices, costRises: rose?.rises ?? [], now: at });
};
