import Big from 'big.js';
import type { Unused } from '../assignments/unused.ts';
import type { UsageJump } from '../billing/usage-jumps.ts';
import type { Change } from '../changes/change.ts';
import { changeAmounts } from '../changes/change-amounts.ts';
import { orderBefore, orderOf } from '../changes/change-facts.ts';
import { awaitsReview, reviewDueAt } from '../changes/emergency.ts';
import { stuckSwitches } from '../changes/switch.ts';
import type { Subscription } from '../marketplace/records.ts';
import { isNewCommerce } from '../marketplace/renewals.ts';
import type { TodaysPrice } from '../ordering/todays-price.ts';
import { notNarrowed } from '../portfolio/narrow.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { CostRise } from '../prices/price-steps.ts';
import type { Renewal } from '../renewals/renewal.ts';
import { type RenewalRow, renewalRows } from '../renewals/renewal-rows.ts';
import { undecided } from '../renewals/renewal-steps.ts';
import { amountsOf, pricedOf } from '../rules/amounts.ts';
import { lock } from '../rules/nce-windows.ts';
import type { Addition } from '../rules/seat-history.ts';
import { unreadProduct } from '../rules/seat-rule.ts';
import { seatsBack } from '../rules/seats-back.ts';
import { termMonths } from '../rules/term-dates.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { billingMonths, type Money, moneyOf, sumByCurrency } from '../words/money.ts';
import { line, type TodayLine } from './line.ts';

/** Terms that lock and trials that end within this time are listed. */
const soon = 7 * day;
/** Prices that rise at a renewal within this time are listed. */
const ahead = 30 * day;

/** Seats that a customer has and the PSA does not bill; `amount` is a month's, null when unknown. */
export type Unbilled = Readonly<{
  companyId: string;
  subscriptionIds: readonly string[];
  seats: number;
  amount: Money | null;
}>;

/** What the bot knows without asking Pax8. */
export type TodaySeen = Readonly<{
  portfolio: Portfolio;
  /** Open renewals. */
  renewals: readonly Renewal[];
  /** Changes that wait, or whose outcome is unclear. */
  changes: readonly Change[];
  /** What one person approved alone and nobody has reviewed. */
  toReview: readonly Change[];
  /** The lines of switches of late. */
  switches: readonly Change[];
  /** Today's prices by subscription id, as far as read. */
  prices: ReadonlyMap<string, TodaysPrice>;
  /** Unused seats that count. */
  unused: readonly Unused[];
  /** Partner costs that rose lately while the price stayed. */
  costRises: readonly CostRise[];
  /** Empty without a PSA. */
  unbilled: readonly Unbilled[];
  /** Usage that jumped. */
  usageJumps: readonly UsageJump[];
  /** Seats added lately, by subscription id. */
  added: ReadonlyMap<string, readonly Addition[]>;
  /** Terms that lock within this time are listed; seven days by default. */
  decideWithin?: number;
  now: Instant;
}>;

type Soon = Readonly<{
  seen: TodaySeen;
  /** Terms that nobody has decided on, with the moment at which Pax8 locks them. */
  rows: readonly Readonly<{ subscription: Subscription; until: Instant }>[];
  trials: readonly RenewalRow[];
}>;
/** One row per thing that may need somebody. */
type Source = (soon: Soon) => readonly TodayLine[];

/** What renews or may turn paid in the coming month: its price of today matters. */
export const pricedSoon = (portfolio: Portfolio, now: Instant): readonly Subscription[] => {
  const { renewing, trials } = rowsSoon(portfolio, now);
  return [
    ...renewing.map(({ subscription }) => subscription),
    ...trials.flatMap(({ subscription }) => paidAfterTrial(subscription) ?? []),
  ];
};

const rowsSoon = (portfolio: Portfolio, now: Instant) =>
  renewalRows(
    portfolio,
    {
      ...{ company: null, vendor: null, monthlyToo: false, narrowing: notNarrowed },
      period: { from: now, to: now + ahead },
    },
    now,
  );

/** Months of a whole term, at least as long as one bill; null when its length is unknown. */
const monthsOf = ({ commitment, billingTerm }: Subscription): number | null => {
  const billed = billingMonths(billingTerm);
  const term = termMonths(commitment?.term ?? null);
  return billed === null || term === null ? null : Math.max(billed, term);
};

/**
 * What a seat costs for the term after the renewal: today's list price if read, otherwise the present one. A missing
 * price stays unknown.
 */
const renewalPrice = ({ prices }: TodaySeen, { id, price }: Subscription): number | null =>
  price === null || price <= 0 ? price : (prices.get(id)?.price ?? price);

/** What seats cost for the whole term; null when a part is unknown. */
const termCost = (subscription: Subscription, seats: number | null, price: number | null): Money | null => {
  const { billingTerm, currency } = subscription;
  const [months, billed] = [monthsOf(subscription), billingMonths(billingTerm)];
  if (months === null || billed === null || seats === null || price === null || currency === null)
    return null;
  // Of a commitment, 0 is a price that is missing.
  if (price <= 0) return null;
  return moneyOf(new Big(price).times(seats).times(months).div(billed), currency);
};

/** Subscriptions of which a person has decided what happens at the renewal. */
const decidedIn = (renewals: readonly Renewal[]): ReadonlySet<string> =>
  new Set(
    renewals.flatMap((renewal) => {
      const open = new Set(undecided(renewal).map(({ subscriptionId }) => subscriptionId));
      return renewal.lines.map(({ subscriptionId }) => subscriptionId).filter((id) => !open.has(id));
    }),
  );

/** A renewal that can still be decided, with its cost if nobody does. */
type Undecided = Readonly<{ subscription: Subscription; until: Instant; amount: Money | null }>;

/** Those of one company and day, together. */
const together = (kind: TodayLine['kind'], all: readonly Undecided[]): TodayLine[] => {
  const groups = Map.groupBy(
    all,
    ({ subscription, until }) => `${Math.floor(until / day)} ${subscription.companyId}`,
  );
  return [...groups].map(([key, group]) =>
    line(
      kind,
      key.slice(key.indexOf(' ') + 1),
      {
        subscriptions: group.map(({ subscription }) => subscription),
        until: Math.min(...group.map(({ until }) => until)),
      },
      group.map(({ amount }) => amount),
    ),
  );
};

/** Each subscription's unused seats: first of those that lock first, then where they are cheapest. Each counts once. */
const unusedBy = ({ rows, seen: { unused } }: Soon): ReadonlyMap<string, number> => {
  const untilOf = new Map(rows.map(({ subscription, until }) => [subscription.id, Math.floor(until / day)]));
  const dayOf = ({ id }: Subscription): number => untilOf.get(id) ?? never;
  const found = new Map<string, number>();
  for (const { subscriptions, seats } of unused) {
    let left = seats;
    for (const subscription of subscriptions.toSorted((a, b) => dayOf(a) - dayOf(b))) {
      const taken = untilOf.has(subscription.id) ? Math.min(left, subscription.quantity ?? 0) : 0;
      if (taken > 0) found.set(subscription.id, taken);
      left -= taken;
    }
  }
  return found;
};

const locks: Source = (all) => {
  const { rows, seen } = all;
  const idleOf = unusedBy(all);
  return together(
    'lock',
    rows
      .filter(({ until }) => until <= seen.now + (seen.decideWithin ?? soon))
      .map(({ subscription, until }) => ({
        ...{ subscription, until },
        amount: termCost(subscription, subscription.quantity, renewalPrice(seen, subscription)),
      })),
  ).map((told) => {
    const idle = told.subscriptions.flatMap((each) => {
      const seats = idleOf.get(each.id);
      return seats === undefined ? [] : [{ each, seats }];
    });
    if (idle.length === 0) return told;
    const amounts = idle.flatMap(({ each, seats }) => termCost(each, seats, renewalPrice(seen, each)) ?? []);
    const seats = idle.reduce((sum, own) => sum + own.seats, 0);
    return { ...told, unused: { seats, amounts: sumByCurrency(amounts) } };
  });
};

/** Terms that lock within days are listed by themselves. */
const unusedLater: Source = (all) => {
  const { rows, seen } = all;
  const later = rows.filter(({ until }) => until > seen.now + (seen.decideWithin ?? soon));
  const seatsOf = unusedBy(all);
  return together(
    'unused',
    later.flatMap(({ subscription, until }) => {
      const seats = seatsOf.get(subscription.id) ?? 0;
      return seats === 0
        ? []
        : [{ subscription, until, amount: termCost(subscription, seats, renewalPrice(seen, subscription)) }];
    }),
  ).map((told) => ({
    ...told,
    seats: told.subscriptions.reduce((sum, { id }) => sum + (seatsOf.get(id) ?? 0), 0),
  }));
};

const rises: Source = ({ rows, seen: { prices } }) =>
  together(
    'rise',
    rows.flatMap(({ subscription, until }) => {
      const { id, price, quantity } = subscription;
      const today = prices.get(id)?.price ?? null;
      if (today === null || price === null || price <= 0 || today <= price) return [];
      const by = new Big(today).minus(price).toNumber();
      return [{ subscription, until, amount: termCost(subscription, quantity, by) }];
    }),
  );

const costRises: Source = ({ seen }) =>
  seen.costRises.map(({ subscription, cost, more }) => {
    const by = new Big(cost.to).minus(cost.from).toNumber();
    // Without a term it is a month's.
    const amount = termCost(subscription, subscription.quantity, by) ?? more;
    return line('cost', subscription.companyId, { subscriptions: [subscription], until: null }, [amount]);
  });

/**
 * A Microsoft trial becomes a paid year, billed monthly, with all seats (`microsoftTrialConversion`); null for other
 * vendors, whose rule is unknown. https://github.com/upmind/provision-provider-software-licenses
 */
export const paidAfterTrial = (subscription: Subscription): Subscription | null =>
  subscription.status === 'Trial' && isNewCommerce(subscription.productName)
    ? {
        ...subscription,
        billingTerm: 'Monthly',
        commitment: { id: null, term: '1-Year', endsAt: null },
      }
    : null;

/** The year that a trial becomes, at its price of today; for other vendors the month, if it has a price. */
const trialCost = ({ prices }: TodaySeen, { subscription, monthly: month }: RenewalRow): Money | null => {
  const paid = paidAfterTrial(subscription);
  if (paid !== null) return termCost(paid, paid.quantity, prices.get(paid.id)?.price ?? null);
  return month === null || Number(month.amount) === 0 ? null : month;
};

const trials: Source = ({ trials: rows, seen }) =>
  rows.flatMap((row) => {
    const { subscription, at } = row;
    if (at === null || at > seen.now + soon) return [];
    const of = { subscriptions: [subscription], until: at };
    return [line('trial', subscription.companyId, of, [trialCost(seen, row)])];
  });

/** A term differs from its months by at most this. */
const slack = 12 * day;

/** Whether a seven-day window after purchase or renewal can be open: a cheap check before the exact one. */
const mayBeOpen = (subscription: Subscription, now: Instant): boolean => {
  const { startAt, createdAt, commitment } = subscription;
  if (Math.max(startAt ?? 0, createdAt ?? 0) > now - slack) return true;
  const endsAt = commitment?.endsAt ?? null;
  const months = termMonths(commitment?.term ?? null);
  return endsAt !== null && months !== null && Math.abs(endsAt - (months * 365.25 * day) / 12 - now) < slack;
};

/** Seats added within a term cost what is left of it. */
const leftCost = (subscription: Subscription, seats: number, now: Instant): Money | null => {
  const change = { kind: 'seats', from: seats, to: 0, startsAt: null, credit: 'unknown' } as const;
  const { untilEnd } = amountsOf(pricedOf({ ...subscription, partnerCost: null }, change), now);
  return untilEnd.kind === 'known' ? untilEnd.amount : null;
};

/** What switches ordered in place of something else: its users have nothing else any more, unless the old one runs on. */
const inPlaceOfOthers = ({ switches: lines, portfolio, now }: TodaySeen): ReadonlySet<string> => {
  const stuck = stuckSwitches(lines, portfolio.subscriptions, now);
  const besides = new Set(stuck.filter(({ state }) => state !== 'planned').map(orderBefore));
  const orders = lines.filter(({ id }) => !besides.has(id)).map(orderOf);
  return new Set(
    orders.flatMap(
      (order) => order?.placed?.lines.flatMap(({ subscriptionId }) => subscriptionId ?? []) ?? [],
    ),
  );
};

const windows: Source = ({ seen }) => {
  const { portfolio, now, added: all } = seen;
  const found: TodayLine[] = [];
  const needed = inPlaceOfOthers(seen);
  for (const subscription of portfolio.subscriptions.values()) {
    const added = all.get(subscription.id) ?? [];
    if (!(added.length > 0 || mayBeOpen(subscription, now)) || (subscription.quantity ?? 0) < 2) continue;
    if (portfolio.companies.get(subscription.companyId)?.status === 'Deleted') continue;
    const product = { ...unreadProduct, vendorName: portfolio.vendors.get(subscription.productId) ?? null };
    const back = seatsBack({ subscription, history: null, product, renewal: null, added }, now);
    // A monthly term is over before a decision matters.
    if (back.kind !== 'open' || subscription.commitment?.term === 'Monthly') continue;
    if (back.from !== 'added' && needed.has(subscription.id)) continue;
    const { seats, closesAt: until, confidence } = back;
    const amount =
      back.from === 'added'
        ? leftCost(subscription, seats, now)
        : termCost(subscription, seats, subscription.price);
    const of = { subscriptions: [subscription], until };
    found.push({ ...line('window', subscription.companyId, of, [amount]), seats, confidence });
  }
  return found;
};

const ofChanges =
  (kind: 'unclear' | 'waiting', states: readonly Change['state'][]): Source =>
  ({ seen: { changes } }) =>
    changes
      .filter(({ state }) => states.includes(state))
      .map((change) => ofChange(kind, change, change.state === 'pending' ? change.expiresAt : null));

const ofChange = (kind: TodayLine['kind'], change: Change, until: Instant | null): TodayLine => {
  const { month } = changeAmounts(change);
  const amount = month === null ? null : { ...month, amount: month.amount.replace('-', '') };
  return { ...line(kind, change.companyId, { subscriptions: [], until }, [amount]), change };
};

const reviews: Source = ({ seen: { toReview } }) =>
  toReview.filter(awaitsReview).map((change) => ofChange('review', change, reviewDueAt(change)));

const switches: Source = ({ seen: { switches: lines, portfolio, now } }) =>
  stuckSwitches(lines, portfolio.subscriptions, now).map((change) =>
    ofChange('switch', change, change.state === 'planned' ? change.seen.commitmentEndsAt : null),
  );

const unbilled: Source = ({ seen: { unbilled: found, portfolio } }) =>
  found.map(({ companyId, subscriptionIds, seats, amount }) => {
    const subscriptions = subscriptionIds.flatMap((id) => portfolio.subscriptions.get(id) ?? []);
    return { ...line('unbilled', companyId, { subscriptions, until: null }, [amount]), seats };
  });

const usage: Source = ({ seen: { usageJumps, portfolio } }) =>
  usageJumps.flatMap((jump) => {
    const subscription = portfolio.subscriptions.get(jump.subscriptionId);
    if (subscription === undefined) return [];
    const companyId = jump.companyId ?? subscription.companyId;
    const of = { subscriptions: [subscription], until: null };
    return [{ ...line('usage', companyId, of, [jump.more]), usage: jump }];
  });

const sources: readonly Source[] = [
  locks,
  windows,
  rises,
  unusedLater,
  costRises,
  trials,
  ofChanges('unclear', ['needs-check']),
  ofChanges('waiting', ['pending']),
  reviews,
  switches,
  unbilled,
  usage,
];

/** Everything that needs somebody, the most money first, then what ends first. */
export const todayLines = (seen: TodaySeen): TodayLine[] => {
  const { portfolio, renewals, now } = seen;
  const decided = decidedIn(renewals);
  const { renewing, trials: ending } = rowsSoon(portfolio, now);
  const rows = renewing.flatMap(({ subscription, at }) =>
    at === null || at - lock <= now || decided.has(subscription.id)
      ? []
      : [{ subscription, until: at - lock }],
  );
  return sources
    .flatMap((source) => source({ seen, rows, trials: ending }))
    .sort((a, b) => sizeOf(b) - sizeOf(a) || (a.until ?? never) - (b.until ?? never));
};

const never = Number.MAX_SAFE_INTEGER;

/** In any currency, for sorting only; unknown amounts come last. */
const sizeOf = ({ amounts }: TodayLine): number =>
  amounts.length === 0 ? -1 : Math.max(...amounts.map(({ amount }) => Number(amount)));
