import type { Company, Subscription } from '../marketplace/records.ts';
import { oddEnd } from '../marketplace/renewals.ts';
import type { TodaysPrice } from '../ordering/todays-price.ts';
import { type Portfolio, standingsIn } from '../portfolio/portfolio.ts';
import type { Standing } from '../portfolio/standing.ts';
import type { Instant } from '../words/instant.ts';
import { type Money, monthly, sumByCurrency } from '../words/money.ts';
import type { Period } from '../words/period.ts';

export type RenewalRow = Readonly<{
  /** null: Pax8 listed the subscription of a company that it did not list. */
  company: Company | null;
  subscription: Subscription;
  /** When its term or its trial ends; null: Pax8 did not say. */
  at: Instant | null;
  monthly: Money | null;
  yearly: Money | null;
}>;

/** Why the end of a committed term tells nothing: there is none, it passed long ago, it lies too far ahead. */
export type Unclear = 'none' | 'past' | 'too-far';

/** What becomes of subscriptions in a period, each list by date; nothing falls out of it without being counted. */
export type RenewalRows = Readonly<{
  renewing: readonly RenewalRow[];
  ending: readonly RenewalRow[];
  trials: readonly RenewalRow[];
  /** In whatever period: the end of their term is not known. */
  unclear: Readonly<Record<Unclear, readonly RenewalRow[]>>;
  /** Terms of one month that end in the period and were not asked for. */
  monthlyHidden: number;
}>;

export type RenewalsOf = Readonly<{
  /** null: all of them. */
  company: Company | null;
  vendor: string | null;
  period: Pick<Period, 'from' | 'to'>;
  monthlyToo: boolean;
}>;

export const renewalRows = (portfolio: Portfolio, of: RenewalsOf, now: Instant): RenewalRows => {
  const { company, vendor, period, monthlyToo } = of;
  const lists = { renewing: [], ending: [], trials: [] } as Record<Kind, RenewalRow[]>;
  const unclear: Record<Unclear, RenewalRow[]> = { none: [], past: [], 'too-far': [] };
  let monthlyHidden = 0;
  for (const standing of company === null ? portfolio.standings.values() : standingsIn(portfolio, company)) {
    const { subscription, end } = standing;
    if (end.kind === 'none') continue;
    if (vendor !== null && portfolio.vendors.get(subscription.productId) !== vendor) continue;
    const why = end.kind === 'no-date' ? 'none' : oddEnd(end, now);
    if (why !== null) {
      if (end.kind !== 'renews-monthly' || monthlyToo) unclear[why].push(rowOf(portfolio, standing));
      continue;
    }
    const at = 'at' in end ? end.at : null;
    if (at === null || at >= period.to) continue;
    // What has just ended may take two days to renew: until then it belongs to the present.
    const settling = end.kind !== 'trial' && at < now && now >= period.from;
    if (at < period.from && !settling) continue;
    if (end.kind === 'renews-monthly' && !monthlyToo) monthlyHidden += 1;
    else lists[listOf(end.kind)].push(rowOf(portfolio, standing));
  }
  for (const list of [...Object.values(lists), ...Object.values(unclear)]) list.sort(byDate);
  return { ...lists, unclear, monthlyHidden };
};

type Kind = 'renewing' | 'ending' | 'trials';

const listOf = (kind: Standing['end']['kind']): Kind =>
  kind === 'ends' ? 'ending' : kind === 'trial' ? 'trials' : 'renewing';

const byDate = (a: RenewalRow, b: RenewalRow): number => (a.at ?? 0) - (b.at ?? 0);

const rowOf = ({ companies }: Portfolio, { subscription, end, ...amounts }: Standing): RenewalRow => ({
  company: companies.get(subscription.companyId) ?? null,
  subscription,
  at: 'at' in end ? end.at : null,
  monthly: amounts.monthly,
  yearly: amounts.yearly,
});

/** A row with what becomes of it. */
export type ListedRow = Readonly<{ what: 'renewing' | 'ending' | 'trials' | Unclear; row: RenewalRow }>;

/** What a list shows, in its order: of a period, or (`undated`) those of which the end is not known. */
export const listedRows = (rows: RenewalRows, undated: boolean): ListedRow[] => {
  const named = (what: ListedRow['what'], those: readonly RenewalRow[]) =>
    those.map((row) => ({ what, row }));
  const { renewing, ending, trials, unclear } = rows;
  return undated
    ? [
        ...named('none', unclear.none),
        ...named('past', unclear.past),
        ...named('too-far', unclear['too-far']),
      ]
    : [...named('renewing', renewing), ...named('ending', ending), ...named('trials', trials)];
};

/** Of how many products in use the vendor is not known: their subscriptions are missing from a list by vendor. */
export const unknownVendors = ({
  subscriptions,
  vendors,
}: Pick<Portfolio, 'subscriptions' | 'vendors'>): number => {
  const unknown = new Set<string>();
  for (const { productId } of subscriptions.values()) if (!vendors.has(productId)) unknown.add(productId);
  return unknown.size;
};

/** What renews in one month or year (UTC, by its first moment), each currency for itself. */
export type RenewalSpan = Readonly<{ from: Instant; renewals: number; monthly: readonly Money[] }>;

/** Rows that stand by date, one month or year after the other, without a gap between the first and the last. */
export const renewalSpans = (rows: readonly RenewalRow[], unit: 'month' | 'year'): RenewalSpan[] => {
  const spans: { from: Instant; until: Instant; rows: RenewalRow[] }[] = [];
  for (const row of rows) {
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
  return spans.map(({ from, rows: those }) => ({
    from,
    renewals: those.length,
    monthly: sumByCurrency(those.map((row) => row.monthly).filter((one) => one !== null)),
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

/** Which of the rows cost more at today's prices, and how much more a month, each currency for itself. */
export const priceRises = (
  rows: readonly RenewalRow[],
  prices: ReadonlyMap<string, TodaysPrice>,
): Readonly<{ rows: number; more: readonly Money[] }> => {
  const dearer = rows.flatMap(({ subscription, monthly: now }) => {
    const price = prices.get(subscription.id)?.price ?? null;
    if (price === null || subscription.price === null || price <= subscription.price) return [];
    const then = monthly({ ...subscription, price }, subscription.quantity);
    return now === null || then === null ? [] : [{ now, then }];
  });
  return {
    rows: dearer.length,
    more: sumByCurrency(dearer.flatMap(({ now, then }) => [then, { ...now, amount: `-${now.amount}` }])),
  };
};
