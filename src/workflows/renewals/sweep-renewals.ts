import {
  alertsOf,
  type Due,
  duesOf,
  keysOf,
  newAlert,
  type Swept,
  thresholdsReached,
} from '../../core/alerts/due-alerts.ts';
import { turnToDo } from '../../core/alerts/sweep-turns.ts';
import { renewalFacts } from '../../core/renewals/renewal-facts.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Context } from '../context.ts';
import { type Kept, keepRenewals } from './keep-renewals.ts';

/** The turn that was swept last. */
export const sweptMark = 'renewal-sweep';

/** The turn of the sweep that is to be done now; null when none is. */
export const sweepToDo = async ({ memory, settings, zone, now }: Context): Promise<Instant | null> =>
  turnToDo({ cron: settings.sweepCron, zone }, await memory.marks.get(sweptMark), now());

/**
 * Looks through all commitments: keeps renewals up to date and saves the alerts that are due. The turn counts as done when
 * all is saved, and may be done any number of times. null: nothing that is young enough is known of Pax8; nothing was done.
 */
export const sweepRenewals = async (
  context: Context,
  { turn }: Readonly<{ turn: Instant }>,
): Promise<Swept | null> => {
  const { memory, now, log } = context;
  const started = now();
  const places = (await memory.alertPlaces.all()).filter(({ trouble }) => trouble === null);
  const kept = await keepRenewals(context, places);
  if (kept === null) {
    log.warn({ turn }, 'renewals were not looked through: Pax8 was not read for a day');
    return null;
  }
  const dues = kept.tenants.flatMap(({ renewals, watches }) =>
    duesOf(renewals, watches, kept.vendorOf, started),
  );
  await recordThresholds(context, dues, started);
  const added = await addAlerts(context, dues, { turn, now: started });
  await memory.marks.set(sweptMark, turn);
  const swept = { renewals: countOf(dues), ...added, ...countsOf(kept) };
  log.info({ turn, ms: now() - started, ...swept }, 'renewals were looked through');
  return swept;
};

/** Each threshold that a renewal has reached stands in the audit once, whoever is told of it. */
const recordThresholds = async (context: Context, dues: readonly Due[], now: Instant): Promise<void> => {
  const { alerts } = context.memory;
  const reached = thresholdsReached(dues, now);
  const known = await alerts.known([...reached.keys()]);
  const told = [...reached]
    .filter(([key]) => !known.has(key))
    .map(([key, { renewal, days }]) => ({
      alert: {
        // No message: it goes to no conversation.
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
  await alerts.record(told);
};

const addAlerts = async (
  { memory, newId }: Context,
  dues: readonly Due[],
  at: Readonly<{ turn: Instant; now: Instant }>,
): Promise<Pick<Swept, 'alerts' | 'digests'>> => {
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

const countsOf = ({ noDate, overdue, odd }: Kept): Pick<Swept, 'noDate' | 'overdue' | 'odd'> => ({
  noDate,
  overdue,
  odd,
});
