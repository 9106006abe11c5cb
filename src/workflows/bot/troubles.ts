import type { AlertPlace } from '../../core/alerts/alert.ts';
import { failingMark } from '../../core/marketplace/own-webhook.ts';
import type { Trouble } from '../../core/ports/vitals.ts';
import { day } from '../../core/words/durations.ts';
import type { Context } from '../context.ts';
import { sweepToDo } from '../renewals/sweep-renewals.ts';
import { unlessAway } from '../unless-away.ts';

/** A sweep that has just become due runs within the next few minutes, also after a start. */
const soon = 5 * 60_000;
const mostAlerts = 1_000;
/** An alert without news for longer than this is history. */
const unsureFor = 7 * day;

/** What does not work, the worst first; about one tenant only if given. */
export const troublesOf = async (context: Context, tenantId: string | null): Promise<readonly Trouble[]> => {
  const [own, ofTenant, sweep, webhook] = await Promise.all([
    context.vitals.troubles(),
    tenantId === null ? [] : unlessAway(alertTroubles(context, tenantId), []),
    unlessAway(sweepTrouble(context), []),
    unlessAway(webhookTrouble(context), []),
  ]);
  const pax8 = pax8Troubles(context);
  // The portfolio that cannot be read says it first.
  const others = pax8.some(({ kind }) => kind === 'pax8') ? own.filter(({ kind }) => kind !== 'pax8') : own;
  const found = [...others, ...pax8, ...ofTenant, ...sweep, ...webhook];
  return found.toSorted((a, b) => worst.indexOf(a.kind) - worst.indexOf(b.kind));
};

const worst: readonly Trouble['kind'][] = [
  ...([
    'store',
    'bot-password',
    'pax8',
    'reading-held',
    'nothing-read',
    'reading-taken',
    'sends',
    'jobs',
  ] as const),
  ...(['alert-places', 'unsure-alerts', 'sweep', 'webhook'] as const),
];

const pax8Troubles = ({ portfolio }: Context): Trouble[] => {
  const trouble = portfolio.trouble();
  const held = portfolio.suspicion();
  const current = portfolio.current();
  const taken = portfolio.taken();
  return [
    ...(trouble === null ? [] : [{ kind: 'pax8', since: trouble.since, reason: trouble.reason } as const]),
    ...(held === null
      ? []
      : [
          {
            kind: 'reading-held',
            since: held.since,
            at: held.at,
            before: held.before,
            read: held.read,
          } as const,
        ]),
    ...(taken === null
      ? []
      : [
          {
            kind: 'reading-taken',
            since: taken.since,
            takenAt: taken.takenAt,
            before: taken.before,
            read: taken.read,
          } as const,
        ]),
    ...(current?.subscriptions.size === 0 ? [{ kind: 'nothing-read', since: current.asOf } as const] : []),
  ];
};

/** Before Pax8 was read for the first time there is nothing to check. */
const sweepTrouble = async (context: Context): Promise<Trouble[]> => {
  if (context.portfolio.current() === null) return [];
  const turn = await sweepToDo(context);
  const since = turn === null ? null : Math.max(turn, context.vitals.startedAt);
  return turn !== null && since !== null && context.now() - since > soon
    ? [{ kind: 'sweep', since: turn }]
    : [];
};

/** As last read: nobody waits here for Pax8. */
const webhookTrouble = async ({ memory, settings }: Context): Promise<Trouble[]> => {
  const since = settings.pax8Events === null ? null : await memory.marks.get(failingMark);
  return since === null || since === 0 ? [] : [{ kind: 'webhook', since }];
};

const alertTroubles = async (context: Context, tenantId: string): Promise<Trouble[]> => {
  const { memory, now } = context;
  const [places, unsure] = await Promise.all([
    memory.alertPlaces.list(tenantId),
    memory.alerts.inState(tenantId, 'unsure', mostAlerts),
  ]);
  const refusing = places.filter(({ trouble }) => trouble !== null);
  const recent = unsure.filter(({ dueAt }) => now() - dueAt < unsureFor).length;
  return [
    ...(refusing.length === 0 ? [] : [await refusingTrouble(context, tenantId, refusing)]),
    ...(recent === 0 ? [] : [{ kind: 'unsure-alerts', count: recent } as const]),
  ];
};

const refusingTrouble = async (
  { memory }: Context,
  tenantId: string,
  refusing: readonly AlertPlace[],
): Promise<Trouble> => {
  const ids = new Set(refusing.map(({ conversationId }) => conversationId));
  const due = await memory.alerts.inState(tenantId, 'due', mostAlerts);
  return {
    kind: 'alert-places',
    places: refusing.length,
    waiting: due.filter(({ conversationId }) => ids.has(conversationId)).length,
    since: Math.min(...refusing.map(({ trouble }) => trouble?.at ?? 0)),
    why: refusing[0]?.trouble?.why ?? { kind: 'removed-or-gone' },
  };
};
