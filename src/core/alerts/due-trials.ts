import { dayOf, lineFor } from '../renewals/renewal-lines.ts';
import type { Trial } from '../renewals/trials.ts';
import type { Instant } from '../words/instant.ts';
import type { AlertPlace } from './alert.ts';
import { type VendorOf, wants } from './alert-filter.ts';
import { type NewAlert, newAlert, thresholdOf, type Watch } from './due-alerts.ts';

/** A trial to report to a place at one threshold, under its key. */
export type TrialDue = Readonly<{ place: AlertPlace; trial: Trial; key: string }>;

/** What a line about a trial does not need. */
const unsaid = { ends: false, serviceTerm: null, vendorName: null } as const;

/** The trials that end within a place's smallest threshold not yet passed. */
export const trialDues = (
  trials: readonly Trial[],
  watches: readonly Watch[],
  vendorOf: VendorOf,
  now: Instant,
): TrialDue[] =>
  watches.flatMap((watch) =>
    trials.flatMap((trial): TrialDue[] => {
      const { subscription, endsAt } = trial;
      if (endsAt === null) return [];
      const { place } = watch;
      const days = thresholdOf(endsAt, watch, now);
      const lines = [lineFor(subscription, endsAt, unsaid)];
      const { companyId } = subscription;
      if (days === null || !wants(place.filter, { companyId, lines, kind: 'trials' }, vendorOf)) return [];
      const key = `trial ${subscription.id} ${dayOf(endsAt)} ${place.conversationId} ${days}`;
      return [{ place, trial, key }];
    }),
  );

/** One message per place with all its trials not yet reported at this threshold, and a mark for each. */
export const trialAlerts = (
  dues: readonly TrialDue[],
  known: ReadonlySet<string>,
  { turn, now }: Readonly<{ turn: Instant; now: Instant }>,
): NewAlert[] =>
  [...Map.groupBy(dues, ({ place }) => place)].flatMap(([place, ofPlace]) => {
    const fresh = ofPlace.filter(({ key }) => !known.has(key));
    if (fresh.length === 0) return [];
    const subscriptionIds = fresh.map(({ trial }) => trial.subscription.id);
    const content = { kind: 'trials', subscriptionIds } as const;
    return [
      newAlert(`trials ${place.conversationId} ${new Date(turn).toISOString()}`, place, content, now),
      ...fresh.map(({ key }) => newAlert(key, place, content, now, { state: 'told' })),
    ];
  });
