import type { Renewal, RenewalStep } from '../../../src/core/renewals/renewal.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { day } from '../../../src/core/words/durations.ts';
import { alertPlacesCard } from '../../../src/views/alerts/alert-places.ts';
import {
  alertsHereCard,
  alertsOffCard,
  alertsRanCard,
  alertsUnclearCard,
  alertTestCard,
} from '../../../src/views/alerts/alerts-answers.ts';
import { placeLostCard } from '../../../src/views/alerts/place-lost.ts';
import { renewalDigestCard } from '../../../src/views/alerts/renewal-digest.ts';
import { renewalNudgeCard } from '../../../src/views/alerts/renewal-nudge.ts';
import { planNotDoneCard } from '../../../src/views/renewals/plan-not-done.ts';
import { renewalCard } from '../../../src/views/renewals/renewal.ts';
import { renewalUnclearCard } from '../../../src/views/renewals/renewal-unclear.ts';
import { renewalWindowCard } from '../../../src/views/renewals/renewal-window.ts';
import { ana, bo, type Lay, manyDays, names, now, show, showAt } from '../samples.ts';
import {
  after,
  alertPlace,
  cancelled,
  changes,
  cy,
  end,
  kept,
  line,
  plan,
  planId,
  planned,
  prices,
  renewal,
  renewed,
  second,
  timedPost,
} from './renewal-samples.ts';

const hour = 60 * 60 * 1000;
const people = [ana, bo, cy];
const id = line().subscriptionId;

const step = <Step>(step: Step, ago: number, person: typeof ana | null = ana) => ({
  ...step,
  at: now - ago * hour,
  person,
});
const longStory: RenewalStep[] = [
  step({ kind: 'assigned', to: bo } as const, 400),
  step({ kind: 'snoozed', until: now - 300 * hour } as const, 390, bo),
  step({ kind: 'renew', subscriptionId: id } as const, 200, bo),
  step({ kind: 'change', subscriptionId: id, from: 25, to: 20, reason: 'Five people leave.' } as const, 150),
  step(
    {
      kind: 'reopened',
      subscriptionId: id,
      because: 'expired',
      changeId: 'c9',
      askedAt: now - 150 * hour,
    } as const,
    70,
    null,
  ),
  step({ kind: 'cancel', subscriptionId: id } as const, 60, bo),
  step(
    {
      kind: 'reopened',
      subscriptionId: id,
      because: 'rejected',
      changeId: 'c8',
      askedAt: now - 60 * hour,
    } as const,
    50,
    null,
  ),
  step({ kind: 'change', subscriptionId: id, from: 25, to: 20, reason: names.hostile } as const, 3),
];

/** The card of a renewal through its whole life, and what is said about renewals around it. */
export const renewalCases = (answer: Lay): Readonly<Record<string, () => Answer>> => {
  const shown =
    (one: Renewal, rest: Partial<Parameters<typeof renewalCard>[1]> = {}, at = now) =>
    (): Answer =>
      answer(renewalCard(one, { changes: new Map(), prices, pricesAsOf: null, people, ...rest }, showAt(at)));
  const decided = renewal({
    owner: bo,
    lines: [line({ decision: planned }), second({ decision: kept })],
    story: [
      step({ kind: 'assigned', to: bo } as const, 30),
      step(
        { kind: 'change', subscriptionId: id, from: 25, to: 20, reason: 'Five people leave.' } as const,
        3,
      ),
      step({ kind: 'renew', subscriptionId: second().subscriptionId } as const, 2),
    ],
  });
  const open = renewal({
    ...decided,
    lines: [
      line({ decision: planned, after: renewed() }),
      second({ after: renewed({ closesAt: end + 8 * day, readFrom: 'commitment-end' }) }),
    ],
  });
  const one = renewal({ lines: [line()] });
  const digest = (n: number, name = (i: number) => `Company ${i + 1}`) =>
    Array.from({ length: n }, (_, i) =>
      renewal({
        id: `5f6d3a9f-2c11-4d1f-8f43-0000000000${String(i).padStart(2, '0')}`,
        companyName: name(i),
        owner: i % 3 === 0 ? bo : null,
        lines: [
          line({ termEndsAt: manyDays(10 + i), quantity: 5 + i, currency: i === 1 ? 'EUR' : 'USD' }),
          ...(i % 2 === 0 ? [second({ termEndsAt: manyDays(10 + i), decision: i === 4 ? kept : null })] : []),
        ].map((each) => (i === 3 ? { ...each, decision: kept } : each)),
      }),
    );
  return {
    'renewal-undecided': shown(renewal()),
    'renewal-one': shown(one, { mention: bo }),
    'renewal-owned': shown(renewal({ owner: bo }), {
      reason: 'Only requesters and above may decide a renewal.',
    }),
    'renewal-snoozed': shown(renewal({ owner: bo, snoozedUntil: now + 3 * day })),
    'renewal-partly-decided': shown(renewal({ lines: [line({ decision: planned }), second()] }), {
      changes: changes(plan('pending')),
    }),
    'renewal-decided': shown(decided, { changes: changes(plan('planned')) }),
    'renewal-cancel-asked': shown(renewal({ lines: [line({ decision: cancelled })] }), {
      changes: changes(plan('pending', { wanted: { kind: 'cancel', seats: 25, at: end } })),
    }),
    'renewal-cancel-done': shown(renewal({ lines: [line({ decision: cancelled, ends: true })] }), {
      changes: changes(plan('applied', { wanted: { kind: 'cancel', seats: 25, at: end } })),
    }),
    'renewal-ends': shown(renewal({ lines: [line({ ends: true })] })),
    'renewal-story': shown(renewal({ lines: [line({ decision: planned })], story: longStory }), {
      changes: changes(plan('pending')),
    }),
    'renewal-price-falls': shown(
      renewal({
        lines: [
          line({ price: 24, currency: 'EUR' }),
          second({ price: null }),
          second({ subscriptionId: 'third', productName: 'Visio Plan 2', price: 15 }),
        ],
      }),
    ),
    'renewal-last-call': shown(renewal({ owner: bo }), { mention: bo }, end - 45 * hour),
    'renewal-locked': shown(renewal({ owner: bo }), {}, end - 20 * hour),
    'renewal-locked-decided': shown(decided, { changes: changes(plan('planned')) }, end - 20 * hour),
    'renewal-renewing': shown(decided, { changes: changes(plan('planned')) }, end + 9 * hour),
    'renewal-window': shown(open, { changes: changes(plan('planned')) }, after),
    'renewal-window-done': shown(
      open,
      { changes: changes(plan('applied', { found: { kind: 'seats', quantity: 20, provisioning: false } })) },
      after,
    ),
    'renewal-over': shown(
      { ...open, closedAt: end + 9 * day },
      { changes: changes(plan('applied', { found: { kind: 'seats', quantity: 20, provisioning: false } })) },
      end + 9 * day,
    ),
    'renewal-ended': shown(
      renewal({ lines: [line({ ends: true, after: { kind: 'ended', seenAt: end } })], closedAt: end }),
      {},
      after,
    ),
    'renewal-missing': shown(
      renewal({
        lines: [line({ missingSince: now - 3_600_000 })],
        story: [{ at: now, person: null, kind: 'returned', subscriptionId: line().subscriptionId }],
      }),
    ),
    'renewal-moved': shown(
      renewal({
        lines: [line({ after: { kind: 'moved', seenAt: now, nextEndsAt: Date.UTC(2027, 5, 30) } })],
        closedAt: now,
      }),
    ),
    'renewal-many': shown(
      renewal({
        lines: Array.from({ length: 24 }, (_, i) =>
          second({ subscriptionId: `${i}b3c4d5e-6f70`, quantity: i + 1 }),
        ),
      }),
    ),
    'renewal-hostile': shown(
      renewal({
        companyName: names.hostile,
        owner: { ...bo, name: names.hostile },
        lines: [
          line({
            productName: names.hostile,
            currency: 'x',
            billingTerm: names.hostile,
            term: names.hostile,
          }),
        ],
      }),
      {
        mention: { ...bo, name: names.hostile },
        reason: names.hostile,
        people: [{ ...ana, name: names.hostile }],
      },
    ),
    'renewal-nudge': () =>
      answer(
        renewalNudgeCard(
          { renewal: renewal({ owner: bo }), days: 14, last: false, mention: bo },
          showAt(end - 14 * day),
        ),
      ),
    'renewal-nudge-last': () =>
      answer(renewalNudgeCard({ renewal: one, days: 1, last: true, mention: null }, showAt(end - 40 * hour))),
    'renewal-nudge-late': () =>
      answer(renewalNudgeCard({ renewal: one, days: 1, last: true, mention: null }, showAt(end - 8 * hour))),
    'window-open': () =>
      answer(renewalWindowCard({ renewal: open, changes: changes(plan('planned')) }, showAt(after))),
    'window-inferred': () =>
      answer(
        renewalWindowCard(
          {
            renewal: renewal({
              lines: [line({ decision: kept, after: renewed({ readFrom: 'commitment-end' }) })],
            }),
            changes: new Map(),
          },
          showAt(after),
        ),
      ),
    'window-over': () =>
      answer(renewalWindowCard({ renewal: open, changes: new Map() }, showAt(end + 9 * day))),
    'renewal-unclear': () => {
      const unclear = renewal({ lines: [line()] });
      return answer(renewalUnclearCard({ renewal: unclear, lines: unclear.lines }, showAt(end + 3 * day)));
    },
    'plan-not-done': () =>
      answer(
        planNotDoneCard(
          {
            renewal: open,
            change: plan('failed', {
              reason: { kind: 'refused', failure: { kind: 'pax8', trouble: 'refused' } },
              pax8Text: 'Quantity decrease is not allowed for this subscription',
            }),
          },
          showAt(after),
        ),
      ),
    'plan-not-done-over': () =>
      answer(
        planNotDoneCard(
          { renewal: open, change: plan('stale', { reason: { kind: 'term-not-shown' } }) },
          showAt(end + 9 * day),
        ),
      ),
    'plan-not-done-unseen': () =>
      answer(
        planNotDoneCard(
          { renewal: renewal({ lines: [] }), change: plan('pending', { purpose: null }) },
          showAt(after),
        ),
      ),
    'digest-storm': () =>
      answer(renewalDigestCard({ of: 'storm', renewals: digest(24), page: 0, alertId: planId }, show)),
    'digest-storm-last': () =>
      answer(renewalDigestCard({ of: 'storm', renewals: digest(24), page: 20, alertId: planId }, show)),
    'digest-day': () =>
      answer(renewalDigestCard({ of: 'day', renewals: digest(3), page: 0, alertId: planId }, show)),
    'digest-week-decided': () =>
      answer(
        renewalDigestCard(
          {
            of: 'week',
            renewals: digest(1, () => names.hostile).map((each) => ({ ...decided, id: each.id })),
            page: 0,
            alertId: planId,
          },
          show,
        ),
      ),
    'digest-none': () =>
      answer(renewalDigestCard({ of: 'day', renewals: [], page: 0, alertId: planId }, show)),
    'alert-places': () =>
      answer(
        alertPlacesCard(
          {
            places: [
              {
                place: alertPlace({
                  conversationId: 'lost',
                  form: { kind: 'digest', every: 'week', weekday: 1, hour: 7 },
                  trouble: {
                    at: now - 5 * hour,
                    why: { kind: 'teams-said', text: 'The bot is not part of the conversation roster.' },
                  },
                }),
                where: { scope: 'channel' },
              },
              { place: alertPlace(), where: { scope: 'channel', here: true } },
              {
                place: alertPlace({
                  filter: {
                    company: { id: 'c', name: names.hostile },
                    vendor: 'Microsoft',
                    product: 'Business',
                    kind: null,
                    minMonthly: 100,
                    days: [30, 7, 1],
                  },
                  form: { kind: 'digest', every: 'day', hour: 16 },
                }),
                where: { scope: 'personal', person: names.hostile },
              },
            ],
            posts: [
              {
                post: timedPost({ minute: 450, weekdays: [1, 2, 3, 4, 5] }),
                ...{ where: { scope: 'channel', here: true }, allowed: true },
              },
              {
                post: timedPost({ zone: 'America/New_York', weekdays: [1, 3, 7] }),
                ...{ where: { scope: 'personal', person: names.hostile }, allowed: false },
              },
            ],
            unsure: 2,
            next: now + 15 * hour,
          },
          show,
        ),
      ),
    'alert-places-elsewhere': () =>
      answer(
        alertPlacesCard(
          {
            places: Array.from({ length: 12 }, (_, i) => ({
              place: alertPlace(),
              where: [
                { scope: 'groupChat' } as const,
                { scope: 'personal', person: ana.name } as const,
                { scope: null },
              ][i % 3] ?? { scope: null },
            })),
            posts: [],
            unsure: 0,
            next: null,
          },
          show,
        ),
      ),
    'alerts-nowhere': () =>
      answer(alertPlacesCard({ places: [], posts: [], unsure: 1, next: now + 15 * hour }, show)),
    'alerts-here': () =>
      answer(
        alertsHereCard(
          { place: alertPlace(), replaced: false, defaultDays: [60, 30, 14, 7, 3, 1], next: now + 15 * hour },
          show,
        ),
      ),
    'alerts-here-changed': () =>
      answer(
        alertsHereCard(
          {
            place: alertPlace({
              filter: {
                company: null,
                vendor: 'Microsoft',
                product: null,
                kind: null,
                minMonthly: 250,
                days: [1],
              },
              form: { kind: 'digest', every: 'week', weekday: 5, hour: 8 },
            }),
            replaced: true,
            defaultDays: [60, 30],
            next: now + 15 * hour,
          },
          show,
        ),
      ),
    'alerts-off': () => answer(alertsOffCard({ were: true, today: true })),
    'alerts-off-already': () => answer(alertsOffCard({ were: false, today: false })),
    'alerts-ran': () =>
      answer(alertsRanCard({ renewals: 2_031, alerts: 12, digests: 1, noDate: 3, overdue: 1, odd: 2 }, show)),
    'alerts-ran-nothing': () =>
      answer(alertsRanCard({ renewals: 1, alerts: 0, digests: 0, noDate: 0, overdue: 0, odd: 0 }, show)),
    'alerts-test': () => answer(alertTestCard({ place: alertPlace() }, show)),
    'alerts-unclear': () =>
      answer(alertsUnclearCard({ problem: `“${names.hostile}” is not an hour of the day.` })),
    'place-lost': () =>
      answer(
        placeLostCard(
          {
            place: alertPlace({
              trouble: {
                at: now - 5 * hour,
                why: { kind: 'teams-said', text: 'The bot is not part of the conversation roster.' },
              },
            }),
            where: { scope: 'channel' },
          },
          show,
        ),
      ),
  };
};
