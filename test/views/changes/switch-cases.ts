import type { Change, ChangeState } from '../../../src/core/changes/change.ts';
import type { OrderPlaced } from '../../../src/core/changes/wanted.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { bundleCard } from '../../../src/views/changes/bundle.ts';
import { switchStoppedCard } from '../../../src/views/changes/switch-stopped.ts';
import { orderFormCard } from '../../../src/views/ordering/order-form.ts';
import { todayCard } from '../../../src/views/renewals/today.ts';
import type { Given } from '../../samples/change.ts';
import { orderWanted } from '../../samples/order.ts';
import { form } from '../ordering/order-samples.ts';
import { bo, change, company, type Lay, names, now, show, subscription } from '../samples.ts';

const premium = 'Microsoft 365 Business Premium [New Commerce Experience]';
const minute = 60_000;
const end = Date.UTC(2026, 11, 4);
const orderId = '7c1e6c9e-3d1f-4f43-9f0a-5f6d3a9f2c77';
const made = '9d1e6c9e-3d1f-4f43-9f0a-5f6d3a9f2c78';
const bundle = (line: number) => ({
  ...{ id: '5b7e6c9e-3d1f-4f43-9f0a-5f6d3a9f2c99', line, told: [], kind: 'switch' as const },
});
const by = { approvals: [{ person: bo, at: now }] };

const order = (state: ChangeState, status: string | null, rest: Given = {}): Change => {
  const placed: OrderPlaced | null =
    status === null
      ? null
      : {
          ...{ orderId: made, readAt: now + 41 * minute, nextAt: null },
          lines: [{ subscriptionId: made, status }],
        };
  const line = { productName: premium, seats: 6, price: 23.1, partnerCost: 19.4 };
  return change(state, {
    ...{ id: orderId, bundle: bundle(0), productName: premium, wanted: orderWanted(line, { placed }) },
    notes: [{ kind: 'order-committed', term: '1-Year' }, { kind: 'order-window' }],
    reasons: [{ kind: 'always' }],
    ...(state === 'pending' ? {} : by),
    ...(state === 'applied' ? { sentAt: now, found: { kind: 'order', quantity: 6 } } : {}),
    ...rest,
  });
};
const old = (state: ChangeState, rest: Given = {}): Change =>
  change(state, {
    ...{ id: '8c1e6c9e-3d1f-4f43-9f0a-5f6d3a9f2c11', bundle: bundle(1), productName: premium },
    wanted: { kind: 'cancel', seats: 6, at: end, afterOrder: orderId },
    seen: {
      ...{ quantity: 6, status: 'Active', commitmentEndsAt: end, commitmentTerm: 'Monthly' },
      ...{ billingTerm: 'Monthly', billingStartAt: end, price: 26.4, partnerCost: 22.2, currency: 'USD' },
    },
    notes: [
      { kind: 'switch-overlap', until: end, amount: { amount: '50.12', currency: 'USD' } },
      { kind: 'switch-by', at: end - 24 * 60 * minute },
      { kind: 'service-term-unseen' },
    ],
    reasons: [{ kind: 'cancel' }],
    ...(state === 'pending' ? {} : by),
    ...rest,
  });

/** A switch from a month to a year. */
export const switchCases = (answer: Lay): Readonly<Record<string, () => Answer>> => {
  const shown =
    (first: Change, second: Change, buttons: 'all' | 'none' | 'approver' = 'all') =>
    (): Answer =>
      answer(bundleCard([first, second], { buttons }, show));
  const stopped = (first: Change, second: Change) => (): Answer =>
    answer(switchStoppedCard({ order: first, change: second }, show));
  const today = (each: Change) => ({
    ...{ kind: 'switch' as const, companyId: company().id, subscriptions: [], change: each, seats: null },
    ...{ unused: null, confidence: null, usage: null, until: null, unknown: 0 },
    amounts: [{ amount: '158.40', currency: 'USD' }],
  });
  const tooLate = old('cancelled', { reason: 'too-late', decided: { by: null, at: now } });
  return {
    'switch-pending': shown(order('pending', null), old('pending')),
    'switch-overlap-unknown': shown(
      order('pending', null),
      old('pending', { notes: [{ kind: 'switch-overlap', until: end, amount: null }] }),
    ),
    'switch-provisioning': shown(order('applied', 'PendingAutomated'), old('planned')),
    'switch-active': shown(order('applied', 'Active'), old('planned')),
    'switch-applied': shown(
      order('applied', 'Active'),
      old('applied', { sentAt: now, found: { kind: 'end', endsAt: end, over: false } }),
    ),
    'switch-stopped-card': shown(order('applied', 'PendingManual'), tooLate),
    'switch-moved-card': shown(
      order('applied', 'Active'),
      old('stale', { reason: { kind: 'seats-moved', seats: 8, from: 6, planned: false } }),
    ),
    'switch-not-ordered': shown(
      order('stale', null, {
        reason: {
          kind: 'switch-broken',
          because: { kind: 'seats-moved', seats: 8, from: 6, planned: false },
        },
      }),
      old('cancelled', { reason: 'order-not-made', decided: { by: null, at: now } }),
    ),
    'switch-too-late': shown(
      order('stale', null, {
        reason: {
          kind: 'switch-broken',
          because: { kind: 'refused', because: { kind: 'switch-too-late', at: end } },
        },
      }),
      old('cancelled', { reason: 'order-not-made', decided: { by: null, at: now } }),
    ),
    'switch-kept-monthly': shown(
      order('stale', null, { reason: { kind: 'switch-broken', because: null } }),
      old('cancelled', { reason: null }),
    ),
    'switch-kept': shown(order('applied', 'Active'), old('cancelled', { reason: 'kept' })),
    'switch-stopped-consent': stopped(
      order('applied', 'Active'),
      old('stale', { reason: { kind: 'no-consent' } }),
    ),
    'switch-stopped': stopped(order('applied', 'PendingManual'), tooLate),
    'switch-stopped-active': stopped(
      order('applied', 'Active'),
      old('failed', {
        reason: { kind: 'refused', failure: { kind: 'pax8', trouble: 'refused' } },
        pax8Text: names.hostile,
        sentAt: now,
      }),
    ),
    'switch-stopped-other-status': stopped(
      order('applied', 'Active'),
      old('stale', { reason: { kind: 'order-not-active', status: 'WaitingForDetails' } }),
    ),
    'switch-stopped-not-shown': stopped(
      order('applied', 'Active'),
      old('stale', { reason: { kind: 'order-not-active', status: null } }),
    ),
    'switch-stopped-not-ordered': stopped(
      order('failed', null),
      old('cancelled', { reason: 'order-not-made', decided: { by: null, at: now } }),
    ),
    'switch-stopped-by-hand': stopped(
      order('applied', null),
      old('cancelled', { reason: 'order-unproved', decided: { by: null, at: now } }),
    ),
    'switch-form': () =>
      answer(orderFormCard({ ...form(), draft: { ...form().draft, replaces: subscription().id } })),
    'today-switches': () =>
      answer(
        todayCard(
          {
            lines: [
              today(old('planned')),
              today(tooLate),
              today(old('stale', { reason: { kind: 'end-moved' } })),
            ],
            ...{ unseen: [], asOf: now, page: 0, say: 'today' },
            companies: new Map([[company().id, company()]]),
          },
          show,
        ),
      ),
  };
};
