import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { renewingSoon, type TodayLine, todayLines } from '../../core/today/today.ts';
import { unusedNow } from '../assignments/tenants.ts';
import { keptPrices } from '../catalogue/todays-prices.ts';
import type { Context } from '../context.ts';

/** What needs somebody, from what the bot knows: it asks Pax8 nothing. */
export const readToday = async (
  context: Context,
  tenantId: string,
  portfolio: Portfolio,
): Promise<TodayLine[]> => {
  const { memory, now } = context;
  const at = now();
  const soon = renewingSoon(portfolio, at).map(({ subscription }) => subscription);
  const [renewals, changes, { prices }, unused] = await Promise.all([
    memory.renewals.open(tenantId),
    memory.changes.inStates(tenantId, ['pending', 'needs-check']),
    keptPrices(context, soon),
    unusedNow(context, tenantId, portfolio),
  ]);
  return todayLines({ portfolio, renewals, changes, prices, unused, now: at });
};
