import { todaysPriceOf } from '../../../src/simulator/catalogue/price-plans.ts';
import type { SimCompany, SimProduct, SimSubscription } from '../../../src/simulator/model.ts';

/*
 * What needs somebody on a morning, reckoned from the raw rows of the pretend Pax8, Microsoft and PSA, without a line of the bot's rules.
 * Money is in whole cents. Where the rules come from:
 *
 * - A term of a year or more renews as it is unless somebody acts, at the list price of that day, and Pax8 takes no change in
 *   the last 24 hours (docs/terms.md). At stake is what the new term costs. Terms of a month renew too often to be told.
 * - Seats may go back within 168 hours of purchase and renewal, all but one, and at stake is their price for the term
 *   (https://learn.microsoft.com/partner-center/customers/new-commerce-cancellation-policy). A row of the list that has only
 *   the day of purchase counts from the earliest moment of that day anywhere, which is 14 hours before UTC.
 * - Microsoft's trials turn into a paid year by the month with all seats (`microsoftTrialConversion`).
 * - A price of 0 beside a commitment is one that is missing (pax8-cli issue 711), so its amount is not known.
 * - Microsoft counts what is assigned for a licence: of several subscriptions of one, the seats of all together.
 * - Usage jumped when the month so far has at least 100 and over 40 % more than it had on the same day of the month before, from the 5th on (what
 *   AWS alerts on by itself; Azure's last month is not whole before the 4th).
 * - A PSA bills what its agreement's additions say today; an unbilled seat is worth their unit price a month.
 */

const hour = 3_600_000;
const day = 24 * hour;
const months: Readonly<Record<string, number>> = { Monthly: 1, '1-Year': 12, '2-Year': 24, '3-Year': 36 };
const billed: Readonly<Record<string, number>> = { Monthly: 1, Annual: 12, '2-Year': 24, '3-Year': 36 };

/** In cents, by currency; `unknown` counts what is in none of them. */
export type Sum = Readonly<{ cents: Readonly<Record<string, number>>; unknown: number }>;
type Part = Readonly<{ cents: number; currency: string }> | null;

export type Reckoned = Readonly<{
  kind:
    | 'lock'
    | 'window'
    | 'rise'
    | 'unused'
    | 'cost'
    | 'trial'
    | 'unclear'
    | 'waiting'
    | 'unbilled'
    | 'usage';
  company: string;
  /** Ids of subscriptions, or what a change does. */
  of: readonly string[];
  seats: number | null;
  /** Seats among those of a term that locks that nobody uses, with their part. */
  idle: Readonly<{ seats: number; sum: Sum }> | null;
  /** Whether nobody has it from Pax8 that it is so. */
  probably: boolean;
  until: number | null;
  sum: Sum;
}>;

/** A change of the bot that waits or is unclear. */
export type Pending = Readonly<{
  kind: 'waiting' | 'unclear';
  subscriptionId: string;
  from: number;
  to: number;
  until: number | null;
}>;

export type Morning = Readonly<{
  at: number;
  rows: readonly SimSubscription[];
  companies: ReadonlyMap<string, SimCompany>;
  products: ReadonlyMap<string, SimProduct>;
  /** Subscriptions whose renewal somebody has decided. */
  decided: ReadonlySet<string>;
  pending: readonly Pending[];
  /** Subscriptions to which the bot itself has added seats. */
  ownAdditions: ReadonlySet<string>;
  /** When Pax8 was read, night by night. */
  readings: readonly number[];
  /** Costs as they were at most 30 days ago, where they rose and the price stayed. */
  costsBefore: ReadonlyMap<string, number>;
  /** What Pax8 said was used so far in the month, in cents, of what has no fixed price: by subscription, then by day (UTC). */
  used: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Seats assigned at Microsoft; null when Microsoft is not asked. */
  assigned: Readonly<{ closed: ReadonlySet<string>; of(row: SimSubscription): number }> | null;
  /** What the PSA bills of a company's product; null when there is no PSA. */
  psa:
    | readonly Readonly<{ companyId: string; productId: string; quantity: number; unitCents: number }>[]
    | null;
}>;

const cents = (amount: number): number => Math.round(amount * 100);

const added = (parts: readonly Part[]): Sum => {
  const sums: Record<string, number> = {};
  for (const part of parts) if (part !== null) sums[part.currency] = (sums[part.currency] ?? 0) + part.cents;
  return { cents: sums, unknown: parts.filter((part) => part === null).length };
};

const runs = ({ status, startDate, endDate }: SimSubscription, at: number): boolean =>
  startDate <= at && (endDate === null ? status !== 'Cancelled' : endDate > at);

const isMicrosoft = ({ products }: Morning, { productId }: SimSubscription): boolean => {
  const product = products.get(productId);
  return product?.vendorName === 'Microsoft' && product.requiresCommitment;
};

/** What a seat costs on a day's price list, in cents; null when it is not sold this way. */
const listed = ({ products }: Morning, row: SimSubscription): number | null => {
  const product = products.get(row.productId);
  if (product === undefined || hasNoTerm(row)) return null;
  const price = todaysPriceOf(product, {
    ...{ billingTerm: row.billingTerm, term: row.commitment?.term ?? null },
    ...{ currency: row.currencyCode, quantity: row.quantity },
  });
  return price === null ? null : cents(price.price);
};

/** Some rows of the list have only the end of their commitment: how long it is nobody knows. */
const hasNoTerm = ({ commitment, quirk }: SimSubscription): boolean =>
  commitment !== null && quirk.commitmentKey.endsWith('EndDate') && !quirk.listLacksCommitment;

/** So many cents a seat and bill, for the whole term. */
const forTerm = (row: SimSubscription, seats: number, each: number): Part => {
  const { commitment, billingTerm, currencyCode } = row;
  if (hasNoTerm(row)) return null;
  const [term, bill] = [months[commitment?.term ?? ''], billed[billingTerm]];
  if (bill === undefined) return null;
  return { cents: (each * seats * Math.max(term ?? bill, bill)) / bill, currency: currencyCode };
};

/** What so many seats cost in the term that begins at the renewal. */
const renewed = (morning: Morning, row: SimSubscription, seats: number): Part =>
  row.price > 0 ? forTerm(row, seats, listed(morning, row) ?? cents(row.price)) : null;

type Ahead = Readonly<{ row: SimSubscription; until: number }>;

/** Terms of a year or more that renew within 30 days and on which somebody can still decide, and nobody has. */
const ahead = (morning: Morning): Ahead[] =>
  morning.rows.flatMap((row): Ahead[] => {
    const { commitment, endDate, status, companyId, id } = row;
    if (commitment === null || commitment.term === 'Monthly' || status === 'Trial') return [];
    if (!runs(row, morning.at) || morning.companies.get(companyId)?.status === 'Deleted') return [];
    if (endDate !== null && endDate <= commitment.endDate + day) return [];
    const until = commitment.endDate - day;
    if (until <= morning.at || commitment.endDate >= morning.at + 30 * day) return [];
    return morning.decided.has(id) ? [] : [{ row, until }];
  });

const dayOf = (moment: number): number => Math.floor(moment / day);

const grouped = (rows: readonly Ahead[]): (readonly [string, readonly Ahead[]])[] => [
  ...Map.groupBy(rows, ({ row, until }) => `${row.companyId} ${dayOf(until)}`),
];

const nameOf = ({ companies }: Morning, companyId: string): string => companies.get(companyId)?.name ?? '?';

const lineOf = (
  morning: Morning,
  kind: Reckoned['kind'],
  group: readonly Ahead[],
  parts: readonly Part[],
): Reckoned => ({
  ...{ kind, company: nameOf(morning, group[0]?.row.companyId ?? '') },
  of: group.map(({ row }) => row.id),
  ...{ seats: null, idle: null, probably: false },
  until: Math.min(...group.map(({ until }) => until)),
  sum: added(parts),
});

/** Seats of terms that renew which nobody uses, by subscription: first of those that lock first, then where they are cheapest. */
const idleIn = (morning: Morning, rows: readonly Ahead[]): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  const { assigned, at } = morning;
  if (assigned === null) return found;
  const untilOf = new Map(rows.map(({ row, until }) => [row.id, dayOf(until)]));
  const own = morning.rows.filter(
    (row) => isMicrosoft(morning, row) && runs(row, at) && !assigned.closed.has(row.companyId),
  );
  const monthly = ({ price, billingTerm }: SimSubscription): number =>
    price > 0 && billed[billingTerm] !== undefined ? price / (billed[billingTerm] ?? 1) : -1;
  for (const group of Map.groupBy(own, ({ companyId, productId }) => `${companyId} ${productId}`).values()) {
    if (group.every(({ price, partnerCost }) => price === 0 && partnerCost === 0)) continue;
    const has = group.reduce((sum, { quantity }) => sum + quantity, 0);
    const used = group.reduce((sum, row) => sum + assigned.of(row), 0);
    let left = Math.max(0, has - used);
    const order = group
      .filter(({ id }) => untilOf.has(id))
      .sort((a, b) => (untilOf.get(a.id) ?? 0) - (untilOf.get(b.id) ?? 0) || monthly(a) - monthly(b));
    for (const row of order) {
      const seats = Math.min(left, row.quantity);
      if (seats > 0) found.set(row.id, seats);
      left -= seats;
    }
  }
  return found;
};

const renewals = (morning: Morning): Reckoned[] => {
  const rows = ahead(morning);
  const idle = idleIn(morning, rows);
  const soon = rows.filter(({ until }) => until <= morning.at + 7 * day);
  const later = rows.filter(({ row, until }) => until > morning.at + 7 * day && idle.has(row.id));
  const risen = rows.filter(({ row }) => row.price > 0 && (listed(morning, row) ?? 0) > cents(row.price));
  const seatsOf = (group: readonly Ahead[]): number =>
    group.reduce((sum, { row }) => sum + (idle.get(row.id) ?? 0), 0);
  const idleParts = (group: readonly Ahead[]): Part[] =>
    group.flatMap(({ row }) => (idle.has(row.id) ? [renewed(morning, row, idle.get(row.id) ?? 0)] : []));
  return [
    ...grouped(soon).map(([, group]) => {
      const parts = group.map(({ row }) => renewed(morning, row, row.quantity));
      const seats = seatsOf(group);
      const told = seats === 0 ? null : { seats, sum: added(idleParts(group)) };
      return { ...lineOf(morning, 'lock', group, parts), idle: told };
    }),
    ...grouped(later).map(([, group]) => ({
      ...lineOf(morning, 'unused', group, idleParts(group)),
      seats: seatsOf(group),
    })),
    ...grouped(risen).map(([, group]) =>
      lineOf(
        morning,
        'rise',
        group,
        group.map(({ row }) => forTerm(row, row.quantity, (listed(morning, row) ?? 0) - cents(row.price))),
      ),
    ),
  ];
};

/** The same day so many months earlier or later, or the last of a shorter month. */
const monthsFrom = (moment: number, count: number): number => {
  const date = new Date(moment);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count + 1, 0)).getUTCDate();
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, Math.min(last, date.getUTCDate()));
};

/**
 * What seats cost from now until their term ends: the part of the running period by days, and the whole ones after it
 * (https://learn.microsoft.com/partner-center/customers/create-a-new-subscription, daily proration).
 */
const untilEnd = (
  { commitment, billingTerm, price, currencyCode }: SimSubscription,
  seats: number,
  at: number,
): Part => {
  const [end, length] = [commitment?.endDate ?? 0, billed[billingTerm] ?? 1];
  let whole = 0;
  while (monthsFrom(end, -(whole + 1) * length) > at) whole += 1;
  const [from, to] = [monthsFrom(end, -(whole + 1) * length), monthsFrom(end, -whole * length)];
  const parts = whole + (dayOf(to) - dayOf(at)) / (dayOf(to) - dayOf(from));
  return { cents: Math.round(cents(price) * seats * parts), currency: currencyCode };
};

type Window = Readonly<{ seats: number; until: number; probably: boolean; part: Part }>;

/** The window of the whole subscription: opened by a purchase, which the list shows by its day alone, or by a renewal, of which it shows nothing. */
const ofTerm = (row: SimSubscription): Window => {
  const bought = row.termStart === row.createdDate;
  // Without its length nothing says when the term began.
  const renewedAt = hasNoTerm(row) ? Number.NEGATIVE_INFINITY : row.termStart;
  const opened = bought ? dayOf(row.termStart) * day - 14 * hour : renewedAt;
  const seats = row.quantity - 1;
  const part = row.price > 0 ? forTerm(row, seats, cents(row.price)) : null;
  return { seats, until: opened + 168 * hour, probably: !bought, part };
};

/** The window of seats that were added: all go by the first that closes. Those that the bot did not add are seen in the night after, and may be as old as the reading before. */
const ofAdded = ({ at, ownAdditions, readings }: Morning, row: SimSubscription): Window => {
  const own = ownAdditions.has(row.id);
  const open = row.additions
    .map((lot) => (own ? lot : { ...lot, at: readings.findLast((read) => read <= lot.at) ?? lot.at }))
    .filter((lot) => lot.at + 168 * hour > at);
  const seats = open.reduce((sum, lot) => sum + lot.seats, 0);
  const until = Math.min(...open.map((lot) => lot.at)) + 168 * hour;
  return { seats, until, probably: !own, part: untilEnd(row, seats, at) };
};

const windows = (morning: Morning): Reckoned[] =>
  morning.rows.flatMap((row): Reckoned[] => {
    const { commitment, quantity, companyId, status } = row;
    if (commitment === null || commitment.term === 'Monthly' || status === 'Trial') return [];
    if (!isMicrosoft(morning, row) || !runs(row, morning.at)) return [];
    if (morning.companies.get(companyId)?.status === 'Deleted' || quantity < 2) return [];
    const whole = ofTerm(row);
    const { seats, until, probably, part } = whole.until > morning.at ? whole : ofAdded(morning, row);
    if (seats === 0 || until <= morning.at) return [];
    return [{ ...lineOf(morning, 'window', [{ row, until }], [part]), seats, probably }];
  });

const trials = (morning: Morning): Reckoned[] =>
  morning.rows.flatMap((row): Reckoned[] => {
    const { status, endDate: until } = row;
    if (status !== 'Trial' || until === null || !runs(row, morning.at) || until > morning.at + 7 * day)
      return [];
    const paid: SimSubscription = {
      ...{ ...row, billingTerm: 'Monthly' },
      commitment: { id: '', term: '1-Year', endDate: until },
    };
    const each = isMicrosoft(morning, row) ? listed(morning, paid) : null;
    return [
      lineOf(morning, 'trial', [{ row, until }], [each === null ? null : forTerm(paid, row.quantity, each)]),
    ];
  });

const costs = (morning: Morning): Reckoned[] =>
  [...morning.costsBefore].flatMap(([id, before]): Reckoned[] => {
    const row = morning.rows.find((each) => each.id === id);
    if (row === undefined || !runs(row, morning.at)) return [];
    const part = forTerm(row, row.quantity, cents(row.partnerCost) - cents(before));
    return [{ ...lineOf(morning, 'cost', [{ row, until: 0 }], [part]), until: null }];
  });

/** A request comes to what it changes a month. */
const changes = (morning: Morning): Reckoned[] =>
  morning.pending.flatMap(({ kind, subscriptionId, from, to, until }): Reckoned[] => {
    const row = morning.rows.find(({ id }) => id === subscriptionId);
    if (row === undefined) return [];
    const each = cents(row.price) / (billed[row.billingTerm] ?? 1);
    const part = { cents: Math.abs(to - from) * each, currency: row.currencyCode };
    return [{ ...lineOf(morning, kind, [{ row, until: until ?? 0 }], [part]), until }];
  });

const unbilled = (morning: Morning): Reckoned[] =>
  (morning.psa ?? []).flatMap(({ companyId, productId, quantity, unitCents }): Reckoned[] => {
    const rows = morning.rows.filter(
      (row) =>
        row.companyId === companyId &&
        row.productId === productId &&
        runs(row, morning.at) &&
        billed[row.billingTerm] !== undefined &&
        row.status !== 'Trial',
    );
    const missing = rows.reduce((sum, row) => sum + row.quantity, 0) - quantity;
    if (missing <= 0) return [];
    const group = rows.map((row) => ({ row, until: 0 }));
    const part = { cents: missing * unitCents, currency: 'USD' };
    return [{ ...lineOf(morning, 'unbilled', group, [part]), seats: missing, until: null }];
  });

/** What was used by the same day of the month before, or by the next where nobody read on that one. */
const monthBefore = (days: ReadonlyMap<string, number>, at: number): number | undefined => {
  const date = new Date(at);
  return [0, 1]
    .map((later) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - 1, date.getUTCDate() + later))
    .flatMap((day) => days.get(new Date(day).toISOString().slice(0, 10)) ?? [])[0];
};
const usedOn = ({ used, at }: Morning, id: string): readonly [now: number, before: number] | null => {
  const days = used.get(id) ?? new Map<string, number>();
  const [now, before] = [days.get(new Date(at).toISOString().slice(0, 10)), monthBefore(days, at)];
  return now === undefined || before === undefined || new Date(at).getUTCDate() < 5 ? null : [now, before];
};

/** A day before a month has passed since the first reading there is one for the day after the same day of the month before. */
const comparedFrom = ({ used, at }: Morning): string => {
  const [first = ''] = [...used.values()].flatMap((days) => [...days.keys()]).sort();
  const since = new Date(first);
  const from = new Date(Date.UTC(since.getUTCFullYear(), since.getUTCMonth() + 1, since.getUTCDate() - 1));
  const written = from.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  if (from.getTime() > at) return `first comparison on ${written}`;
  // On the 1st the last day of the month before still counts.
  return [2, 3, 4].includes(new Date(at).getUTCDate())
    ? 'compared from the 5th of a month'
    : 'no reading of a month ago to compare with';
};

const jumps = (morning: Morning): Reckoned[] =>
  [...morning.used.keys()].flatMap((id): Reckoned[] => {
    const row = morning.rows.find((each) => each.id === id);
    const [now, before] = usedOn(morning, id) ?? [0, 0];
    const more = now - before;
    if (row === undefined || more < 100_00 || more <= before * 0.4) return [];
    const part = { cents: more, currency: row.currencyCode };
    return [{ ...lineOf(morning, 'usage', [{ row, until: 0 }], [part]), until: null }];
  });

/** For the order alone: the largest amount in any currency, what is not known last. */
const sizeOf = ({ sum }: Reckoned): number => {
  const known = Object.values(sum.cents);
  return known.length === 0 ? -1 : Math.max(...known);
};

/** Everything that needs somebody on a morning, the most money first. */
export const reckon = (morning: Morning): Reckoned[] =>
  [renewals, windows, trials, costs, changes, unbilled, jumps]
    .flatMap((source) => source(morning))
    .sort((a, b) => sizeOf(b) - sizeOf(a));

const companiesOf = (rows: readonly SimSubscription[]): number =>
  new Set(rows.map(({ companyId }) => companyId)).size;
const plural = (count: number): string => `${count} ${count === 1 ? 'company' : 'companies'}`;

/** What nobody could look at on this morning. What is billed by use has no seats to compare. */
export const unseen = (morning: Morning): string => {
  const { assigned, psa, rows, products, at } = morning;
  const shut =
    assigned === null ? 0 : companiesOf(rows.filter(({ companyId }) => assigned.closed.has(companyId)));
  const isMapped = (row: SimSubscription): boolean =>
    (psa ?? []).some(
      ({ companyId, productId }) => companyId === row.companyId && productId === row.productId,
    );
  const billedBySeat = rows.filter(
    (row) =>
      runs(row, at) &&
      row.status !== 'Trial' &&
      billed[row.billingTerm] !== undefined &&
      products.get(row.productId)?.listPrice !== 0,
  );
  const unmapped = companiesOf(billedBySeat.filter((row) => !isMapped(row)));
  const parts = [
    assigned === null
      ? 'seats that nobody uses (Microsoft’s numbers are not set up)'
      : shut > 0 && `seats that nobody uses at ${plural(shut)}`,
    psa === null
      ? 'what you bill your customers (no PSA is set up)'
      : unmapped > 0 && `what you bill ${plural(unmapped)}`,
  ];
  if ([...morning.used.keys()].some((id) => usedOn(morning, id) === null))
    parts.push(`usage that jumped (${comparedFrom(morning)})`);
  return `Not looked at: ${parts.filter((part) => part !== false).join(', ')}.`;
};
