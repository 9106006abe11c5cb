import type { Renewal } from '../renewals/renewal.ts';
import { undecided } from '../renewals/renewal-steps.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Alert, AlertPlace } from './alert.ts';
import { type VendorOf, wants } from './alert-filter.ts';

/** What a sweep found and did. */
export type SweepResult = Readonly<{
  /** Renewals within the largest threshold. */
  renewals: number;
  /** Alerts added for single renewals. */
  alerts: number;
  digests: number;
  /** Messages about trials that end soon. */
  trials: number;
  /** Commitments without an end date. */
  noDate: number;
  /** Commitments that ended more than two days ago, with no renewal seen. */
  overdue: number;
  /** Commitments that end later than their term allows. */
  odd: number;
}>;

/** A place with its thresholds in days, largest first, and the moment of its next look. */
export type Watch = Readonly<{ place: AlertPlace; days: readonly number[]; next: Instant }>;

/** A renewal to tell a place about, perhaps told before: that is checked later. */
export type Due = Readonly<{
  place: AlertPlace;
  renewal: Renewal;
  days: number;
  /** The key of the threshold's alert. */
  threshold: string;
  /** The alert for the end of a snooze, which may lie ahead; null when not snoozed. */
  snooze: Readonly<{ key: string; until: Instant }> | null;
}>;

/** More at once in one place become a digest. */
const mostAtOnce = 10;

export const isSnoozed = ({ snoozedUntil }: Renewal, now: Instant): boolean =>
  snoozedUntil !== null && snoozedUntil > now;

/**
 * The smallest threshold that will have passed by the next look, so that the last alert comes before Pax8's lock. Null
 * when there is none, or the term has ended.
 */
export const thresholdOf = (
  end: Instant,
  { days, next }: Pick<Watch, 'days' | 'next'>,
  now: Instant,
): number | null =>
  end <= now ? null : (days.filter((threshold) => end - threshold * day < next).at(-1) ?? null);

/** Commitments that end later concern none of these places yet. */
export const horizon = (watches: readonly Watch[]): Instant =>
  Math.max(0, ...watches.map(({ days, next }) => next + (days[0] ?? 0) * day));

/** Whether any of these places should hear of the renewal now. */
export const isWatched = (
  renewal: Pick<Renewal, 'companyId' | 'lines'>,
  watches: readonly Watch[],
  vendorOf: VendorOf,
  now: Instant,
): boolean =>
  watches.some(
    (watch) =>
      renewal.lines.some(({ termEndsAt }) => thresholdOf(termEndsAt, watch, now) !== null) &&
      wants(watch.place.filter, renewal, vendorOf),
  );

/** What to tell each place: an undecided renewal at each threshold, and again when its snooze ends. */
export const duesOf = (
  renewals: readonly Renewal[],
  watches: readonly Watch[],
  vendorOf: VendorOf,
  now: Instant,
): Due[] =>
  renewals.flatMap((renewal) => {
    // A monthly term renews without a word: its line is there for a plan.
    const open = undecided(renewal).filter(
      ({ term, serviceTerm }) => term !== 'Monthly' || serviceTerm !== null,
    );
    if (open.length === 0) return [];
    const end = Math.min(...open.map(({ termEndsAt }) => termEndsAt));
    return watches.flatMap((watch): Due[] => {
      const { place, next } = watch;
      const days = thresholdOf(end, watch, now);
      const until = renewal.snoozedUntil;
      const snoozedPastNext = until !== null && (until >= next || until >= end);
      if (days === null || snoozedPastNext || !wants(place.filter, renewal, vendorOf)) return [];
      const key = `due ${renewal.id} ${place.conversationId}`;
      const snooze = until === null ? null : { key: `${key} snoozed ${until}`, until };
      return [{ place, renewal, days, threshold: `${key} ${days}`, snooze }];
    });
  });

/** The keys of all alerts these could lead to. */
export const keysOf = (dues: readonly Due[]): string[] =>
  dues.flatMap(({ threshold, snooze }) => (snooze === null ? [threshold] : [threshold, snooze.key]));

/**
 * New alerts for places that want one per renewal, by place. A threshold passed during a snooze is reported when the
 * snooze ends. Too many at once become a digest.
 */
export const alertsOf = (
  dues: readonly Due[],
  known: ReadonlySet<string>,
  { turn, now }: Readonly<{ turn: Instant; now: Instant }>,
): NewAlert[][] =>
  [...Map.groupBy(dues, ({ place }) => place)]
    .filter(([{ form }]) => form.kind === 'each')
    .map(([place, placeDues]) => {
      const alerts = placeDues.flatMap((due) => alertsFor(due, known, now));
      const atOnce = alerts.filter(({ state, notBefore }) => state === 'due' && notBefore <= now);
      if (atOnce.length <= mostAtOnce) return alerts;
      const alerted = new Set(atOnce);
      return [
        digestAlert(
          place,
          'storm',
          atOnce.map(({ content }) => content.renewalId),
          { turn, now },
        ),
        ...alerts.map((alert) => (alerted.has(alert) ? { ...alert, state: 'told' as const } : alert)),
      ];
    })
    .filter((alerts) => alerts.length > 0);

/** An alert without an id yet. */
export type NewAlert = Omit<Alert, 'id'>;

type WithContent<C extends Alert['content']> = NewAlert & Readonly<{ content: C }>;
type DueAlert = WithContent<Extract<Alert['content'], { kind: 'due' }>>;

export const newAlert = <C extends Alert['content']>(
  key: string,
  { tenantId, conversationId }: Pick<Alert, 'tenantId' | 'conversationId'>,
  content: C,
  now: Instant,
  { state = 'due', notBefore = now }: Partial<Pick<Alert, 'state' | 'notBefore'>> = {},
): WithContent<C> => ({
  key,
  tenantId,
  conversationId,
  content,
  state,
  dueAt: now,
  notBefore,
  sendingAt: null,
  doubts: 0,
  messageId: null,
});

/** At most one digest per place and turn: the key is the same each time. */
export const digestAlert = (
  place: AlertPlace,
  of: 'storm' | 'day' | 'week',
  renewalIds: readonly string[],
  { turn, now }: Readonly<{ turn: Instant; now: Instant }>,
): NewAlert =>
  newAlert(
    `digest ${place.conversationId} ${new Date(turn).toISOString()}`,
    place,
    { kind: 'digest', of, renewalIds },
    now,
  );

const alertsFor = (
  { place, renewal, days, threshold, snooze }: Due,
  known: ReadonlySet<string>,
  now: Instant,
): DueAlert[] => {
  const content = { kind: 'due', renewalId: renewal.id, days } as const;
  if (snooze !== null && !known.has(snooze.key)) {
    const notBefore = Math.max(now, snooze.until);
    return [
      newAlert(snooze.key, place, content, now, { notBefore }),
      ...(known.has(threshold) ? [] : [newAlert(threshold, place, content, now, { state: 'told' })]),
    ];
  }
  return known.has(threshold) || isSnoozed(renewal, now) ? [] : [newAlert(threshold, place, content, now)];
};

/** The thresholds reached, whoever is told; the keys make each reported once. */
export const thresholdsReached = (
  dues: readonly Due[],
  now: Instant,
): ReadonlyMap<string, Readonly<{ renewal: Renewal; days: number }>> =>
  new Map(
    dues
      .filter(({ renewal }) => !isSnoozed(renewal, now))
      .map(({ renewal, days }) => [`due ${renewal.id} ${days}`, { renewal, days }]),
  );
