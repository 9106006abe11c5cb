import { DateTime } from 'luxon';
import type { Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/running.ts';
import { sumSeats } from '../marketplace/seats.ts';
import type { Instant } from '../words/instant.ts';
import { sumByCurrency } from '../words/money.ts';
import type { Period } from '../words/period.ts';
import {
  type KeptState,
  type KeptSubscription,
  type Night,
  type Packed,
  stateOf,
  type Totals,
  unpacked,
} from './kept-state.ts';
import { nightOf } from './night.ts';
import { type Kept, monthlyAt, runs } from './what-changed.ts';

/** `day`: how it was on a day. `month`: how it was when the month ended. `now`: how it is. */
type Step = 'day' | 'month' | 'now';
/** A moment in time; `night` has its data, null for now. */
export type Point = Readonly<{ step: Step; at: Instant; night: Night | null }>;

/** The most bars in a chart. */
const most = 31;
/** A night stands for this many days after it. */
const shortly = 4;
const daysAlone = 31;
const weeksAlone = 190;

/**
 * The points of a chart: days for up to a month, Mondays for up to half a year, month ends beyond; 12 months by
 * default. A day without a night uses one shortly before, or is left out.
 */
export const pointsOf = (
  nights: readonly Night[],
  period: Pick<Period, 'from' | 'to'> | null,
  zone: string,
  now: Instant,
): Point[] => {
  const today = DateTime.fromMillis(now, { zone }).startOf('day');
  const from = period === null ? today.minus({ months: 12 }) : DateTime.fromMillis(period.from, { zone });
  const isOpen = period === null || period.to > now;
  const to = isOpen ? today : DateTime.fromMillis(period.to, { zone });
  const points = momentsOf(from, to).flatMap(({ at, step }): Point[] => {
    const wanted = nightOf(at.toMillis(), zone);
    const night = nights.findLast((each) => each.night <= wanted && each.night > wanted - shortly);
    // A month is named by its last day.
    const named = step === 'month' ? at.minus({ days: 1 }) : at;
    return night === undefined ? [] : [{ step, at: named.toMillis(), night }];
  });
  return [...points, ...(isOpen ? [{ step: 'now', at: now, night: null } as const] : [])].slice(-most);
};

const momentsOf = (from: DateTime, to: DateTime): Readonly<{ at: DateTime; step: Step }>[] => {
  const days = to.diff(from, 'days').days;
  const unit = days <= daysAlone ? 'day' : days <= weeksAlone ? 'week' : 'month';
  const start = from.startOf(unit);
  const first = unit === 'month' || start < from ? start.plus({ [`${unit}s`]: 1 }) : start;
  const many = Math.max(0, Math.floor(to.diff(first, `${unit}s`).as(`${unit}s`)) + 1);
  return Array.from({ length: many }, (_, n) => ({
    at: first.plus({ [`${unit}s`]: n }),
    step: unit === 'month' ? 'month' : 'day',
  }));
};

/** How much a product's seats changed since the point before. */
export type SeatStep = Readonly<{ productName: string | null; by: number }>;

export type SeatsAt = Totals &
  Readonly<{
    point: Point;
    /** The largest first; empty at the first point, and for all companies together. */
    steps: readonly SeatStep[];
  }>;

type Held = Readonly<{ subscription: KeptSubscription; state: KeptState }>;

/** The seats at each point, of all subscriptions in `history` and, for now, those that are held. */
export const seatsOverTime = (
  points: readonly Point[],
  history: Kept,
  held: readonly Subscription[],
): SeatsAt[] => {
  let before: ReadonlyMap<string, number> | null = null;
  return points.map((point) => {
    const there = point.night === null ? heldNow(held, point.at) : heldIn(history, point.night);
    const seats = seatsByProduct(there);
    const steps = before === null ? [] : stepsBetween(before, seats);
    before = seats;
    return { point, steps, ...totalsIn(there, point.night?.at ?? point.at) };
  });
};

/** The same of all companies together, from the totals of the nights. */
export const totalsOverTime = (points: readonly Point[], held: readonly Subscription[]): SeatsAt[] =>
  points.flatMap((point): SeatsAt[] => {
    const totals = point.night === null ? totalsOf(held, point.at) : point.night.totals;
    return totals === null ? [] : [{ point, steps: [], ...totals }];
  });

/** Totals of everything that runs. */
export const totalsOf = (held: readonly Subscription[], now: Instant): Totals =>
  totalsIn(heldNow(held, now), now);

const totalsIn = (there: readonly Held[], at: Instant): Totals => ({
  seats: sumSeats(there.map(({ subscription, state }) => ({ ...subscription, ...state }))),
  monthly: sumByCurrency(there.flatMap(({ state }) => monthlyAt(state, 'price', at) ?? [])),
});

const heldNow = (held: readonly Subscription[], now: Instant): Held[] =>
  held
    .filter((subscription) => isRunning(subscription, now))
    .map((subscription) => ({ subscription, state: stateOf(subscription) }));

const heldIn = ({ subscriptions, rows }: Kept, { night, at }: Night): Held[] => {
  const last = new Map<string, Packed>();
  for (const { id, night: of, packed } of rows) if (of <= night) last.set(id, packed);
  return [...last].flatMap(([id, packed]) => {
    const subscription = subscriptions.get(id);
    if (subscription === undefined || packed === null) return [];
    const state = unpacked(packed);
    return runs(state, at) ? [{ subscription, state }] : [];
  });
};

const seatsByProduct = (there: readonly Held[]): ReadonlyMap<string, number> => {
  const seats = new Map<string, number>();
  for (const { subscription, state } of there) {
    const name = subscription.productName ?? '';
    seats.set(name, (seats.get(name) ?? 0) + (state.quantity ?? 0));
  }
  return seats;
};

const stepsBetween = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): SeatStep[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .map((name) => ({
      productName: name === '' ? null : name,
      by: (after.get(name) ?? 0) - (before.get(name) ?? 0),
    }))
    .filter(({ by }) => by !== 0)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
