import {
  alertsOf,
  type Due,
  duesOf,
  keysOf,
  newAlert,
  type SweepResult,
  thresholdsReached,
} from '../../core/alerts/due-alerts.ts';
import { turnToDo } from '../../core/alerts/sweep-turns.ts';
import { renewalFacts } from '../../core/renewals/renewal-facts.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Context } from '../context.ts';
import { keepRenewals, type RenewalOverview } from './keep-renewals.ts';
import { sweepTrials } from './sweep-trials.ts';
import { tellAdmins } from './tell-admins.ts';

/** The mark of the last finished turn. */
export const sweptMark = 'renewal-sweep';

/** Returns the sweep's turn that is due now, or null. */
export const sweepToDo = async ({ memory, settings, now }: Context): Promise<Instant | null> =>
  turnToDo({ cron: settings.sweepCron, zone: settings.timeZone }, await memory.marks.get(sweptMark), now());

/**
 * Updates all renewals and saves the alerts that are due. The turn counts as done when everything is saved, and is safe
 * to repeat. Returns null, and does nothing, when the portfolio is too old.
 */
export const sweepRenewals = async (
  context: Context,
  { turn }: Readonly<{ turn: Instant }>,
): Promise<SweepResult | null> => {
  const { memory, now, log } = context;
  const started = now();
  const overview = await keepRenewals(context, await memory.alertPlaces.all());
  if (overview === null) {
    if (context.portfolio.current() === null)
      log.info({ turn }, 'renewals were not looked through: Pax8 was not read yet');
    else log.warn({ turn }, 'renewals were not looked through: Pax8 was not read for a day');
    return null;
  }
  const dues = overview.tenants.flatMap(({ renewals, watches }) =>
    duesOf(renewals, watches, overview.vendorOf, started),
  );
  await recordThresholds(context, dues, started);
  const added = await addAlerts(context, dues, { turn, now: started });
  await tellAdmins(context, dues);
  const trials = await sweepTrials(context, overview, { turn, now: started });
  await memory.marks.set(sweptMark, turn);
  const swept = { renewals: countOf(dues), ...added, trials, ...countsOf(overview) };
  log.info({ turn, ms: now() - started, ...swept }, 'renewals were looked through');
  return swept;
};

/** Records each threshold that a renewal reaches once, no matter who is told of it. */
const recordThresholds = async (context: Context, dues: readonly Due[], now: Instant): Promise<void> => {
  const { alerts } = context.memory;
  const reached = thresholdsReached(dues, now);
  const known = await alerts.known([...reached.keys()]);
  const entries = [...reached]
    .filter(([key]) => !known.has(key))
    .map(([key, { renewal, days }]) => ({
      alert: {
        // No conversation, so no message.
        ...newAlert(
          key,
          { tenantId: renewal.tenantId, conversationId: '' },
          { kind: 'due', renewalId: renewal.id, days },
          now,
          { state: 'told' },
        ),
        id: context.newId(),
      },
      entry: {
        at: now,
        tenantId: renewal.tenantId,
        person: null,
        event: 'renewal.due' as const,
        changeId: null,
        companyId: renewal.companyId,
        facts: { ...renewalFacts(renewal), days },
      },
    }));
  await alerts.record(entries);
};

const addAlerts = async (
  { memory, newId }: Context,
  dues: readonly Due[],
  at: Readonly<{ turn: Instant; now: Instant }>,
): Promise<Pick<SweepResult, 'alerts' | 'digests'>> => {
  const known = await memory.alerts.known(keysOf(dues));
  let alerts = 0;
  let digests = 0;
  for (const ofPlace of alertsOf(dues, known, at)) {
    await memory.alerts.add(ofPlace.map((alert) => ({ ...alert, id: newId() })));
    for (const { content, state } of ofPlace) {
      if (content.kind === 'digest') digests += 1;
      else if (state === 'due') alerts += 1;
    }
  }
  return { alerts, digests };
};

const countOf = (dues: readonly Due[]): number => new Set(dues.map(({ renewal }) => renewal.id)).size;

const countsOf = ({
  noDate,
  overdue,
  odd,
}: RenewalOverview): Pick<SweepResult, 'noDate' | 'overdue' | 'odd'> => ({
  noDate,
  overdue,
  odd,
});
