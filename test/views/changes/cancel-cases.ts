import { type Change, type ChangeState, changeStates } from '../../../src/core/changes/change.ts';
import { takenUnseen } from '../../../src/core/changes/change-steps.ts';
import type { CancelRefusal } from '../../../src/core/rules/cancel-rules.ts';
import type { PlanRefusal } from '../../../src/core/rules/plan-rules.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import type { Views } from '../../../src/views/views.ts';
import { ana, bo, change, company, names, now, subscription } from '../samples.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const termEnd = Date.UTC(2026, 11, 12);
const other = 'a1b2c3d4-3d1f-4f43-9f0a-5f6d3a9f2c11';

const outcomes: Partial<Record<ChangeState, Partial<Change>>> = {
  applied: { outcome: 'Pax8 has taken the cancellation.', endsAt: termEnd, sentAt: now - hour },
  failed: {
    outcome: 'Nothing was changed. Pax8 refused the change.',
    pax8Text: 'Subscription can not be cancelled within 24 hours of its commitment term end date',
  },
  'needs-check': { outcome: takenUnseen, sentAt: now - hour },
  rejected: { reason: 'They renew after all.' },
  stale: { outcome: 'It has 13 seats now; the approval was for a change from 12.' },
};

/** The cards of cancellations and of plans for a renewal, along their lives. */
export const cancelCases = (views: Views): Readonly<Record<string, () => Answer>> => {
  const notes = (): string[] =>
    (
      [
        { kind: 'billed-until', at: termEnd },
        { kind: 'service-term-unseen' },
        { kind: 'not-recoverable' },
      ] as const
    ).map((one) => views.note(one, now));
  const cancellation = (state: ChangeState, rest: Partial<Change> = {}): Change =>
    change(state, {
      ...{ what: 'cancel', to: 0, cancelAt: termEnd, notes: notes() },
      reasons: ['A cancellation always needs approval.'],
      ...rest,
    });
  const plan = (state: ChangeState, rest: Partial<Change> = {}): Change =>
    change(state, {
      ...{ to: 10, afterTermEnd: termEnd, purpose: 'Two people have left' },
      notes: [views.note({ kind: 'after-renewal', at: termEnd }, now)],
      reasons: ['Every change needs approval.'],
      ...rest,
    });
  const shown =
    (one: Change, options: Parameters<Views['change']>[1] = { buttons: 'all' }) =>
    (): Answer =>
      views.change(one, options, now);
  const refused = (what: 'plan' | 'cancel', because: CancelRefusal | PlanRefusal) => (): Answer =>
    views.refused(
      { what, because, company: company(), subscription: subscription(), to: what === 'cancel' ? 0 : 8 },
      now,
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
        cancelAt: null,
        notes: [
          { kind: 'refund-until', at: now + 4 * day, from: 'renewal' } as const,
          { kind: 'not-recoverable' } as const,
        ].map((one) => views.note(one, now)),
      }),
      { buttons: 'approver' },
    ),
    'cancellation-free': shown(
      cancellation('applied', {
        ...{ cancelAt: null, outcome: 'Pax8 has cancelled it.', endsAt: now },
        notes: [views.note({ kind: 'no-commitment' }, now)],
        seen: { ...change().seen, commitmentEndsAt: null, commitmentTerm: null },
      }),
    ),
    'cancellation-later': shown(
      cancellation('pending', {
        cancelAt: termEnd + 30 * day,
        notes: [views.note({ kind: 'renews-first', at: termEnd }, now)],
      }),
    ),
    'cancellation-unclear': shown(
      cancellation('needs-check', { outcome: 'Pax8 did not say.', sentAt: now - hour }),
    ),
    'cancellation-other-end': shown(
      cancellation('applied', { ...outcomes.applied, endsAt: termEnd + 365 * day }),
    ),
    'cancellation-no-end': shown(cancellation('applied', { ...outcomes.applied, endsAt: null })),
    'cancellation-settled': shown(
      cancellation('applied', {
        ...{ sentAt: now - hour, outcome: 'The change was made.', settledBy: bo, note: names.hostile },
      }),
    ),
    'plan-pending-approver': shown(plan('pending'), { buttons: 'approver' }),
    'plan-planned': shown(plan('planned', { approvals: [{ person: bo, at: now }] })),
    'plan-planned-other': shown(plan('planned'), { buttons: 'none' }),
    'plan-planned-again': shown(plan('planned', { outcome: 'Pax8 is busy. Nothing was sent.' })),
    'plan-allowed': shown(plan('planned', { approversNeeded: 0, decidedBy: null, reasons: [] })),
    'plan-applied': shown(
      plan('applied', { outcome: 'Pax8 has set 10 seats.', quantityAfter: 10, sentAt: now }),
    ),
    'plan-stale': shown(plan('stale', { outcome: 'It has 13 seats now; the plan was from 12.' })),
    'plan-missed': shown(plan('failed', { outcome: 'The window has closed.' })),
    'plan-replaced': shown(
      plan('cancelled', {
        outcome: 'Another plan for the same renewal took its place.',
        approvals: [{ person: bo, at: now - hour }],
      }),
    ),
    'plan-withdrawn-allowed': shown(
      plan('cancelled', { approversNeeded: 0, decidedBy: ana, reasons: [], purpose: names.hostile }),
    ),
    'pending-kinds': () =>
      views.pending(
        {
          changes: [cancellation('pending'), plan('pending', { id: other, companyName: names.hostile })],
          page: 0,
          say: 'pending',
        },
        now,
      ),
    'reminder-cancellation': () =>
      views.reminder(cancellation('pending', { expiresAt: now + 5 * hour }), now),
    'refused-cancel-locked': refused('cancel', { kind: 'before-term-end', at: termEnd }),
    'refused-cancel-lock': refused('cancel', { kind: 'cancel-after-renewal', at: now + 20 * hour }),
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
    'unclear-end': () => views.unclearEnd({ written: names.hostile }),
    'against-policy-cancel': () =>
      views.againstPolicy({
        ...{ what: 'cancel', company: company(), subscription: subscription(), to: 0 },
        because: { kind: 'role', role: 'viewer' },
      }),
  };
};
