import { DateTime } from 'luxon';
import type { Change, ChangeIn } from '../changes/change.ts';
import { differences, type RecordDifference } from '../changes/timeline.ts';
import type { Subscription } from '../marketplace/records.ts';
import { courseAt } from '../marketplace/running.ts';
import type { Instant } from '../words/instant.ts';
import { amountOfUnits, hasMonth, type Money, monthly, smallestUnits } from '../words/money.ts';
import type { Period } from '../words/period.ts';
import {
  type KeptRow,
  type KeptState,
  type KeptSubscription,
  type Night,
  type Packed,
  unpacked,
} from './kept-state.ts';
import { type LastKept, nightOf, rowsOfNight } from './night.ts';

/**
 * What the history can tell about a period: from the night `from` to the night `until`, or to now (null). `begins`: the
 * history is younger than the period.
 */
export type KeptSpan = Readonly<{ from: Night; until: Night | null; begins: boolean }>;

/** Null when the history lacks two moments of the period. */
export const keptSpan = (
  nights: readonly Night[],
  period: Pick<Period, 'from' | 'to'>,
  zone: string,
  now: Instant,
): KeptSpan | null => {
  const [first] = nights;
  if (first === undefined || period.from > now) return null;
  const by = (at: Instant): Night | null =>
    nights.findLast(({ night }) => night <= nightOf(at, zone)) ?? null;
  const from = by(period.from);
  const until = period.to > now ? null : by(period.to);
  if (period.to <= now && (until === null || until.night <= (from ?? first).night)) return null;
  return { from: from ?? first, until, begins: from === null };
};

/** How a subscription differs between two moments. */
export type ChangedSubscription = Readonly<{
  subscription: KeptSubscription;
  /** `new`: it was not there before. `gone`: Pax8 no longer lists it. */
  kind: 'new' | 'gone' | 'changed';
  before: KeptState | null;
  after: KeptState | null;
  differences: readonly RecordDifference[];
  /** How much more or fewer seats run; null when a number is unknown. */
  seatsBy: number | null;
  /** How much more or less it costs a month; null when an amount is unknown or the currency changed. */
  priceBy: Money | null;
  costBy: Money | null;
  /** The night in which it was seen so; null when it was seen since the last night. */
  seen: number | null;
}>;

type Changes = Readonly<{
  /** The largest first. */
  rows: readonly ChangedSubscription[];
  /** How many subscriptions changed and changed back. */
  backAgain: number;
}>;

/** Rows of the history, each subscription's oldest first. */
export type Kept = Readonly<{
  subscriptions: ReadonlyMap<string, KeptSubscription>;
  rows: readonly KeptRow[];
}>;
/** How it is now, beside its last kept state. */
export type Live = Readonly<{
  last: ReadonlyMap<string, LastKept>;
  subscriptions: ReadonlyMap<string, Subscription>;
  unreadable: number;
  now: Instant;
}>;

type Course = Readonly<{
  subscription: KeptSubscription;
  before: Packed;
  /** How it was kept since, the newest last. */
  since: readonly Packed[];
  after: Packed;
  seen: number | null;
}>;

/** What differs between the ends of a span. `history` has the rows from its first night on; `live` is null when it ends in a night. */
export const changesIn = (span: KeptSpan, history: Kept, live: Live | null): Changes => {
  const courses = coursesOf(span, history, live);
  const at = live === null ? (span.until ?? span.from).at : live.now;
  const rows: ChangedSubscription[] = [];
  let backAgain = 0;
  for (const course of courses) {
    const row = changedOf(course, span.from.at, at);
    if (row === null) backAgain += isBackAgain(course, { from: span.from.at, at }) ? 1 : 0;
    else rows.push(row);
  }
  return { rows: rows.sort(largestFirst), backAgain };
};

/** Whether it was otherwise in between. A name or a commitment that became known only later is no change. */
const isBackAgain = ({ before, since }: Course, span: Readonly<{ from: Instant; at: Instant }>): boolean =>
  before !== null &&
  since.some(
    (packed) => packed === null || differencesIn(unpacked(before), unpacked(packed), span).length > 0,
  );

const differencesIn = (
  before: KeptState,
  after: KeptState,
  { from, at }: Readonly<{ from: Instant; at: Instant }>,
): readonly RecordDifference[] => differences({ ...before, at: from }, { ...after, at });

const coursesOf = ({ from }: KeptSpan, { subscriptions, rows }: Kept, live: Live | null): Course[] => {
  const courses = new Map<string, Course>();
  for (const { id, night, packed } of rows) {
    const subscription = subscriptions.get(id);
    if (subscription === undefined) continue;
    const { before = null, since = [] } = courses.get(id) ?? {};
    courses.set(
      id,
      night <= from.night
        ? { subscription, before: packed, since: [], after: packed, seen: null }
        : { subscription, before, since: [...since, packed], after: packed, seen: night },
    );
  }
  if (live === null) return [...courses.values()];
  for (const { packed, ...subscription } of rowsOfNight(live.last, live.subscriptions, live.unreadable)) {
    const course = courses.get(subscription.id);
    const before = course === undefined ? (live.last.get(subscription.id)?.packed ?? null) : course.before;
    const since = [...(course?.since ?? []), packed];
    courses.set(subscription.id, { subscription, before, since, after: packed, seen: null });
  }
  return [...courses.values()];
};

const changedOf = (
  { subscription, before: packedBefore, after: packedAfter, seen }: Course,
  from: Instant,
  at: Instant,
): ChangedSubscription | null => {
  const before = packedBefore === null ? null : unpacked(packedBefore);
  const after = packedAfter === null ? null : unpacked(packedAfter);
  const found = before === null || after === null ? [] : differencesIn(before, after, { from, at });
  const kind = before === null ? 'new' : after === null ? 'gone' : 'changed';
  if ((before === null && after === null) || (kind === 'changed' && found.length === 0)) return null;
  const by = (side: MoneySide) => moneyBetween(before, after, side, { from, at });
  return {
    ...{ subscription, kind, before, after, differences: found, seen },
    seatsBy: between(seatsAt(before, from), seatsAt(after, at)),
    priceBy: by('price'),
    costBy: by('partnerCost'),
  };
};

const between = (before: number | null, after: number | null): number | null =>
  before === null || after === null ? null : after - before;

/** Whether it runs at a moment, as far as the history knows. */
export const runs = (state: KeptState, at: Instant): boolean =>
  courseAt({ ...state, startAt: null }, at) === 'runs';

const seatsAt = (state: KeptState | null, at: Instant): number | null =>
  state === null || !runs(state, at) ? 0 : state.quantity;

type MoneySide = 'price' | 'partnerCost';

const isBilled = (state: KeptState, at: Instant): boolean =>
  runs(state, at) && state.status !== 'Trial' && hasMonth(state.billingTerm);

/** What a state costs a month; null when it is not billed by the month or year, or an amount is unknown. */
export const monthlyAt = (state: KeptState, side: MoneySide, at: Instant): Money | null =>
  isBilled(state, at)
    ? monthly(side === 'price' ? state : { ...state, price: state.partnerCost }, state.quantity)
    : null;

/** The same in the currency's smallest unit; 0 for what is not billed. */
const unitsAt = (state: KeptState | null, side: MoneySide, at: Instant): number | null => {
  if (state === null || !isBilled(state, at)) return 0;
  const money = monthlyAt(state, side, at);
  return money === null ? null : smallestUnits(money);
};

const moneyBetween = (
  before: KeptState | null,
  after: KeptState | null,
  side: MoneySide,
  { from, at }: Readonly<{ from: Instant; at: Instant }>,
): Money | null => {
  const [currency, ...others] = new Set([before, after].flatMap((state) => state?.currency ?? []));
  const by = between(unitsAt(before, side, from), unitsAt(after, side, at));
  if (by === null || currency === undefined || others.length > 0) return null;
  return { amount: amountOfUnits(by, currency), currency };
};

/** In any currency, for sorting only. The unknown comes last. */
const sizeOf = ({ priceBy }: ChangedSubscription): number =>
  priceBy === null ? -1 : Math.abs(Number(priceBy.amount));

const largestFirst = (a: ChangedSubscription, b: ChangedSubscription): number =>
  sizeOf(b) - sizeOf(a) || (a.subscription.id < b.subscription.id ? -1 : 1);

/** The time meant when none is named: since the beginning of yesterday. */
export const sinceYesterday = (zone: string, now: Instant): Period => {
  const today = DateTime.fromMillis(now, { zone }).startOf('day');
  const to = today.plus({ days: 1 }).toMillis();
  return { from: today.minus({ days: 1 }).toMillis(), to, label: 'since yesterday' };
};

/** The changes made by the bot within a time, by subscription, newest first. */
export const madeHere = (changes: readonly Change[], from: Instant, to: Instant): ChangeIn<'applied'>[] =>
  changes
    .filter((change): change is ChangeIn<'applied'> => change.state === 'applied')
    .filter(({ settledAt }) => settledAt >= from && settledAt <= to);
