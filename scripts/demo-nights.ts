import { type LastKept, nightOf, rowsOfNight, startOfNight } from '../src/core/history/night.ts';
import { totalsOf } from '../src/core/history/seats-over-time.ts';
import type { Marketplace } from '../src/core/marketplace/marketplace.ts';
import type { HistoryEntry, Subscription } from '../src/core/marketplace/records.ts';
import type { History } from '../src/core/ports/history-memory.ts';
import { minute } from '../src/core/words/durations.ts';
import type { Instant } from '../src/core/words/instant.ts';
import { createMarketplace } from '../src/pax8/marketplace.ts';
import { openStore } from '../src/store/open.ts';

/** A year and a month, so that twelve ends of months are told. */
const nightsOfDemo = 400;

type Known = Readonly<{ subscription: Subscription; records: readonly HistoryEntry[] }>;

/** How a subscription was at a moment, as far as Pax8's own history tells; null before it was there. */
const stateAt = ({ subscription, records }: Known, at: Instant): Subscription | null => {
  const { startAt, createdAt, endAt, status } = subscription;
  const since = startAt ?? createdAt;
  if (since !== null && since > at) return null;
  const open =
    endAt !== null && endAt > at && status === 'Cancelled' ? { endAt: null, status: 'Active' } : {};
  const dated = records.filter((each): each is HistoryEntry & { at: Instant } => each.at !== null);
  const newer = dated.filter((each) => each.at > at);
  if (newer.length === 0) return { ...subscription, ...open };
  const older = dated.filter((each) => each.at <= at).sort((a, b) => b.at - a.at)[0];
  const { quantity, price, partnerCost } = older ?? subscription;
  return {
    ...subscription,
    ...open,
    quantity: quantity ?? subscription.quantity,
    price: price ?? subscription.price,
    partnerCost: partnerCost ?? subscription.partnerCost,
  };
};

/**
 * The nights that a bot would have kept that ran for a year, from what Pax8's own history says. The night of today is the bot's own.
 */
export const writeNights = async (
  marketplace: Pick<Marketplace, 'subscriptions' | 'history'>,
  history: Pick<History, 'write'>,
  { now, zone, nights = nightsOfDemo }: Readonly<{ now: Instant; zone: string; nights?: number }>,
): Promise<void> => {
  const { rows } = await marketplace.subscriptions('background');
  const known = await Promise.all(
    rows.map(async (subscription): Promise<Known> => {
      const records = await marketplace.history(subscription.id, 'background');
      return { subscription, records: records.rows };
    }),
  );
  const today = nightOf(now, zone);
  const last = new Map<string, LastKept>();
  for (let night = today - nights; night < today; night += 1) {
    const at = startOfNight(night, zone) + 5 * minute;
    const there = known.flatMap((each) => stateAt(each, at) ?? []);
    const found = new Map(there.map((subscription) => [subscription.id, subscription]));
    const totals = totalsOf(there, at);
    const written = rowsOfNight(last, found, 0);
    for (const row of written) last.set(row.id, row);
    await history.write({ night, at, totals }, written);
  }
};

/** Writes the nights into the demo's database before its bot starts. */
export const prepareDemo = async (database: string, pax8: string): Promise<void> => {
  const store = await openStore({ url: database, callsPerMinute: 1000, now: Date.now });
  const demo = async () => ({ clientId: 'demo', clientSecret: 'demo' });
  const marketplace = createMarketplace({
    ...{ url: pax8, credentials: { get: demo, renew: demo }, now: Date.now },
    budget: { take: (most) => store.calls.take(most) },
  });
  try {
    await writeNights(marketplace, store.history, { now: Date.now(), zone: 'UTC' });
  } finally {
    await marketplace.close();
    await store.close();
  }
};
