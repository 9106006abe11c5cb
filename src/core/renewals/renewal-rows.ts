import type { Company, Subscription } from '../marketplace/records.ts';
import { oddEnd } from '../marketplace/renewals.ts';
import type { TodaysPrice } from '../ordering/todays-price.ts';
import { isNarrowedTo, type Narrowing, narrows } from '../portfolio/narrow.ts';
import { type Portfolio, standingsIn } from '../portfolio/portfolio.ts';
import type { Standing } from '../portfolio/standing.ts';
import type { Instant } from '../words/instant.ts';
import { type Money, monthly, sumByCurrency } from '../words/money.ts';
import type { Period } from '../words/period.ts';

export type RenewalRow = Readonly<{
  /** Null when Pax8 listed the subscription but not its company. */
  company: Company | null;
  subscription: Subscription;
  /** The end of the term or trial; null when Pax8 did not say. */
  at: Instant | null;
  monthly: Money | null;
  yearly: Money | null;
}>;

/**
 * Why a term end says nothing: missing, long past, too far ahead, or passed for a subscription that Pax8 still lists.
 */
type Unclear = 'none' | 'past' | 'too-far' | 'ended';

/** What happens to subscriptions in a period, each list by date. Everything is listed or counted. */
export type RenewalRows = Readonly<{
  renewing: readonly RenewalRow[];
  ending: readonly RenewalRow[];
  trials: readonly RenewalRow[];
  /** Listed for any period, because the term end is not known. */
  unclear: Readonly<Record<Unclear, readonly RenewalRow[]>>;
  /** Of companies deleted at Pax8, when all companies are wanted: named, but in no count or sum. */
  ofDeleted: readonly RenewalRow[];
  /** Monthly terms that end in the period and were not asked for. */
  monthlyHidden: number;
}>;

export type RenewalsOf = Readonly<{
  /** Null for all companies. */
  company: Company | null;
  vendor: string | null;
  period: Pick<Period, 'from' | 'to'>;
  monthlyToo: boolean;
  narrowing: Narrowing;
}>;

export const renewalRows = (portfolio: Portfolio, of: RenewalsOf, now: Instant): RenewalRows => {
  const { company, vendor, narrowing } = of;
  const dated: Record<DatedList, RenewalRow[]> = { renewing: [], ending: [], trials: [] };
  const unclear: Record<Unclear, RenewalRow[]> = { none: [], past: [], 'too-far': [], ended: [] };
  const ofDeleted: RenewalRow[] = [];
  const lists = { ...dated, ...unclear, ofDeleted };
  const isNarrow = narrows(narrowing);
  let monthlyHidden = 0;
  for (const { standing, row } of company === null
    ? possibleRows(portfolio, of, now)
    : standingsIn(portfolio, company).map((standing) => entryOf(portfolio, standing))) {
    if (vendor !== null && portfolio.vendors.get(standing.subscription.productId) !== vendor) continue;
    if (isNarrow && !isNarrowedTo(narrowing, traitsOf(portfolio, standing))) continue;
    const list = listOf(standing.end, of, now);
    if (list === null) continue;
    const isApart = company === null && row.company?.status === 'Deleted';
    if (list !== 'hidden') lists[isApart ? 'ofDeleted' : list].push(row);
    else if (!isApart) monthlyHidden += 1;
  }
  for (const list of Object.values(lists)) list.sort(byDate);
  return { ...dated, unclear, ofDeleted, monthlyHidden };
};

const traitsOf = ({ vendors }: Portfolio, { subscription }: Standing) => ({
  companyId: subscription.companyId,
  productId: subscription.productId,
  vendor: vendors.get(subscription.productId) ?? null,
  term: subscription.commitment?.term ?? null,
  quantity: subscription.quantity,
});

type DatedList = 'renewing' | 'ending' | 'trials';

/** The list that an end belongs to; `hidden` for a monthly term nobody asked for; null for none. */
const listOf = (
  end: Standing['end'],
  { period, monthlyToo }: RenewalsOf,
  now: Instant,
): DatedList | Unclear | 'hidden' | null => {
  if (end.kind === 'none') return null;
  if (end.kind === 'no-date') return 'none';
  const hidden = end.kind === 'renews-monthly' && !monthlyToo;
  const unclear = oddEnd(end, now);
  if (unclear !== null) return hidden ? null : unclear;
  const { at } = end;
  if (at === null || at >= period.to) return null;
  // A renewal may take two days, so a term that just ended still counts as current.
  const settling = end.kind !== 'trial' && at < now && now >= period.from;
  if (at < period.from && !settling) return null;
  return hidden ? 'hidden' : datedListOf(end);
};

const datedListOf = ({ kind }: Standing['end']): DatedList =>
  kind === 'ends' ? 'ending' : kind === 'trial' ? 'trials' : 'renewing';

const byDate = (a: RenewalRow, b: RenewalRow): number => (a.at ?? 0) - (b.at ?? 0);

const rowOf = (
  { companies }: Pick<Portfolio, 'companies'>,
  { subscription, end, monthly, yearly }: Standing,
): RenewalRow => ({
  company: companies.get(subscription.companyId) ?? null,
  subscription,
  at: 'at' in end ? end.at : null,
  monthly,
  yearly,
});

type Entry = Readonly<{ standing: Standing; row: RenewalRow }>;

const entryOf = (portfolio: Pick<Portfolio, 'companies'>, standing: Standing): Entry => ({
  standing,
  row: rowOf(portfolio, standing),
});

/** Everything that can be listed, by date; `far` and `undated` are listed for any period. */
type ByDate = Readonly<{
  companies: Portfolio['companies'];
  madeAt: Instant;
  dated: readonly Entry[];
  far: readonly Entry[];
  undated: readonly Entry[];
}>;

const byDates = new WeakMap<Portfolio['standings'], ByDate>();

/** Built once per reading of the portfolio, so that a list looks only at its period. */
const byDateOf = (portfolio: Portfolio, now: Instant): ByDate => {
  const { standings, companies } = portfolio;
  const known = byDates.get(standings);
  if (known !== undefined && known.companies === companies && known.madeAt <= now) return known;
  const lists: Record<'dated' | 'far' | 'undated', Entry[]> = { dated: [], far: [], undated: [] };
  for (const standing of standings.values()) {
    const { end } = standing;
    if (end.kind === 'none') continue;
    const list = end.kind === 'no-date' ? 'undated' : oddEnd(end, now) === 'too-far' ? 'far' : 'dated';
    lists[list].push(entryOf(portfolio, standing));
  }
  lists.dated.sort((a, b) => byDate(a.row, b.row));
  const rows = { companies, madeAt: now, ...lists };
  byDates.set(standings, rows);
  return rows;
};

/** The position of the first row at or after a moment. */
const firstAt = (dated: readonly Entry[], at: Instant): number => {
  let [from, to] = [0, dated.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((dated[middle]?.row.at ?? 0) < at) from = middle + 1;
    else to = middle;
  }
  return from;
};

/** What may be listed, of all companies: what falls in the period, what has passed, and what is odd. */
const possibleRows = (portfolio: Portfolio, { period }: RenewalsOf, now: Instant): Entry[] => {
  const { dated, far, undated } = byDateOf(portfolio, now);
  const passed = firstAt(dated, now);
  return [
    ...dated.slice(0, passed),
    ...dated.slice(Math.max(passed, firstAt(dated, period.from)), firstAt(dated, period.to)),
    ...far,
    ...undated,
  ];
};

/** A row and the list it is in. */
export type ListedRow = Readonly<{ list: DatedList | Unclear; row: RenewalRow }>;

/** The rows of a list, in order: those of a period, or with `undated` those without a known end. */
export const listedRows = (rows: RenewalRows, undated: boolean): ListedRow[] => {
  const named = (list: ListedRow['list'], listed: readonly RenewalRow[]) =>
    listed.map((row) => ({ list, row }));
  const { renewing, ending, trials, unclear } = rows;
  return undated
    ? [
        ...named('none', unclear.none),
        ...named('past', unclear.past),
        ...named('too-far', unclear['too-far']),
        ...named('ended', unclear.ended),
      ]
    : [...named('renewing', renewing), ...named('ending', ending), ...named('trials', trials)];
};

/** How many held products have an unknown vendor: a list by vendor misses their subscriptions. */
export const unknownVendors = ({
  subscriptions,
  vendors,
}: Pick<Portfolio, 'subscriptions' | 'vendors'>): number => {
  const unknown = new Set<string>();
  for (const { productId } of subscriptions.values()) if (!vendors.has(productId)) unknown.add(productId);
  return unknown.size;
};

/** What renews in one month or year (UTC, named by its first moment), one amount per currency. */
export type RenewalSpan = Readonly<{ from: Instant; renewals: number; monthly: readonly Money[] }>;

/** Groups rows into months or years, without gaps between the first and the last. */
export const renewalSpans = (rows: readonly RenewalRow[], unit: 'month' | 'year'): RenewalSpan[] => {
  const spans: { from: Instant; until: Instant; rows: RenewalRow[] }[] = [];
  for (const row of rows.toSorted(byDate)) {
    if (row.at === null) continue;
    const last = spans.at(-1);
    if (last !== undefined && row.at < last.until) {
      last.rows.push(row);
      continue;
    }
    const next = spanAround(row.at, unit);
    for (let from = last?.until ?? next.from; from < next.from; from = spanAround(from, unit).until)
      spans.push({ ...spanAround(from, unit), rows: [] });
    spans.push({ ...next, rows: [row] });
  }
  return spans.map(({ from, rows: listed }) => ({
    from,
    renewals: listed.length,
    monthly: sumByCurrency(listed.map((row) => row.monthly).filter((amount) => amount !== null)),
  }));
};

const spanAround = (at: Instant, unit: 'month' | 'year'): { from: Instant; until: Instant } => {
  const date = new Date(at);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  return unit === 'year'
    ? { from: Date.UTC(year, 0), until: Date.UTC(year + 1, 0) }
    : { from: Date.UTC(year, month), until: Date.UTC(year, month + 1) };
};

type Prices = ReadonlyMap<string, TodaysPrice>;

/** Today's price of a seat when it is above the price paid; null when it is not, or one is unknown. */
const dearerPrice = ({ subscription: { id, price } }: RenewalRow, prices: Prices): number | null => {
  const today = prices.get(id)?.price ?? null;
  return today === null || price === null || today <= price ? null : today;
};

/** Rows that cost more at today's prices first; otherwise in the same order. */
export const risersFirst = (rows: readonly RenewalRow[], prices: Prices): RenewalRow[] => {
  const rises = (row: RenewalRow): number => (dearerPrice(row, prices) === null ? 1 : 0);
  return rows.toSorted((a, b) => rises(a) - rises(b));
};

/** How many rows cost more at today's prices, and how much more per month in each currency. */
export const priceRises = (
  rows: readonly RenewalRow[],
  prices: Prices,
): Readonly<{ rows: number; more: readonly Money[] }> => {
  const dearer = rows.flatMap((row) => {
    const { subscription, monthly: now } = row;
    const price = dearerPrice(row, prices);
    if (price === null) return [];
    const then = monthly({ ...subscription, price }, subscription.quantity);
    return now === null || then === null ? [] : [{ now, then }];
  });
  return {
    rows: dearer.length,
    more: sumByCurrency(dearer.flatMap(({ now, then }) => [then, { ...now, amount: `-${now.amount}` }])),
  };
};
