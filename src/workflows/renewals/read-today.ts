import { checkPsa } from '../../core/month/check-psa.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { TodayLine } from '../../core/today/line.ts';
import { pricedSoon, todayLines, type Unbilled } from '../../core/today/today.ts';
import { type Unseen, unseenIn } from '../../core/today/unseen.ts';
import { day } from '../../core/words/durations.ts';
import { unusedNow } from '../assignments/read-unused.ts';
import { readUsageJumps } from '../billing/keep-usage.ts';
import { readCostRises } from '../catalogue/read-price-history.ts';
import { keptPrices } from '../catalogue/todays-prices.ts';
import type { Context } from '../context.ts';
import { readAddedSeats } from '../history/read-added-seats.ts';
import { psaReading } from '../mapped/psa-reading.ts';

/** A cost that rose longer ago is old news. */
const lately = 30 * day;

/** Seats that the PSA does not bill, among mapped ones, and for how many companies that is unknown. */
const readUnbilled = async (
  context: Context,
  tenantId: string,
  portfolio: Portfolio,
): Promise<Readonly<{ unbilled: readonly Unbilled[]; unseen: 'off' | 'unread' | number }>> => {
  const { memory, now, psa } = context;
  if (psa === null) return { unbilled: [], unseen: 'off' };
  const reading = await psaReading(context);
  // The line does not say how old it is.
  if (reading === null || reading.asOf < now() - 2 * day) return { unbilled: [], unseen: 'unread' };
  const mappings = await memory.mappings.list(tenantId);
  const seen = { reading, mappings, portfolio, now: now(), isThisMonth: true, companyId: null };
  const lines = checkPsa(seen);
  const unbilled = lines.flatMap(({ verdict, companyId, subscriptionIds, held, billed, by }) => {
    const seats = (held ?? 0) - (billed ?? 0);
    if (verdict.kind !== 'differs' || companyId === null || seats <= 0) return [];
    const amount = by === null ? null : { ...by, amount: by.amount.replace('-', '') };
    return [{ companyId, subscriptionIds, seats, amount }];
  });
  const unknown = lines.filter(({ verdict }) => verdict.kind === 'not-checked');
  return { unbilled, unseen: new Set(unknown.map(({ companyId }) => companyId)).size };
};

/** What needs somebody, and what could not be looked at. */
export type Today = Readonly<{ lines: readonly TodayLine[]; unseen: readonly Unseen[] }>;

/** What needs somebody, from what the bot knows; asks Pax8 nothing. */
export const readToday = async (
  context: Context,
  tenantId: string,
  portfolio: Portfolio,
  decideWithin?: number,
): Promise<Today> => {
  const { memory, now } = context;
  const at = now();
  const soon = pricedSoon(portfolio, at);
  const [renewals, changes, toReview, switches, { prices, pricesComing }, billed, unused, rose, added, used] =
    await Promise.all([
      memory.renewals.open(tenantId),
      memory.changes.inStates(tenantId, ['pending', 'needs-check']),
      memory.changes.toReview(tenantId),
      memory.changes.switches(tenantId, at - 2 * lately),
      keptPrices(context, soon),
      readUnbilled(context, tenantId, portfolio),
      unusedNow(context, tenantId, portfolio),
      readCostRises(context, portfolio, null, at - lately),
      readAddedSeats(context, tenantId, portfolio),
      readUsageJumps(context, portfolio),
    ]);
  const lines = todayLines({
    ...{ portfolio, renewals, changes, toReview, switches, prices, added },
    usageJumps: used.jumps,
    ...{ unbilled: billed.unbilled, unused: unused.rows, costRises: rose?.rises ?? [], now: at },
    ...(decideWithin === undefined ? {} : { decideWithin }),
  });
  return {
    lines,
    unseen: unseenIn({
      microsoft: unused.unseen,
      psa: billed.unseen,
      usage: used.unseen,
      prices: pricesComing,
    }),
  };
};
