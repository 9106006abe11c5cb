import type { Change, ChangeState, Wanted } from '../../../src/core/changes/change.ts';
import type { CancelRefusal } from '../../../src/core/rules/cancel-rules.ts';
import type { PlanRefusal } from '../../../src/core/rules/plan-rules.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { unclearEndCard } from '../../../src/views/changes/cancel-words.ts';
import { changeCard } from '../../../src/views/changes/change.ts';
import { pendingCard } from '../../../src/views/changes/pending.ts';
import { reasonFormCard } from '../../../src/views/changes/reason-form.ts';
import { reminderCard } from '../../../src/views/changes/reminder.ts';
import { againstPolicyCard, refusedCard } from '../../../src/views/changes/seat-words.ts';
import { changeStates, type Given } from '../../samples/change.ts';
import { ana, bo, change, company, type Lay, names, now, show, subscription } from '../samples.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const termEnd = Date.UTC(2026, 11, 12);
const other = 'a1b2c3d4-3d1f-4f43-9f0a-5f6d3a9f2c11';

const ending = (endsAt: number | null, over = false) => ({ kind: 'end', endsAt, over }) as const;
const outcomes: Partial<Record<ChangeState, Given>> = {
  applied: { found: ending(termEnd), sentAt: now - hour },
  failed: {
    reason: { kind: 'refused', failure: { kind: 'pax8', trouble: 'refused' } },
    pax8Text: 'Subscription can not be cancelled within 24 hours of its commitment term end date',
  },
  'needs-check': { unclear: { kind: 'end-unseen' }, sentAt: now - hour },
  rejected: { reason: 'They renew after all.' },
  stale: { reason: { kind: 'seats-moved', seats: 13, from: 12, planned: false } },
};
const until = (at: number | null): Wanted => ({ kind: 'cancel', seats: 12, at });

const usd = (amount: string) => ({ amount, currency: 'USD' });
const reasonForm = (because: Parameters<typeof reasonFormCard>[0]['because'], name: string = names.plain) =>
  reasonFormCard({
    because,
    ...{ asked: `${name} 12 → 15 seats`, companyName: name },
    say: 'add 3 seats of #1a2b3c4d for Contoso',
  });

/** The cards of cancellations and of plans for a renewal, along their lives. */
export const cancelCases = (answer: Lay): Readonly<Record<string, () => Answer>> => {
  const cancellation = (state: ChangeState, rest: Given = {}): Change =>
    change(state, {
      wanted: until(termEnd),
      found: ending(null),
      notes: [
        { kind: 'billed-until', at: termEnd },
        { kind: 'service-term-unseen' },
        { kind: 'not-recoverable' },
      ],
      reasons: [{ kind: 'cancel' }],
      ...rest,
    });
  const plan = (state: ChangeState, rest: Given = {}): Change =>
    change(state, {
      ...{ to: 10, afterTermEnd: termEnd, purpose: 'Two people have left', ticket: 'INC-2207' },
      notes: [{ kind: 'after-renewal', at: termEnd }],
      reasons: [{ kind: 'always' }],
      ...rest,
    });
  const shown =
    (one: Change, options: Parameters<typeof changeCard>[1] = { buttons: 'all' }) =>
    (): Answer =>
      answer(changeCard(one, options, show));
  const refused = (request: 'plan' | 'cancel', because: CancelRefusal | PlanRefusal) => (): Answer =>
    answer(
      refusedCard(
        {
          request,
          because,
          company: company(),
          subscription: subscription(),
          to: request === 'cancel' ? 0 : 8,
        },
        show,
      ),
    );
  const ofEach = (make: typeof plan, name: string, skipped: readonly ChangeState[]) =>
    Object.fromEntries(
      changeStates
        .filter((state) => !skipped.includes(state))
        .map((state) => [
          `${name}-${state}`,
          shown(make(state, name === 'cancellation' ? outcomes[state] : undefined)),
        ]),
    );
  return {
    ...ofEach(cancellation, 'cancellation', ['planned']),
    'cancellation-now': shown(
      cancellation('pending', {
        wanted: until(null),
        notes: [{ kind: 'refund-until', at: now + 4 * day, from: 'renewal' }, { kind: 'not-recoverable' }],
      }),
      { buttons: 'approver' },
    ),
    'cancellation-free': shown(
      cancellation('applied', {
        ...{ wanted: until(null), found: ending(now, true) },
        notes: [{ kind: 'no-commitment' }],
        seen: { ...change().seen, commitmentEndsAt: null, commitmentTerm: null },
      }),
    ),
    'cancellation-later': shown(
      cancellation('pending', {
        wanted: until(termEnd + 30 * day),
        notes: [{ kind: 'renews-first', at: termEnd }],
      }),
    ),
    'cancellation-unclear': shown(cancellation('needs-check', { sentAt: now - hour })),
    'cancellation-other-end': shown(
      cancellation('applied', { ...outcomes.applied, found: ending(termEnd + 365 * day) }),
    ),
    'cancellation-no-end': shown(cancellation('applied', { ...outcomes.applied, found: ending(null) })),
    'cancellation-settled': shown(
      cancellation('applied', {
        ...{ sentAt: now - hour, found: { kind: 'by-hand', by: bo, note: names.hostile } },
      }),
    ),
    'cancellation-month-reckoned': shown(
      cancellation('pending', {
        notes: [
          { kind: 'add-ons', names: ['Microsoft 365 Copilot', 'Visio Plan 2'], count: 2 },
          { kind: 'month-reckoned', at: termEnd },
        ],
      }),
    ),
    'cancellation-add-on': shown(
      cancellation('pending', { notes: [{ kind: 'add-ons', names: [names.hostile], count: 4 }] }),
    ),
    'refused-cancel-month': refused('cancel', { kind: 'before-month-end', at: termEnd }),
    'plan-beyond-limit': shown(plan('pending', { notes: [{ kind: 'beyond-business-limit', limit: 300 }] })),
    'plan-pending-approver': shown(plan('pending'), { buttons: 'approver' }),
    'plan-planned': shown(plan('planned', { approvals: [{ person: bo, at: now }] })),
    'plan-planned-other': shown(plan('planned'), { buttons: 'none' }),
    'plan-planned-again': shown(
      plan('planned', { waiting: { kind: 'not-read', failure: { kind: 'pax8', trouble: 'busy' } } }),
    ),
    'plan-allowed': shown(
      plan('planned', {
        ...{ approversNeeded: 0, decided: { by: null, at: now - hour }, reasons: [] },
      }),
    ),
    'plan-applied': shown(
      plan('applied', { found: { kind: 'seats', quantity: 10, provisioning: false }, sentAt: now }),
    ),
    'plan-stale': shown(
      plan('stale', { reason: { kind: 'seats-moved', seats: 13, from: 12, planned: true } }),
    ),
    'plan-missed': shown(plan('failed', { reason: { kind: 'window-closed', last: null } })),
    'plan-replaced': shown(
      plan('cancelled', {
        reason: 'replaced',
        approvals: [{ person: bo, at: now - hour }],
      }),
    ),
    'plan-withdrawn-allowed': shown(
      plan('cancelled', {
        ...{ approversNeeded: 0, decided: { by: ana, at: now - hour } },
        ...{ reasons: [], purpose: names.hostile, ticket: names.hostile },
      }),
    ),
    'reason-needed': () =>
      answer(reasonForm({ kind: 'reason-needed', amount: usd('69.30'), limit: usd('50') })),
    'reason-needed-unknown': () =>
      answer(reasonForm({ kind: 'reason-needed', amount: null, limit: usd('50') }, names.hostile)),
    'pending-kinds': () =>
      answer(
        pendingCard(
          {
            changes: [cancellation('pending'), plan('pending', { id: other, companyName: names.hostile })],
            page: 0,
            say: 'pending',
          },
          show,
        ),
      ),
    'reminder-cancellation': () =>
      answer(reminderCard(cancellation('pending', { expiresAt: now + 5 * hour }), show)),
    'refused-cancel-locked': refused('cancel', { kind: 'before-term-end', at: termEnd }),
    'refused-cancel-inferred': refused('cancel', {
      ...{ kind: 'window-inferred', at: termEnd + 365 * day, closesAt: now + 4 * day },
    }),
    'refused-cancel-lock': refused('cancel', {
      kind: 'cancel-after-renewal',
      at: now + 20 * hour,
      rule: 'new-commerce',
    }),
    'refused-switch-late': refused('cancel', { kind: 'switch-too-late', at: termEnd }),
    'refused-cancel-unknown': refused('cancel', { kind: 'cancel-unknown' }),
    'refused-cancel-free': refused('cancel', { kind: 'no-term-end' }),
    'refused-cancel-ends': refused('cancel', { kind: 'ends-already', at: termEnd }),
    'refused-cancel-ended': refused('cancel', { kind: 'ends-already', at: null }),
    'refused-cancel-past': refused('cancel', { kind: 'in-the-past', at: now - day }),
    'refused-cancel-status': refused('cancel', { kind: 'not-running', status: names.hostile }),
    'refused-cancel-trial': refused('cancel', { kind: 'trial-ends', at: termEnd }),
    'refused-plan-free': refused('plan', { kind: 'not-committed' }),
    'refused-plan-unknown': refused('plan', { kind: 'term-end-unknown' }),
    'refused-plan-ends': refused('plan', { kind: 'ends', at: termEnd }),
    'refused-plan-moved': refused('plan', { kind: 'term-moved', at: termEnd + 365 * day }),
    'unclear-end': () => answer(unclearEndCard({ written: names.hostile })),
    'against-policy-cancel': () =>
      answer(
        againstPolicyCard({
          ...{ request: 'cancel', company: company(), subscription: subscription(), to: 0 },
          because: { kind: 'role', role: 'viewer' },
        }),
      ),
  };
};
