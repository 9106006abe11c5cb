import { checkPsa } from '../../core/month/check-psa.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { pricedSoon, type TodayLine, todayLines, type Unbilled } from '../../core/today/today.ts';
import { day } from '../../core/words/durations.ts';
import { unusedNow } from '../assignments/tenants.ts';
import { readCostRises } from '../catalogue/read-price-history.ts';
import { keptPrices } from '../catalogue/todays-prices.ts';
import type { Context } from '../context.ts';
import { readAddedSeats } from '../history/read-added-seats.ts';
import { psaReading } from '../mapped/psa-reading.ts';

/** A cost that rose longer ago is old news. */
const lately = 30 * day;

/** Seats that the PSA does not bill, of what is mapped; nothing before it was read. */
const readUnbilled = async (
  context: Context,
  tenantId: string,
  portfolio: Portfolio,
): Promise<Unbilled[]> => {
  const { memory, now } = context;
  const reading = await psaReading(context);
  // The line does not say how old it is.
  if (reading === null || reading.asOf < now() - 2 * day) return [];
  const mappings = await memory.mappings.list(tenantId);
  const seen = { reading, mappings, portfolio, now: now(), isThisMonth: true, companyId: null };
  return checkPsa(seen).flatMap(({ verdict, companyId, subscriptionIds, held, billed, by }) => {
    const seats = (held ?? 0) - (billed ?? 0);
    if (verdict.kind !== 'differs' || companyId === null || seats <= 0) return [];
    const amount = by === null ? null : { ...by, amount: by.amount.replace('-', '') };
    return [{ companyId, subscriptionIds, seats, amount }];
  });
};

/** What needs somebody, from what the bot knows: it asks Pax8 nothing. */
export const readToday = async (
  context: Context,
  tenantId: string,
  portfolio: Portfolio,
  decideWithin?: number,
): Promise<TodayLine[]> => {
  const { memory, now } = context;
  const at = now();
  const soon = pricedSoon(portfolio, at);
  const [renewals, changes, { prices }, unbilled, unused, rose, added] = await Promise.all([
    memory.renewals.open(tenantId),
    memory.changes.inStates(tenantId, ['pending', 'needs-check']),
    keptPrices(context, soon),
    readUnbilled(context, tenantId, portfolio),
    unusedNow(context, tenantId, portfolio),
    readCostRises(context, portfolio, null, at - lately),
    readAddedSeats(context, tenantId, portfolio),
  ]);
  return todayLines({
    ...{ portfolio, renewals, changes, prices, unbilled, unused, added },
    costRises: rose?.rises ?? [],
    ...(decideWithin === undefined ? {} : { decideWithin }),
    now: at,
  });
};
